import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Fault } from '../../domain/errors.ts';
import type { FileKind } from '../../state/file-faults.ts';
import { createFileJob, createJob, type Job, type JobShelf, type JobState } from '../../state/job.ts';

/** A job of a part of the page: how it stands, and what can be done about it. */
export interface PageJob<T> extends Job<T> {
  readonly state: JobState<T>;
  readonly isRunning: boolean;
}

export interface PageJobOptions {
  /** Hears why the job failed; an alert, unless said otherwise. */
  readonly onFault?: (fault: Fault) => void;
  /** What it reads files of: the alert about a file goes when the next of the kind is read. */
  readonly files?: FileKind;
  /** Whether the job is finished when its part of the page is left, as a download or a file is that a person asked for. */
  readonly outlivesPage?: boolean;
}

/** One job of a part of the page; it is cancelled with that part, unless said otherwise. Its methods stay the same from one drawing to the next. */
export function useJob<T = void>({ onFault, files, outlivesPage = false }: PageJobOptions = {}): PageJob<T> {
  const [job] = useState(() => (files === undefined ? createJob<T>(onFault) : createFileJob<T>(files)));
  const state = useSyncExternalStore(job.subscribe, job.getState);
  useEffect(() => (outlivesPage ? undefined : job.cancel), [job, outlivesPage]);
  return { ...job, state, isRunning: state.status === 'running' };
}

/** Every answer on a shelf; the component is drawn again when one comes. */
export function useJobShelf<T>(shelf: JobShelf<T>): Readonly<Record<string, JobState<T>>> {
  return useSyncExternalStore(shelf.subscribe, shelf.getState);
}

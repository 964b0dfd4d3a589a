import { createStore } from 'zustand/vanilla';
import { describeError, type Fault } from '../domain/errors.ts';
import { reportFault } from './atlas-store.ts';
import { type FileKind, forgetFileFaults, reportFileFault } from './file-faults.ts';

/** How much of a job is done, in whatever the job counts; a total of 0 is one that is not known yet. */
export interface Share {
  readonly done: number;
  readonly total: number;
}

/** A piece of work that takes time: not asked for, under way, done, stopped by the person, or failed (an alert says why). */
export type JobState<T> =
  | { readonly status: 'idle' }
  | ({ readonly status: 'running' } & Share)
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'stopped' }
  | { readonly status: 'failed'; readonly fault: Fault };

/** The work of a job. It heeds the signal and may tell how far it is; once the signal is aborted nobody hears of it. */
export type Work<T> = (options: { readonly signal: AbortSignal; readonly onProgress: (done: number, total: number) => void }) => Promise<T>;

export interface Job<T> {
  getState(): JobState<T>;
  /** @returns how to stop listening */
  subscribe(listener: (state: JobState<T>) => void): () => void;
  /** Start; what still runs is given up. Resolves with how this work ended, a fault being a way to end; never rejects. */
  start(work: Work<T>): Promise<JobState<T>>;
  /** Start the last work again. */
  retry(): Promise<JobState<T>>;
  /** Stop at once, without waiting for the work; one that is not running stays as it is. */
  cancel(): void;
  /** Put a known answer, or nothing (`undefined`), in place of whatever there is; what runs is given up. */
  settle(value: T | undefined): void;
}

const IDLE = { status: 'idle' } as const;
const STOPPED = { status: 'stopped' } as const;

/**
 * One piece of work at a time, that can be started, stopped and tried again.
 * @param onFault hears why it failed; an alert, unless said otherwise
 * @param onStart hears that work begins, the same once more too
 */
export function createJob<T>(onFault: (fault: Fault) => void = reportFault, onStart: () => void = () => undefined): Job<T> {
  const store = createStore<JobState<T>>(() => IDLE);
  let running: AbortController | undefined;
  let last: Work<T> | undefined;

  const put = (state: JobState<T>): JobState<T> => {
    store.setState(state, true);
    return state;
  };
  const giveUp = (): void => {
    const given = running;
    running = undefined;
    given?.abort();
  };
  const start = async (work: Work<T>): Promise<JobState<T>> => {
    giveUp();
    onStart();
    const mine = new AbortController();
    [running, last] = [mine, work];
    put({ status: 'running', done: 0, total: 0 });
    try {
      const value = await work({
        signal: mine.signal,
        onProgress: (done, total) => {
          if (running === mine) put({ status: 'running', done, total });
        },
      });
      if (running !== mine) return STOPPED;
      running = undefined;
      return put({ status: 'done', value });
    } catch (error) {
      if (running !== mine) return STOPPED;
      running = undefined;
      const fault = describeError(error);
      onFault(fault);
      return put({ status: 'failed', fault });
    }
  };
  return {
    getState: store.getState,
    subscribe: (listener) => store.subscribe(listener),
    start,
    retry: async () => (last ? start(last) : store.getState()),
    cancel: () => {
      if (!running) return;
      giveUp();
      put(STOPPED);
    },
    settle: (value) => {
      giveUp();
      put(value === undefined ? IDLE : { status: 'done', value });
    },
  };
}

/** The reading of files that a person brings: the alert about one goes when the next of its kind is read. */
export function createFileJob<T>(kind: FileKind): Job<T> {
  return createJob<T>(
    (fault) => reportFileFault(kind, fault),
    () => forgetFileFaults(kind),
  );
}

/** Several jobs as one: under way while any is, then failed or stopped where any is, and done once all are. */
export function joinJobs(states: readonly (JobState<unknown> | undefined)[]): JobState<undefined> {
  const running = states.flatMap((state) => (state?.status === 'running' ? [state] : []));
  if (running.length > 0) {
    return { status: 'running', done: running.reduce((sum, { done }) => sum + done, 0), total: running.reduce((sum, { total }) => sum + total, 0) };
  }
  const failed = states.find((state) => state?.status === 'failed');
  if (failed?.status === 'failed') return failed;
  if (states.some((state) => state?.status === 'stopped')) return STOPPED;
  return states.every((state) => state?.status === 'done') ? { status: 'done', value: undefined } : IDLE;
}

/** Whether a job was stopped or failed, so that its answer is missing until it is tried again. */
export function isUnfinished(state: JobState<unknown> | undefined): boolean {
  return state?.status === 'stopped' || state?.status === 'failed';
}

/** Answers by their keys: each is asked for once, until it is forgotten. */
export interface JobShelf<T> {
  getState(): Readonly<Record<string, JobState<T>>>;
  subscribe(listener: () => void): () => void;
  /**
   * Start the work, unless its answer is known or under way, or it was stopped or failed. Resolves when it has ended.
   * @param onFault hears why this one failed, in place of the shelf's own
   */
  ask(key: string, work: Work<T>, onFault?: (fault: Fault) => void): Promise<void>;
  /** Stop what is under way. */
  stop(): void;
  /** Let what was stopped or failed be asked for again. */
  forgetUnfinished(): void;
  /** Drop answers, and give up those that are under way. */
  forget(isForgotten: (key: string) => boolean): void;
}

/** Resolves once a job is not under way. */
async function settled<T>(job: Job<T>): Promise<void> {
  if (job.getState().status !== 'running') return;
  await new Promise<void>((resolve) => {
    const stop = job.subscribe(({ status }) => {
      if (status === 'running') return;
      stop();
      resolve();
    });
  });
}

/** @param onFault hears why a job failed; an alert, unless said otherwise */
export function createJobShelf<T>(onFault?: (fault: Fault) => void): JobShelf<T> {
  const store = createStore<Readonly<Record<string, JobState<T>>>>(() => ({}));
  const jobs = new Map<string, Job<T>>();
  const drop = (isDropped: (key: string) => boolean): void => {
    for (const [key, job] of jobs) {
      if (!isDropped(key)) continue;
      jobs.delete(key);
      job.cancel();
    }
    store.setState(Object.fromEntries(Object.entries(store.getState()).filter(([key]) => jobs.has(key))), true);
  };
  return {
    getState: store.getState,
    subscribe: (listener) => store.subscribe(listener),
    ask: async (key, work, onThis = onFault) => {
      const known = jobs.get(key);
      if (known) {
        await settled(known);
        return;
      }
      const job = createJob<T>(onThis);
      jobs.set(key, job);
      job.subscribe((state) => {
        if (jobs.get(key) === job) store.setState({ [key]: state });
      });
      await job.start(work);
    },
    stop: () => {
      for (const job of jobs.values()) job.cancel();
    },
    forgetUnfinished: () => drop((key) => isUnfinished(jobs.get(key)?.getState())),
    forget: drop,
  };
}

import * as Comlink from 'comlink';
import type { MigrationYearSummary } from '../domain/movement/sequences/describe-migration-years.ts';
import type { CorridorResult, PartialCorridors } from '../domain/movement/types.ts';
import type { CorridorsRequest, CorridorsWorkerApi, SequencesRequest } from './corridors-worker.ts';
import { RestartingWorker, type JobOptions } from './run-in-worker.ts';

/** One individual's models are fitted, or its corridor drawn, without a pause; ms. */
const CALCULATING_MS = 600_000;

const worker = new RestartingWorker<CorridorsWorkerApi>(
  () => new Worker(new URL('./corridors-worker.ts', import.meta.url), { type: 'module', name: 'atlas corridors' }),
  CALCULATING_MS,
);

/** Displacement, fitted model and migrations of every animal and migration year; tracks are copied. Progress is in animals. */
export function findSequencesInWorker(request: SequencesRequest, options?: JobOptions): Promise<MigrationYearSummary[]> {
  return worker.run<MigrationYearSummary[]>((api, jobId, onProgress) => api.findSequences(jobId, request, onProgress), options);
}

/**
 * Corridors away from the page's thread, drawn by several workers at once; see `computeCorridors`. Tracks are copied, the
 * caller keeps them. `onPartial` hears the outlines of what is drawn so far. Progress is in sequences.
 * Rejects with AtlasError, also when a worker crashes (the next call starts anew), or with the signal's reason.
 */
export async function computeCorridorsInWorker(
  request: CorridorsRequest,
  { onPartial, ...options }: JobOptions & { readonly onPartial?: (partial: PartialCorridors) => void } = {},
): Promise<CorridorResult> {
  // Once answered or cancelled, what is still on its way is not heard.
  let open = true;
  const hear = Comlink.proxy((partial: PartialCorridors) => {
    if (open && !options.signal?.aborted) onPartial?.(partial);
  });
  try {
    return await worker.run<CorridorResult>((api, jobId, onProgress) => api.computeCorridors(jobId, request, onProgress, hear), options);
  } finally {
    open = false;
  }
}

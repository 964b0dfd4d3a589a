import type { CorridorLabour } from '../domain/movement/corridors/compute-corridors.ts';
import type { MotionVariance } from '../domain/movement/bridges/brownian-bridge.ts';
import type { DrawnIndividual } from '../domain/movement/corridors/draw-individual.ts';
import type { CorridorPartWorkerApi } from './corridor-part-worker.ts';
import { RestartingWorker } from './run-in-worker.ts';

/** More workers than this hold more grids in memory than they save time. */
const MOST_HANDS = 4;
/** One individual's corridor is drawn without a pause, and may take minutes on a slow machine; ms. */
const CALCULATING_MS = 600_000;

const idle: RestartingWorker<CorridorPartWorkerApi>[] = Array.from(
  { length: Math.max(1, Math.min(MOST_HANDS, navigator.hardwareConcurrency)) },
  (_, index) =>
    new RestartingWorker<CorridorPartWorkerApi>(
      () => new Worker(new URL('./corridor-part-worker.ts', import.meta.url), { type: 'module', name: `atlas corridors ${index + 1}` }),
      CALCULATING_MS,
    ),
);
const hands = idle.length;
const queue: ((worker: RestartingWorker<CorridorPartWorkerApi>) => void)[] = [];

/** Lend a worker that has nothing to do, in order of asking. */
async function withWorker<Result>(work: (worker: RestartingWorker<CorridorPartWorkerApi>) => Promise<Result>): Promise<Result> {
  const worker = idle.shift() ?? (await new Promise<RestartingWorker<CorridorPartWorkerApi>>((resolve) => queue.push(resolve)));
  try {
    return await work(worker);
  } finally {
    const next = queue.shift();
    if (next) next(worker);
    else idle.push(worker);
  }
}

/**
 * Workers, started when first used, that share the heavy parts of the corridors of whoever asks. One that crashes fails the
 * individual in hand with an AtlasError, and is replaced.
 * @returns undefined where this browser's workers cannot start workers: the caller then does the work itself
 */
export function hireCorridorPool(signal: AbortSignal): CorridorLabour | undefined {
  if (typeof Worker === 'undefined') return undefined;
  return {
    hands,
    estimate: (sequences, method) =>
      withWorker((worker) =>
        worker.run<(MotionVariance | null)[]>((api, jobId, onProgress) => api.estimate(jobId, { sequences, method }, onProgress), { signal }),
      ),
    draw: (drawing) => withWorker((worker) => worker.run<DrawnIndividual>((api, jobId, onProgress) => api.draw(jobId, drawing, onProgress), { signal })),
  };
}

import type { BarrierCrossing } from '../domain/crossings/types.ts';
import type { AtlasWorkerApi, CoverageAnswer, CoverageRequest, CrossingsRequest } from './atlas-worker.ts';
import { RestartingWorker, type JobOptions } from './run-in-worker.ts';

const worker = new RestartingWorker<AtlasWorkerApi>(
  () => new Worker(new URL('./atlas-worker.ts', import.meta.url), { type: 'module', name: 'atlas analysis' }),
);

/** Where one barrier layer crosses a population's corridors; both are read from their PMTiles at the analysis zoom. */
export function findCrossings(request: CrossingsRequest, options?: JobOptions): Promise<BarrierCrossing[]> {
  return worker.run<BarrierCrossing[]>((api, jobId, onProgress) => api.findCrossings(jobId, request, onProgress), options);
}

/** The share of each corridor use class that a set of areas covers. */
export function measureAreaCoverage(request: CoverageRequest, options?: JobOptions): Promise<CoverageAnswer> {
  return worker.run<CoverageAnswer>((api, jobId, onProgress) => api.measureCoverage(jobId, request, onProgress), options);
}

import * as Comlink from 'comlink';
import type { AreaSet } from '../domain/areas/area-set.ts';
import type { CoverageAnswer } from '../domain/coverage/area-share.ts';
import type { BarrierCrossing } from '../domain/crossings/types.ts';
import type { ArchiveNote } from '../domain/tiles/describe-archive.ts';
import type {
  AreasFile,
  AtlasWorkerApi,
  CountriesRequest,
  CoverageRequest,
  CrossingsRequest,
  UserCoverageRequest,
  UserCrossingsRequest,
} from './atlas-worker.ts';
import { RestartingWorker, type JobOptions } from './run-in-worker.ts';

const worker = new RestartingWorker<AtlasWorkerApi>(
  () => new Worker(new URL('./atlas-worker.ts', import.meta.url), { type: 'module', name: 'atlas analysis' }),
);

/** Where one barrier layer crosses a population's corridors; both are read from their PMTiles at the analysis zoom. */
export function findCrossings(request: CrossingsRequest, options?: JobOptions): Promise<BarrierCrossing[]> {
  return worker.run<BarrierCrossing[]>((api, jobId, onProgress) => api.findCrossings(jobId, request, onProgress), options);
}

/** The country of each position, ISO 3166-1 alpha-3; undefined at sea. */
export function locateCountries(request: CountriesRequest, options?: JobOptions): Promise<(string | undefined)[]> {
  return worker.run<(string | undefined)[]>((api, jobId, onProgress) => api.locateCountries(jobId, request, onProgress), options);
}

/** The share of each corridor use class that a set of areas covers. */
export function measureAreaCoverage(request: CoverageRequest, options?: JobOptions): Promise<CoverageAnswer> {
  return worker.run<CoverageAnswer>((api, jobId, onProgress) => api.measureCoverage(jobId, request, onProgress), options);
}

/** Where one barrier layer crosses corridors that a user computed. */
export function crossUserCorridors(request: UserCrossingsRequest, options?: JobOptions): Promise<BarrierCrossing[]> {
  return worker.run<BarrierCrossing[]>((api, jobId, onProgress) => api.crossUserCorridors(jobId, request, onProgress), options);
}

/** The share of each use class of corridors that a user computed that a set of areas covers. */
export function measureUserCorridorCoverage(request: UserCoverageRequest, options?: JobOptions): Promise<CoverageAnswer> {
  return worker.run<CoverageAnswer>((api, jobId, onProgress) => api.measureUserCorridorCoverage(jobId, request, onProgress), options);
}

/** What a PMTiles archive says about itself; see `describeArchive`. */
export function describeArchive(url: string, options?: JobOptions): Promise<ArchiveNote> {
  return worker.run<ArchiveNote>((api, jobId, onProgress) => api.describeArchive(jobId, url, onProgress), options);
}

/**
 * A user's areas, read away from the page's thread. `file.bytes` moves to the worker and is empty afterwards.
 * Rejects with AtlasError naming the file where it cannot be used.
 */
export function readAreas(file: AreasFile, options?: JobOptions): Promise<AreaSet> {
  return worker.run<AreaSet>((api, jobId, onProgress) => api.readAreas(jobId, Comlink.transfer(file, [file.bytes]), onProgress), options);
}

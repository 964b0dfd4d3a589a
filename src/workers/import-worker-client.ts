import type { ImportRequest, ImportWorkerApi, PreparedImport } from './import-worker.ts';
import { RestartingWorker, type JobOptions } from './run-in-worker.ts';

const worker = new RestartingWorker<ImportWorkerApi>(
  () => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module', name: 'atlas import' }),
);

/**
 * Import tracks away from the page's thread; see `importTracks`. Progress is in bytes of all files.
 * Rejects with AtlasError naming file, row and field, or with the signal's reason when cancelled.
 */
export function importTracksInWorker(request: ImportRequest, options?: JobOptions): Promise<PreparedImport> {
  return worker.run<PreparedImport>((api, jobId, onProgress) => api.importTracks(jobId, request, onProgress), options);
}

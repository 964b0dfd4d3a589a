import * as Comlink from 'comlink';
import { importTracks } from '../domain/tracks/import/import-tracks.ts';
import type { ImportOptions, ImportResult } from '../domain/tracks/import/import-types.ts';
import { answerJob, cancelJob } from './answer-jobs.ts';
import type { JobAnswer } from './run-in-worker.ts';

/** What an import needs besides what every job has. */
export type ImportChoices = Omit<ImportOptions, 'signal' | 'onProgress'>;

export interface ImportRequest {
  readonly files: readonly File[];
  readonly choices: ImportChoices;
}

const job = answerJob<ImportRequest, ImportResult>(({ files, choices }, signal, onProgress) => importTracks(files, { ...choices, signal, onProgress }));

const api = {
  cancel: cancelJob,
  /** The tracks move to the page: hundreds of megabytes are not copied. */
  async importTracks(jobId: number, request: ImportRequest, onProgress: (done: number, total: number) => void): Promise<JobAnswer<ImportResult>> {
    const answer = await job(jobId, request, onProgress);
    if (!answer.ok || answer.value.kind !== 'tracks') return answer;
    const buffers = answer.value.tracks.flatMap(({ time, lon, lat, error }) => [time.buffer, lon.buffer, lat.buffer, error.buffer]);
    return Comlink.transfer(answer, buffers);
  },
};

export type ImportWorkerApi = typeof api;

Comlink.expose(api);

import * as Comlink from 'comlink';
import { summariseTracks, type TracksSummary } from '../domain/movement/choose-settings/summarise-tracks.ts';
import { importTracks } from '../domain/tracks/import/import-tracks.ts';
import type { ImportedTracks, ImportOptions, ImportResult } from '../domain/tracks/import/import-types.ts';
import { medianIntervalHours } from '../domain/tracks/track.ts';
import { answerJob, cancelJob } from './answer-jobs.ts';
import type { JobAnswer } from './run-in-worker.ts';

/** What an import needs besides what every job has. */
export type ImportChoices = Omit<ImportOptions, 'signal' | 'onProgress'>;

export interface ImportRequest {
  readonly files: readonly File[];
  readonly choices: ImportChoices;
}

/** An import, and what takes too long to find out on the page's thread. */
export type PreparedImport = Exclude<ImportResult, ImportedTracks> | (ImportedTracks & { readonly intervalHours: number; readonly summary: TracksSummary });

const job = answerJob<ImportRequest, PreparedImport>(async ({ files, choices }, signal, onProgress) => {
  const result = await importTracks(files, { ...choices, signal, onProgress });
  return result.kind === 'mapping'
    ? result
    : { ...result, intervalHours: medianIntervalHours(result.tracks), summary: summariseTracks(result.tracks, result.sensors) };
});

const api = {
  cancel: cancelJob,
  /** The tracks move to the page: hundreds of megabytes are not copied. */
  async importTracks(jobId: number, request: ImportRequest, onProgress: (done: number, total: number) => void): Promise<JobAnswer<PreparedImport>> {
    const answer = await job(jobId, request, onProgress);
    if (!answer.ok || answer.value.kind !== 'tracks') return answer;
    const buffers = answer.value.tracks.flatMap(({ time, lon, lat, error }) => [time.buffer, lon.buffer, lat.buffer, error.buffer]);
    return Comlink.transfer(answer, buffers);
  },
};

export type ImportWorkerApi = typeof api;

Comlink.expose(api);

import type { CorridorMethod } from '../domain/movement/corridor-method.ts';
import * as Comlink from 'comlink';
import { computeWithSample } from '../domain/movement/corridors/tell-sample.ts';
import { alignYears, describeMigrationYears, type MigrationYearSummary } from '../domain/movement/sequences/describe-migration-years.ts';
import type { SequenceOptions } from '../domain/movement/sequences/find-migration-years.ts';
import type { SequenceSource } from '../domain/movement/sequences/prepare-sequences.ts';
import type { CorridorResult, PartialCorridors } from '../domain/movement/types.ts';
import type { Track } from '../domain/tracks/track.ts';
import { answerJob, cancelJob } from './answer-jobs.ts';
import { hireCorridorPool } from './corridor-pool.ts';
import type { JobAnswer } from './run-in-worker.ts';

export interface SequencesRequest {
  readonly tracks: readonly Track[];
  readonly options: SequenceOptions;
}

export interface CorridorsRequest extends SequenceSource {
  readonly tracks: readonly Track[];
  readonly method: CorridorMethod;
  /** Settings that nobody gave: see `computeCorridors`. */
  readonly chosen?: readonly (keyof CorridorMethod)[];
}

/** Longest the worker is deaf to a cancelled job, ms, but for one individual's models. */
const TURN_MS = 40;

const api = {
  cancel: cancelJob,
  findSequences: answerJob<SequencesRequest, MigrationYearSummary[]>(async ({ tracks, options }, signal, onProgress) => {
    const years: MigrationYearSummary[] = [];
    let turn = performance.now();
    for (const [index, track] of tracks.entries()) {
      years.push(...describeMigrationYears(track, options));
      if (performance.now() - turn < TURN_MS) continue;
      onProgress(index + 1, tracks.length);
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      turn = performance.now();
    }
    return alignYears(years, tracks, options);
  }),
  /** The UD moves to the page: it may be of millions of cells. */
  async computeCorridors(
    jobId: number,
    request: CorridorsRequest,
    onProgress: (done: number, total: number) => void,
    onPartial: (partial: PartialCorridors) => void,
  ): Promise<JobAnswer<CorridorResult>> {
    const job = answerJob<CorridorsRequest, CorridorResult>(({ tracks, method, ...source }, signal, tell) => {
      const labour = hireCorridorPool(signal);
      return computeWithSample(tracks, method, { ...source, signal, onProgress: tell, onPartial, ...(labour && { labour }) });
    });
    const answer = await job(jobId, request, onProgress);
    return answer.ok && answer.value.ud ? Comlink.transfer(answer, [answer.value.ud.values.buffer]) : answer;
  },
};

export type CorridorsWorkerApi = typeof api;

Comlink.expose(api);

import * as Comlink from 'comlink';
import { AtlasError } from '../domain/errors.ts';
import { type PackedLines, unpackLines } from '../domain/siting/pack-lines.ts';
import { buffersOf, type PackedVisit, packVisit } from '../domain/siting/pack-visit.ts';
import { prepareLine } from '../domain/siting/siting-line.ts';
import type { PassageOptions } from '../domain/siting/track-on-line.ts';
import { type TrackVisit, trackVisitor } from '../domain/siting/visit-tracks.ts';
import { type PackedTracks, unpackTracks } from '../domain/tracks/pack-tracks.ts';
import type { Track } from '../domain/tracks/track.ts';
import { answerJob, cancelJob } from './answer-jobs.ts';
import type { JobAnswer } from './run-in-worker.ts';

export interface HandRequest extends PassageOptions {
  /** Of the question. */
  readonly question: number;
  readonly tracks: PackedTracks;
  readonly lines: PackedLines;
}

export interface VisitRequest {
  readonly question: number;
  /** Number of the track. */
  readonly track: number;
}

/** The tracks that were read last. */
let held: { readonly key: string; readonly tracks: readonly Track[] } | undefined;
let asked: { readonly question: number; readonly tracks: readonly Track[]; readonly visit: (track: Track) => TrackVisit } | undefined;

const visit = answerJob<VisitRequest, PackedVisit>(async ({ question, track }) => {
  const found = asked?.question === question ? asked.tracks[track] : undefined;
  // Started anew it knows of no question: whoever asks does it alone.
  if (!asked || !found) throw new AtlasError('worker.crashed');
  return packVisit(asked.visit(found));
});

const api = {
  cancel: cancelJob,
  prepare: answerJob<HandRequest, void>(async ({ question, tracks, lines, locationErrorM, maxLagHours }) => {
    if (held?.key !== tracks.key) held = { key: tracks.key, tracks: await unpackTracks(tracks) };
    asked = { question, tracks: held.tracks, visit: trackVisitor(prepareLine(unpackLines(lines)), { locationErrorM, maxLagHours }, true) };
  }),
  async visit(jobId: number, request: VisitRequest, onProgress: (done: number, total: number) => void): Promise<JobAnswer<PackedVisit>> {
    const answer = await visit(jobId, request, onProgress);
    return answer.ok ? Comlink.transfer(answer, buffersOf(answer.value)) : answer;
  },
};

export type SitingHandApi = typeof api;

Comlink.expose(api);

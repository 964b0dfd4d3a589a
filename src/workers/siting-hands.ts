import { packLines } from '../domain/siting/pack-lines.ts';
import { type PackedVisit, unpackVisit } from '../domain/siting/pack-visit.ts';
import type { LineSitingRequest } from '../domain/siting/site-line.ts';
import { prepareLine, type SitingLine } from '../domain/siting/siting-line.ts';
import type { VisitHand, VisitLabour } from '../domain/siting/visit-tracks.ts';
import { type PackedTracks, packTracks } from '../domain/tracks/pack-tracks.ts';
import type { Track } from '../domain/tracks/track.ts';
import { RestartingWorker } from './run-in-worker.ts';
import type { SitingHandApi } from './siting-hand-worker.ts';

/** More of them wait for each other. */
const MOST_HANDS = 3;
/** Of fewer fixes this thread is done before others have begun; of more each would hold a hundred megabytes. */
const FEWEST_FIXES = 5_000;
const MOST_FIXES = 3_000_000;
/** One animal's steps are looked at without a pause; ms. */
const CALCULATING_MS = 600_000;

const workers = Array.from(
  { length: Math.max(0, Math.min(MOST_HANDS, navigator.hardwareConcurrency - 1)) },
  (_, index) =>
    new RestartingWorker<SitingHandApi>(
      () => new Worker(new URL('./siting-hand-worker.ts', import.meta.url), { type: 'module', name: `atlas siting ${index + 1}` }),
      CALCULATING_MS,
    ),
);

/** Tracks as they were passed last. */
let passed: { readonly of: readonly Track[]; readonly packed: PackedTracks } | undefined;
let questions = 0;
/** Which tracks each has read: it is given work before it says that it is ready. */
const read = new Map<RestartingWorker<SitingHandApi>, string>();

const channel = new MessageChannel();

/** Every message that has come by now is heard before it goes on. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(undefined);
  });
}

/**
 * Workers, started when first used, that share the animals of a question with the thread that asks. One that cannot be started, or
 * crashes, leaves its share to that thread.
 * @param packed the same tracks as they came, if they did so in one block
 * @returns undefined where it is not worth it, or this browser's workers cannot start workers
 */
export function hireSitingHands({ tracks, lines, locationErrorM, maxLagHours, signal }: LineSitingRequest, packed?: PackedTracks): VisitLabour | undefined {
  const fixes = tracks.reduce((sum, { time }) => sum + time.length, 0);
  if (typeof Worker === 'undefined' || tracks.length < 2 || fixes < FEWEST_FIXES || fixes > MOST_FIXES) return undefined;
  if (passed?.of !== tracks) passed = { of: tracks, packed: packed ?? packTracks(tracks) };
  const question = (questions += 1);
  const request = { question, tracks: passed.packed, lines: packLines(lines), locationErrorM, maxLagHours };
  const options = signal ? { signal } : {};
  let line: SitingLine | undefined;
  const lineAgain = (): SitingLine => (line ??= prepareLine(lines));
  const hands = workers.map(async (worker): Promise<VisitHand> => {
    const { key } = request.tracks;
    const prepared = worker
      .run<void>((api, jobId, onProgress) => api.prepare(jobId, request, onProgress), options)
      .then(
        () => read.set(worker, key),
        (error: unknown) => {
          read.delete(worker);
          throw error;
        },
      );
    if (read.get(worker) === key) prepared.catch(() => undefined);
    else await prepared;
    return {
      visit: async (track) => {
        const found = await worker.run<PackedVisit>((api, jobId, onProgress) => api.visit(jobId, { question, track }, onProgress), options);
        return unpackVisit(found, tracks[track]!, lineAgain, { locationErrorM, maxLagHours });
      },
    };
  });
  // Whoever asked may have given up before it looks for them.
  for (const hand of hands) hand.catch(() => undefined);
  return { hands, turn };
}

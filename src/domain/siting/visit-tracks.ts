import { NEAR_M } from '../crossing-events/limits.ts';
import type { NearbyBarriers } from '../crossing-events/grid-barriers.ts';
import type { BarrierIndex } from '../crossing-events/index-barriers.ts';
import type { Track } from '../tracks/track.ts';
import { alongWay, failedEncountersOf, indexEncounters, nearestOfFailed } from './failed-encounters.ts';
import { findPassagesOf, type Passage, type TrackPassages } from './find-passages.ts';
import { areMostAbove } from './positions.ts';
import { type PassageWidths, widthsOf } from './passage-quantiles.ts';
import type { SitingLine } from './siting-line.ts';
import { type PassageOptions, TrackOnLine } from './track-on-line.ts';

export type WidePassage = Passage & PassageWidths;

/** What one track tells of a line. */
export interface TrackVisit extends TrackPassages {
  readonly passages: readonly WidePassage[];
  /** Encounters that failed, by month (0–11) and the nearest place along the line; undefined where its fixes lie too far apart, or are too inaccurate, to tell, or nobody asked. */
  readonly failed: readonly { readonly month: number; readonly measure: number }[] | undefined;
}

/** Holds one track after another against a line. */
export function trackVisitor(line: SitingLine, options: PassageOptions, withFailed: boolean): (track: Track) => TrackVisit {
  let index: BarrierIndex | undefined;
  return (track) => {
    const way = new TrackOnLine(track, line, options);
    const barrier = (): NearbyBarriers | undefined => {
      index ??= indexEncounters(line);
      return index && alongWay(index, way);
    };
    const failed = withFailed && !areMostAbove(way.error, NEAR_M) ? failedEncountersOf(track, barrier) : undefined;
    const found = findPassagesOf(way);
    return {
      ...found,
      passages: found.passages.map((passage) => ({ ...passage, ...widthsOf(passage) })),
      failed: failed?.flatMap((encounter) => {
        const measure = nearestOfFailed(line, encounter);
        return measure === undefined ? [] : [{ month: new Date(encounter.time).getUTCMonth(), measure }];
      }),
    };
  };
}

/** Another thread that holds tracks against the line. */
export interface VisitHand {
  /** @param track its number among all */
  visit(track: number): Promise<TrackVisit>;
}

/** Help that a thread may have. */
export interface VisitLabour {
  /** Each comes once it has the tracks and the line, never where it cannot: nobody waits for it. */
  readonly hands: readonly Promise<VisitHand>[];
  /** Lets messages in. */
  turn(): Promise<void>;
}

/** Tracks that a hand has at once: one that it looks at, and the next. */
const AT_ONCE = 2;

/**
 * Visits of all tracks, in their order: the same whoever made them.
 * @param visit holds a track against the line in this thread
 * @param onVisit hears of each that is done; what it returns is waited for before this thread goes on
 */
export async function visitTracks(
  tracks: readonly Track[],
  visit: (track: Track) => TrackVisit,
  labour: VisitLabour | undefined,
  onVisit: () => Promise<void> | undefined,
): Promise<TrackVisit[]> {
  const visits: (TrackVisit | undefined)[] = tracks.map(() => undefined);
  // The longest first: what is left at the end is short.
  const waiting = [...tracks.keys()].sort((a, b) => tracks[a]!.time.length - tracks[b]!.time.length);
  /** With whom are those that have not come back, the last given last. */
  const given = new Map<number, VisitHand>();
  let wake = (): void => undefined;
  const help = async (hand: VisitHand): Promise<void> => {
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      given.set(number, hand);
      let found: TrackVisit;
      try {
        found = await hand.visit(number);
      } catch {
        // This thread does what a hand could not.
        if (given.delete(number)) waiting.push(number);
        wake();
        return;
      }
      // Else this thread was quicker.
      if (!given.delete(number)) continue;
      visits[number] = found;
      wake();
      await onVisit();
    }
  };
  /** One that its hand has not begun with: it has another before it. */
  const notBegun = (): number | undefined => {
    const all = [...given];
    return all.findLast(([, hand], at) => all.slice(0, at).some(([, other]) => other === hand))?.[0];
  };
  for (const coming of labour?.hands ?? []) {
    coming.then(
      (hand) => {
        for (let i = 0; i < AT_ONCE; i++) {
          // Where this thread gives up, nobody waits for it.
          help(hand).catch(() => undefined);
        }
      },
      () => undefined,
    );
  }
  let longest = 0;
  for (;;) {
    // When nothing else is left, this thread takes back what no hand has begun with.
    let number = waiting.pop() ?? notBegun();
    if (number === undefined && given.size > 0) {
      // A hand needs hardly longer than this thread did; one that does is busy with something else.
      const late = longest;
      const isLate = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(true), late);
        wake = () => {
          clearTimeout(timer);
          resolve(false);
        };
      });
      if (!isLate) continue;
      [number] = given.keys();
    }
    if (number === undefined) break;
    given.delete(number);
    const started = performance.now();
    visits[number] = visit(tracks[number]!);
    longest = Math.max(longest, performance.now() - started);
    await onVisit();
    if (labour) await labour.turn();
  }
  return visits.map((found, i) => found ?? visit(tracks[i]!));
}

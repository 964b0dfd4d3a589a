import type { Track } from '../tracks/track.ts';
import type { SitingLine } from './siting-line.ts';
import { type PassageOptions, TrackOnLine } from './track-on-line.ts';
import type { TrackVisit, WidePassage } from './visit-tracks.ts';

/** A visit in a few columns: a browser takes longer to pass thousands of short ones to a thread than to find what is in them. */
export interface PackedVisit extends Omit<TrackVisit, 'passages' | 'possible' | 'failed'> {
  /** Of each passage: from, to, probability, widths of the middle 50 % and 90 %, number of its places. */
  readonly passages: Float64Array;
  /** Numbers in each place of all passages. */
  readonly lengths: Uint32Array;
  /** Edges of all places, then their cumulative shares. */
  readonly places: Float64Array;
  /** Of each possible passage: from, to, measure, probability. */
  readonly possible: Float64Array;
  /** Of each failed encounter: month, measure. */
  readonly failed: Float64Array | undefined;
}

export function packVisit({ passages, possible, failed, ...visit }: TrackVisit): PackedVisit {
  const all = passages.flatMap(({ places }) => places);
  const lengths = Uint32Array.from(all, ({ edges }) => edges.length);
  const size = lengths.reduce((sum, length) => sum + length, 0);
  const columns = new Float64Array(2 * size);
  let at = 0;
  for (const { edges, cumulative } of all) {
    columns.set(edges, at);
    columns.set(cumulative, size + at);
    at += edges.length;
  }
  return {
    ...visit,
    passages: Float64Array.from(
      passages.flatMap(({ from, to, probability, middle50M, middle90M, places }) => [from, to, probability, middle50M, middle90M, places.length]),
    ),
    lengths,
    places: columns,
    possible: Float64Array.from(possible.flatMap(({ from, to, atM, probability }) => [from, to, atM, probability])),
    failed: failed && Float64Array.from(failed.flatMap(({ month, measure }) => [month, measure])),
  };
}

/** What moves to the thread that a visit is passed to. */
export function buffersOf({ days, passages, lengths, places, possible, failed }: PackedVisit): ArrayBufferLike[] {
  return [days, passages, lengths, places, possible, ...(failed ? [failed] : [])].map(({ buffer }) => buffer);
}

/**
 * The visit again, the same to the last bit; its places look into the columns.
 * @param track and @param line it is a visit of, for whoever asks where the mean way meets the line
 */
export function unpackVisit(
  { passages, lengths, places, possible, failed, ...visit }: PackedVisit,
  track: Track,
  line: () => SitingLine,
  options: PassageOptions,
): TrackVisit {
  const { individual } = visit;
  const size = places.length / 2;
  let way: TrackOnLine | undefined;
  let [number, at] = [0, 0];
  return {
    ...visit,
    passages: rowsOf(passages, 6, (i): WidePassage => {
      const from = passages[i]!;
      const to = passages[i + 1]!;
      return {
        individual,
        from,
        to,
        probability: passages[i + 2]!,
        middle50M: passages[i + 3]!,
        middle90M: passages[i + 4]!,
        places: Array.from({ length: passages[i + 5]! }, () => {
          const first = at;
          at += lengths[number++]!;
          return { edges: places.subarray(first, at), cumulative: places.subarray(size + first, size + at) };
        }),
        meanM: () => {
          way ??= new TrackOnLine(track, line(), options);
          return way.meanMeets(stepOf(track, from, to));
        },
      };
    }),
    possible: rowsOf(possible, 4, (i) => ({ individual, from: possible[i]!, to: possible[i + 1]!, atM: possible[i + 2]!, probability: possible[i + 3]! })),
    failed: failed && rowsOf(failed, 2, (i) => ({ month: failed[i]!, measure: failed[i + 1]! })),
  };
}

/** @param rowAt by where it begins in the column */
function rowsOf<Row>(column: Float64Array, width: number, rowAt: (i: number) => Row): Row[] {
  return Array.from({ length: column.length / width }, (_, row) => rowAt(width * row));
}

/** The step between two times: steps that tell of anything take time, so that there is one. */
function stepOf({ time }: Track, from: number, to: number): number {
  let i = time.indexOf(from);
  while (time[i + 1] !== to) i += 1;
  return i;
}

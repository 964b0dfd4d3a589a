import { type Months, moveToYear, occurrenceOf } from './months.ts';
import { alongStep, LONGEST_STEP_MS } from './track-at.ts';
import { firstAtOrAfter, type Track } from './track.ts';

/** A track's part in one year, or in some months of one, with times in the year of reference (`spanOf`). */
export interface TrackPiece extends Track {
  /** Number of the track that it was cut from. */
  readonly of: number;
  /** Years that were added to its times. */
  readonly shiftYears: number;
  /** Whether it is the way of the days before the months begin, which only a trail shows (`leadInto`). */
  readonly isLead?: true;
}

/**
 * All years over one another: tracks cut where months begin and end, each part moved to the year of reference with its day
 * and time of day. A step over such a day is cut in two there, unless its fixes lie further apart than `LONGEST_STEP_MS`.
 */
export function layOverYears(tracks: readonly Track[], months: Months): TrackPiece[] {
  return cutByYears(tracks, months, ({ start, end }) => [start, end]);
}

/**
 * The ways of the last days before the months begin, each moved to the year of reference like the part that follows it: when all
 * years lie over one another and time goes round, trails reach back over New Year. Each ends where its animal's next part begins.
 * @param leadMs how far back, ms
 */
export function leadInto(tracks: readonly Track[], months: Months, leadMs: number): TrackPiece[] {
  return cutByYears(tracks, months, ({ start }) => [start - leadMs, start]).map((piece) => ({ ...piece, isLead: true }));
}

type Occurrence = ReturnType<typeof occurrenceOf>;

/** Tracks in the part of each year that `spanIn` takes of its months, moved to the year of reference. */
function cutByYears(tracks: readonly Track[], months: Months, spanIn: (occurrence: Occurrence) => readonly [start: number, end: number]): TrackPiece[] {
  return tracks.flatMap((track, of) => {
    const { time } = track;
    if (time.length === 0) return [];
    const [first, last] = [new Date(time[0]!).getUTCFullYear(), new Date(time.at(-1)!).getUTCFullYear()];
    const pieces: TrackPiece[] = [];
    // Months that pass New Year may have begun the year before; what was in December leads into the January after it.
    for (let year = first - 1; year <= last + 1; year++) {
      const occurrence = occurrenceOf(months, year);
      const { shiftYears } = occurrence;
      const piece = cut(track, ...spanIn(occurrence));
      if (piece) pieces.push({ ...piece, time: piece.time.map((ms) => moveToYear(ms, new Date(ms).getUTCFullYear() + shiftYears)), of, shiftYears });
    }
    return pieces;
  });
}

/** The moment that a time of a piece was, ms since 1970 UTC. */
export function unshift({ shiftYears }: Pick<TrackPiece, 'shiftYears'>, ms: number): number {
  return shiftYears === 0 ? ms : moveToYear(ms, new Date(ms).getUTCFullYear() - shiftYears);
}

/** The fixes from `start` to before `end`, with the places on the way in and out; undefined without a fix. */
function cut(track: Track, start: number, end: number): Track | undefined {
  const { time } = track;
  const [from, until] = [firstAtOrAfter(time, start), firstAtOrAfter(time, end)];
  if (until <= from) return undefined;
  const columns = (name: 'time' | 'lon' | 'lat' | 'error'): number[] => Array.from(track[name].subarray(from, until));
  const [times, lon, lat, error] = [columns('time'), columns('lon'), columns('lat'), columns('error')];
  const isShort = (at: number): boolean => time[at + 1]! - time[at]! <= LONGEST_STEP_MS;
  const place = (at: number, ms: number): [number, number] => alongStep(track, at, (ms - time[at]!) / (time[at + 1]! - time[at]!));
  if (from > 0 && time[from]! > start && isShort(from - 1)) {
    const [x, y] = place(from - 1, start);
    times.unshift(start);
    lon.unshift(x);
    lat.unshift(y);
    error.unshift(0);
  }
  if (until < time.length && isShort(until - 1)) {
    const [x, y] = place(until - 1, end - 1);
    times.push(end - 1);
    lon.push(x);
    lat.push(y);
    error.push(0);
  }
  return {
    individual: track.individual,
    time: Float64Array.from(times),
    lon: Float64Array.from(lon),
    lat: Float64Array.from(lat),
    error: Float32Array.from(error),
  };
}

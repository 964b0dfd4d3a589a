import { shortGeodesicM } from '../geometry/distances.ts';
import { firstAtOrAfter, type Track } from './track.ts';

/** Between fixes that are further apart than this nobody knows where an animal was, ms. */
export const LONGEST_STEP_MS = 7 * 86_400_000;

const HOUR_MS = 3_600_000;

/** Where an individual was at a moment. */
export interface TrackPlace {
  /** [lon, lat] degrees on the straight line between the fixes around it, lon -180 to 180. */
  readonly position: [number, number];
  /** Time between those fixes, ms; 0 at a fix that stands alone. */
  readonly stepMs: number;
}

export interface TrackMoment extends TrackPlace {
  /** Speed along the straight way between those fixes, km/h: the animal was no slower. Undefined at a fix alone. */
  readonly kmh: number | undefined;
}

/**
 * The fix at or before a moment, by its index, so that it and the next one are around the moment.
 * @param ms in the time of the track
 * @returns undefined before the first fix and after the last
 */
export function stepAt({ time }: Pick<Track, 'time'>, ms: number): number | undefined {
  const last = time.length - 1;
  if (last < 0 || ms < time[0]! || ms > time[last]!) return undefined;
  const next = firstAtOrAfter(time, ms);
  return Math.max(0, next === last || time[next]! > ms ? next - 1 : next);
}

/** [lon, lat] of a share of a step, from the fix `at` to the next, by the shorter way round; lon -180 to 180. */
export function alongStep({ lon, lat }: Pick<Track, 'lon' | 'lat'>, at: number, share: number): [number, number] {
  const next = Math.min(at + 1, lon.length - 1);
  let step = lon[next]! - lon[at]!;
  if (step > 180) step -= 360;
  if (step < -180) step += 360;
  const x = lon[at]! + share * step;
  return [x > 180 ? x - 360 : x < -180 ? x + 360 : x, lat[at]! + share * (lat[next]! - lat[at]!)];
}

/**
 * Where an individual was at a moment, on the straight line between the fixes around it.
 * @param ms in the time of the track
 * @returns undefined before the first fix and after the last
 */
export function placeAt(track: Track, ms: number): TrackPlace | undefined {
  const at = stepAt(track, ms);
  if (at === undefined) return undefined;
  const { time } = track;
  const stepMs = time[Math.min(at + 1, time.length - 1)]! - time[at]!;
  return { position: alongStep(track, at, stepMs === 0 ? 0 : (ms - time[at]!) / stepMs), stepMs };
}

/** The same with its speed, which takes longer to find out. */
export function momentOf(track: Track, ms: number): TrackMoment | undefined {
  const place = placeAt(track, ms);
  const at = stepAt(track, ms);
  if (!place || at === undefined) return undefined;
  const { lon, lat } = track;
  const next = Math.min(at + 1, lon.length - 1);
  const { stepMs } = place;
  const kmh = stepMs === 0 ? undefined : shortGeodesicM(lon[at]!, lat[at]!, lon[next]!, lat[next]!) / 1000 / (stepMs / HOUR_MS);
  return { ...place, kmh };
}

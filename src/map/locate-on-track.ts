import type { Track } from '../domain/tracks/track.ts';

/**
 * Where an individual was at a moment, on the straight line between the fixes around it.
 * @param ms since 1970 UTC
 * @returns [lon, lat], lon -180 to 180; undefined before the first fix and after the last
 */
export function locateOnTrack({ time, lon, lat }: Track, ms: number): [number, number] | undefined {
  const last = time.length - 1;
  if (last < 0 || ms < time[0]! || ms > time[last]!) return undefined;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (time[middle]! <= ms) low = middle;
    else high = middle;
  }
  const span = time[high]! - time[low]!;
  const share = span === 0 ? 0 : (ms - time[low]!) / span;
  let step = lon[high]! - lon[low]!;
  if (step > 180) step -= 360;
  if (step < -180) step += 360;
  const x = lon[low]! + share * step;
  return [x > 180 ? x - 360 : x < -180 ? x + 360 : x, lat[low]! + share * (lat[high]! - lat[low]!)];
}

import { haversineM } from '../geometry/distances.ts';
import type { Track } from '../tracks/track.ts';

/** Smallest and largest radius of a site that is chosen from the tracks, metres. */
const SMALLEST_M = 1_000;
const LARGEST_M = 100_000;
/** Share of how far the animals range that one site may be. */
const SHARE = 0.1;

/** How far the animals range: the median over them of the largest distance from the first fix, metres; 0 without fixes. */
export function medianRangeM(tracks: readonly Track[]): number {
  const ranges = tracks.map(({ lon, lat }) => lon.reduce((most, x, i) => Math.max(most, haversineM(lon[0]!, lat[0]!, x, lat[i]!)), 0)).sort((a, b) => a - b);
  return ranges[ranges.length >> 1] ?? 0;
}

/** The radius of a site where none is given: a tenth of how far the animals range, from 1 to 100 km, rounded to two digits. */
export function chooseRadiusM(tracks: readonly Track[]): number {
  return radiusOfRange(medianRangeM(tracks));
}

/** The same from how far they range, metres. */
export function radiusOfRange(rangeM: number): number {
  return Number(Math.min(LARGEST_M, Math.max(SMALLEST_M, SHARE * rangeM)).toPrecision(2));
}

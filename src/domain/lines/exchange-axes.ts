import type { LonLat } from '../crossings/types.ts';

/** Lines [lon, lat] with longitude and latitude exchanged; undefined where a longitude would be no latitude. */
export function exchangeAxes(lines: readonly (readonly LonLat[])[]): LonLat[][] | undefined {
  if (lines.some((line) => line.some(([lon]) => Math.abs(lon) > 90))) return undefined;
  return lines.map((line) => line.map(([lon, lat]): LonLat => [lat, lon]));
}

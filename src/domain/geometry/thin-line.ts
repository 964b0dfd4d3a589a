import { lineString, simplify } from '@turf/turf';
import type { LonLat } from '../crossings/types.ts';

/**
 * Vertices that are thinned together. Douglas and Peucker's way takes the square of them where none can be left out, as in a
 * zigzag, and a call for each: of a hundred thousand together it ran out of its stack.
 */
const TOGETHER = 2048;

/**
 * A line without the vertices that lie within a distance of what is left (Douglas & Peucker 1973); of a long one every 2,048th
 * stays whatever it does.
 * @param line [lon, lat] in degrees, a plane of them
 * @param tolerance degrees
 * @param together vertices that are thinned together: fewer where haste is worth more than few vertices
 */
export function thinLine(line: readonly LonLat[], tolerance: number, together = TOGETHER): LonLat[] {
  if (line.length < 3) return [...line];
  const thinned: LonLat[] = [];
  for (let from = 0; from < line.length - 1; from += together - 1) {
    const stretch = line.slice(from, from + together);
    if (thinned.length > 0) thinned.pop();
    for (const [lon = 0, lat = 0] of stretch.length < 3 ? stretch : thinStretch(stretch, tolerance)) thinned.push([lon, lat]);
  }
  return thinned;
}

function thinStretch(line: readonly LonLat[], tolerance: number): readonly (readonly number[])[] {
  return simplify(lineString(line.map(([lon, lat]) => [lon, lat])), { tolerance, highQuality: true }).geometry.coordinates;
}

import type { LonLat } from '../crossings/types.ts';
import { STRIDE } from '../tiles/flat-features.ts';
import { weighVertices } from '../tiles/simplify-part.ts';

/**
 * A line without the vertices that lie within a distance of what is left, as tiles are simplified; see `weighVertices`.
 * @param line [lon, lat] in degrees, a plane of them
 * @param tolerance degrees
 */
export function thinLine(line: readonly LonLat[], tolerance: number): LonLat[] {
  if (line.length < 3) return [...line];
  const coords = new Float64Array(STRIDE * line.length);
  for (let at = 0; at < line.length; at++) {
    coords[STRIDE * at] = line[at]![0];
    coords[STRIDE * at + 1] = line[at]![1];
  }
  weighVertices(coords, 0, coords.length, tolerance);
  return line.filter((_, at) => coords[STRIDE * at + 2]! > 0);
}

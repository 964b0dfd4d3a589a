import { buffer, multiLineString } from '@turf/turf';
import { unwrap } from '../geometry/antimeridian.ts';
import { thinLine } from '../geometry/thin-line.ts';
import type { LonLat } from '../crossings/types.ts';

/** Vertices of lines that an outline is drawn round: it is to be looked at, and figures do not come from it. */
const MOST_VERTICES = 200;
/** How far lines may be thinned at first, as a share of the buffer. */
const FIRST_TOLERANCE = 0.1;
/** Straight pieces in a quarter of a round end. */
const STEPS = 6;
const DEGREE_M = 111_320;

/**
 * Outlines of the ground within `bufferM` metres of lines, for a map: lines are thinned to
 * 200 vertices first, and more than 100 lines have none.
 * @param lines [lon, lat] in WGS 84 degrees
 * @returns polygons in [lon, lat]; longitudes may run on past ±180
 */
export function outlineBuffer(lines: readonly (readonly LonLat[])[], bufferM: number): LonLat[][][] {
  const long = lines.map((line) => unwrap(line)).filter((line) => new Set(line.map(String)).size > 1);
  const [first] = long;
  if (!first) return [];
  let thinned: readonly (readonly LonLat[])[] = long;
  for (let tolerance = (FIRST_TOLERANCE * bufferM) / DEGREE_M; ; tolerance *= 2) {
    thinned = thinned.map((line) => thinLine(line, tolerance));
    if (thinned.flat().length <= MOST_VERTICES) break;
    // Two vertices a line are left at least: very many lines get no shade.
    if (thinned.every((line) => line.length === 2)) return [];
  }
  const geometry = buffer(multiLineString(thinned.map((line) => line.map(([lon, lat]) => [lon, lat]))), bufferM / 1000, {
    units: 'kilometers',
    steps: STEPS,
  })?.geometry;
  if (!geometry) return [];
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  // Buffering answers within ±180; a line may run on past it.
  return polygons.map((rings) => rings.map((ring) => ring.map(([lon = 0, lat = 0]): LonLat => [lon - 360 * Math.round((lon - first[0]![0]) / 360), lat])));
}

import { buffer, lineString } from '@turf/turf';
import { boxOf, type PlanePolygon } from '../areas/clip-polygons.ts';
import { PLANE_SIDE } from '../areas/plane-polygons.ts';
import { unwrap } from '../crossings/project-lines.ts';
import type { LonLat } from '../crossings/types.ts';
import { geodesicM } from '../geometry/line-length.ts';
import { lonLatToTile } from '../tiles/tile-geometry.ts';

/** Longest stretch buffered at once, km: buffering is in a plane round its middle, true to 1 in 10,000 within so much. */
const STRETCH_KM = 200;
/** Longest step, km: straight in degrees and straight in that plane part by less than 20 cm in so much, at 65° north. */
const STEP_KM = 2;
/** Straight pieces in a quarter of a round end: 0.2 % less than a circle. */
const STEPS = 16;

/** Ground within a distance of lines. */
export interface Ground {
  /** [lon, lat] degrees; they overlap where stretches of a line meet, and longitudes may run on past ±180. */
  readonly polygons: LonLat[][][];
  /** The same in the plane of coverage (`PLANE_SIDE`), again one turn away where they reach across the antimeridian. */
  readonly plane: PlanePolygon[];
}

/**
 * The ground within `bufferM` metres of lines, round at their ends and bends.
 * @param lines [lon, lat] in WGS 84 degrees, edges straight in them
 */
export function bufferLines(lines: readonly (readonly LonLat[])[], bufferM: number): Ground {
  const polygons = lines.flatMap((line) => stretchesOf(unwrap(line))).flatMap((stretch) => {
    const ground = buffer(lineString(stretch.map(([lon, lat]) => [lon, lat])), bufferM / 1000, { units: 'kilometers', steps: STEPS });
    const geometry = ground?.geometry;
    if (!geometry) return [];
    const found = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return found.map((rings) => rings.map((ring) => ring.map(([lon = 0, lat = 0]): LonLat => [near(lon, stretch[0]![0]!), lat])));
  });
  return { polygons, plane: polygons.flatMap(toPlane) };
}

/** Buffering answers within ±180; a line may run on past it. */
function near(lon: number, other: number): number {
  return lon - 360 * Math.round((lon - other) / 360);
}

/** A line in steps of `STEP_KM` at most, cut into stretches of `STRETCH_KM` that share an end. */
function stretchesOf(line: readonly LonLat[]): LonLat[][] {
  const stretches: LonLat[][] = [];
  let current: LonLat[] = [];
  let km = 0;
  line.forEach(([lon, lat], i) => {
    const [fromLon, fromLat] = line[i - 1] ?? [lon, lat];
    const length = geodesicM(fromLon, fromLat, lon, lat) / 1000;
    if (i > 0 && length === 0) return;
    const steps = Math.max(1, Math.ceil(length / STEP_KM));
    for (let step = i === 0 ? steps : 1; step <= steps; step++) {
      const place: LonLat = step === steps ? [lon, lat] : [fromLon + (step / steps) * (lon - fromLon), fromLat + (step / steps) * (lat - fromLat)];
      current.push(place);
      km += length / steps;
      if (km < STRETCH_KM) continue;
      stretches.push(current);
      current = [place];
      km = 0;
    }
  });
  if (current.length > 1) stretches.push(current);
  return stretches;
}

function toPlane(rings: readonly (readonly LonLat[])[]): PlanePolygon[] {
  const polygon: PlanePolygon = rings.map((ring) => ring.map(([lon, lat]) => lonLatToTile({ z: 0, x: 0, y: 0 }, PLANE_SIDE, lon, lat)));
  const [west, , east] = boxOf([polygon]);
  const turns: number[] = [];
  for (let turn = -Math.floor(east / PLANE_SIDE); west + turn * PLANE_SIDE < PLANE_SIDE; turn++) turns.push(turn);
  return turns.map((turn) => polygon.map((ring) => ring.map(([x, y]): [number, number] => [x + turn * PLANE_SIDE, y])));
}

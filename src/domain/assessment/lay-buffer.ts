import Flatbush from 'flatbush';
import { PLANE_SIDE } from '../geometry/plane/plane-polygons.ts';
import { AtlasError } from '../errors.ts';
import { unwrap } from '../geometry/antimeridian.ts';
import { thinLine } from '../geometry/thin-line.ts';
import type { LonLat } from '../crossings/types.ts';
import { layRows } from './ground-rows.ts';
import { type LaidBuffer, planeScale } from './laid-buffer.ts';
import { longLineLengthKm, shortGeodesicM } from '../geometry/distances.ts';
import { lonLatToTile } from '../tiles/tile-geometry.ts';

/** Longest piece, m: straight in degrees and straight in the plane part by less than 20 cm in so much, at 65° north. */
const STEP_M = 2000;
/** Vertices that move the line by less than this share of the buffer are left out: they move its edge by no more. */
const THINNED = 0.005;
/** All lines together; twice round the Earth and more. Of longer ones the pieces would take minutes, or all memory. */
const LONGEST_KM = 100_000;
const DEGREE_M = 111_320;

/**
 * The ground within `bufferM` metres of lines; what reaches across the antimeridian comes again on its other side.
 * @param lines [lon, lat] in WGS 84 degrees, edges straight in them
 * @returns undefined where no line has a length
 * @throws AtlasError where they are longer than 100,000 km, all together
 */
export function layBuffer(lines: readonly (readonly LonLat[])[], bufferM: number): LaidBuffer | undefined {
  const thinned = lines.map((line) => thinLine(unwrap(line), (THINNED * bufferM) / DEGREE_M));
  const km = thinned.reduce((sum, line) => sum + longLineLengthKm(line), 0);
  if (km > LONGEST_KM) throw new AtlasError('assessment.groundTooLong', { km: Math.round(km), most: LONGEST_KM });
  const packed: number[] = [];
  for (const line of thinned) packLine(line, bufferM, packed);
  if (packed.length === 0) return undefined;
  const capsules = Float64Array.from(packed);
  const index = new Flatbush(capsules.length / 6);
  for (let i = 0; i < capsules.length; i += 6) {
    const [ax, ay, bx, by, rx, ry] = [capsules[i]!, capsules[i + 1]!, capsules[i + 2]!, capsules[i + 3]!, capsules[i + 4]!, capsules[i + 5]!];
    index.add(Math.min(ax, bx) - rx, Math.min(ay, by) - ry, Math.max(ax, bx) + rx, Math.max(ay, by) + ry);
  }
  index.finish();
  return { capsules, index, rows: layRows({ capsules, index }) };
}

function packLine(line: readonly LonLat[], bufferM: number, packed: number[]): void {
  for (let i = 1; i < line.length; i++) {
    const [fromLon, fromLat] = line[i - 1]!;
    const [toLon, toLat] = line[i]!;
    const length = shortGeodesicM(fromLon, fromLat, toLon, toLat);
    const steps = Math.ceil(length / STEP_M);
    for (let step = 1; step <= steps; step++) {
      const at = (share: number): LonLat => [fromLon + share * (toLon - fromLon), fromLat + share * (toLat - fromLat)];
      packed.push(...packPiece(at((step - 1) / steps), at(step / steps), bufferM));
    }
  }
}

/** One capsule, once for each turn of the globe in which it lies in the plane. */
function packPiece(from: LonLat, to: LonLat, bufferM: number): number[] {
  const toPlane = ([lon, lat]: LonLat) => lonLatToTile({ z: 0, x: 0, y: 0 }, PLANE_SIDE, lon, lat);
  const [[ax, ay], [bx, by]] = [toPlane(from), toPlane(to)];
  const { perMetreX, perMetreY } = planeScale((from[1] + to[1]) / 2);
  const [rx, ry] = [bufferM * perMetreX, bufferM * perMetreY];
  const packed: number[] = [];
  const [west, east] = [Math.min(ax, bx) - rx, Math.max(ax, bx) + rx];
  for (let shift = -PLANE_SIDE * Math.floor(east / PLANE_SIDE); west + shift < PLANE_SIDE; shift += PLANE_SIDE)
    packed.push(ax + shift, ay, bx + shift, by, rx, ry);
  return packed;
}

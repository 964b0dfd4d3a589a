import { clipPolygons, type PlaneBox, type PlanePolygon } from '../geometry/plane/clip-polygons.ts';
import { PLANE_SIDE } from '../geometry/plane/plane-polygons.ts';
import { bufferInRow, CLOSEST_ROWS_M, ROWS_IN_RADIUS, sharedLength, unite } from './buffer-rows.ts';
import { type GroundRows, type LaidBuffer, planeLat, planeScale } from './laid-buffer.ts';

/** Fewer capsules are measured box by box. */
const MANY_CAPSULES = 2000;
/** Pieces of less than so many radii, all in all, lie over one another. */
const DENSE = 1.5;
/** More rows would take all memory. */
const MOST_ROWS = 8_000_000;

/** @returns undefined where capsules are few or apart, or rows would be too many */
export function layRows({ capsules, index }: Pick<LaidBuffer, 'capsules' | 'index'>): GroundRows | undefined {
  const count = capsules.length / 6;
  if (count < MANY_CAPSULES) return undefined;
  let [pieces, radius] = [0, Infinity];
  for (let i = 0; i < capsules.length; i += 6) {
    const [rx, ry] = [capsules[i + 4]!, capsules[i + 5]!];
    pieces += Math.abs(capsules[i + 2]! - capsules[i]!) / rx + Math.abs(capsules[i + 3]! - capsules[i + 1]!) / ry;
    if (ry < radius) radius = ry;
  }
  if (pieces > DENSE * count) return undefined;
  const [top, bottom] = [Math.max(0, index.minY), Math.min(PLANE_SIDE, index.maxY)];
  const height = Math.max(radius / ROWS_IN_RADIUS, CLOSEST_ROWS_M * planeScale(planeLat((top + bottom) / 2)).perMetreY);
  const rows = Math.ceil((bottom - top) / height);
  return rows > MOST_ROWS ? undefined : collectRows(capsules, top, height, rows);
}

function collectRows(capsules: Float64Array, top: number, height: number, rows: number): GroundRows {
  // Stretches of a row are a list, the latest first: a capsule's lies over that of the one before it, nearly always.
  const latest = new Int32Array(rows).fill(-1);
  let [ends, before, count] = [new Float64Array(4 * rows), new Int32Array(2 * rows), 0];
  const stretch = new Float64Array(2);
  for (let i = 0; i < capsules.length; i += 6) {
    const [ay, by, ry] = [capsules[i + 1]!, capsules[i + 3]!, capsules[i + 5]!];
    const last = Math.min(rows - 1, Math.floor((Math.max(ay, by) + ry - top) / height));
    for (let row = Math.max(0, Math.floor((Math.min(ay, by) - ry - top) / height)); row <= last; row++) {
      if (!bufferInRow(capsules, i / 6, top + (row + 0.5) * height, stretch)) continue;
      const [from, to] = [stretch[0]!, stretch[1]!];
      const known = latest[row]!;
      if (known >= 0 && from <= ends[2 * known + 1]! && to >= ends[2 * known]!) {
        if (from < ends[2 * known]!) ends[2 * known] = from;
        if (to > ends[2 * known + 1]!) ends[2 * known + 1] = to;
        continue;
      }
      if (count === before.length) {
        const [moreEnds, moreBefore] = [new Float64Array(4 * count), new Int32Array(2 * count)];
        moreEnds.set(ends);
        moreBefore.set(before);
        [ends, before] = [moreEnds, moreBefore];
      }
      ends[2 * count] = from;
      ends[2 * count + 1] = to;
      before[count] = known;
      latest[row] = count;
      count += 1;
    }
  }
  const first = new Int32Array(rows + 1);
  const stretches = new Float64Array(2 * count);
  let written = 0;
  for (let row = 0; row < rows; row++) {
    first[row] = written;
    const own: number[] = [];
    for (let at = latest[row]!; at >= 0; at = before[at]!) own.push(ends[2 * at]!, ends[2 * at + 1]!);
    for (const end of unite(own)) stretches[written++] = end;
  }
  first[rows] = written;
  return { top, height, first, stretches: stretches.slice(0, written) };
}

/** How much ground there is in all, km² on the ellipsoid: what lies beyond the plane's sides is there on the other side. */
export function rowsKm2({ top, height, first, stretches }: GroundRows): number {
  let km2 = 0;
  for (let row = 0; row + 1 < first.length; row++) {
    let length = 0;
    for (let at = first[row]!; at < first[row + 1]!; at += 2) length += Math.max(0, Math.min(PLANE_SIDE, stretches[at + 1]!) - Math.max(0, stretches[at]!));
    if (length > 0) km2 += length * height * km2At(top + (row + 0.5) * height);
  }
  return km2;
}

/** How much ground and polygons share in a box, km² on the ellipsoid; ground under two polygons counts once. */
export function rowsInPolygonsKm2({ top, height, first, stretches }: GroundRows, polygons: readonly PlanePolygon[], box: PlaneBox): number {
  const inside = clipPolygons(polygons, box);
  const [from, to] = [Math.max(0, Math.floor((box[1] - top) / height)), Math.min(first.length - 1, Math.ceil((box[3] - top) / height))];
  if (inside.length === 0 || from >= to) return 0;
  // Rows at the box's edges are not whole.
  const startOf = (row: number): number => Math.max(box[1], top + row * height);
  const endOf = (row: number): number => Math.min(box[3], top + (row + 1) * height);
  const middleOf = (row: number): number => (startOf(row) + endOf(row)) / 2;
  const met: (number[] | undefined)[] = Array.from({ length: to - from });
  for (const polygon of inside) {
    const crossed = new Map<number, number[]>();
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
        const last = Math.min(to - 1, Math.floor((Math.max(ay, by) - top) / height));
        for (let row = Math.max(from, Math.floor((Math.min(ay, by) - top) / height)); row <= last; row++) {
          if (first[row] === first[row + 1]) continue;
          const y = middleOf(row);
          if (ay <= y === by <= y) continue;
          const x = ax + ((y - ay) / (by - ay)) * (bx - ax);
          const xs = crossed.get(row);
          if (xs) xs.push(x);
          else crossed.set(row, [x]);
        }
      }
    }
    for (const [row, xs] of crossed) {
      const known = (met[row - from] ??= []);
      for (const x of xs.sort((a, b) => a - b)) known.push(x);
    }
  }
  let km2 = 0;
  for (const [at, pairs] of met.entries()) {
    if (!pairs) continue;
    const row = from + at;
    const length = sharedLength(stretches.subarray(first[row], first[row + 1]), unite(pairs));
    if (length > 0) km2 += length * (endOf(row) - startOf(row)) * km2At(middleOf(row));
  }
  return km2;
}

/** Of a square of the plane's unit there. */
function km2At(y: number): number {
  const { perMetreX, perMetreY } = planeScale(planeLat(y));
  return 1 / (perMetreX * perMetreY) / 1e6;
}

import type { PlaneBox, PlanePolygon } from '../geometry/plane/clip-polygons.ts';
import { type LaidBuffer, planeLat, planeScale } from './laid-buffer.ts';

/**
 * Where a row of the plane (a line to the east at y) passes through a capsule: writes from and to, in x, to `stretch`. False
 * where it does not. Measured in radii of the capsule, in which it is round.
 * @param capsules packed as `Ground` has them
 */
export function bufferInRow(capsules: Float64Array, capsule: number, y: number, stretch: Float64Array): boolean {
  const i = 6 * capsule;
  const rx = capsules[i + 4]!;
  const ry = capsules[i + 5]!;
  const v = y / ry;
  const av = v - capsules[i + 1]! / ry;
  const bv = v - capsules[i + 3]! / ry;
  if ((av > 1 && bv > 1) || (av < -1 && bv < -1)) return false;
  const au = capsules[i]! / rx;
  const bu = capsules[i + 2]! / rx;
  let from = Infinity;
  let to = -Infinity;
  // The round ends.
  if (av >= -1 && av <= 1) {
    const half = Math.sqrt(1 - av * av);
    from = au - half;
    to = au + half;
  }
  if (bv >= -1 && bv <= 1) {
    const half = Math.sqrt(1 - bv * bv);
    from = Math.min(from, bu - half);
    to = Math.max(to, bu + half);
  }
  // The straight sides, one radius from the piece; the whole is convex, so that its outermost places are enough.
  const du = bu - au;
  const dv = av - bv;
  // What `hypot` guards against does not come here, and it takes several times as long.
  const length = Math.sqrt(du * du + dv * dv);
  if (dv !== 0) {
    for (let side = -1; side <= 1; side += 2) {
      // The share of the side at which the row meets it.
      const share = (av - (side * du) / length) / dv;
      if (share < 0 || share > 1) continue;
      const u = au - (side * dv) / length + share * du;
      from = Math.min(from, u);
      to = Math.max(to, u);
    }
  }
  stretch[0] = from * rx;
  stretch[1] = to * rx;
  return from <= to;
}

/** Rows in a capsule's radius. */
export const ROWS_IN_RADIUS = 40;
/** Rows are no closer than this, m. */
export const CLOSEST_ROWS_M = 0.1;

/** Whether a capsule, which is convex, holds all corners of a box. */
export function holdsBox({ capsules }: LaidBuffer, capsule: number, [left, top, right, bottom]: PlaneBox): boolean {
  return [top, bottom].every((y) => bufferInRow(capsules, capsule, y, stretch) && stretch[0]! <= left && stretch[1]! >= right);
}

/** A row's way through one capsule, written anew for each. */
const stretch = new Float64Array(2);

/**
 * Where what a row meets may change at once: at vertices of polygons, and at the ends and corners of capsules. Between two
 * of these it changes smoothly, so that few rows tell it.
 */
function breaksBetween(first: number, last: number, capsules: Float64Array, ends: readonly number[], polygons: readonly PlanePolygon[]): number[] {
  const breaks = [first, last];
  const add = (y: number): void => {
    if (y > first && y < last) breaks.push(y);
  };
  for (const ring of polygons.flat()) for (const [, y] of ring) add(y);
  for (const capsule of ends) {
    const [ax, ay, bx, by, rx, ry] = readCapsule(capsules, capsule);
    const length = Math.hypot((bx - ax) / rx, (by - ay) / ry);
    const side = (ry * (bx - ax)) / rx / length;
    for (const y of [ay, by]) for (const reach of [-ry, -side, side, ry]) add(y + reach);
  }
  return breaks.sort((a, b) => a - b);
}

function readCapsule(capsules: Float64Array, capsule: number): [number, number, number, number, number, number] {
  const i = 6 * capsule;
  return [capsules[i]!, capsules[i + 1]!, capsules[i + 2]!, capsules[i + 3]!, capsules[i + 4]!, capsules[i + 5]!];
}

/** Rows between breaks, each with its height, at most `closest` apart and two at least. */
function* placeRows(breaks: readonly number[], closest: number): Generator<[number, number]> {
  let from = breaks[0]!;
  for (const [i, to] of breaks.entries()) {
    // Breaks that all but coincide are one.
    if (to - from < closest / 50 && i < breaks.length - 1) continue;
    const rows = Math.max(2, Math.ceil((to - from) / closest));
    const height = (to - from) / rows;
    for (let row = 0; row < rows; row++) yield [from + (row + 0.5) * height, height];
    from = to;
  }
}

/**
 * How much ground and polygons share inside a box, km² on the ellipsoid: row by row, how long they lie over one another
 * (midpoint rule). Ground under two capsules counts once, and under two polygons.
 * @param near the capsules that may lie in the box
 * @param outermost those of them that cover all that they cover there
 * @param polygons inside the box
 * @param exact whether rows keep to the capsules' own ends: too many capsules have too many
 */
export function shareRows(
  { capsules }: LaidBuffer,
  { near, outermost }: { readonly near: readonly number[]; readonly outermost: readonly number[] },
  polygons: readonly PlanePolygon[],
  [left, top, right, bottom]: PlaneBox,
  exact: boolean,
): number {
  let [first, last, least] = [Infinity, -Infinity, Infinity];
  for (const capsule of near) {
    const [ay, by, ry] = [capsules[6 * capsule + 1]!, capsules[6 * capsule + 3]!, capsules[6 * capsule + 5]!];
    first = Math.min(first, Math.min(ay, by) - ry);
    last = Math.max(last, Math.max(ay, by) + ry);
    least = Math.min(least, ry);
  }
  [first, last] = [Math.max(top, first), Math.min(bottom, last)];
  if (first >= last) return 0;
  const closest = Math.max(least / ROWS_IN_RADIUS, CLOSEST_ROWS_M * planeScale(planeLat((first + last) / 2)).perMetreY);
  let km2 = 0;
  for (const [y, height] of placeRows(breaksBetween(first, last, capsules, exact ? near : [], polygons), closest)) {
    const own: number[] = [];
    for (const capsule of outermost) {
      if (!bufferInRow(capsules, capsule, y, stretch)) continue;
      const [from, to] = [Math.max(left, stretch[0]!), Math.min(right, stretch[1]!)];
      if (from < to) own.push(from, to);
    }
    if (own.length === 0) continue;
    const length = sharedLength(unite(own), unite(polygons.flatMap((polygon) => stretchesOf(polygon, y))));
    if (length === 0) continue;
    const { perMetreX, perMetreY } = planeScale(planeLat(y));
    km2 += (length * height) / (perMetreX * perMetreY) / 1e6;
  }
  return km2;
}

/** Where a row passes through a polygon, even-odd: from and to in turn. */
function stretchesOf(polygon: PlanePolygon, y: number): number[] {
  const xs: number[] = [];
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
      if (ay <= y !== by <= y) xs.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
  }
  return xs.sort((a, b) => a - b);
}

/** Stretches, from and to in turn, in order and apart. */
export function unite(stretches: readonly number[]): number[] {
  if (stretches.length <= 2) return [...stretches];
  const pairs: [number, number][] = [];
  for (let i = 0; i + 1 < stretches.length; i += 2) pairs.push([stretches[i]!, stretches[i + 1]!]);
  const united: number[] = [];
  for (const [from, to] of pairs.sort((a, b) => a[0] - b[0])) {
    if (united.length > 0 && from <= united.at(-1)!) united[united.length - 1] = Math.max(united.at(-1)!, to);
    else united.push(from, to);
  }
  return united;
}

/** On how much both lie, where each is in order and apart. */
export function sharedLength(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [from, to] = [Math.max(a[i]!, b[j]!), Math.min(a[i + 1]!, b[j + 1]!)];
    if (to > from) sum += to - from;
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return sum;
}

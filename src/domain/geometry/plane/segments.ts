import Flatbush from 'flatbush';
import { orient2d } from 'robust-predicates';

/** Segments of lines in any plane, indexed; segment i is packed as ax, ay, bx, by. */
export interface LineIndex {
  readonly segments: Float64Array;
  readonly index: Flatbush;
}

/** @returns undefined when no line has a segment */
export function indexLines(lines: readonly ArrayLike<number>[]): LineIndex | undefined {
  const packed: number[] = [];
  for (const line of lines) {
    for (let i = 2; i + 1 < line.length; i += 2) packed.push(line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!);
  }
  if (packed.length === 0) return undefined;
  const segments = Float64Array.from(packed);
  const index = new Flatbush(segments.length / 4);
  for (let i = 0; i < segments.length; i += 4) {
    const [ax, ay, bx, by] = [segments[i]!, segments[i + 1]!, segments[i + 2]!, segments[i + 3]!];
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  return { segments, index };
}

/** Parameters closer than this share of a segment are one meeting. */
const SAME_PARAMETER = 1e-9;

/**
 * Where the closed segment PQ meets lines: parameters 0 (P) … 1 (Q) in order, each place once. A stretch along a line
 * counts once, where it begins. Exact in deciding whether they meet (adaptive-precision predicates).
 */
export function meetSegment(px: number, py: number, qx: number, qy: number, { segments, index }: LineIndex): number[] {
  return meetSegments(px, py, qx, qy, segments, index.search(Math.min(px, qx), Math.min(py, qy), Math.max(px, qx), Math.max(py, qy)));
}

/** The same, of some segments of those that are packed, by number; those whose boxes do not touch that of PQ may be left out. */
export function meetSegments(px: number, py: number, qx: number, qy: number, segments: Float64Array, some: Iterable<number>): number[] {
  const [dx, dy] = [qx - px, qy - py];
  if (dx === 0 && dy === 0) return [];
  const horizontal = Math.abs(dx) >= Math.abs(dy);
  const parameterOf = (x: number, y: number): number => (horizontal ? (x - px) / dx : (y - py) / dy);
  const places: [number, number][] = [];
  for (const segment of some) {
    const i = 4 * segment;
    const [ax, ay, bx, by] = [segments[i]!, segments[i + 1]!, segments[i + 2]!, segments[i + 3]!];
    const a = orient2d(px, py, qx, qy, ax, ay);
    const b = orient2d(px, py, qx, qy, bx, by);
    if ((a > 0 && b > 0) || (a < 0 && b < 0)) continue;
    if (a === 0 && b === 0) {
      const from = Math.max(0, Math.min(parameterOf(ax, ay), parameterOf(bx, by)));
      const to = Math.min(1, Math.max(parameterOf(ax, ay), parameterOf(bx, by)));
      if (from <= to) places.push([from, to]);
      continue;
    }
    const p = orient2d(ax, ay, bx, by, px, py);
    const q = orient2d(ax, ay, bx, by, qx, qy);
    if ((p > 0 && q > 0) || (p < 0 && q < 0)) continue;
    const at = a === 0 ? parameterOf(ax, ay) : b === 0 ? parameterOf(bx, by) : p / (p - q);
    places.push([at, at]);
  }
  places.sort(([s], [t]) => s - t);
  const parameters: number[] = [];
  let reached = -Infinity;
  for (const [from, to] of places) {
    if (from > reached + SAME_PARAMETER) parameters.push(Math.min(1, Math.max(0, from)));
    reached = Math.max(reached, to);
  }
  return parameters;
}

type Segment = readonly [number, number, number, number];

/** The nearest places of two closed segments (ax, ay, bx, by) and their distance, in the units of the plane. */
export function closestPoints(first: Segment, second: Segment): { distance: number; from: [number, number]; to: [number, number] } {
  const best = { distance: Infinity, from: [0, 0] as [number, number], to: [0, 0] as [number, number] };
  const take = (from: [number, number], to: [number, number]): void => {
    const distance = Math.hypot(from[0] - to[0], from[1] - to[1]);
    if (distance < best.distance) Object.assign(best, { distance, from, to });
  };
  const [ax, ay, bx, by] = first;
  const [cx, cy, dx, dy] = second;
  for (const [x, y] of [
    [ax, ay],
    [bx, by],
  ] as const)
    take([x, y], onSegment(x, y, second));
  for (const [x, y] of [
    [cx, cy],
    [dx, dy],
  ] as const)
    take(onSegment(x, y, first), [x, y]);
  if (best.distance > 0 && boxesMeet(first, second)) {
    const other = indexLines([[cx, cy, dx, dy]]);
    const [t] = other ? meetSegment(ax, ay, bx, by, other) : [];
    if (t !== undefined) {
      const place: [number, number] = [ax + t * (bx - ax), ay + t * (by - ay)];
      return { distance: 0, from: place, to: place };
    }
  }
  return best;
}

function boxesMeet([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean {
  return (
    Math.min(ax, bx) <= Math.max(cx, dx) && Math.min(cx, dx) <= Math.max(ax, bx) && Math.min(ay, by) <= Math.max(cy, dy) && Math.min(cy, dy) <= Math.max(ay, by)
  );
}

/** The place of a closed segment nearest to a point. */
export function onSegment(x: number, y: number, [ax, ay, bx, by]: Segment): [number, number] {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
  return [ax + t * dx, ay + t * dy];
}

import { orient2d } from 'robust-predicates';
import type { LineIndex } from './line-index.ts';

/** Parameters closer than this share of a segment are one meeting. */
const SAME_PARAMETER = 1e-9;

/**
 * Where the closed segment PQ meets lines: parameters 0 (P) … 1 (Q) in order, each place once. A stretch along a line
 * counts once, where it begins. Exact in deciding whether they meet (adaptive-precision predicates).
 */
export function meetSegment(px: number, py: number, qx: number, qy: number, { segments, index }: LineIndex): number[] {
  const [dx, dy] = [qx - px, qy - py];
  if (dx === 0 && dy === 0) return [];
  const horizontal = Math.abs(dx) >= Math.abs(dy);
  const parameterOf = (x: number, y: number): number => (horizontal ? (x - px) / dx : (y - py) / dy);
  const places: [number, number][] = [];
  for (const segment of index.search(Math.min(px, qx), Math.min(py, qy), Math.max(px, qx), Math.max(py, qy))) {
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

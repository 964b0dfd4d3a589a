import { orient2d } from 'robust-predicates';
import { containsPoint, type PreparedPolygon } from './prepare-polygon.ts';

/** A connected stretch of a line inside a polygon. */
export interface InsidePiece {
  /** Flat x, y positions; the first and last may lie between the line's own vertices. */
  readonly xy: number[];
  /** Whether the piece begins (ends) on the polygon's boundary; the line itself may end there too. */
  readonly entersAtStart: boolean;
  readonly leavesAtEnd: boolean;
}

/** Parameters closer than this share of a segment are one meeting point. */
const SAME_PARAMETER = 1e-12;

/**
 * Parameters in [0, 1] at which segment PQ meets the boundary: proper crossings, touched vertices, and both ends of
 * stretches that run along an edge. `along` gets those stretches: they are inside, as the polygon is closed.
 */
function meetings(polygon: PreparedPolygon, px: number, py: number, qx: number, qy: number, along: [number, number][]): number[] {
  const { edges, index } = polygon;
  const found = index.search(Math.min(px, qx), Math.min(py, qy), Math.max(px, qx), Math.max(py, qy));
  const parameters: number[] = [];
  const dx = qx - px;
  const dy = qy - py;
  const horizontal = Math.abs(dx) >= Math.abs(dy);
  const parameterOf = (x: number, y: number): number => (horizontal ? (x - px) / dx : (y - py) / dy);
  for (const edge of found) {
    const ax = edges[4 * edge]!;
    const ay = edges[4 * edge + 1]!;
    const bx = edges[4 * edge + 2]!;
    const by = edges[4 * edge + 3]!;
    const a = orient2d(px, py, qx, qy, ax, ay);
    const b = orient2d(px, py, qx, qy, bx, by);
    if ((a > 0 && b > 0) || (a < 0 && b < 0)) continue;
    if (a === 0 && b === 0) {
      const from = Math.max(0, Math.min(parameterOf(ax, ay), parameterOf(bx, by)));
      const to = Math.min(1, Math.max(parameterOf(ax, ay), parameterOf(bx, by)));
      if (to < from) continue;
      parameters.push(from, to);
      along.push([from, to]);
      continue;
    }
    const p = orient2d(ax, ay, bx, by, px, py);
    const q = orient2d(ax, ay, bx, by, qx, qy);
    if ((p > 0 && q > 0) || (p < 0 && q < 0)) continue;
    if (a === 0) parameters.push(parameterOf(ax, ay));
    else if (b === 0) parameters.push(parameterOf(bx, by));
    else parameters.push(p / (p - q));
  }
  return parameters.map((t) => Math.min(1, Math.max(0, t))).sort((s, t) => s - t);
}

/**
 * The maximal stretches of a line inside a closed polygon, in order along the line.
 * @param xy flat x, y positions of the line; repeated positions are allowed
 */
export function crossLine(xy: ArrayLike<number>, polygon: PreparedPolygon): InsidePiece[] {
  const pieces: InsidePiece[] = [];
  const count = xy.length >> 1;
  if (count < 2) return pieces;
  let current: { xy: number[]; entersAtStart: boolean } | undefined;
  let inside = false;
  // Known only along segments that meet no boundary: a meeting may round to a segment's end, so the side is asked anew.
  let insideKnown = false;
  let endsOnBoundary = false;
  const open = (x: number, y: number, enters: boolean): void => {
    current = { xy: [x, y], entersAtStart: enters };
  };
  const close = (leavesAtEnd: boolean): void => {
    if (current && current.xy.length >= 4) pieces.push({ xy: current.xy, entersAtStart: current.entersAtStart, leavesAtEnd });
    current = undefined;
  };
  const extend = (x: number, y: number): void => {
    if (!current) return;
    const last = current.xy.length;
    if (current.xy[last - 2] !== x || current.xy[last - 1] !== y) current.xy.push(x, y);
  };
  for (let i = 1; i < count; i++) {
    const px = xy[2 * i - 2]!;
    const py = xy[2 * i - 1]!;
    const qx = xy[2 * i]!;
    const qy = xy[2 * i + 1]!;
    if (px === qx && py === qy) continue;
    const along: [number, number][] = [];
    const parameters = meetings(polygon, px, py, qx, qy, along);
    if (parameters.length === 0) {
      // No boundary near: the whole segment lies where it starts.
      if (!insideKnown) inside = containsPoint(polygon, px, py);
      insideKnown = true;
      if (inside) {
        if (!current) open(px, py, false);
        extend(qx, qy);
      } else close(true);
      endsOnBoundary = false;
      continue;
    }
    const stops = [0, ...parameters, 1];
    for (let k = 1; k < stops.length; k++) {
      const from = stops[k - 1]!;
      const to = stops[k]!;
      if (to - from <= SAME_PARAMETER) continue;
      const middle = (from + to) / 2;
      const within =
        along.some(([start, end]) => start <= middle && middle <= end) ||
        containsPoint(polygon, px + middle * (qx - px), py + middle * (qy - py));
      const at = (t: number): [number, number] => (t === 0 ? [px, py] : t === 1 ? [qx, qy] : [px + t * (qx - px), py + t * (qy - py)]);
      if (within) {
        if (!current) open(...at(from), from > 0 || parameters[0] === 0);
        extend(...at(to));
      } else if (current) close(true);
    }
    endsOnBoundary = parameters.at(-1) === 1;
    insideKnown = false;
  }
  close(endsOnBoundary);
  return pieces;
}

import { orient2d } from 'robust-predicates';
import { isOnUnionBoundary } from '../geometry/plane/on-union-boundary.ts';
import { containsPoint, sideAlong, type PreparedPolygon } from '../geometry/plane/prepare-polygon.ts';

/** A connected stretch of a line inside a polygon. */
export interface InsidePiece {
  /** Flat x, y positions; the first and last may lie between the line's own vertices, all others are its own. */
  readonly xy: number[];
  /** Whether the piece begins (ends) on the polygon's boundary; the line itself may end there too. */
  readonly entersAtStart: boolean;
  readonly leavesAtEnd: boolean;
  /** Where the line's own segment under the first (last) stretch begins (ends): exact, where the cut end is rounded. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** Parameters closer than this share of a segment are one meeting point. */
const SAME_PARAMETER = 1e-12;

/** Boundary meetings of one segment: parameters in order, and the stretches along edges as pairs. Filled anew for each. */
const parameters: number[] = [];
const along: number[] = [];

/**
 * Finds the parameters in [0, 1] at which segment PQ meets the edges that `sideAlong` found: proper crossings, touched
 * vertices, and both ends of stretches that run along an edge; those are inside, as the polygon is closed.
 */
function findVisits({ edges, found }: PreparedPolygon, px: number, py: number, qx: number, qy: number): void {
  parameters.length = 0;
  along.length = 0;
  const dx = qx - px;
  const dy = qy - py;
  for (let k = 0; k < found.count; k++) {
    const i = 4 * found.edges[k]!;
    const ax = edges[i]!;
    const ay = edges[i + 1]!;
    const bx = edges[i + 2]!;
    const by = edges[i + 3]!;
    const a = orient2d(px, py, qx, qy, ax, ay);
    const b = orient2d(px, py, qx, qy, bx, by);
    if ((a > 0 && b > 0) || (a < 0 && b < 0)) continue;
    if (a === 0 && b === 0) {
      // On one line, and their boxes meet: so do they.
      const s = parameterOf(ax - px, ay - py, dx, dy);
      const t = parameterOf(bx - px, by - py, dx, dy);
      parameters.push(s, t);
      along.push(Math.min(s, t), Math.max(s, t));
      continue;
    }
    const p = orient2d(ax, ay, bx, by, px, py);
    const q = orient2d(ax, ay, bx, by, qx, qy);
    if ((p > 0 && q > 0) || (p < 0 && q < 0)) continue;
    parameters.push(a === 0 ? parameterOf(ax - px, ay - py, dx, dy) : b === 0 ? parameterOf(bx - px, by - py, dx, dy) : p / (p - q));
  }
  if (parameters.length > 1) parameters.sort((s, t) => s - t);
}

/** The share of a segment (dx, dy), 0 … 1, at which a place on it lies, x and y from its start. */
function parameterOf(x: number, y: number, dx: number, dy: number): number {
  const share = Math.abs(dx) >= Math.abs(dy) ? x / dx : y / dy;
  return share < 0 ? 0 : share > 1 ? 1 : share;
}

function isAlong(parameter: number): boolean {
  for (let k = 0; k < along.length; k += 2) if (along[k]! <= parameter && parameter <= along[k + 1]!) return true;
  return false;
}

/**
 * The maximal stretches of a line inside a closed polygon, in order along the line.
 * @param xy flat x, y positions of the line; repeated positions are allowed
 */
export function crossLine(xy: ArrayLike<number>, polygon: PreparedPolygon): InsidePiece[] {
  const pieces: InsidePiece[] = [];
  let current: number[] | undefined;
  let from: readonly [number, number] = [0, 0];
  let enters = false;
  let inside = false;
  // Known only along segments that meet no boundary: a meeting may round to a segment's end, so the side is asked anew.
  let insideKnown = false;
  let endsOnBoundary = false;
  let [px, py] = [xy[0]!, xy[1]!];
  for (let i = 2; i + 1 < xy.length; i += 2) {
    const qx = xy[i]!;
    const qy = xy[i + 1]!;
    if (px === qx && py === qy) continue;
    const side = sideAlong(polygon, px, py, qx, qy);
    if (side === 2) findVisits(polygon, px, py, qx, qy);
    if (side !== 2 || parameters.length === 0) {
      // No boundary met: the whole segment lies where it starts.
      if (side !== 2) inside = side === 1;
      else if (!insideKnown) inside = containsPoint(polygon, px, py);
      insideKnown = true;
      endsOnBoundary = false;
      if (inside) {
        if (!current) {
          current = [px, py];
          from = [px, py];
          enters = false;
        }
        current.push(qx, qy);
      } else if (current) {
        pieces.push({ xy: current, entersAtStart: enters, leavesAtEnd: true, from, to: [px, py] });
        current = undefined;
      }
    } else {
      let reached = 0;
      for (let k = 0; k <= parameters.length; k++) {
        const start = k === 0 ? 0 : parameters[k - 1]!;
        const end = k === parameters.length ? 1 : parameters[k]!;
        if (end - start <= SAME_PARAMETER) continue;
        const middle = (start + end) / 2;
        if (isAlong(middle) || containsPoint(polygon, px + middle * (qx - px), py + middle * (qy - py))) {
          if (!current) {
            current = start === 0 ? [px, py] : [px + start * (qx - px), py + start * (qy - py)];
            from = [px, py];
            enters = start > 0 || (parameters[0] === 0 && isOnUnionBoundary(polygon, px, py));
          }
          reached = end;
        } else if (current) {
          if (reached > 0) current.push(px + reached * (qx - px), py + reached * (qy - py));
          pieces.push({ xy: current, entersAtStart: enters, leavesAtEnd: true, from, to: reached > 0 ? [qx, qy] : [px, py] });
          current = undefined;
        }
      }
      current?.push(qx, qy);
      endsOnBoundary = parameters.at(-1) === 1;
      insideKnown = false;
    }
    px = qx;
    py = qy;
  }
  if (current) pieces.push({ xy: current, entersAtStart: enters, leavesAtEnd: endsOnBoundary && isOnUnionBoundary(polygon, px, py), from, to: [px, py] });
  return pieces;
}

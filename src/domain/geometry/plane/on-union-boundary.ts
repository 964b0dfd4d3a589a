import { orient2d } from 'robust-predicates';
import type { PreparedPolygon } from './prepare-polygon.ts';

/** Edges on one line differ in direction by what rounding makes of it, radians: there is no sector between them. */
const SAME_DIRECTION = 1e-9;
/** Directions tried in a sector until a ray passes through no vertex. */
const SHARES = [0.5, 0.43, 0.59, 0.37, 0.67];

/**
 * Whether a place on an edge lies on the boundary of the union of a polygon's parts: an edge that two parts share, or that
 * another part covers, lies inside. Looks along one ray in each sector between the edges that meet at the place.
 */
export function isOnUnionBoundary(polygon: PreparedPolygon, x: number, y: number): boolean {
  const { edges, marks } = polygon;
  // Of one part alone, every edge is boundary.
  if (marks.part.length === 1) return true;
  const angles: number[] = [];
  const others: number[] = [];
  for (let i = 0; i < edges.length; i += 4) {
    if (!holds(edges, i, x, y)) {
      others.push(i);
      continue;
    }
    for (const [endX, endY] of [
      [edges[i]!, edges[i + 1]!],
      [edges[i + 2]!, edges[i + 3]!],
    ] as const) {
      if (endX !== x || endY !== y) angles.push(Math.atan2(endY - y, endX - x));
    }
  }
  angles.sort((a, b) => a - b);
  return angles.some((from, k) => {
    const width = (k + 1 < angles.length ? angles[k + 1]! : angles[0]! + 2 * Math.PI) - from;
    return width > SAME_DIRECTION && !isSectorInside(polygon, others, x, y, from, width);
  });
}

/** Whether a place lies on an edge; exact. */
function holds(edges: Float64Array, i: number, x: number, y: number): boolean {
  const [ax, ay, bx, by] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!];
  return Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by) && orient2d(ax, ay, bx, by, x, y) === 0;
}

/** Whether any part holds the ground right beside a place, in a sector: even-odd along a ray out of the polygon. */
function isSectorInside(
  { edges, partOf, grid, marks }: PreparedPolygon,
  others: readonly number[],
  x: number,
  y: number,
  from: number,
  width: number,
): boolean {
  const far = 4 * (grid.maxX - grid.minX + grid.maxY - grid.minY);
  for (const share of SHARES) {
    const angle = from + share * width;
    const [farX, farY] = [x + far * Math.cos(angle), y + far * Math.sin(angle)];
    const search = ++marks.search;
    let odd = 0;
    let throughVertex = false;
    for (const i of others) {
      const [ax, ay, bx, by] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!];
      const a = orient2d(x, y, farX, farY, ax, ay);
      const b = orient2d(x, y, farX, farY, bx, by);
      throughVertex ||= a === 0 || b === 0;
      if (a > 0 === b > 0 || orient2d(ax, ay, bx, by, x, y) > 0 === orient2d(ax, ay, bx, by, farX, farY) > 0) continue;
      const part = partOf[i / 4]!;
      if (marks.part[part] !== search) {
        marks.part[part] = search;
        marks.odd[part] = 0;
      }
      marks.odd[part]! ^= 1;
      odd += marks.odd[part] === 1 ? 1 : -1;
    }
    if (!throughVertex) return odd > 0;
  }
  return false;
}

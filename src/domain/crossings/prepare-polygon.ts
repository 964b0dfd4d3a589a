import Flatbush from 'flatbush';
import { orient2d } from 'robust-predicates';

/** A polygon (any number of rings, even-odd) indexed by its edges, in any plane. */
export interface PreparedPolygon {
  /** Edge i runs from (x[2i], y[2i]) to (x[2i+1], y[2i+1]) — packed as ax, ay, bx, by. */
  readonly edges: Float64Array;
  readonly index: Flatbush;
  readonly maxX: number;
}

/**
 * @param rings flat x, y, x, y … arrays; closed or not; outer rings and holes in any order and winding
 * @returns undefined when no ring has an edge
 */
export function preparePolygon(rings: readonly ArrayLike<number>[]): PreparedPolygon | undefined {
  const packed: number[] = [];
  let maxX = Number.NEGATIVE_INFINITY;
  for (const ring of rings) {
    const count = ring.length >> 1;
    for (let i = 0, j = count - 1; i < count; j = i++) {
      const ax = ring[2 * j]!;
      const ay = ring[2 * j + 1]!;
      const bx = ring[2 * i]!;
      const by = ring[2 * i + 1]!;
      if (ax === bx && ay === by) continue;
      packed.push(ax, ay, bx, by);
      if (bx > maxX) maxX = bx;
    }
  }
  if (packed.length === 0) return undefined;
  const edges = Float64Array.from(packed);
  const index = new Flatbush(edges.length / 4);
  for (let i = 0; i < edges.length; i += 4) {
    const [ax, ay, bx, by] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!];
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  return { edges, index, maxX };
}

/** Whether a point lies in the closed polygon: its boundary counts as inside. Exact (adaptive-precision predicates). */
export function containsPoint({ edges, index, maxX }: PreparedPolygon, x: number, y: number): boolean {
  let inside = false;
  for (const edge of index.search(x, y, Math.max(x, maxX), y)) {
    const ax = edges[4 * edge]!;
    const ay = edges[4 * edge + 1]!;
    const bx = edges[4 * edge + 2]!;
    const by = edges[4 * edge + 3]!;
    const turn = orient2d(ax, ay, bx, by, x, y);
    if (turn === 0 && Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by)) return true;
    // Half-open in y, so that a ray through a vertex meets one of its two edges.
    if (ay <= y !== by <= y && turn > 0 === ay > by) inside = !inside;
  }
  return inside;
}

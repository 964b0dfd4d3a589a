import { orient2d } from 'robust-predicates';
import { columnOf, gridEdges, type IndexedEdges, rowOf, visitCells } from './edge-grid.ts';

const BOUNDARY = 2;

/** The union of polygons (parts), each even-odd in its rings, indexed by its edges, in any plane. */
export interface PreparedPolygon extends IndexedEdges {
  /** Of each cell of the grid: 0 outside, 1 inside, 2 an edge may pass. */
  readonly sides: Uint8Array;
  /** Edges of the latest `sideAlong` that answered 2, `found.count` of them. */
  readonly found: { readonly edges: Int32Array; count: number };
  /** Which search last took each edge, and last saw each part and with what parity. */
  readonly marks: { readonly edge: Int32Array; readonly part: Int32Array; readonly odd: Uint8Array; search: number };
}

/**
 * @param rings flat x, y, x, y … arrays; closed or not; outer rings and holes in any winding
 * @param parts the part of each ring, 0 … ; all one part when left out
 * @returns undefined when no ring has an edge
 */
export function preparePolygon(rings: readonly ArrayLike<number>[], parts?: readonly number[]): PreparedPolygon | undefined {
  const indexed = gridEdges(rings, parts);
  if (!indexed) return undefined;
  const { edges, grid } = indexed;
  const count = edges.length / 4;
  const most = parts === undefined ? 0 : parts.reduce((greatest, part) => Math.max(greatest, part), 0);
  const polygon: PreparedPolygon = {
    edges,
    partOf: indexed.partOf,
    grid,
    sides: new Uint8Array(grid.side * grid.side),
    found: { edges: new Int32Array(count), count: 0 },
    marks: { edge: new Int32Array(count), part: new Int32Array(most + 1), odd: new Uint8Array(most + 1), search: 0 },
  };
  fillSides(polygon);
  return polygon;
}

/**
 * A row is swept once, along its middle: an edge that crosses it does so in one of the edge's own cells, so that cells
 * without an edge lie well between crossings, however those round.
 */
function fillSides({ edges, partOf, sides, marks, grid: { side, cellStart, rowStart, rowEdges, minX, minY, perX, perY } }: PreparedPolygon): void {
  const xs: number[] = [];
  const crossed: number[] = [];
  for (let row = 0; row < side; row++) {
    const y = minY + (row + 0.5) / perY;
    xs.length = 0;
    crossed.length = 0;
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) {
      const edge = rowEdges[k]!;
      const ay = edges[4 * edge + 1]!;
      const by = edges[4 * edge + 3]!;
      if (ay <= y === by <= y) continue;
      const ax = edges[4 * edge]!;
      const x = ax + ((y - ay) / (by - ay)) * (edges[4 * edge + 2]! - ax);
      // In order of x, from the right end: few edges cross a row.
      let at = xs.length;
      for (; at > 0 && xs[at - 1]! > x; at--) {
        xs[at] = xs[at - 1]!;
        crossed[at] = crossed[at - 1]!;
      }
      xs[at] = x;
      crossed[at] = partOf[edge]!;
    }
    const search = ++marks.search;
    let odd = 0;
    let next = 0;
    for (let column = 0; column < side; column++) {
      const middle = minX + (column + 0.5) / perX;
      for (; next < xs.length && xs[next]! < middle; next++) {
        const part = crossed[next]!;
        if (marks.part[part] !== search) {
          marks.part[part] = search;
          marks.odd[part] = 0;
        }
        marks.odd[part]! ^= 1;
        odd += marks.odd[part] === 1 ? 1 : -1;
      }
      const cell = row * side + column;
      sides[cell] = cellStart[cell] !== cellStart[cell + 1] ? BOUNDARY : odd > 0 ? 1 : 0;
    }
  }
}

/** Whether a point lies in the closed polygon: its boundary counts as inside. Exact (adaptive-precision predicates). */
export function containsPoint({ edges, grid, partOf, marks }: PreparedPolygon, x: number, y: number): boolean {
  if (!(x >= grid.minX && x <= grid.maxX && y >= grid.minY && y <= grid.maxY)) return false;
  const search = ++marks.search;
  const row = rowOf(grid, y);
  let odd = 0;
  for (let k = grid.rowStart[row]!; k < grid.rowStart[row + 1]!; k++) {
    const edge = grid.rowEdges[k]!;
    const ay = edges[4 * edge + 1]!;
    const by = edges[4 * edge + 3]!;
    if ((ay < y && by < y) || (ay > y && by > y)) continue;
    const ax = edges[4 * edge]!;
    const bx = edges[4 * edge + 2]!;
    if (ax < x && bx < x) continue;
    // Half-open in y, so that a ray through a vertex meets one of its two edges.
    let meets = ay <= y !== by <= y;
    if (ax <= x || bx <= x) {
      const turn = orient2d(ax, ay, bx, by, x, y);
      if (turn === 0) return true;
      meets &&= turn > 0 === ay > by;
    }
    if (!meets) continue;
    const part = partOf[edge]!;
    if (marks.part[part] !== search) {
      marks.part[part] = search;
      marks.odd[part] = 0;
    }
    marks.odd[part]! ^= 1;
    odd += marks.odd[part] === 1 ? 1 : -1;
  }
  return odd > 0;
}

/** The search under way: its polygon, the segment's box, and what its cells have told so far. One object, not a closure for every segment. */
const probe: { polygon: PreparedPolygon | undefined; lowX: number; highX: number; lowY: number; highY: number; side: number } = {
  // Not 0: a number that begins as a whole one changes the object's shape when it is one no more.
  polygon: undefined,
  lowX: NaN,
  highX: NaN,
  lowY: NaN,
  highY: NaN,
  side: 0,
};

function probeCells(row: number, from: number, to: number): void {
  const { lowX, highX, lowY, highY } = probe;
  const { edges, grid, sides, found, marks } = probe.polygon!;
  const { search } = marks;
  for (let cell = row * grid.side + from; cell <= row * grid.side + to; cell++) {
    if (sides[cell] !== BOUNDARY) {
      if (probe.side !== BOUNDARY) probe.side = sides[cell]!;
      continue;
    }
    probe.side = BOUNDARY;
    for (let k = grid.cellStart[cell]!; k < grid.cellStart[cell + 1]!; k++) {
      const edge = grid.cellEdges[k]!;
      if (marks.edge[edge] === search) continue;
      marks.edge[edge] = search;
      const ax = edges[4 * edge]!;
      const bx = edges[4 * edge + 2]!;
      if ((ax < lowX && bx < lowX) || (ax > highX && bx > highX)) continue;
      const ay = edges[4 * edge + 1]!;
      const by = edges[4 * edge + 3]!;
      if ((ay < lowY && by < lowY) || (ay > highY && by > highY)) continue;
      found.edges[found.count++] = edge;
    }
  }
}

/** 0 or 1 where the whole segment PQ is outside or inside and meets no edge; else 2, with the edges whose boxes meet its own in `found`. */
export function sideAlong(polygon: PreparedPolygon, px: number, py: number, qx: number, qy: number): number {
  const { grid, sides, found, marks } = polygon;
  const lowX = px < qx ? px : qx;
  const highX = px < qx ? qx : px;
  const lowY = py < qy ? py : qy;
  const highY = py < qy ? qy : py;
  if (highX < grid.minX || lowX > grid.maxX || highY < grid.minY || lowY > grid.maxY) return 0;
  const first = columnOf(grid, lowX);
  const bottom = rowOf(grid, lowY);
  const isOneCell = first === columnOf(grid, highX) && bottom === rowOf(grid, highY);
  const side = sides[bottom * grid.side + first]!;
  if (isOneCell && side !== BOUNDARY) return side;
  found.count = 0;
  marks.search += 1;
  probe.polygon = polygon;
  probe.lowX = lowX;
  probe.highX = highX;
  probe.lowY = lowY;
  probe.highY = highY;
  probe.side = 0;
  if (isOneCell) probeCells(bottom, first, first);
  else visitCells(grid, px, py, qx, qy, probeCells);
  return probe.side;
}

/** False only where a whole box lies outside, as its cells tell. */
export function mayMeet({ grid, sides }: PreparedPolygon, minX: number, minY: number, maxX: number, maxY: number): boolean {
  if (maxX < grid.minX || minX > grid.maxX || maxY < grid.minY || minY > grid.maxY) return false;
  const first = columnOf(grid, minX);
  const last = columnOf(grid, maxX);
  const top = rowOf(grid, maxY);
  for (let row = rowOf(grid, minY); row <= top; row++) {
    for (let cell = row * grid.side + first; cell <= row * grid.side + last; cell++) if (sides[cell] !== 0) return true;
  }
  return false;
}

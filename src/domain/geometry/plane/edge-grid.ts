/** Boundary edges of a polygon in a grid of square-many cells over its box; cells without an edge are all inside or all outside. */
export interface EdgeGrid {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  /** Cells along each axis, and cells per unit. */
  readonly side: number;
  readonly perX: number;
  readonly perY: number;
  /** Edges of cell c are cellEdges[cellStart[c]] … cellEdges[cellStart[c + 1] − 1]; cell = row · side + column. */
  readonly cellStart: Int32Array;
  readonly cellEdges: Int32Array;
  /** The same for rows. */
  readonly rowStart: Int32Array;
  readonly rowEdges: Int32Array;
}

type Axes = Pick<EdgeGrid, 'minX' | 'minY' | 'side' | 'perX' | 'perY'>;

const MOST_CELLS_A_SIDE = 1000;
const NO_EDGES = new Int32Array(0);

export function columnOf({ minX, perX, side }: Axes, x: number): number {
  const column = Math.floor((x - minX) * perX);
  return column < 0 ? 0 : column >= side ? side - 1 : column;
}

export function rowOf({ minY, perY, side }: Axes, y: number): number {
  const row = Math.floor((y - minY) * perY);
  return row < 0 ? 0 : row >= side ? side - 1 : row;
}

/**
 * Runs of cells (row, first column, last column) that hold every point of a segment inside the grid, and maybe a
 * neighbour more: columns and rows grow with x and y even where they round, so that no meeting is missed.
 */
export function visitCells(grid: Axes, ax: number, ay: number, bx: number, by: number, visit: (row: number, first: number, last: number) => void): void {
  const lowY = ay < by ? ay : by;
  const highY = ay < by ? by : ay;
  const first = columnOf(grid, ax < bx ? ax : bx);
  const last = columnOf(grid, ax < bx ? bx : ax);
  const bottom = rowOf(grid, lowY);
  const top = rowOf(grid, highY);
  // Flatter than a cell, its place in a row is not known well enough.
  if (!(top > bottom && last - first > 1 && (highY - lowY) * grid.perY >= 1)) {
    for (let row = bottom; row <= top; row++) visit(row, first, last);
    return;
  }
  const slope = (bx - ax) / (by - ay);
  for (let row = bottom; row <= top; row++) {
    const x = ax + slope * (Math.max(lowY, grid.minY + row / grid.perY) - ay);
    const z = ax + slope * (Math.min(highY, grid.minY + (row + 1) / grid.perY) - ay);
    visit(row, Math.max(first, columnOf(grid, x < z ? x : z) - 1), Math.min(last, columnOf(grid, x < z ? z : x) + 1));
  }
}

/** A polygon's edges, the part that each is of, and their grid. */
export interface IndexedEdges {
  /** ax, ay, bx, by of each edge. */
  readonly edges: Float64Array;
  readonly partOf: Int32Array;
  readonly grid: EdgeGrid;
}

/**
 * Written for code that runs a few times and is not compiled yet: each vertex is looked at once, and an edge that stays in
 * one cell, as most do, leaves a number.
 * @param rings flat x, y, x, y … arrays; closed or not
 * @param parts the part of each ring; all one part when left out
 * @returns undefined when no ring has an edge
 */
export function gridEdges(rings: readonly ArrayLike<number>[], parts?: readonly number[]): IndexedEdges | undefined {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  let vertices = 0;
  for (let r = 0; r < rings.length; r++) {
    const ring = rings[r]!;
    const end = ring.length - (ring.length % 2);
    vertices += end / 2;
    for (let i = 0; i < end; i += 2) {
      const x = ring[i]!;
      const y = ring[i + 1]!;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  const side = Math.min(MOST_CELLS_A_SIDE, Math.ceil(Math.sqrt(vertices)));
  const perX = maxX > minX ? side / (maxX - minX) : 0;
  const perY = maxY > minY ? side / (maxY - minY) : 0;
  const edges = new Float64Array(4 * vertices);
  const partOf = new Int32Array(vertices);
  const cellStart = new Int32Array(side * side + 1);
  const rowStart = new Int32Array(side + 1);
  // One object from the start: functions that meet grids of one shape alone are compiled once.
  const grid = { minX, minY, maxX, maxY, side, perX, perY, cellStart, cellEdges: NO_EDGES, rowStart, rowEdges: NO_EDGES };
  // The cell of each edge that stays in one, else −1; and the runs of cells of those: edge, row, first and last column.
  const cellOf = new Int32Array(vertices);
  const runs: number[] = [];
  let count = 0;
  const keep = (row: number, first: number, last: number): void => {
    runs.push(count, row, first, last);
    rowStart[row + 1]!++;
    for (let cell = row * side + first; cell <= row * side + last; cell++) cellStart[cell + 1]!++;
  };
  for (let r = 0; r < rings.length; r++) {
    const ring = rings[r]!;
    const part = parts?.[r] ?? 0;
    const end = ring.length - (ring.length % 2);
    if (end === 0) continue;
    let ax = ring[end - 2]!;
    let ay = ring[end - 1]!;
    let from = columnOf(grid, ax) + side * rowOf(grid, ay);
    for (let i = 0; i < end; i += 2) {
      const bx = ring[i]!;
      const by = ring[i + 1]!;
      if (ax === bx && ay === by) continue;
      let column = Math.floor((bx - minX) * perX);
      let row = Math.floor((by - minY) * perY);
      if (column >= side) column = side - 1;
      if (row >= side) row = side - 1;
      const to = column + side * row;
      edges[4 * count] = ax;
      edges[4 * count + 1] = ay;
      edges[4 * count + 2] = bx;
      edges[4 * count + 3] = by;
      partOf[count] = part;
      if (from === to) {
        cellOf[count] = to;
        cellStart[to + 1]!++;
        rowStart[row + 1]!++;
      } else {
        cellOf[count] = -1;
        visitCells(grid, ax, ay, bx, by, keep);
      }
      count += 1;
      ax = bx;
      ay = by;
      from = to;
    }
  }
  if (count === 0) return undefined;
  for (let cell = 0; cell < side * side; cell++) cellStart[cell + 1]! += cellStart[cell]!;
  for (let row = 0; row < side; row++) rowStart[row + 1]! += rowStart[row]!;
  const cellNext = cellStart.slice();
  const rowNext = rowStart.slice();
  const cellEdges = new Int32Array(cellStart[side * side]!);
  const rowEdges = new Int32Array(rowStart[side]!);
  for (let edge = 0; edge < count; edge++) {
    const cell = cellOf[edge]!;
    if (cell < 0) continue;
    cellEdges[cellNext[cell]!++] = edge;
    rowEdges[rowNext[Math.floor(cell / side)]!++] = edge;
  }
  for (let i = 0; i < runs.length; i += 4) {
    const edge = runs[i]!;
    const row = runs[i + 1]!;
    rowEdges[rowNext[row]!++] = edge;
    for (let cell = row * side + runs[i + 2]!; cell <= row * side + runs[i + 3]!; cell++) cellEdges[cellNext[cell]!++] = edge;
  }
  grid.cellEdges = cellEdges;
  grid.rowEdges = rowEdges;
  return { edges: edges.subarray(0, 4 * count), partOf: partOf.subarray(0, count), grid };
}

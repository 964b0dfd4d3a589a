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
  const lowY = Math.min(ay, by);
  const highY = Math.max(ay, by);
  const first = columnOf(grid, Math.min(ax, bx));
  const last = columnOf(grid, Math.max(ax, bx));
  const bottom = rowOf(grid, lowY);
  const top = rowOf(grid, highY);
  // Flatter than a cell, its place in a row is not known well enough.
  const narrow = top > bottom && last - first > 1 && (highY - lowY) * grid.perY >= 1;
  const slope = (bx - ax) / (by - ay);
  for (let row = bottom; row <= top; row++) {
    if (!narrow) {
      visit(row, first, last);
      continue;
    }
    const from = Math.max(lowY, grid.minY + row / grid.perY);
    const to = Math.min(highY, grid.minY + (row + 1) / grid.perY);
    const x = ax + slope * (from - ay);
    const z = ax + slope * (to - ay);
    visit(row, Math.max(first, columnOf(grid, Math.min(x, z)) - 1), Math.min(last, columnOf(grid, Math.max(x, z)) + 1));
  }
}

/** @param edges ax, ay, bx, by of each edge, at least one */
export function gridEdges(edges: Float64Array): EdgeGrid {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < edges.length; i += 2) {
    const x = edges[i]!;
    const y = edges[i + 1]!;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  const side = Math.min(MOST_CELLS_A_SIDE, Math.ceil(Math.sqrt(edges.length / 4)));
  const axes = { minX, minY, side, perX: maxX > minX ? side / (maxX - minX) : 0, perY: maxY > minY ? side / (maxY - minY) : 0 };
  const cellStart = new Int32Array(side * side + 1);
  const rowStart = new Int32Array(side + 1);
  const eachEdge = (visit: (edge: number, row: number, first: number, last: number) => void): void => {
    for (let e = 0; 4 * e < edges.length; e++) {
      visitCells(axes, edges[4 * e]!, edges[4 * e + 1]!, edges[4 * e + 2]!, edges[4 * e + 3]!, (row, first, last) => visit(e, row, first, last));
    }
  };
  eachEdge((_, row, first, last) => {
    rowStart[row + 1]!++;
    for (let cell = row * side + first; cell <= row * side + last; cell++) cellStart[cell + 1]!++;
  });
  for (let cell = 0; cell < side * side; cell++) cellStart[cell + 1]! += cellStart[cell]!;
  for (let row = 0; row < side; row++) rowStart[row + 1]! += rowStart[row]!;
  const [cellNext, rowNext] = [cellStart.slice(), rowStart.slice()];
  const cellEdges = new Int32Array(cellStart[side * side]!);
  const rowEdges = new Int32Array(rowStart[side]!);
  eachEdge((edge, row, first, last) => {
    rowEdges[rowNext[row]!++] = edge;
    for (let cell = row * side + first; cell <= row * side + last; cell++) cellEdges[cellNext[cell]!++] = edge;
  });
  return { ...axes, maxX, maxY, cellStart, cellEdges, rowStart, rowEdges };
}

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
  const count = edges.length / 4;
  const side = Math.min(MOST_CELLS_A_SIDE, Math.ceil(Math.sqrt(count)));
  const perX = maxX > minX ? side / (maxX - minX) : 0;
  const perY = maxY > minY ? side / (maxY - minY) : 0;
  const axes = { minX, minY, side, perX, perY };
  const cellStart = new Int32Array(side * side + 1);
  const rowStart = new Int32Array(side + 1);
  // Runs of cells: edge, row, first and last column in turn.
  let runs = new Int32Array(8 * count);
  let end = 0;
  const keep = (edge: number, row: number, first: number, last: number): void => {
    if (end === runs.length) {
      const longer = new Int32Array(2 * end);
      longer.set(runs);
      runs = longer;
    }
    runs[end] = edge;
    runs[end + 1] = row;
    runs[end + 2] = first;
    runs[end + 3] = last;
    end += 4;
    rowStart[row + 1]!++;
    for (let cell = row * side + first; cell <= row * side + last; cell++) cellStart[cell + 1]!++;
  };
  for (let edge = 0; edge < count; edge++) {
    const ax = edges[4 * edge]!;
    const ay = edges[4 * edge + 1]!;
    const bx = edges[4 * edge + 2]!;
    const by = edges[4 * edge + 3]!;
    const column = Math.floor((ax - minX) * perX);
    const row = Math.floor((ay - minY) * perY);
    // Most edges lie in one cell: they need no more.
    if (column < side && row < side && column === Math.floor((bx - minX) * perX) && row === Math.floor((by - minY) * perY)) {
      if (end === runs.length) keep(edge, row, column, column);
      else {
        runs[end] = edge;
        runs[end + 1] = row;
        runs[end + 2] = column;
        runs[end + 3] = column;
        end += 4;
        rowStart[row + 1]!++;
        cellStart[row * side + column + 1]!++;
      }
    } else visitCells(axes, ax, ay, bx, by, (...run) => keep(edge, ...run));
  }
  for (let cell = 0; cell < side * side; cell++) cellStart[cell + 1]! += cellStart[cell]!;
  for (let row = 0; row < side; row++) rowStart[row + 1]! += rowStart[row]!;
  const cellNext = cellStart.slice();
  const rowNext = rowStart.slice();
  const cellEdges = new Int32Array(cellStart[side * side]!);
  const rowEdges = new Int32Array(rowStart[side]!);
  for (let i = 0; i < end; i += 4) {
    const row = runs[i + 1]!;
    rowEdges[rowNext[row]!++] = runs[i]!;
    const last = row * side + runs[i + 3]!;
    for (let cell = row * side + runs[i + 2]!; cell <= last; cell++) cellEdges[cellNext[cell]!++] = runs[i]!;
  }
  return { ...axes, maxX, maxY, cellStart, cellEdges, rowStart, rowEdges };
}

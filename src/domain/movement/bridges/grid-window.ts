import type { Grid } from './grid.ts';

/** A rectangle of a grid with a value per cell: its south-west cell is (`col`, `row`) of that grid. Values as in a grid. */
export interface GridWindow {
  readonly col: number;
  readonly row: number;
  readonly cols: number;
  readonly rows: number;
  readonly values: Float64Array;
}

/** The empty window of `grid` around positions (plane metres) and a margin (metres), cut at the grid's edge; and its own grid. */
export function openWindow(grid: Grid, x: Float64Array, y: Float64Array, marginM: number): { window: GridWindow; grid: Grid } {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    west = Math.min(west, x[i]!);
    east = Math.max(east, x[i]!);
    south = Math.min(south, y[i]!);
    north = Math.max(north, y[i]!);
  }
  const { x0, y0, cell } = grid;
  const col = Math.max(0, Math.floor((west - marginM - x0) / cell));
  const row = Math.max(0, Math.floor((south - marginM - y0) / cell));
  const cols = Math.max(0, Math.min(grid.cols, Math.ceil((east + marginM - x0) / cell) + 1) - col);
  const rows = Math.max(0, Math.min(grid.rows, Math.ceil((north + marginM - y0) / cell) + 1) - row);
  return {
    window: { col, row, cols, rows, values: new Float64Array(cols * rows) },
    grid: { x0: x0 + col * cell, y0: y0 + row * cell, cell, cols, rows },
  };
}

/** Add a window's values to a wider one that holds it. */
export function addWindow(sum: GridWindow, part: GridWindow): void {
  for (let r = 0; r < part.rows; r++) {
    const to = (part.row + r - sum.row) * sum.cols + part.col - sum.col;
    const from = r * part.cols;
    for (let c = 0; c < part.cols; c++) sum.values[to + c] = sum.values[to + c]! + part.values[from + c]!;
  }
}

/** The sum of windows of one grid, in the smallest window that holds them all. */
export function sumWindows(windows: readonly GridWindow[]): GridWindow {
  const col = Math.min(...windows.map((window) => window.col));
  const row = Math.min(...windows.map((window) => window.row));
  const cols = Math.max(...windows.map((window) => window.col + window.cols)) - col;
  const rows = Math.max(...windows.map((window) => window.row + window.rows)) - row;
  const sum: GridWindow = { col, row, cols, rows, values: new Float64Array(cols * rows) };
  for (const window of windows) addWindow(sum, window);
  return sum;
}

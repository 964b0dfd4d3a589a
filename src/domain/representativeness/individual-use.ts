import type { GridWindow } from '../movement/bridges/grid-window.ts';
import type { Grid } from '../movement/bridges/grid.ts';

/** What one animal used, on a grid that all of a population share: only cells with some use. */
export interface IndividualUse {
  readonly individual: string;
  /** Cells, each once, and the probability of use of each; they sum to 1. */
  readonly cells: Uint32Array;
  readonly values: Float64Array;
  /** The cell of each of its positions. */
  readonly positions: Uint32Array;
}

/** Positions beyond the grid. */
const OUTSIDE = 0xffffffff;

/** The cell of a grid in which a position in its plane (metres) lies. */
function cellOf({ x0, y0, cell, cols, rows }: Grid, x: number, y: number): number {
  const col = Math.floor((x - x0) / cell + 0.5);
  const row = Math.floor((y - y0) / cell + 0.5);
  return col < 0 || row < 0 || col >= cols || row >= rows ? OUTSIDE : row * cols + col;
}

/**
 * An individual's use from its utilisation distribution and its positions.
 * @param window the distribution, in cells of `grid`, scaled in any way
 * @param places positions in the grid's plane, metres
 */
export function useOfWindow(
  individual: string,
  window: GridWindow,
  grid: Grid,
  places: readonly { readonly x: Float64Array; readonly y: Float64Array }[],
): IndividualUse {
  let filled = 0;
  let total = 0;
  for (const value of window.values) {
    if (value > 0) filled += 1;
    total += value;
  }
  const cells = new Uint32Array(filled);
  const values = new Float64Array(filled);
  let at = 0;
  for (let row = 0; row < window.rows; row++) {
    for (let col = 0; col < window.cols; col++) {
      const value = window.values[row * window.cols + col]!;
      if (!(value > 0)) continue;
      cells[at] = (window.row + row) * grid.cols + window.col + col;
      values[at++] = value / total;
    }
  }
  const positions = new Uint32Array(places.reduce((sum, { x }) => sum + x.length, 0));
  let next = 0;
  for (const { x, y } of places) for (let i = 0; i < x.length; i++) positions[next++] = cellOf(grid, x[i]!, y[i]!);
  return { individual, cells, values, positions };
}

/** Uses in cells that are numbered from 0 without gaps; positions in no animal's cells have the number of cells. */
export interface PackedUses {
  readonly uses: readonly IndividualUse[];
  readonly cells: number;
}

/**
 * Uses of one grid, packed; where they fill more cells than are wanted, cells are joined to larger squares until they do not.
 * @param cols columns of the grid
 */
export function packUses(uses: readonly IndividualUse[], cols: number, mostCells: number): PackedUses {
  for (let factor = 1; ; factor *= 2) {
    const wide = Math.ceil(cols / factor);
    const joined = (cell: number): number => Math.floor(Math.floor(cell / cols) / factor) * wide + Math.floor((cell % cols) / factor);
    const all = new Float64Array(uses.reduce((sum, { cells }) => sum + cells.length, 0));
    let at = 0;
    for (const { cells } of uses) for (const cell of cells) all[at++] = joined(cell);
    all.sort();
    let count = 0;
    for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[count++] = all[i]!;
    if (count > mostCells) continue;
    const numbers = new Map<number, number>();
    for (let i = 0; i < count; i++) numbers.set(all[i]!, i);
    return { uses: uses.map((use) => packUse(use, (cell) => (cell === OUTSIDE ? count : (numbers.get(joined(cell)) ?? count)))), cells: count };
  }
}

function packUse({ individual, cells, values, positions }: IndividualUse, numberOf: (cell: number) => number): IndividualUse {
  const sums = new Map<number, number>();
  for (let i = 0; i < cells.length; i++) {
    const number = numberOf(cells[i]!);
    sums.set(number, (sums.get(number) ?? 0) + values[i]!);
  }
  return { individual, cells: Uint32Array.from(sums.keys()), values: Float64Array.from(sums.values()), positions: positions.map(numberOf) };
}

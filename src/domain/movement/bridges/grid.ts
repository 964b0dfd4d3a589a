import type { CorridorMethod } from '../corridor-method.ts';
import { tidyUp } from '../choose-settings/choose-cell.ts';
import { AtlasError } from '../../errors.ts';
import { type DrawableSequence, reachOf } from '../corridors/draw-individual.ts';

/** A grid in an equal-area plane, metres. Cell (col, row) is at index row × cols + col, rows from the south. */
export interface Grid {
  /** Centre of the south-west cell. */
  readonly x0: number;
  readonly y0: number;
  readonly cell: number;
  readonly cols: number;
  readonly rows: number;
}

/** Most cells of a grid that a browser tab holds several times over. */
export const MOST_CELLS = 25_000_000;

/**
 * The grid that covers an extent and a margin around it, its cells aligned to multiples of the cell size.
 * @throws AtlasError when it would have more than 25 million cells
 */
export function createGrid(extent: { minX: number; minY: number; maxX: number; maxY: number }, cell: number, margin: number): Grid {
  const west = Math.floor((extent.minX - margin) / cell);
  const south = Math.floor((extent.minY - margin) / cell);
  const cols = Math.ceil((extent.maxX + margin) / cell) - west + 1;
  const rows = Math.ceil((extent.maxY + margin) / cell) - south + 1;
  if (cols * rows > MOST_CELLS) {
    throw new AtlasError('grid.tooLarge', { cols, rows, cell });
  }
  return { x0: (west + 0.5) * cell, y0: (south + 0.5) * cell, cell, cols, rows };
}

/** Empty cells around every footprint, so that outlines close inside the grid. */
const MARGIN_CELLS = 3;
/** Cell sizes that are suggested are multiples of this, metres. */
const TIDY_M = 50;

/**
 * The grid that holds every sequence's footprint.
 * @param mostCells of a cell that was chosen: one that does not fit is enlarged until it does
 * @throws AtlasError naming the least cell size that fits, where the grid would be too large
 */
export function planGrid(sequences: readonly DrawableSequence[], method: CorridorMethod, mostCells?: number): Grid {
  const extent = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  let margin = method.bufferM;
  for (const entry of sequences) {
    for (const x of entry.plane.x) {
      extent.minX = Math.min(extent.minX, x);
      extent.maxX = Math.max(extent.maxX, x);
    }
    for (const y of entry.plane.y) {
      extent.minY = Math.min(extent.minY, y);
      extent.maxY = Math.max(extent.maxY, y);
    }
    margin = Math.max(margin, reachOf(entry, method));
  }
  const side = (from: number, to: number, cell: number): number => Math.ceil((to - from + 2 * (margin + MARGIN_CELLS * cell)) / cell) + 2;
  const cellsOf = (cell: number): number => side(extent.minX, extent.maxX, cell) * side(extent.minY, extent.maxY, cell);
  let { cellM } = method;
  if (mostCells !== undefined) while (cellsOf(cellM) > mostCells) cellM = tidyUp(cellM * 1.01);
  if (cellsOf(cellM) > MOST_CELLS) {
    let fits = TIDY_M * Math.ceil((cellM * Math.sqrt(cellsOf(cellM) / MOST_CELLS)) / TIDY_M);
    while (cellsOf(fits) > MOST_CELLS) fits += TIDY_M;
    throw new AtlasError('grid.cellsTooSmall', { cell: cellM, millions: Math.ceil(cellsOf(cellM) / 1e6), most: MOST_CELLS / 1e6, fits }, { field: 'cellM' });
  }
  return createGrid(extent, cellM, margin + MARGIN_CELLS * cellM);
}

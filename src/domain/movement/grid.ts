import { AtlasError } from '../errors.ts';

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
    throw new AtlasError(`A grid of ${cols} × ${rows} cells of ${cell} m is too large.`, 'Choose a larger cell, or split the population.');
  }
  return { x0: (west + 0.5) * cell, y0: (south + 0.5) * cell, cell, cols, rows };
}

import { AtlasError } from '../errors.ts';
import { reachOf, type DrawableSequence } from './draw-individual.ts';
import { createGrid, MOST_CELLS, type Grid } from './grid.ts';
import type { CorridorMethod } from './types.ts';

/** Empty cells around every footprint, so that outlines close inside the grid. */
const MARGIN_CELLS = 3;
/** Cell sizes that are suggested are multiples of this, metres. */
const TIDY_M = 50;

/**
 * The grid that holds every sequence's footprint.
 * @throws AtlasError naming the least cell size that fits, where the grid would be too large
 */
export function planGrid(sequences: readonly DrawableSequence[], method: CorridorMethod): Grid {
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
  const { cellM } = method;
  if (cellsOf(cellM) > MOST_CELLS) {
    let fits = TIDY_M * Math.ceil((cellM * Math.sqrt(cellsOf(cellM) / MOST_CELLS)) / TIDY_M);
    while (cellsOf(fits) > MOST_CELLS) fits += TIDY_M;
    throw new AtlasError(
      `Cells of ${cellM} m are too small for a range this wide: they would be ${Math.ceil(cellsOf(cellM) / 1e6)} million, of at most ${MOST_CELLS / 1e6}; cells of ${fits} m fit.`,
      `Choose cells of ${fits} m or more, or split the population.`,
      { field: 'cellM' },
    );
  }
  return createGrid(extent, cellM, margin + MARGIN_CELLS * cellM);
}

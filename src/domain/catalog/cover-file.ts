import * as v from 'valibot';
import { COLUMNS, GRID_NAME, ROWS } from '../importance/equal-area-grid.ts';
import type { RankedPopulation } from '../importance/rank-cells.ts';
import { appendixOf, categoryOf, CELL_USES, type CellUse } from '../importance/weights.ts';
import type { EntryRow, Species } from './index-schema.ts';
import { count, id } from './fields.ts';

/** Cells in order, each but the first as its distance from the one before it. */
const CellsSchema = v.pipe(
  v.array(count),
  v.check((steps) => steps.every((step, i) => i === 0 || step > 0) && steps.reduce((sum, step) => sum + step, 0) < COLUMNS * ROWS, 'are no cells of the grid'),
);

/** `cover.json`: which cells of an equal-area grid each entry holds, by how it uses them. */
export const CoverFileSchema = v.object({
  version: v.literal(1),
  grid: v.literal(GRID_NAME),
  entries: v.record(id, v.partial(v.object(v.entriesFromList(CELL_USES, CellsSchema)))),
});
export type CoverFile = v.InferOutput<typeof CoverFileSchema>;

export function encodeCells(cells: readonly number[]): number[] {
  return cells.map((cell, i) => cell - (cells[i - 1] ?? 0));
}

export function decodeCells(steps: readonly number[]): number[] {
  let cell = 0;
  return steps.map((step) => (cell += step));
}

/** Populations of a catalog as they are ranked: those that a cover file names, and that were not withdrawn. */
export function populationsOf(
  covers: readonly CoverFile[],
  catalog: { readonly entries: readonly EntryRow[]; readonly species: readonly Species[] },
): RankedPopulation[] {
  const species = new Map(catalog.species.map((one) => [one.id, one]));
  return catalog.entries.flatMap((row): RankedPopulation[] => {
    const held = covers.map(({ entries }) => entries[row.id]).find((one) => one !== undefined);
    if (!held || row.withdrawn) return [];
    const cells: Partial<Record<CellUse, number[]>> = {};
    for (const use of CELL_USES) if (held[use]) cells[use] = decodeCells(held[use]);
    const { appendix, category } = species.get(row.species) ?? {};
    return [{ id: row.id, appendix: appendixOf(appendix), category: categoryOf(category), cells }];
  });
}

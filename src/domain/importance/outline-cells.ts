import type { Feature, FeatureCollection, Polygon } from 'geojson';
import { COLUMNS, latitudeOf, longitudeOf } from './equal-area-grid.ts';
import type { Ranking } from './rank-cells.ts';

/** Shares of all cells that are told apart on the map, the highest ranked first; the last is all the rest. */
export const TOP_SHARES = [0.01, 0.05, 0.2, 1] as const;

/** Which of `TOP_SHARES` a rank is in, from 0. */
export function topShareOf(rank: number, cells: number): number {
  const share = rank / Math.max(1, cells);
  return Math.max(
    0,
    TOP_SHARES.findIndex((top) => share <= top),
  );
}

export type RankedFeature = Feature<
  Polygon,
  { readonly id: string; readonly top: number; readonly rank: number; readonly score: number; readonly area: number }
>;

/**
 * Ranked cells as rectangles, those of one area that lie side by side in a row as one. WGS 84 [lon, lat]; `top` counts in
 * `TOP_SHARES`, `area` in the ranking's areas.
 */
export function outlineRanking({ areas, cells }: Ranking): FeatureCollection<Polygon, RankedFeature['properties']> {
  const features = areas.flatMap(({ cells: members, rank, score }, area): RankedFeature[] =>
    runsOf(members).map(([first, last]) => {
      return {
        type: 'Feature',
        properties: { id: `${first}`, top: topShareOf(rank, cells), rank, score: Math.round(score * 1000) / 1000, area },
        geometry: rectangleOf(first, last),
      };
    }),
  );
  return { type: 'FeatureCollection', features };
}

/** Cells as rectangles with the property `chosen`. WGS 84 [lon, lat]. */
export function outlineCells(cells: readonly number[]): Feature<Polygon, { readonly chosen: true }>[] {
  return runsOf(cells).map(([first, last]) => ({ type: 'Feature', properties: { chosen: true }, geometry: rectangleOf(first, last) }));
}

/** Latitudes of rows are looked for by halving: each is looked for once. */
const latitudes = new Map<number, number>();

function latitudeAt(row: number): number {
  const known = latitudes.get(row) ?? latitudeOf(row);
  latitudes.set(row, known);
  return known;
}

/** From one cell to another of its row. */
function rectangleOf(first: number, last: number): Polygon {
  const row = Math.floor(first / COLUMNS);
  const [west, east] = [longitudeOf(first % COLUMNS), longitudeOf((last % COLUMNS) + 1)];
  const [north, south] = [latitudeAt(row), latitudeAt(row + 1)];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

/** Cells side by side in one row, as their first and last. */
function runsOf(cells: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const cell of cells.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && cell === run[1] + 1 && cell % COLUMNS !== 0) run[1] = cell;
    else runs.push([cell, cell]);
  }
  return runs;
}

import type { Layer, Population } from '../../../domain/catalog/schema.ts';
import type { BarrierCrossing } from '../../../domain/crossings/types.ts';
import { writeCsv } from '../../../domain/formats/csv.ts';
import { saveFile } from '../../shared/save-file.ts';

/** What crosses one population's corridor, and the barrier layers it comes from. */
export interface CrossingsOfPopulation {
  readonly population: Population;
  readonly rows: readonly BarrierCrossing[];
  readonly layers: readonly Layer[];
}

const COLUMNS = [
  'population',
  'barrier',
  'name',
  'type',
  'use_class',
  'crossings',
  'length_inside_km',
  'length_inside_medium_km',
  'length_inside_high_km',
  'crossing_points',
  'barrier_layer',
  'barrier_licence',
  'barrier_attribution',
  'barrier_citation',
  'corridor_licence',
  'corridor_attribution',
  'corridor_citation',
] as const;

/** Barrier crossings as CSV (RFC 4180), with the source, licence and citation of every row's layer. Points are "lon lat". */
export function formatCrossingsCsv(all: readonly CrossingsOfPopulation[]): string {
  const table = all.flatMap(({ population, rows, layers }) =>
    rows.map((row) => {
      const corridors = population.layers.find(({ kind }) => kind === 'corridors');
      const layer = layers.find(({ id }) => id === row.layer);
      return {
        population: population.id,
        barrier: row.barrier,
        name: row.name,
        type: row.type,
        use_class: row.use,
        crossings: row.crossings,
        length_inside_km: row.lengthInsideKm.toFixed(4),
        length_inside_medium_km: row.lengthByUseKm.medium.toFixed(4),
        length_inside_high_km: row.lengthByUseKm.high.toFixed(4),
        crossing_points: row.points.map(([lon, lat]) => `${lon.toFixed(5)} ${lat.toFixed(5)}`).join('; '),
        barrier_layer: row.layer,
        barrier_licence: layer?.licence,
        barrier_attribution: layer?.attribution,
        barrier_citation: layer?.citation,
        corridor_licence: corridors?.licence,
        corridor_attribution: corridors?.attribution,
        corridor_citation: corridors?.citation,
      };
    }),
  );
  return writeCsv(table, COLUMNS);
}

/** Hand the table of barrier crossings to the person as a CSV file. */
export function downloadCrossings(population: Population, rows: readonly BarrierCrossing[], layers: readonly Layer[]): void {
  saveFile(new Blob([formatCrossingsCsv([{ population, rows, layers }])], { type: 'text/csv;charset=utf-8' }), `${population.id}-barrier-crossings.csv`);
}

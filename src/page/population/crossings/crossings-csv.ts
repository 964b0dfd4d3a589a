import type { Layer } from '../../../domain/catalog/fields.ts';
import { groundOf, type OpenEntry } from '../../../domain/catalog/open-entry.ts';
import type { BarrierCrossing } from '../../../domain/crossings/types.ts';
import { FEWEST_INDIVIDUALS } from '../../../domain/movement/types.ts';
import { writeYears } from '../../../domain/evidence/shown.ts';
import { judgeForEntry, sortRows } from '../../../domain/statements/of-entry.ts';
import { writeCsv } from '../../../domain/formats/csv.ts';
import { saveCsv } from '../../shared/save-file.ts';

/** What crosses one entry's corridor, and the barrier layers it comes from. */
export interface CrossingsOfEntry {
  readonly entry: OpenEntry;
  readonly rows: readonly BarrierCrossing[];
  readonly layers: readonly Layer[];
}

/** What stands beside a row of the layer that it is from. */
export function termsOfLayer(entry: OpenEntry, layer: Layer | undefined) {
  const verdict = layer && judgeForEntry(entry, layer);
  const counted = verdict?.is === 'counted' ? verdict : undefined;
  return {
    asOf: layer?.asOf,
    cautions: counted?.cautions.join('; '),
    why: counted?.source?.url,
    licence: layer?.licence,
    attribution: layer?.attribution,
    citation: layer?.citation,
  };
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
  'corridor_animals',
  'preliminary',
  'tracks_years',
  'barrier_layer',
  'barrier_layer_as_of',
  'barrier_layer_cautions',
  'why_counted',
  'barrier_licence',
  'barrier_attribution',
  'barrier_citation',
  'corridor_licence',
  'corridor_attribution',
  'corridor_citation',
] as const;

/**
 * Barrier crossings as CSV (RFC 4180), with the source, licence and citation of every row's layer. Points are "lon lat". Rows of
 * layers that do not count for the animals are left out: sums over the file are sums of what counts.
 */
export function formatCrossingsCsv(all: readonly CrossingsOfEntry[]): string {
  const table = all.flatMap(({ entry, rows, layers }) =>
    sortRows(entry, layers, rows).counted.map((row) => {
      const corridors = groundOf(entry.file);
      const { individuals } = entry.summary;
      const terms = termsOfLayer(
        entry,
        layers.find(({ id }) => id === row.layer),
      );
      return {
        population: entry.row.id,
        barrier: row.barrier,
        name: row.name,
        type: row.type,
        use_class: row.use,
        crossings: row.crossings,
        length_inside_km: row.lengthInsideKm.toFixed(4),
        length_inside_medium_km: row.lengthByUseKm.medium.toFixed(4),
        length_inside_high_km: row.lengthByUseKm.high.toFixed(4),
        crossing_points: row.points.map(([lon, lat]) => `${lon.toFixed(5)} ${lat.toFixed(5)}`).join('; '),
        corridor_animals: individuals ?? '',
        preliminary: individuals === undefined ? '' : individuals < FEWEST_INDIVIDUALS ? 'yes' : 'no',
        tracks_years: writeYears(entry.summary.years),
        barrier_layer: row.layer,
        barrier_layer_as_of: terms.asOf,
        barrier_layer_cautions: terms.cautions,
        why_counted: terms.why,
        barrier_licence: terms.licence,
        barrier_attribution: terms.attribution,
        barrier_citation: terms.citation,
        corridor_licence: corridors?.licence,
        corridor_attribution: corridors?.attribution,
        corridor_citation: corridors?.citation,
      };
    }),
  );
  return writeCsv(table, COLUMNS);
}

/** Hand the table of barrier crossings to the person as a CSV file. */
export function downloadCrossings(entry: OpenEntry, rows: readonly BarrierCrossing[], layers: readonly Layer[]): void {
  saveCsv(formatCrossingsCsv([{ entry, rows, layers }]), `${entry.row.id}-barrier-crossings.csv`);
}

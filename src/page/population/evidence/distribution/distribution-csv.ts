import type { Layer } from '../../../../domain/catalog/fields.ts';
import { groundOf, type OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import type { BarrierCrossing } from '../../../../domain/crossings/types.ts';
import { writeCsv } from '../../../../domain/formats/csv.ts';
import { termsOfLayer } from '../../crossings/crossings-csv.ts';
import { saveCsv } from '../../../shared/save-file.ts';

const COLUMNS = [
  'entry',
  'line',
  'name',
  'type',
  'length_within_distribution_km',
  'length_within_movement_km',
  'countries',
  'line_layer',
  'line_layer_as_of',
  'line_layer_cautions',
  'why_counted',
  'line_licence',
  'line_attribution',
  'line_citation',
  'distribution_licence',
  'distribution_attribution',
  'distribution_citation',
] as const;

/**
 * Lines within a distribution as CSV (RFC 4180), with source, licence and citation of each; countries are those that the build found.
 * @param rows those that count for the animals
 */
export function formatLinesWithin(entry: OpenEntryOf<'distribution'>, rows: readonly BarrierCrossing[], layers: readonly Layer[]): string {
  const drawn = groundOf(entry.file);
  const hasMovement = entry.file.movementKm2 !== undefined;
  const table = rows.map((row) => {
    const terms = termsOfLayer(
      entry,
      layers.find(({ id }) => id === row.layer),
    );
    return {
      entry: entry.row.id,
      line: row.barrier,
      name: row.name,
      type: row.type,
      length_within_distribution_km: row.lengthInsideKm.toFixed(4),
      length_within_movement_km: hasMovement ? row.lengthByUseKm.high.toFixed(4) : '',
      countries: [...new Set(row.parts.flatMap(({ country }) => country || []))].sort().join(' '),
      line_layer: row.layer,
      line_layer_as_of: terms.asOf,
      line_layer_cautions: terms.cautions,
      why_counted: terms.why,
      line_licence: terms.licence,
      line_attribution: terms.attribution,
      line_citation: terms.citation,
      distribution_licence: drawn?.licence,
      distribution_attribution: drawn?.attribution,
      distribution_citation: drawn?.citation,
    };
  });
  return writeCsv(table, COLUMNS);
}

/** Hand that table to the person as a CSV file. */
export function downloadLinesWithin(entry: OpenEntryOf<'distribution'>, rows: readonly BarrierCrossing[], layers: readonly Layer[]): void {
  saveCsv(formatLinesWithin(entry, rows, layers), `${entry.row.id}-lines-within.csv`);
}

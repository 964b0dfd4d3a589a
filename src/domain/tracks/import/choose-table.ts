import { AtlasError } from '../../errors.ts';
import { findMovebankColumns, isSensorColumn, movebankTable, noLocations, normaliseColumn } from './movebank-table.ts';
import { darwinCoreTable, isDarwinCore } from './darwin-core-table.ts';
import type { FormatContext, TableReader } from './import-types.ts';
import { mappedTable } from './mapped-table.ts';
import { recogniseTimeForm } from './parse-local-time.ts';
import { isSeabird, seabirdTable } from './seabird-table.ts';
import { completeMapping, missingColumn } from './table-mapping.ts';
import { noteOf } from '../../notes.ts';

/** Names only Movebank uses: with one of them a missing column is an error, not a question. */
const MOVEBANK_ONLY = ['location-long', 'location-lat', 'individual-local-identifier'];

/** A table that belongs to a study but holds no locations. */
export const REFERENCE_DATA = 'reference data';

/**
 * How to read a table, by its header; undefined when its columns are not known and a person must say.
 * @throws AtlasError for a wrong delimiter, a missing header, a missing column, or a file without locations
 */
export async function chooseTable(
  header: readonly string[],
  delimiter: string,
  context: FormatContext,
): Promise<TableReader | typeof REFERENCE_DATA | undefined> {
  const { file, options, defaultErrorM, note, mapping } = context;
  const swap = options.swapCoordinates === true;
  const names = header.map(normaliseColumn);
  if (header.length < 2) {
    throw new AtlasError('table.oneColumn', { text: (header[0] ?? '').slice(0, 40) }, { file, row: 1, field: (header[0] ?? '').slice(0, 40) });
  }
  refuseData(header, file);
  const named = mapping && completeMapping(header, findMovebankColumns(header), mapping);
  const byMapping = named && (() => mappedTable(header, file, named, { defaultErrorM, swap, delimiter, note }));
  if (byMapping && missingColumn(header, named) === undefined) return byMapping();
  if (isSeabird(names)) return seabirdTable(header, file, defaultErrorM, swap);
  if (isDarwinCore(names)) {
    const table = darwinCoreTable(header, file, { defaultErrorM, swap, note });
    if (table) return table;
  }
  if (names.includes('animal-id') && names.includes('deploy-on-date') && !names.includes('timestamp')) return REFERENCE_DATA;
  const has = (...wanted: string[]): boolean => wanted.some((name) => names.includes(name));
  const complete = has('timestamp') && has('longitude') && has('latitude') && has('animal-id');
  if (complete || has(...MOVEBANK_ONLY)) {
    note(noteOf('imported.movebankUtc', { file }));
    return movebankTable(header, file, defaultErrorM, swap);
  }
  if (names.some(isSensorColumn)) throw noLocations(file);
  return byMapping?.();
}

/** A first row of numbers and times is no header. */
function refuseData(header: readonly string[], file: string): void {
  const cells = header.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const data = cells.filter((cell) => Number.isFinite(Number(cell)) || recogniseTimeForm(cell) !== undefined);
  if (data.length * 2 < cells.length || data.length < 2) return;
  throw new AtlasError('table.noHeader', { text: cells.slice(0, 3).join(', ').slice(0, 60) }, { file, row: 1, field: (cells[0] ?? '').slice(0, 40) });
}

import { AtlasError } from '../../errors.ts';
import { judgeMovebankRow, UNKNOWN_TIME } from '../judge-movebank-row.ts';
import { locateMovebankColumns } from '../locate-movebank-columns.ts';
import type { TableReader } from './import-types.ts';
import { recogniseTimeForm } from './parse-local-time.ts';

/**
 * A Movebank CSV, by the rules of `judgeMovebankRow`. A time that is one, but in another form, stops the import: it is
 * the mark of a file that went through a spreadsheet, whose other times cannot be trusted either.
 * @throws AtlasError naming the missing column
 */
export function movebankTable(header: readonly string[], file: string, defaultErrorM: number, swap: boolean): TableReader {
  const found = locateMovebankColumns(header, file);
  const columns = swap ? { ...found, lon: found.lat, lat: found.lon } : found;
  const name = (index: number | undefined, other: string): string => (index === undefined ? other : (header[index]?.trim() ?? other));
  const fields = { individual: name(found.individual, 'individual-local-identifier'), time: name(found.time, 'timestamp'), lat: name(found.lat, 'location-lat') };
  return {
    format: 'Movebank CSV',
    fields,
    place: { lon: columns.lon ?? -1, lat: columns.lat ?? -1 },
    read(cells, row) {
      const outcome = judgeMovebankRow(cells, columns, defaultErrorM);
      if (outcome === UNKNOWN_TIME) {
        const text = cells[columns.time ?? -1]?.trim() ?? '';
        const form = recogniseTimeForm(text);
        // Of the usual form only a zone other than UTC is another form; 29 February 2021 is just wrong.
        if (form !== undefined && (form !== 'year-month-day' || /[+-]\d{2}:?\d{2}$/.test(text.slice(10)))) throw mixedTimes(file, row, fields.time, text);
      }
      return outcome;
    },
  };
}

/** The error for a time in another form than the rest of its column. */
export function mixedTimes(file: string, row: number, field: string, text: string): AtlasError {
  return new AtlasError(
    `${file}, row ${row}: "${field}" has another date form, "${text.slice(0, 40)}".`,
    'Nothing was loaded. Export the file again without opening it in a spreadsheet, or name the columns and the date form yourself.',
    { file, row, field },
  );
}

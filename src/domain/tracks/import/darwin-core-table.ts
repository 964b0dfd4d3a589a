import { judgePlace } from './judge-fix.ts';
import { mixedTimes, normaliseColumn } from './movebank-table.ts';
import type { TableReader } from './import-types.ts';
import { parseLocalTime, recogniseTimeForm } from './parse-local-time.ts';
import { type Note, noteOf } from '../../notes.ts';

const ANIMAL = ['organismid', 'individualid', 'organismname'];

/** Whether a header (normalised names) is that of a Darwin Core occurrence table. */
export function isDarwinCore(names: readonly string[]): boolean {
  return ['decimallatitude', 'decimallongitude', 'eventdate'].every((name) => names.includes(name));
}

/**
 * A Darwin Core occurrence table (GBIF, OBIS). The animal is `organismID`, else `individualID` or `organismName`; never
 * the occurrence, which is one fix. The start of an interval counts; times without a zone are taken as UTC;
 * `coordinateUncertaintyInMeters` is the location error.
 * @returns undefined where no column names the animal
 */
export function darwinCoreTable(
  header: readonly string[],
  file: string,
  options: { readonly defaultErrorM: number; readonly swap: boolean; readonly note: (note: Note) => void },
): TableReader | undefined {
  const { defaultErrorM, swap, note } = options;
  const names = header.map(normaliseColumn);
  const individualAt = ANIMAL.map((name) => names.indexOf(name)).find((index) => index >= 0);
  if (individualAt === undefined) return undefined;
  const [lonAt, latAt] = [names.indexOf('decimallongitude'), names.indexOf('decimallatitude')];
  const place = swap ? { lon: latAt, lat: lonAt } : { lon: lonAt, lat: latAt };
  const dateAt = names.indexOf('eventdate');
  const clockAt = names.indexOf('eventtime');
  const statusAt = names.indexOf('occurrencestatus');
  const errorAt = names.indexOf('coordinateuncertaintyinmeters');
  return {
    format: 'Darwin Core',
    fields: { individual: header[individualAt]?.trim() ?? '', time: 'eventDate', lat: 'decimalLatitude' },
    place,
    read(cells, row) {
      const cell = (index: number): string => cells[index]?.trim() ?? '';
      const individual = cell(individualAt);
      if (individual === '') return 'dropped.noAnimal';
      if (/^absent$/i.test(cell(statusAt))) return 'dropped.absent';
      const date = cell(dateAt).split('/')[0] ?? '';
      if (date === '') return 'dropped.noTime';
      const form = recogniseTimeForm(cell(dateAt));
      if (form !== undefined && form !== 'year-month-day') throw mixedTimes(file, row, 'eventDate', cell(dateAt));
      const dateOnly = /^\d{4}(-\d{2}(-\d{2})?)?$/.test(date);
      const clock = cell(clockAt).split('/')[0] ?? '';
      if (dateOnly && clock === '') return 'dropped.dateOnly';
      const read = parseLocalTime(dateOnly ? `${date}T${clock}` : date, 'iso');
      if (!read) return 'dropped.timeUnreadable';
      if (!read.zoned) note(noteOf('imported.darwinCoreUtc', { file }));
      const found = judgePlace(cell(place.lon), cell(place.lat));
      if (typeof found === 'string') return found;
      const error = Number(cell(errorAt));
      return { individual, time: read.time, ...found, ...(error > 0 && Number.isFinite(error) ? { error, sensor: 'stated' } : { error: defaultErrorM }) };
    },
  };
}

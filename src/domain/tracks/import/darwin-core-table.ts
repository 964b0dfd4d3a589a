import { orEmpty } from './missing.ts';
import { PlaceReader } from './read-places.ts';
import { mixedTimes, normaliseColumn } from './movebank-table.ts';
import type { FormatContext, TableReader } from './import-types.ts';
import { parseLocalTime, recogniseTimeForm } from './parse-local-time.ts';
import { noteOf } from '../../notes.ts';

/** A year, a month or a day. */
const DATE_ALONE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
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
export function darwinCoreTable(header: readonly string[], context: FormatContext, sample: readonly (readonly string[])[]): TableReader | undefined {
  const { file, defaultErrorM, note, tally, options } = context;
  const names = header.map(normaliseColumn);
  const individualAt = ANIMAL.map((name) => names.indexOf(name)).find((index) => index >= 0);
  if (individualAt === undefined) return undefined;
  const [lonAt, latAt] = [names.indexOf('decimallongitude'), names.indexOf('decimallatitude')];
  const place = options.swapCoordinates === true ? { lon: latAt, lat: lonAt } : { lon: lonAt, lat: latAt };
  const dateAt = names.indexOf('eventdate');
  const clockAt = names.indexOf('eventtime');
  const statusAt = names.indexOf('occurrencestatus');
  const errorAt = names.indexOf('coordinateuncertaintyinmeters');
  const isBare = (cells: readonly string[]): boolean => DATE_ALONE.test(orEmpty(cells[dateAt]).split('/')[0] ?? '') && orEmpty(cells[clockAt]) === '';
  // A date alone names no instant, unless the whole table has no more.
  const datesOnly = sample.length > 0 && sample.every(isBare);
  const places = new PlaceReader(tally);
  return {
    format: 'Darwin Core',
    fields: { individual: header[individualAt]?.trim() ?? '', time: 'eventDate', lat: 'decimalLatitude' },
    place,
    read(cells, row) {
      const cell = (index: number): string => orEmpty(cells[index]);
      const individual = cell(individualAt);
      if (individual === '') return 'dropped.noAnimal';
      if (/^absent$/i.test(cell(statusAt))) return 'dropped.absent';
      const date = cell(dateAt).split('/')[0] ?? '';
      if (date === '') return 'dropped.noTime';
      const form = recogniseTimeForm(cell(dateAt));
      if (form !== undefined && form !== 'year-month-day') throw mixedTimes(file, row, 'eventDate', cell(dateAt));
      const dateOnly = DATE_ALONE.test(date);
      const clock = cell(clockAt).split('/')[0] ?? '';
      if (dateOnly && clock === '' && (!datesOnly || date.length < 10)) return 'dropped.dateOnly';
      if (dateOnly && clock === '') tally.bareDates.add(row);
      else tally.timesOfDay += 1;
      const read = parseLocalTime(dateOnly ? `${date}T${clock === '' ? '00:00' : clock}` : date, 'iso');
      if (!read) return 'dropped.timeUnreadable';
      if (!read.zoned) note(noteOf('imported.darwinCoreUtc', { file }));
      const found = places.read(cell(place.lon), cell(place.lat), row);
      if (typeof found === 'string') return found;
      const error = Number(cell(errorAt).replace(',', '.'));
      return { individual, time: read.time, ...found, ...(error > 0 && Number.isFinite(error) ? { error, sensor: 'stated' } : { error: defaultErrorM }) };
    },
  };
}

import { AtlasError } from '../../errors.ts';
import { errorOfSensor, recogniseSensor } from './judge-error.ts';
import { ARGOS_ERROR_M } from './judge-fix.ts';
import { orEmpty } from './missing.ts';
import { PlaceReader } from './read-places.ts';
import { mixedTimes, normaliseColumn } from './movebank-table.ts';
import type { FormatContext, TableReader } from './import-types.ts';
import { parseLocalTime, recogniseTimeForm, type TimeForm } from './parse-local-time.ts';

/** Whether a header (normalised names) is that of the Seabird Tracking Database. */
export function isSeabird(names: readonly string[]): boolean {
  return names.includes('date-gmt') && names.includes('time-gmt');
}

/**
 * A table of the Seabird Tracking Database: date and time apart and in UTC, the animal `bird_id`, else `track_id`, the sensor
 * `device` (GPS, PTT, GLS).
 * Dates with the year last are day first; one that cannot be stops the import.
 * @throws AtlasError naming the missing column
 */
export function seabirdTable(header: readonly string[], { file, defaultErrorM, tally, options }: FormatContext): TableReader {
  const names = header.map(normaliseColumn);
  const need = (...columns: string[]): number => {
    const index = columns.map((column) => names.indexOf(column)).find((found) => found >= 0);
    if (index !== undefined) return index;
    const field = (columns[0] ?? '').replaceAll('-', '_');
    throw new AtlasError('seabird.noColumn', {}, { file, row: 1, field });
  };
  const at = { individual: need('bird-id', 'track-id'), date: need('date-gmt'), clock: need('time-gmt'), lon: need('longitude'), lat: need('latitude') };
  const argos = names.indexOf('argos-quality');
  const device = names.indexOf('device');
  const place = options.swapCoordinates === true ? { lon: at.lat, lat: at.lon } : { lon: at.lon, lat: at.lat };
  const places = new PlaceReader(tally);
  let form: TimeForm | undefined;
  return {
    format: 'Seabird Tracking Database',
    fields: { individual: header[at.individual]?.trim() ?? '', time: 'date_gmt', lat: 'latitude' },
    place,
    read(cells, row) {
      const cell = (index: number): string => orEmpty(cells[index]);
      const individual = cell(at.individual);
      if (individual === '') return 'dropped.noAnimal';
      const date = cell(at.date);
      const clock = cell(at.clock);
      if (date === '' || clock === '') return 'dropped.noTime';
      const seen = recogniseTimeForm(date);
      const mine: TimeForm | undefined = seen === 'year-month-day' ? 'iso' : seen === 'year last' ? 'day-month-year' : undefined;
      form ??= mine;
      if (seen !== undefined && mine !== form) throw mixedTimes(file, row, 'date_gmt', date);
      const read = form === undefined ? undefined : parseLocalTime(`${date} ${clock}`, form);
      if (!read && form === 'day-month-year' && parseLocalTime(`${date} ${clock}`, 'month-day-year')) throw mixedTimes(file, row, 'date_gmt', date);
      if (!read) return 'dropped.timeUnreadable';
      const found = places.read(cell(place.lon), cell(place.lat), row);
      if (typeof found === 'string') return found;
      const quality = argos < 0 ? '' : cell(argos).toUpperCase();
      if (quality === 'Z') return 'dropped.argosZ';
      const known = ARGOS_ERROR_M[quality];
      const located =
        known === undefined
          ? errorOfSensor(recogniseSensor(device < 0 ? '' : cell(device)), defaultErrorM)
          : ({ error: known, sensor: 'argos-class' } as const);
      return { individual, time: read.time, ...found, ...located };
    },
  };
}

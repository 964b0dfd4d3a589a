import { AtlasError } from '../../errors.ts';
import { resolveProjection } from '../../formats/projection.ts';
import type { TableReader } from './import-types.ts';
import { judgeError } from './judge-error.ts';
import { type DropReason, judgeCoordinates, OUT_OF_RANGE } from './judge-fix.ts';
import { findMovebankColumns, judgeMarks, mixedTimes } from './movebank-table.ts';
import { parseLocalTime, recogniseTimeForm, type TimeForm } from './parse-local-time.ts';
import { applyHemisphere, orderOfName, parseCoordinate, parsePair, type ReadPair } from './parse-place.ts';
import { type CompleteMapping, findColumn, missingColumn, type Role } from './table-mapping.ts';
import { WallClock } from './wall-clock.ts';
import { type Note, noteOf } from '../../notes.ts';

/** The format of a table read by a mapping, for reports. */
export const MAPPED = 'CSV';
const NOT_NUMBERS: DropReason = 'dropped.placeNotNumbers';

/** What reading one mapped table needs besides its mapping. */
interface MappedOptions {
  readonly defaultErrorM: number;
  /** Exchange longitude and latitude. */
  readonly swap: boolean;
  /** Where it is no comma, a comma in a number is a decimal one. */
  readonly delimiter: string;
  readonly note: (note: Note) => void;
}

/** The text of the cell that has a role; empty where no column has it. */
type CellOf = (cells: readonly string[], role: Role) => string;

/**
 * A table read by the columns that a person, an option or a manifest named. Movebank's marks of outliers and Argos
 * classes count here too where the header has them, so that naming a date form brings no outlier back.
 * @throws AtlasError naming a column that is not there, a zone or a coordinate system that is not known
 */
export async function mappedTable(header: readonly string[], file: string, mapping: CompleteMapping, options: MappedOptions): Promise<TableReader> {
  const missing = missingColumn(header, mapping);
  if (missing !== undefined) {
    throw new AtlasError('table.noColumn', {}, { file, row: 1, field: missing });
  }
  const { map } = mapping;
  const at = (role: Role): number => (map[role] === undefined ? -1 : findColumn(header, map[role]));
  const columns: Readonly<Record<Role, number>> = {
    individual: at('individual'),
    time: at('time'),
    timeOfDay: at('timeOfDay'),
    x: at(options.swap ? 'y' : 'x'),
    y: at(options.swap ? 'x' : 'y'),
    point: at('point'),
    northSouth: at('northSouth'),
    eastWest: at('eastWest'),
    error: at('error'),
  };
  const cellOf: CellOf = (cells, role) => cells[columns[role]]?.trim() ?? '';
  const movebank = findMovebankColumns(header);
  const readTime = prepareTime(mapping, file, cellOf, options.note);
  const { readPlace, degrees } = await preparePlace(mapping, file, cellOf, options);
  const plainColumns = degrees && map.point === undefined && map.northSouth === undefined && map.eastWest === undefined;
  return {
    format: MAPPED,
    fields: { individual: map.individual, time: map.time, lat: map.y ?? map.point ?? '' },
    place: plainColumns ? { lon: columns.x, lat: columns.y } : undefined,
    read(cells, row) {
      const individual = cellOf(cells, 'individual');
      if (individual === '') return 'dropped.noAnimal';
      const mark = judgeMarks(cells, movebank);
      if (mark !== undefined) return mark;
      const time = readTime(cells, row, individual);
      if (typeof time === 'string') return time;
      const place = readPlace(cells, row);
      if (typeof place === 'string') return place;
      const located = judgeError(cells, movebank, options.defaultErrorM);
      if (typeof located === 'string') return located;
      const metres = Number(decimalPoint(cellOf(cells, 'error'), options.delimiter));
      return { individual, time, ...place, ...(metres > 0 && Number.isFinite(metres) ? { error: metres, sensor: 'stated' } : located) };
    },
  };
}

function decimalPoint(text: string, delimiter: string): string {
  return delimiter !== ',' && /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
}

/** The form that day and month would have if they were exchanged. */
const EXCHANGED: Partial<Record<TimeForm, TimeForm>> = { 'day-month-year': 'month-day-year', 'month-day-year': 'day-month-year' };
/** What times of a form look like; see `recogniseTimeForm`. */
const LOOKS: Readonly<Record<TimeForm, readonly string[]>> = {
  iso: ['year-month-day'],
  'year-month-day': ['year-month-day', 'year/month/day'],
  'day-month-year': ['year last'],
  'month-day-year': ['year last'],
  'unix-seconds': ['number'],
  'unix-milliseconds': ['number'],
};

/** @returns ms since 1970 UTC, or why there is no time */
type ReadTime = (cells: readonly string[], row: number, individual: string) => number | DropReason;

function prepareTime({ map, timeForm: form = 'iso', zone }: CompleteMapping, file: string, cellOf: CellOf, note: (note: Note) => void): ReadTime {
  const clock = zone === undefined ? undefined : openClock(zone, file);
  const hasClock = map.timeOfDay !== undefined;
  if (hasClock && form.startsWith('unix')) {
    throw new AtlasError('table.timeOfDayTwice', { form, column: map.timeOfDay ?? '' }, { file, field: 'timeOfDay' });
  }
  return (cells, row, individual) => {
    let text = cellOf(cells, 'time');
    if (hasClock) {
      const timeOfDay = cellOf(cells, 'timeOfDay');
      if (text === '' || timeOfDay === '') return 'dropped.noTime';
      // Spreadsheets write a date as its midnight.
      text = `${text.replace(/[T ]0?0:00(:00(\.0+)?)?$/, '')} ${timeOfDay}`;
    }
    if (text === '') return 'dropped.noTime';
    const read = parseLocalTime(text, form);
    if (!read) {
      const seen = recogniseTimeForm(text);
      const other = EXCHANGED[form];
      if (seen !== undefined && (!LOOKS[form].includes(seen) || (other && parseLocalTime(text, other)))) throw mixedTimes(file, row, map.time, text);
      return 'dropped.timeUnreadable';
    }
    if (read.zoned) return read.time;
    if (!clock) {
      throw new AtlasError('table.noZone', { text: text.slice(0, 40) }, { file, row, field: map.time });
    }
    const { twice, never } = clock;
    const time = clock.toUtc(read.time, individual);
    if (clock.twice && !twice) {
      note(noteOf('imported.clockTwice', { file, row: String(row), zone: zone ?? '', field: map.time }));
    }
    if (clock.never && !never) {
      note(noteOf('imported.clockNever', { file, row: String(row), zone: zone ?? '', field: map.time }));
    }
    return time;
  };
}

function openClock(zone: string, file: string): WallClock {
  try {
    return new WallClock(zone);
  } catch {
    throw new AtlasError('table.unknownZone', { zone }, { file, field: 'zone' });
  }
}

/** @returns WGS 84 degrees, or why there is no place */
type ReadPlace = (cells: readonly string[], row: number) => { lon: number; lat: number } | DropReason;

async function preparePlace(
  { map, crs = 'EPSG:4326' }: CompleteMapping,
  file: string,
  cellOf: CellOf,
  { swap, delimiter, note }: MappedOptions,
): Promise<{ readPlace: ReadPlace; degrees: boolean }> {
  const { unproject, degrees } = await resolveProjection(crs, file);
  const field = map.northSouth === undefined ? 'eastWest' : 'northSouth';
  if (map[field] !== undefined && !degrees) {
    throw new AtlasError('table.hemispheres', { column: map[field] ?? '', crs }, { file, field });
  }
  const place = (x: number, y: number): ReturnType<ReadPlace> => {
    if (x === 0 && y === 0) return 'dropped.placeZero';
    const [lon, lat] = unproject(x, y);
    return Number.isFinite(lon) && Number.isFinite(lat) ? judgeCoordinates(lon, lat) : OUT_OF_RANGE;
  };
  if (map.point !== undefined) {
    const order = orderPairs(map.point, { file, degrees, swap, note });
    const readPlace: ReadPlace = (cells, row) => {
      const text = cellOf(cells, 'point');
      if (text === '') return 'dropped.noPlace';
      const pair = parsePair(text);
      return pair ? place(...order(pair, row)) : NOT_NUMBERS;
    };
    return { readPlace, degrees };
  }
  /** Signed by its letter or by its hemisphere's column; NaN for what is neither number nor degrees of this axis. */
  const read = (cells: readonly string[], text: string, axis: 'lon' | 'lat', role: 'eastWest' | 'northSouth'): number => {
    const found = parseCoordinate(decimalPoint(text, delimiter));
    if (!found || (found.axis !== undefined && (!degrees || (found.axis !== axis && !swap)))) return Number.NaN;
    return map[role] === undefined ? found.value : (applyHemisphere(found.value, cellOf(cells, role), axis) ?? Number.NaN);
  };
  const readPlace: ReadPlace = (cells) => {
    const x = cellOf(cells, 'x');
    const y = cellOf(cells, 'y');
    if (x === '' || y === '') return 'dropped.noPlace';
    const east = read(cells, x, 'lon', 'eastWest');
    const north = read(cells, y, 'lat', 'northSouth');
    return Number.isFinite(east) && Number.isFinite(north) ? place(east, north) : NOT_NUMBERS;
  };
  return { readPlace, degrees };
}

/**
 * Pairs of a column as [x, y]. Which comes first is told by the pair itself (WKT, GeoJSON, hemisphere letters), else by
 * the column's name, else by the first pair that can only be one way; degrees that leave it open put latitude first, as
 * people and GPS receivers write them, and a note says so.
 * @throws AtlasError from the reader where a later pair shows that the earlier ones were misread
 */
function orderPairs(
  column: string,
  { file, degrees, swap, note }: { readonly file: string; readonly degrees: boolean; readonly swap: boolean; readonly note: (note: Note) => void },
): (pair: ReadPair, row: number) => [x: number, y: number] {
  let settled: ReadPair['order'] = orderOfName(column) ?? (degrees ? undefined : 'x first');
  let assumed = false;
  return ({ first, second, order: own }, row) => {
    let order = own ?? settled;
    if (order === undefined) {
      if (Math.abs(first) > 90 && Math.abs(second) <= 90) order = 'x first';
      else if (Math.abs(second) > 90) order = 'y first';
      if (order === 'x first' && assumed) {
        throw new AtlasError('table.pairOrder', {}, { file, row, field: column });
      }
      settled = order;
      if (order === undefined) {
        assumed = true;
        note(noteOf('imported.latitudeFirst', { file, field: column }));
      }
    }
    const exchanged = (order ?? 'y first') === (swap ? 'x first' : 'y first');
    return exchanged ? [second, first] : [first, second];
  };
}

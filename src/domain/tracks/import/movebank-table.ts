import { AtlasError } from '../../errors.ts';
import { removeFormulaGuard } from '../../formats/csv.ts';
import { type DropReason, judgePlace } from './judge-fix.ts';
import { judgeError, type SensorKind } from './judge-error.ts';
import type { TableReader } from './import-types.ts';
import { recogniseTimeForm } from './parse-local-time.ts';

/** Accepted names of each column, Movebank's first; matched without regard to case, underscores or colons. */
const COLUMNS = {
  time: ['timestamp'],
  lon: ['location-long', 'longitude'],
  lat: ['location-lat', 'latitude'],
  individual: ['individual-local-identifier', 'animal-id'],
  tag: ['tag-local-identifier', 'tag-id'],
  visible: ['visible'],
  manualOutlier: ['manually-marked-outlier'],
  importOutlier: ['import-marked-outlier'],
  algorithmOutlier: ['algorithm-marked-outlier'],
  manualValid: ['manually-marked-valid'],
  sensor: ['sensor-type'],
  argosClass: ['argos:lc', 'argos-lc', 'location-quality'],
  semiMajor: ['argos:semi-major'],
  semiMinor: ['argos:semi-minor'],
  errorRadius: ['argos:error-radius'],
} as const;
type Column = keyof typeof COLUMNS;
const REQUIRED: readonly Column[] = ['time', 'lon', 'lat', 'individual'];

/** Where each column of a Movebank table stands, from 0. */
export type MovebankColumns = Partial<Record<Column, number>>;

/** A column's name without regard to case, underscores, colons, points or spaces. */
export const normaliseColumn = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[_:. ]/g, '-');

/** Whether a normalised column name is one of a light-level or acceleration file. */
export const isSensorColumn = (name: string): boolean => /^(gls|acceleration|eobs-accel|raw-light|light-level)/.test(name);

/** Which of Movebank's columns a header has, and where. */
export function findMovebankColumns(header: readonly string[]): MovebankColumns {
  const names = header.map(normaliseColumn);
  const found: MovebankColumns = {};
  for (const column of Object.keys(COLUMNS)) {
    if (!isColumn(column)) continue;
    const index = names.findIndex((name) => COLUMNS[column].some((alias) => normaliseColumn(alias) === name));
    if (index >= 0) found[column] = index;
  }
  return found;
}

/**
 * Find the columns of a Movebank table by its header.
 * @throws AtlasError naming file, row 1 and the missing column; one of its own for light-level and acceleration files
 */
export function locateMovebankColumns(header: readonly string[], file: string): MovebankColumns {
  const names = header.map(normaliseColumn);
  const found = findMovebankColumns(header);
  const hasPlace = found.lon !== undefined && found.lat !== undefined;
  if (!hasPlace && names.some(isSensorColumn)) throw noLocations(file);
  for (const column of REQUIRED) {
    if (found[column] !== undefined) continue;
    const field = COLUMNS[column][0];
    throw new AtlasError('movebank.noColumn', {}, { file, row: 1, field });
  }
  return found;
}

/** The error for a file whose columns are those of a light-level or acceleration sensor. */
export function noLocations(file: string): AtlasError {
  return new AtlasError('movebank.noLocations', {}, { file, row: 1 });
}

function isColumn(name: string): name is Column {
  return name in COLUMNS;
}

const FORM = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(Z|\+00:?00)?$/;

/**
 * Milliseconds since 1970 UTC of `YYYY-MM-DD HH:MM:SS(.sss)` (Movebank's timestamps are UTC) or its ISO 8601 form
 * with T and Z; undefined for anything else, impossible dates included.
 */
export function parseUtcTime(text: string): number | undefined {
  const match = FORM.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  const fraction = match[7];
  const millis = fraction === undefined ? 0 : Math.trunc(Number(fraction.padEnd(3, '0').slice(0, 3)));
  const time = Date.UTC(year!, month! - 1, day, hour, minute, second, millis);
  const date = new Date(time);
  const real = date.getUTCMonth() === month! - 1 && date.getUTCDate() === day && hour! < 24 && minute! < 60 && second! < 60;
  return real ? time : undefined;
}

/** One located position: time in ms since 1970 UTC, WGS 84 degrees, location error in metres. */
export interface Fix {
  readonly individual: string;
  readonly time: number;
  readonly lon: number;
  readonly lat: number;
  readonly error: number;
  readonly sensor?: SensorKind;
}

export const UNKNOWN_TIME: DropReason = 'dropped.otherTimeForm';

const isTrue = (text: string | undefined): boolean => text !== undefined && /^\s*(true|1)\s*$/i.test(text);

/** Why Movebank's own marks leave a row out; undefined where they do not, or where the table has no such columns. */
export function judgeMarks(cells: readonly string[], at: MovebankColumns): DropReason | undefined {
  const { visible, manualOutlier, importOutlier, algorithmOutlier, manualValid } = at;
  if (visible !== undefined && /^\s*(false|0)\s*$/i.test(cells[visible] ?? '')) return 'dropped.notVisible';
  // A person looked at it and said that it is right.
  if (manualValid !== undefined && isTrue(cells[manualValid])) return undefined;
  if (manualOutlier !== undefined && isTrue(cells[manualOutlier])) return 'dropped.outlierByHand';
  if (importOutlier !== undefined && isTrue(cells[importOutlier])) return 'dropped.outlierAtImport';
  if (algorithmOutlier !== undefined && isTrue(cells[algorithmOutlier])) return 'dropped.outlierByAlgorithm';
  return undefined;
}

/**
 * Movebank's rules for one row: the animal is the individual, never the tag; rows that are not visible or marked as
 * outliers, rows without place or time, (0, 0), impossible coordinates and Argos class Z are left out.
 * @param defaultErrorM location error of a fix without an Argos class, metres
 * @returns the fix, or the reason why the row is left out
 */
export function judgeMovebankRow(cells: readonly string[], at: MovebankColumns, defaultErrorM: number): Fix | DropReason {
  const cell = (column: keyof MovebankColumns): string | undefined => {
    const index = at[column];
    return index === undefined ? undefined : cells[index]?.trim();
  };
  const individual = removeFormulaGuard(cell('individual') ?? '');
  if (individual === '') return cell('tag') ? 'dropped.tagOnly' : 'dropped.noAnimal';
  const mark = judgeMarks(cells, at);
  if (mark !== undefined) return mark;
  const timeText = cell('time') ?? '';
  if (timeText === '') return 'dropped.noTime';
  const time = parseUtcTime(timeText);
  if (time === undefined) return UNKNOWN_TIME;
  const place = judgePlace(cell('lon') ?? '', cell('lat') ?? '');
  if (typeof place === 'string') return place;
  const located = judgeError(cells, at, defaultErrorM);
  return typeof located === 'string' ? located : { individual, time, lon: place.lon, lat: place.lat, ...located };
}

/**
 * A Movebank CSV, by the rules of `judgeMovebankRow`. A time that is one, but in another form, stops the import: it is
 * the mark of a file that went through a spreadsheet, whose other times cannot be trusted either.
 * @throws AtlasError naming the missing column
 */
export function movebankTable(header: readonly string[], file: string, defaultErrorM: number, swap: boolean): TableReader {
  const found = locateMovebankColumns(header, file);
  const { lat, lon, ...others } = found;
  const columns = swap ? { ...others, ...(lat !== undefined && { lon: lat }), ...(lon !== undefined && { lat: lon }) } : found;
  const name = (index: number | undefined, other: string): string => (index === undefined ? other : (header[index]?.trim() ?? other));
  const fields = {
    individual: name(found.individual, 'individual-local-identifier'),
    time: name(found.time, 'timestamp'),
    lat: name(found.lat, 'location-lat'),
  };
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
  return new AtlasError('movebank.otherDate', { text: text.slice(0, 40) }, { file, row, field });
}

import { AtlasError } from '../../errors.ts';
import { removeFormulaGuard } from '../../formats/csv.ts';
import { judgeError, type SensorKind } from './judge-error.ts';
import { type DropReason, judgePlace } from './judge-fix.ts';
import type { FormatContext, TableReader } from './import-types.ts';
import { orEmpty } from './missing.ts';
import { parseUtcTime, type TimeForm } from './parse-local-time.ts';
import { type Place, PlaceReader } from './read-places.ts';
import { TimeReader } from './read-times.ts';
import { WallClock } from './wall-clock.ts';

/** Accepted names of each column, Movebank's first; matched without regard to case, underscores or colons. */
const COLUMNS = {
  time: ['timestamp'],
  lon: ['location-long', 'longitude'],
  lat: ['location-lat', 'latitude'],
  individual: ['individual-local-identifier', 'animal-id'],
  tag: ['tag-local-identifier', 'tag-id'],
  taxon: ['individual-taxon-canonical-name', 'animal-taxon'],
  visible: ['visible'],
  manualOutlier: ['manually-marked-outlier'],
  importOutlier: ['import-marked-outlier'],
  algorithmOutlier: ['algorithm-marked-outlier'],
  manualValid: ['manually-marked-valid'],
  sensor: ['sensor-type'],
  argosClass: ['argos:lc', 'argos-lc', 'location-quality', 'loc. quality', 'loc-quality', 'lc', 'argos-quality', 'argos-class'],
  semiMajor: ['argos:semi-major', 'error-semi-major-axis'],
  semiMinor: ['argos:semi-minor', 'error-semi-minor-axis'],
  errorRadius: ['argos:error-radius', 'error-radius'],
  statedError: ['location-error-numerical'],
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
  // Wildlife Computers: what “Type” and “Quality” hold is known only there.
  const [type, quality] = [names.indexOf('type'), names.indexOf('quality')];
  if (names.includes('deployid') && names.includes('ptt') && type >= 0 && quality >= 0) return { sensor: type, argosClass: quality, ...found };
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
  if (found.lon === undefined && found.lat === undefined) throw new AtlasError('movebank.noPlaceColumns', {}, { file, row: 1 });
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

/** How the cells of a row are read that people write in more ways than one. */
export interface RowReaders {
  readonly time: (text: string, individual: string) => number | DropReason;
  readonly place: (lon: string, lat: string) => Place;
}

const PLAIN: RowReaders = { time: (text) => parseUtcTime(text) ?? UNKNOWN_TIME, place: judgePlace };

/**
 * Movebank's rules for one row: the animal is the individual, never the tag; rows that are not visible or marked as
 * outliers, rows without place or time, (0, 0), impossible coordinates and Argos class Z are left out.
 * @param defaultErrorM location error of a fix without an Argos class, metres
 * @returns the fix, or the reason why the row is left out
 */
export function judgeMovebankRow(cells: readonly string[], at: MovebankColumns, defaultErrorM: number, readers: RowReaders = PLAIN): Fix | DropReason {
  const cell = (column: keyof MovebankColumns): string => {
    const index = at[column];
    return index === undefined ? '' : orEmpty(cells[index]);
  };
  const individual = removeFormulaGuard(cell('individual'));
  if (individual === '') return cell('tag') ? 'dropped.tagOnly' : 'dropped.noAnimal';
  const mark = judgeMarks(cells, at);
  if (mark !== undefined) return mark;
  const timeText = cell('time');
  if (timeText === '') return 'dropped.noTime';
  const time = readers.time(timeText, individual);
  if (typeof time === 'string') return time;
  const place = readers.place(cell('lon'), cell('lat'));
  if (typeof place === 'string') return place;
  const located = judgeError(cells, at, defaultErrorM);
  return typeof located === 'string' ? located : { individual, time, lon: place.lon, lat: place.lat, ...located };
}

/**
 * A Movebank CSV, by the rules of `judgeMovebankRow`. A time that is one, but in another form, stops the import: it is
 * the mark of a file that went through a spreadsheet, whose other times cannot be trusted either.
 * @param form of all times; a date with the year last or with slashes is asked for before
 * @throws AtlasError naming the missing column
 */
export function movebankTable(header: readonly string[], context: FormatContext, form: TimeForm): TableReader {
  const { file, defaultErrorM, tally, note, options } = context;
  const found = locateMovebankColumns(header, file);
  const { lat, lon, ...others } = found;
  const swap = options.swapCoordinates === true;
  const columns = swap ? { ...others, ...(lat !== undefined && { lon: lat }), ...(lon !== undefined && { lat: lon }) } : found;
  const name = (index: number | undefined, other: string): string => (index === undefined ? other : (header[index]?.trim() ?? other));
  const fields = {
    individual: name(found.individual, 'individual-local-identifier'),
    time: name(found.time, 'timestamp'),
    lat: name(found.lat, 'location-lat'),
  };
  const times = new TimeReader({ file, field: fields.time, form, tally, note, clock: new WallClock('UTC'), zone: 'UTC', unreadable: UNKNOWN_TIME });
  const places = new PlaceReader(tally);
  let at = 0;
  const readers: RowReaders = {
    time: (text, individual) => times.read(text, at, individual),
    place: (lonText, latText) => places.read(lonText, latText, at),
  };
  return {
    format: 'Movebank CSV',
    fields,
    place: { lon: columns.lon ?? -1, lat: columns.lat ?? -1 },
    read(cells, row) {
      at = row;
      const outcome = judgeMovebankRow(cells, columns, defaultErrorM, readers);
      if (columns.taxon !== undefined && typeof outcome !== 'string') tally.sawTaxon(orEmpty(cells[columns.taxon]), outcome.individual);
      return outcome;
    },
    end: () => times.end(),
  };
}

/** The error for a time in another form than the rest of its column. */
export function mixedTimes(file: string, row: number, field: string, text: string): AtlasError {
  return new AtlasError('movebank.otherDate', { text: text.slice(0, 40) }, { file, row, field });
}

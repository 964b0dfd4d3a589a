import { AtlasError } from '../../errors.ts';
import { removeFormulaGuard } from '../../formats/csv.ts';
import { resolveProjection } from '../../formats/projection.ts';
import { type DegreesForm, recogniseDegrees } from './degrees-form.ts';
import type { FormatContext, TableReader } from './import-types.ts';
import { isArgosClass, judgeError } from './judge-error.ts';
import { type DropReason, OUT_OF_RANGE } from './judge-fix.ts';
import { isMissing, orEmpty } from './missing.ts';
import { findUtmZones, utmZoneOf } from './other-writing.ts';
import { findMovebankColumns, judgeMarks } from './movebank-table.ts';
import { orderOfName, parsePair, saysHemisphere, type ReadPair } from './parse-place.ts';
import { animalOfFile } from './naming.ts';
import { type Place, PlaceReader } from './read-places.ts';
import { type CellOf, prepareTime } from './prepare-time.ts';
import { type CompleteMapping, findColumn, missingColumn, type Role } from './table-mapping.ts';
import { GridWatch } from './watch-grid.ts';
import { type Note, noteOf } from '../../notes.ts';

/** The format of a table read by a mapping, for reports. */
export const MAPPED = 'CSV';
const NOT_NUMBERS: DropReason = 'dropped.placeNotNumbers';

/** The table itself, as far as it was looked at. */
export interface TableText {
  /** Where it is no comma, a comma in a number is a decimal one. */
  readonly delimiter: string;
  /** Its first rows. */
  readonly sample: readonly (readonly string[])[];
}

/**
 * A table read by the columns that a person, an option or a manifest named. Movebank's marks of outliers and Argos
 * classes count here too where the header has them, so that naming a date form brings no outlier back.
 * @throws AtlasError naming a column that is not there, a zone or a coordinate system that is not known
 */
export async function mappedTable(
  header: readonly string[],
  mapping: CompleteMapping,
  context: FormatContext,
  { delimiter, sample }: TableText,
): Promise<TableReader> {
  const { file, defaultErrorM, note } = context;
  const missing = missingColumn(header, mapping);
  if (missing !== undefined) {
    throw new AtlasError('table.noColumn', {}, { file, row: 1, field: missing });
  }
  const { map } = mapping;
  const swap = context.options.swapCoordinates === true;
  const at = (role: Role): number => (map[role] === undefined ? -1 : findColumn(header, map[role]));
  const columns: Readonly<Record<Role, number>> = {
    individual: at('individual'),
    time: at('time'),
    year: at('year'),
    month: at('month'),
    day: at('day'),
    dayOfYear: at('dayOfYear'),
    hour: at('hour'),
    minute: at('minute'),
    second: at('second'),
    gpsWeek: at('gpsWeek'),
    secondOfWeek: at('secondOfWeek'),
    timeOfDay: at('timeOfDay'),
    x: at(swap ? 'y' : 'x'),
    y: at(swap ? 'x' : 'y'),
    point: at('point'),
    northSouth: at('northSouth'),
    eastWest: at('eastWest'),
    zone: at('zone'),
    error: at('error'),
  };
  const cellOf: CellOf = (cells, role) => orEmpty(cells[columns[role]]);
  const { argosClass, ...found } = findMovebankColumns(header);
  // “lc” may be land cover too.
  const isClass = argosClass !== undefined && sample.every((cells) => isArgosClass(orEmpty(cells[argosClass])));
  const movebank = isClass ? { ...found, argosClass } : found;
  const times = prepareTime(mapping, context, cellOf, sample);
  const { readPlace, degrees } = await preparePlace(mapping, context, cellOf, { delimiter, sample });
  const plainColumns = degrees && map.point === undefined && map.northSouth === undefined && map.eastWest === undefined;
  const zoneAt = degrees ? -1 : findUtmZones(header, sample);
  let zone: number | undefined;
  /** One system reads one zone: in another the same figures are a place some hundred kilometres away. */
  const watchZone = (cells: readonly string[], row: number): void => {
    const text = orEmpty(cells[zoneAt]);
    const own = utmZoneOf(text);
    zone ??= own;
    if (own !== undefined && own !== zone)
      throw new AtlasError('table.severalZones', { text, other: String(zone) }, { file, row, field: header[zoneAt] ?? '' });
  };
  const animal = map.individual === undefined ? animalOfFile(file) : undefined;
  if (animal !== undefined) note(noteOf('imported.oneAnimal', { file, individual: animal }));
  return {
    format: MAPPED,
    fields: { individual: map.individual ?? '', time: map.gpsWeek ?? map.year ?? map.time ?? '', lat: map.y ?? map.point ?? '' },
    place: plainColumns ? { lon: columns.x, lat: columns.y } : undefined,
    pairs: degrees && map.point !== undefined,
    read(cells, row) {
      const individual = animal ?? removeFormulaGuard(cellOf(cells, 'individual'));
      if (individual === '') return 'dropped.noAnimal';
      const mark = judgeMarks(cells, movebank);
      if (mark !== undefined) return mark;
      if (zoneAt >= 0) watchZone(cells, row);
      const time = times.read(cells, row, individual);
      if (typeof time === 'string') return time;
      const place = readPlace(cells, row);
      if (typeof place === 'string') return place;
      const located = judgeError(cells, movebank, defaultErrorM);
      if (typeof located === 'string') return located;
      const metres = Number(decimalPoint(cellOf(cells, 'error'), delimiter));
      return { individual, time, ...place, ...(metres > 0 && Number.isFinite(metres) ? { error: metres, sensor: 'stated' } : located) };
    },
    end: times.end,
  };
}

/** A number without what sets its thousands apart: blanks of any width, apostrophes, or commas where a point follows or several do. */
export function joinThousands(text: string): string {
  if (/^[+−-]?\d{1,3}(?:([ \u00a0\u2009\u202f'’])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/.test(text)) return text.replaceAll(/[ \u00a0\u2009\u202f'’]/g, '');
  if (/^[+−-]?\d{1,3}(?:,\d{3})+\.\d+$/.test(text) || /^[+−-]?\d{1,3}(?:,\d{3}){2,}$/.test(text)) return text.replaceAll(',', '');
  return text;
}

function decimalPoint(text: string, delimiter: string): string {
  return delimiter !== ',' && /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
}

type ReadPlace = (cells: readonly string[], row: number) => Place;

async function preparePlace(
  { map, crs = 'EPSG:4326' }: CompleteMapping,
  { file, tally, options, note }: FormatContext,
  cellOf: CellOf,
  { delimiter, sample }: TableText,
): Promise<{ readPlace: ReadPlace; degrees: boolean }> {
  const { unproject, degrees, grid } = await resolveProjection(crs, file);
  const watch = degrees ? undefined : new GridWatch(crs, grid, unproject);
  tally.grid = watch;
  const field = map.northSouth === undefined ? 'eastWest' : 'northSouth';
  if (map[field] !== undefined && !degrees) {
    throw new AtlasError('table.hemispheres', { column: map[field] ?? '', crs }, { file, field });
  }
  const places = new PlaceReader(tally);
  const place = (x: number, y: number, row: number): Place => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return NOT_NUMBERS;
    if (x === 0 && y === 0) return 'dropped.placeZero';
    if (degrees) return places.judge(x, y, row);
    const [lon, lat] = unproject(x, y);
    watch?.see(x, y, row, [lon, lat]);
    return Number.isFinite(lon) && Number.isFinite(lat) ? places.judge(lon, lat, row) : OUT_OF_RANGE;
  };
  if (map.point !== undefined) {
    const order = orderPairs(map.point, { file, degrees, swap: options.swapCoordinates === true, note });
    const readPlace: ReadPlace = (cells, row) => {
      const text = cellOf(cells, 'point');
      if (text === '') return 'dropped.noPlace';
      const pair = parsePair(text);
      if (pair) return place(...order(pair, row), row);
      tally.sawUnread(row, text);
      return NOT_NUMBERS;
    };
    return { readPlace, degrees };
  }
  const grouped = (text: string, row: number): number => {
    const together = joinThousands(text);
    if (together !== text) noteThousands(text, row);
    return Number(decimalPoint(together, delimiter === ',' && together !== text ? ';' : delimiter));
  };
  let hasThousands = false;
  const noteThousands = (text: string, row: number): void => {
    if (!hasThousands) note(noteOf('imported.thousands', { file, text: text.slice(0, 40), row: String(row) }));
    hasThousands = true;
  };
  /** The hemisphere of a column without signs whose name says that it is west or south. */
  const unsigned = (role: 'x' | 'y', letter: 'W' | 'S'): typeof letter | undefined => {
    const name = map[role] ?? '';
    const isSo = degrees && saysHemisphere(name, letter, map[role === 'x' ? 'y' : 'x'] ?? '') && sample.every((cells) => !/[-−–]/.test(cellOf(cells, role)));
    if (isSo) note(noteOf('imported.hemisphereOfName', { file, field: name, letter }));
    return isSo ? letter : undefined;
  };
  const ofName = { eastWest: unsigned('x', 'W'), northSouth: unsigned('y', 'S') };
  const hemisphere = (cells: readonly string[], role: 'eastWest' | 'northSouth'): string | undefined =>
    map[role] === undefined ? ofName[role] : cellOf(cells, role);
  const formOf = (role: 'x' | 'y', hemispheres: 'eastWest' | 'northSouth'): DegreesForm['plain'] | undefined => {
    const cells = degrees ? sample.map((row) => cellOf(row, role)) : [];
    const form = recogniseDegrees(map[role] ?? '', cells, map[hemispheres] !== undefined);
    if (form) note(noteOf(form.code, { file, field: map[role] ?? '', text: form.text, plain: form.plain(form.text) }));
    return form?.plain;
  };
  const forms = { x: formOf('x', 'eastWest'), y: formOf('y', 'northSouth') };
  const readPlace: ReadPlace = (cells, row) => {
    const [xCell, yCell] = [cellOf(cells, 'x'), cellOf(cells, 'y')];
    const [x, y] = [forms.x?.(xCell) ?? xCell, forms.y?.(yCell) ?? yCell];
    if (degrees) return places.read(x, y, row, { east: hemisphere(cells, 'eastWest'), north: hemisphere(cells, 'northSouth') });
    if (isMissing(x) || isMissing(y)) return 'dropped.noPlace';
    return place(grouped(x, row), grouped(y, row), row);
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

import { mayCountFromGps } from './header-clock.ts';
import { euringFormatOf } from '../../encounters/read-euring.ts';
import { AtlasError } from '../../errors.ts';
import { findMovebankColumns, isSensorColumn, locateMovebankColumns, movebankTable, noLocations, normaliseColumn } from './movebank-table.ts';
import { darwinCoreTable, isDarwinCore } from './darwin-core-table.ts';
import type { FormatContext, MappingQuestion, TableReader } from './import-types.ts';
import { joinThousands, mappedTable, type TableText } from './mapped-table.ts';
import { orEmpty } from './missing.ts';
import { parseLocalTime, recogniseTimeForm, type TimeForm } from './parse-local-time.ts';
import { type TimeEvidence, weighTimes, WORDS } from './read-times.ts';
import { parseCoordinate } from './parse-place.ts';
import { nameOtherTable } from './other-table.ts';
import { refuseOtherWriting } from './other-writing.ts';
import { isSeabird, seabirdTable } from './seabird-table.ts';
import { settleMapping, suggestMapping, zonesOf } from './suggest-mapping.ts';
import { completeMapping, findColumn, missingColumn, type TableMapping } from './table-mapping.ts';
import { noteOf } from '../../notes.ts';

/** Names only Movebank uses: with one of them a missing column is an error, not a question. */
const MOVEBANK_ONLY = ['location-long', 'location-lat', 'individual-local-identifier'];

/** No tracking table has as many; a form with more could not be drawn. */
const MOST_COLUMNS = 5000;
/** A longer name is none: its columns are not told apart. */
const LONGEST_NAME = 1000;

/** A table that belongs to a study but holds no locations. */
export const REFERENCE_DATA = 'reference data';

/** What a question holds besides the table's own columns and rows. */
export type Asked = Pick<MappingQuestion, 'asks' | 'suggestion' | 'dates' | 'open' | 'statedZone'>;
export type Choice = { readonly reader: TableReader } | { readonly asked: Asked } | typeof REFERENCE_DATA;

/**
 * How to read a table, by its header and first rows; a question where its columns or its date form are not known and a
 * person must say.
 * @throws AtlasError for a wrong delimiter, a missing header, a missing column, or a file without locations
 */
export async function chooseTable(header: readonly string[], text: TableText, context: FormatContext): Promise<Choice> {
  const { file, options, note, mapping } = context;
  const names = header.map(normaliseColumn);
  const ofRings = euringFormatOf(header.join('|'));
  if (ofRings !== undefined) throw new AtlasError('table.rings', { format: ofRings }, { file, row: 1 });
  if (header.length < 2) {
    throw new AtlasError('table.oneColumn', { text: (header[0] ?? '').slice(0, 40) }, { file, row: 1, field: (header[0] ?? '').slice(0, 40) });
  }
  if (header.length > MOST_COLUMNS) throw new AtlasError('table.tooManyColumns', { n: header.length, most: MOST_COLUMNS }, { file, row: 1 });
  const longest = header.find((name) => name.length > LONGEST_NAME);
  if (longest !== undefined) throw new AtlasError('table.oneColumn', { text: longest.slice(0, 40) }, { file, row: 1, field: longest.slice(0, 40) });
  refuseData(header, file);
  const movebank = findMovebankColumns(header);
  const timesOf = (at: number | undefined): TimeEvidence =>
    weighTimes(
      text.sample.map((cells) => orEmpty(cells[at ?? -1])).filter((cell) => cell !== ''),
      { field: header[at ?? -1] ?? '' },
    );
  const ask = (asks: Asked['asks'], timeAt?: number): Choice => {
    const suggested = suggestMapping(header, text.sample);
    // Formats that say themselves that their times are UTC.
    const isUtc = suggested.map?.zone === undefined && ((movebank.time !== undefined && movebank.lon !== undefined) || isDarwinCore(names));
    const stated = suggested.zone === undefined && suggested.map?.zone === undefined && !isUtc && mapping?.zone === undefined ? context.statedZone : undefined;
    const zone = isUtc ? 'UTC' : stated?.zone;
    const suggestion = { ...suggested, ...(zone === undefined ? {} : { zone }), ...mapping, map: { ...suggested.map, ...mapping?.map } };
    if (timeAt === undefined) return { asked: { asks, suggestion, open: leftOpen(header, text.sample, suggestion), ...(stated && { statedZone: stated }) } };
    const { form, certain: _, ...shown } = timesOf(timeAt);
    const dates = { field: header[timeAt] ?? '', ...shown };
    return { asked: { asks, dates, suggestion: { ...suggestion, ...(form === undefined ? {} : { timeForm: form }) } } };
  };
  if (options.ask) return ask('all');
  const named = mapping && completeMapping(header, movebank, mapping);
  const byMapping = named && (async () => ({ reader: await mappedTable(header, named, context, text) }));
  if (byMapping && missingColumn(header, named) === undefined) return byMapping();
  if (isSeabird(names)) return { reader: seabirdTable(header, context) };
  if (isDarwinCore(names)) {
    const timeAt = names.indexOf('eventdate');
    const table = darwinCoreTable(header, context, text.sample);
    const seen = timesOf(timeAt);
    if (table && (mustAsk(seen) || saysForm(seen))) return ask('timeForm', timeAt);
    if (table) return { reader: table };
  }
  if (names.includes('animal-id') && names.includes('deploy-on-date') && !names.includes('timestamp')) return REFERENCE_DATA;
  const has = (...wanted: string[]): boolean => wanted.some((name) => names.includes(name));
  const complete = has('timestamp') && has('longitude') && has('latitude') && has('animal-id');
  if (complete || has(...MOVEBANK_ONLY)) {
    // Both coordinates in one column are Movebank's no more.
    if (movebank.lon === undefined && movebank.lat === undefined && suggestMapping(header, text.sample).map?.point !== undefined) return ask('columns');
    // Times of other clocks than UTC are no longer Movebank's.
    const zones = movebank.time === undefined || mapping?.zone !== undefined ? undefined : zonesOf(header, text.sample);
    if (zones && text.sample.some((cells) => !/^(?:utc|gmt|z)?$/i.test(orEmpty(cells[zones.at])))) return ask('columns');
    // Nor is a time over several of them.
    const { year, timeOfDay, gpsWeek } = (movebank.time === undefined && suggestMapping(header, text.sample).map) || {};
    if (year !== undefined || gpsWeek !== undefined || timeOfDay !== undefined) return ask('columns');
    // One collar's file, from which the column of the animal was left out.
    const lone = movebank.individual === undefined && movebank.tag === undefined && suggestMapping(header, text.sample).oneAnimal;
    const own = lone ? completeMapping(header, movebank, { ...mapping, oneAnimal: true }) : undefined;
    if (own && !mustAsk(timesOf(movebank.time))) return { reader: await mappedTable(header, own, context, text) };
    const { time } = locateMovebankColumns(header, file);
    const seen = timesOf(time);
    if (mustAsk(seen)) return ask('timeForm', time);
    const counted = seen.certain && seen.form?.startsWith('unix') ? seen.form : undefined;
    if (counted === undefined) note(noteOf('imported.movebankUtc', { file }));
    else note(noteOf('imported.epoch', { file, field: header[time ?? 0] ?? '', form: WORDS[counted] }));
    return { reader: movebankTable(header, context, counted ?? (saysForm(seen) ? seen.form : 'iso')) };
  }
  if (names.some(isSensorColumn)) throw noLocations(file);
  if (byMapping) return byMapping();
  const settled = mapping?.map ? undefined : settleMapping(header, text.sample, context.statedZone?.zone);
  if (!settled) {
    const other = mapping?.map ? undefined : nameOtherTable(header);
    // Who knows better says which column holds what.
    if (other) throw new AtlasError('table.other', { format: other.format, holds: other.holds }, { file, row: 1 });
    const { time, x, y, point } = suggestMapping(header, text.sample).map ?? {};
    refuseOtherWriting(header, text.sample, { placed: point !== undefined || (x !== undefined && y !== undefined), time }, file);
    return ask('columns');
  }
  const { individual, x = '', y = '' } = settled.map;
  const time = settled.map.time ?? `${settled.map.gpsWeek ?? ''}, ${settled.map.secondOfWeek ?? ''}`;
  if (individual === undefined) note(noteOf('imported.columnsTakenOne', { file, time, x, y }));
  else note(noteOf('imported.columnsTaken', { file, individual, time, x, y }));
  if (settled.zone !== undefined) note(noteOf('imported.zoneTaken', { file, field: time, zone: settled.zone }));
  return { reader: await mappedTable(header, { ...mapping, ...settled }, context, text) };
}

/** What a suggested mapping leaves open: the form of times, where several fit, their clock, where they do not name it, and the system of coordinates that are no degrees. */
function leftOpen(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  { map = {}, timeForm, zone, crs }: TableMapping,
): NonNullable<Asked['open']> {
  const cellOf = (cells: readonly string[], column: string | undefined): string => (column === undefined ? '' : orEmpty(cells[findColumn(header, column)]));
  const rows = sample.filter((cells) => cellOf(cells, map.time) !== '');
  const seen = weighTimes(
    rows.map((cells) => cellOf(cells, map.time)),
    { field: map.time ?? '', besideClock: map.timeOfDay !== undefined || map.hour !== undefined },
  );
  const isGps = seen.form === 'unix-seconds' && mayCountFromGps(map.time ?? '');
  const isOpen = map.time !== undefined && timeForm === undefined && (isGps || mustAsk(seen));
  const form = timeForm ?? seen.form ?? (seen.ways.startsWith('day') ? 'day-month-year' : 'iso');
  const isZoned = (cells: readonly string[]): boolean =>
    parseLocalTime(`${cellOf(cells, map.time)} ${cellOf(cells, map.timeOfDay)}`.trim(), form)?.zoned === true;
  const isTimed = map.time !== undefined || map.year !== undefined;
  const isFar = (cells: readonly string[]): boolean => {
    const y = parseCoordinate(joinThousands(cellOf(cells, map.y)).replace(',', '.'));
    return y !== undefined && Math.abs(y.value) > 10_000;
  };
  return {
    timeForm: isOpen ? (isGps ? 'gps' : seen.ways) : undefined,
    zone: isTimed && zone === undefined && !(map.zone !== undefined && zonesOf(header, sample)?.isClear) && !(rows.length > 0 && rows.every(isZoned)),
    crs: crs === undefined && sample.some(isFar),
  };
}

/** Whether the first rows have dates that can be read in more ways than one, or in a form that nobody said. */
function mustAsk({ form, certain, of, text, ways }: TimeEvidence): boolean {
  return (
    of > 0 &&
    text !== '' &&
    !certain &&
    (form !== undefined || (ways !== 'none' && /^\d+$/.test(text)) || ['year last', 'six digits'].includes(recogniseTimeForm(text) ?? ''))
  );
}

/** Whether dates whose months have names say their order. */
function saysForm(seen: TimeEvidence): seen is TimeEvidence & { readonly form: TimeForm } {
  return seen.certain && seen.form !== undefined && seen.form !== 'iso' && !seen.form.startsWith('unix');
}

/** A first row of numbers and times is no header. */
function refuseData(header: readonly string[], file: string): void {
  const cells = header.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const data = cells.filter((cell) => Number.isFinite(Number(cell)) || recogniseTimeForm(cell) !== undefined);
  if (data.length * 2 < cells.length || data.length < 2) return;
  throw new AtlasError('table.noHeader', { text: cells.slice(0, 3).join(', ').slice(0, 60) }, { file, row: 1, field: (cells[0] ?? '').slice(0, 40) });
}

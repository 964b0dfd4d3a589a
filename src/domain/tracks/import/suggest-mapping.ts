import { mayCountFromGps, zoneOfName, zoneOfNames } from './header-clock.ts';
import { recogniseClock } from './split-time.ts';
import { findMovebankColumns, normaliseColumn } from './movebank-table.ts';
import { orEmpty } from './missing.ts';
import { parseLocalTime, recogniseTimeForm } from './parse-local-time.ts';
import { parseCoordinate, parsePair } from './parse-place.ts';
import { isOneAnimal } from './one-animal.ts';
import { findGpsTime, findTimeParts, hasWholeDate } from './suggest-time-parts.ts';
import { weighDecimalYears } from './decimal-year.ts';
import { weighTimes } from './read-times.ts';
import { findZoneColumn, type ZoneColumn } from './row-clocks.ts';
import { padDate, weighDigits } from './weigh-digits.ts';
import { type CompleteMapping, findColumn, type Role, type TableMapping } from './table-mapping.ts';

/** A column that may hold the date of a time of day. */
const DATE = /date|datum|fecha|^data$|^(jour|dia|día|tag)$|дата|日期|تاريخ/;
const CLOCK = /^\d{1,2}:\d{2}/;

/** A unit behind a column's name: “Latitude [°]”. */
const UNIT = /-*[[(](?:[°º�]|deg(?:rees?)?|decimal-degrees?|dd|wgs-?84|m|met(?:er|re)s?)[)\]]$/;
/** Argos's own exports: CLS writes their times in UTC (Argos User's Manual). */
const ARGOS = /^(platform-id-no-?|loc-+quality)$/;
/** One collar's report, as Telonics's converter writes it: whose it is stands before the header. */
const TELONICS = /^(gps-fix-attempt|acquisition-start-time)$/;

/** Names that tables often use, the likeliest first. */
const LIKELY: Readonly<Partial<Record<Role, readonly RegExp[]>>> = {
  individual: [
    /^(animal|individual|bird|deer|ind|organism|tier|individuo|individu|oiseau|ave)([-_. ]?(id|name|no|number|code|local[-_. ]identifier))?$/,
    /^id$/,
    /^(djur|dyr|eläin|zwierzę|dier|животное|особь|птица|动物|動物|个体|個体|個體|鸟|鳥|동물|개체|الحيوان|حيوان|animal|oiseau|pájaro|ave|tier|vogel)$/,
    /^(?!.*\b(sex|age|mass|weight|length|species|project)\b).*(animal|individual|bird)/,
    /^(?!.*(scientific|common|vernacular|species|taxon|station|project|installation|receiver|deployment|position|location|record|event|fix|object|satellite|file|report|layer)).*(name|\bid\b|tag|collar|device|tracker|^deployid$|^uuid$)/,
    /^(ptt|ref|platform|unit|sender|serial|logger|transmitter)([-_. ]?(id|no|number|name))?-?$|^(gps|tracker)-?id$/,
    /^(?!.*(scientific|common|vernacular|species|taxon|station|project|installation|receiver|deployment|satellite|file|report|layer)).*(name|\bid\b)/,
  ],
  time: [
    /^gps-fix-time$/,
    /^(timestamp|datetime|date[-_. ]?time|time|when|ts|utc|gmt)$/,
    /timestamp|date.*time|time.*(utc|gmt)|(utc|gmt).*time/,
    /date|datum|fecha|^data$|дата|日期|日時|日付|تاريخ/,
    /time|utc|gmt|zeit|heure|hora|^tid(punkt)?$|^tijd$|^czas$|^aika$|время|时间|時間|時刻|시간|일시|الوقت|وقت/,
  ],
  x: [
    /^(lon|long|lng|longitude|longitud|länge|laenge|längengrad|location-long?|decimallongitude)$/,
    /(^|-)(lon|long|lng|longitude)(-|$)/,
    /^(x|easting|east|utm[-_. ]?e(asting)?)$/,
    /lon|lng|долгота|经度|經度|経度|경도|(خط )?الطول/,
    /east|utm-?e|\bx\b|^(öst|ost|øst)(-|$)/,
  ],
  y: [
    /^(lat|latitude|latitud|breite|breitengrad|location-lat|decimallatitude)$/,
    /(^|-)(lat|latitude)(-|$)/,
    /^(y|northing|north|utm[-_. ]?n(orthing)?)$/,
    /\blat|lat$|latitud|широта|纬度|緯度|위도|(خط )?العرض/,
    /north|utm-?n|\by\b|^nord(-|$)/,
  ],
  point: [
    /^(point|geom|geometry|the-geom|wkt|shape|pos|positions?|loc|locations?|place|gps|(gps|geo)-?(pos|position|loc|location|point|coords?|coordinates?)|latlo?n?g?|lo?n?g?lat|lat,?-*lon|lon,?-*lat|xy|coords?|coordinates?)$/,
    /wkt|geom|geo-?json|lat.*(lon|lng)|(lon|lng).*lat|coord|koord|posi[ct]|ubicaci|punkt|standort|коорд|место|坐标|位置|موقع|إحداثي/,
  ],
  timeOfDay: [
    /^((utc|gmt|local)-)?(time|clock|hhmm|hhmmss|hh-mm|time-hhmm(ss)?|time-of-day|hour|uhrzeit|zeit|heure|hora|время|时间|時間|時刻|الوقت)(-?[([]?(utc|gmt|local|lt)[)\]]?)?$/,
  ],
  northSouth: [/^(n[-/]?s|north-?south|lat-?(ns|hem.*|dir.*)|hemisphere-lat)$/],
  eastWest: [/^(e[-/]?w|east-?west|lon-?(ew|hem.*|dir.*)|hemisphere-lon)$/],
  error: [/^(error|accuracy|(horizontal-)?accuracy-?m?|location-error.*|error-m|uncertainty.*)$/],
};

/**
 * What the columns of a table may hold, by their names and first rows: an answer to begin with, for a person to correct.
 * @param sample first rows
 */
export function suggestMapping(header: readonly string[], sample: readonly (readonly string[])[]): TableMapping {
  const names = header.map(normaliseColumn);
  const valuesAt = (at: number): string[] => sample.map((cells) => orEmpty(cells[at])).filter((cell) => cell !== '');
  const bare = names.map((name) => name.replace(UNIT, ''));
  const isBlank = (at: number): boolean => sample.length > 0 && valuesAt(at).length === 0;
  const fits = (role: Role, at: number): boolean => (role === 'individual' ? !isBlank(at) : role !== 'error' || (!isBlank(at) && valuesAt(at).every(isNumber)));
  const find = (role: Role, taken: readonly number[] = []): number => {
    const isPlace = role === 'x' || role === 'y';
    for (const pattern of LIKELY[role] ?? []) {
      const named = names.flatMap((name, index) =>
        !taken.includes(index) && (pattern.test(name) || (isPlace && pattern.test(bare[index] ?? ''))) && fits(role, index) ? [index] : [],
      );
      // Coordinates in two systems: those that are filled in.
      const all = isPlace && named.every(isBlank) && names.some((_, at) => !isBlank(at)) ? [] : named;
      // Of a time in two clocks the one that names its own.
      const at = (role === 'time' || role === 'timeOfDay' ? all.find((index) => zoneOfName(header[index] ?? '') !== undefined) : undefined) ?? all[0];
      if (at !== undefined) return at;
    }
    return -1;
  };
  const movebank = findMovebankColumns(header);
  const isClock = (at: number): boolean => CLOCK.test(valuesAt(at)[0] ?? '');
  const byName = movebank.time ?? find('time');
  // Whatever its name, a column of nothing but times is one.
  const named =
    byName >= 0 ? byName : names.findIndex((name, at) => valuesAt(at).length > 0 && (valuesAt(at).every(isDate) || isDecimalYear(name, valuesAt(at))));
  // A time of day has its date in another column.
  const isDateColumn = (at: number): boolean => hasWholeDate(valuesAt(at)) || weighDigits(valuesAt(at), true) !== undefined;
  const dateBeside = names.findIndex((name, at) => at !== named && DATE.test(name) && (isClock(named) || isDateColumn(at)));
  const date = isClock(named) || recogniseClock(valuesAt(named)) !== undefined ? dateBeside : -1;
  const parts = findTimeParts(names, valuesAt);
  const isWhole = date >= 0 ? isDateColumn(date) : hasWholeDate(valuesAt(named));
  const gps = isWhole ? undefined : findGpsTime(names, valuesAt);
  const isSplit = !gps && parts.year !== undefined && !isWhole;
  const time = gps || isSplit ? -1 : date >= 0 ? date : named;
  const taken = gps ? Object.values(gps) : isSplit ? Object.values(parts) : [];
  const individual = movebank.individual ?? find('individual', [time, ...taken]);
  const x = movebank.lon ?? find('x', [time, individual, ...taken]);
  const y = movebank.lat ?? find('y', [time, individual, x, ...taken]);
  const placed = [x, y].every((at) => at >= 0 && valuesAt(at).some(isNumber));
  const point = findPairs(names, valuesAt, [time, individual, ...taken], placed);
  const isAlone = date >= 0 || (isSplit && isClock(named));
  const timeOfDay = isAlone ? named : valuesAt(time).some((cell) => cell.includes(':')) ? -1 : find('timeOfDay', [time]);
  const hasClock = isClock(timeOfDay) || recogniseClock(valuesAt(timeOfDay)) !== undefined;
  const { hour, minute = -1, second = -1, ...dateParts } = parts;
  // Parts of a clock that the time itself has not.
  const wantsClock = hour !== undefined && !hasClock && (isSplit || !valuesAt(time).some((cell) => cell.includes(':')));
  const columns: Partial<Record<Role, number>> = {
    individual,
    time,
    ...gps,
    ...(isSplit ? dateParts : {}),
    ...(gps ? {} : hasClock ? { timeOfDay } : wantsClock ? { hour, minute, second } : {}),
    ...(point >= 0 ? { point } : { x, y, northSouth: find('northSouth', [x, y]), eastWest: find('eastWest', [x, y]) }),
    error: find('error', [x, y]),
  };
  const known = [...Object.values(columns), ...Object.values(movebank)].filter((at) => at >= 0);
  const hasAll = (pattern: RegExp): boolean => names.filter((name) => pattern.test(name)).length === 2;
  const oneAnimal =
    individual < 0 &&
    (time >= 0 || isSplit || gps !== undefined) &&
    (point >= 0 || (x >= 0 && y >= 0)) &&
    (hasAll(TELONICS) || isOneAnimal(header, sample, known));
  const map = Object.fromEntries(Object.entries(columns).flatMap(([role, at]) => (at >= 0 ? [[role, header[at] ?? '']] : [])));
  const seen = weighTimes(valuesAt(time), { field: map['time'] ?? '', besideClock: map['timeOfDay'] !== undefined || map['hour'] !== undefined });
  // With points between them the day comes first, wherever both orders can be.
  const form = seen.form ?? (seen.ways === 'dayMonth' && valuesAt(time).every((cell) => /^\d{1,2}\.\d{1,2}\.\d{4}/.test(cell)) ? 'day-month-year' : undefined);
  const zone = zoneOfNames([map['time'], map['timeOfDay'], map['hour']]) ?? (hasAll(ARGOS) ? 'UTC' : undefined);
  // A time whose column names its clock has that one.
  const zoned = zone === undefined && gps === undefined ? findZoneColumn(names, valuesAt, sample.length) : undefined;
  return {
    map: zoned ? { ...map, zone: header[zoned.at] ?? '' } : map,
    ...(oneAnimal ? { oneAnimal } : {}),
    ...(zone === undefined ? {} : { zone }),
    ...(form !== undefined && form !== 'iso' && !(form === 'unix-seconds' && mayCountFromGps(map['time'] ?? '')) ? { timeForm: form } : {}),
  };
}

/** The column of a table that names each row's clock, by the first rows; undefined where none does. */
export function zonesOf(header: readonly string[], sample: readonly (readonly string[])[]): ZoneColumn | undefined {
  const valuesAt = (at: number): string[] => sample.map((cells) => orEmpty(cells[at])).filter((cell) => cell !== '');
  return findZoneColumn(header.map(normaliseColumn), valuesAt, sample.length);
}

/** Of a record's fields the one that, by its name, likeliest holds the animal; undefined where none does. */
export function fieldOfAnimal(fields: readonly string[]): string | undefined {
  const names = fields.map(normaliseColumn);
  for (const pattern of [/^individual-local-identifier$/, ...(LIKELY.individual ?? [])]) {
    const at = names.findIndex((name) => pattern.test(name));
    if (at >= 0) return fields[at];
  }
  return undefined;
}

/** Digits alone may be those of a tag. */
const isDate = (cell: string): boolean => !/^(?:\d{4}-)?\d+$/.test(cell) && recogniseTimeForm(cell) !== undefined;
/** Heights may look so: the name must say that it is a time. */
const isDecimalYear = (name: string, cells: readonly string[]): boolean =>
  /year|^yr|año|anno|année|jahr|год|年|سنة/.test(name) && weighDecimalYears(cells) !== undefined;
const isNumber = (cell: string): boolean => parseCoordinate(cell.replace(',', '.')) !== undefined;

/** Whether a cell can hardly be anything but a pair: two numbers with a comma alone between them may be one with a decimal comma. */
function isSurelyPair(cell: string): boolean {
  const pair = parsePair(cell);
  return pair !== undefined && (pair.order !== undefined || (cell.match(/\d[.,]\d/g) ?? []).length > 1);
}

/**
 * The column of pairs of coordinates: the one that is named so, else the first whose cells can hardly be anything else.
 * @param placed whether there are two columns of coordinates: then only cells that are surely pairs count, under a name for them
 */
function findPairs(names: readonly string[], valuesAt: (at: number) => string[], taken: readonly number[], placed: boolean): number {
  const columns = names.map((_, at) => at).filter((at) => !taken.includes(at));
  for (const pattern of LIKELY.point ?? []) {
    const named = columns.find(
      (at) => pattern.test(names[at] ?? '') && valuesAt(at).some((cell) => (placed ? isSurelyPair(cell) : parsePair(cell) !== undefined)),
    );
    if (named !== undefined) return named;
  }
  return placed ? -1 : (columns.find((at) => valuesAt(at).length > 0 && valuesAt(at).every(isSurelyPair)) ?? -1);
}

const SURE = { individual: /^(animal|individual|bird|id)([-_. ]?(id|name))?$/, x: /^(lon|long|lng|longitude)$/, y: /^(lat|latitude)$/ } as const;

/**
 * A mapping that leaves nothing to ask: columns whose names have one meaning, times that name their zone, whose column
 * names it, or that are counted from 1970, degrees, and names of animals that come again; undefined where anything is open.
 * @param sample first rows
 * @param stated the clock that lines before the header state
 */
export function settleMapping(header: readonly string[], sample: readonly (readonly string[])[], stated?: string): CompleteMapping | undefined {
  const suggested = suggestMapping(header, sample);
  const { map = {}, timeForm, oneAnimal } = suggested;
  const zone = suggested.zone ?? (map.zone === undefined ? stated : undefined);
  const { individual, timeOfDay, x, y, gpsWeek, secondOfWeek } = map;
  const time = map.time ?? gpsWeek;
  if ((individual === undefined && !oneAnimal) || time === undefined || x === undefined || y === undefined) return undefined;
  const rows = map.zone === undefined ? undefined : zonesOf(header, sample);
  const isLocal = [time, timeOfDay].some((name) => /local|lt$/i.test(name ?? ''));
  if (map.zone !== undefined && (!rows?.isClear || (rows.isOffset && !isLocal))) return undefined;
  if ((timeOfDay !== undefined && zone === undefined && !rows) || map.hour !== undefined) return undefined;
  if (map.northSouth !== undefined || map.eastWest !== undefined) return undefined;
  if ((individual !== undefined && !SURE.individual.test(normaliseColumn(individual))) || !SURE.x.test(normaliseColumn(x)) || !SURE.y.test(normaliseColumn(y)))
    return undefined;
  const cellsOf = (column: string): string[] => sample.map((cells) => orEmpty(cells[findColumn(header, column)])).filter((cell) => cell !== '');
  const form = timeForm ?? 'iso';
  // Of “gps_time” nobody knows from when it counts: in iso such numbers are no times.
  const isClear = (cell: string): boolean => {
    const read = parseLocalTime(timeOfDay === undefined ? cell : `${padDate(cell)} 00:00`, form);
    return read !== undefined && (read.zoned || zone !== undefined || rows !== undefined);
  };
  const { certain } = weighTimes(cellsOf(time), { field: time, besideClock: timeOfDay !== undefined });
  if (gpsWeek === undefined && ((form === 'year-month-day' && !certain) || !cellsOf(time).every(isClear))) return undefined;
  const isDegrees = (cell: string): boolean => Math.abs(parseCoordinate(cell.replace(',', '.'))?.value ?? Number.NaN) <= 360;
  const names = individual === undefined ? undefined : cellsOf(individual);
  if (names && (names.length < 2 || new Set(names).size * 2 > names.length)) return undefined;
  if (![...cellsOf(x), ...cellsOf(y)].every(isDegrees)) return undefined;
  return {
    ...(oneAnimal && { oneAnimal }),
    map: {
      ...(individual !== undefined && { individual }),
      ...(gpsWeek === undefined ? { time } : { gpsWeek, secondOfWeek }),
      ...(timeOfDay === undefined ? {} : { timeOfDay }),
      ...(map.zone === undefined ? {} : { zone: map.zone }),
      x,
      y,
    },
    ...(form === 'iso' ? {} : { timeForm: form }),
    // Times that name their zone themselves are not taken for another.
    ...(suggested.zone === undefined || cellsOf(time).every((cell) => parseLocalTime(cell, form)?.zoned === true) ? {} : { zone: suggested.zone }),
  };
}

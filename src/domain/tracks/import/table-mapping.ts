import * as v from 'valibot';
import { normaliseColumn, type MovebankColumns } from './movebank-table.ts';
import { TIME_FORMS } from './parse-local-time.ts';

const column = (description: string) => v.optional(v.pipe(v.string(), v.minLength(1), v.description(description)));

const MapSchema = v.strictObject({
  individual: column('The animal, never the tag or the record.'),
  time: column('Date and time of the fix, or the date alone where timeOfDay or hour is given; left out where year or gpsWeek is given.'),
  timeOfDay: column('Time of day, where time holds the date alone.'),
  year: column('Year, where the date is split over columns; instead of time.'),
  month: column('Month, in figures or by name.'),
  day: column('Day of the month.'),
  dayOfYear: column('Day of the year, 1 January being 1; instead of month and day.'),
  hour: column('Hour, 0 to 23.'),
  minute: column('Minute.'),
  second: column('Second.'),
  gpsWeek: column('GPS week, counted from 6 January 1980, with secondOfWeek; instead of time.'),
  secondOfWeek: column('Seconds, or milliseconds, of the GPS week.'),
  x: column('Longitude, or easting.'),
  y: column('Latitude, or northing.'),
  point: column('Both coordinates in one column: a pair, WKT or GeoJSON; instead of x and y.'),
  northSouth: column('Hemisphere of y, N or S, where y has no sign.'),
  eastWest: column('Hemisphere of x, E or W, where x has no sign.'),
  zone: column('Clock of each row’s time, where rows name it: UTC, CET, +02:00, America/Denver.'),
  error: column('Location error of the fix in metres, one standard deviation on each axis.'),
});

/** What a column of a table can hold. */
export type Role = keyof v.InferOutput<typeof MapSchema>;
export const ROLES = v.keyof(MapSchema).options;

/**
 * How to read a table whose columns are not known: the same for the page's form, the options of the command line and a
 * module's manifest. Columns are named as in the header.
 */
export const TableMappingSchema = v.object({
  map: v.optional(v.pipe(MapSchema, v.description('Role → name of the column. Roles left out are taken from Movebank’s names where the header has them.'))),
  timeForm: v.optional(v.pipe(v.picklist(TIME_FORMS), v.description('How times are written; iso when left out.'))),
  zone: v.optional(
    v.pipe(
      v.string(),
      v.minLength(1),
      v.description('Clock of times that name no zone themselves: UTC, ±hh:mm or a name of the IANA database, such as Europe/Berlin.'),
    ),
  ),
  oneAnimal: v.optional(
    v.pipe(v.literal(true), v.description('The file is of one animal, and no column names it: it has the name of its file. Instead of individual.')),
  ),
  crs: v.optional(v.pipe(v.string(), v.minLength(1), v.description('EPSG:N, or a proj string; EPSG:4326 (degrees) when left out.'))),
});
export type TableMapping = v.InferOutput<typeof TableMappingSchema>;

/** A mapping with all that a table needs: animal, or that it is of one; time or the date's parts, and either x and y or point. */
export interface CompleteMapping extends Omit<TableMapping, 'map'> {
  readonly map: NonNullable<TableMapping['map']>;
}

/** Where a column stands in a header: exactly as named, else without regard to case, underscores, colons and points; -1 where it is not. */
export function findColumn(header: readonly string[], name: string): number {
  const exact = header.findIndex((column) => column.trim() === name.trim());
  return exact >= 0 ? exact : header.findIndex((column) => normaliseColumn(column) === normaliseColumn(name));
}

/** Roles that a mapping leaves open: of a point and x and y, one is enough; so of a time and the parts of a date. */
export function missingRoles({ map = {}, oneAnimal }: TableMapping): Role[] {
  const date: readonly Role[] = map.dayOfYear === undefined ? ['year', 'month', 'day'] : ['year', 'dayOfYear'];
  const isSplit = map.year !== undefined || (map.time === undefined && date.some((role) => map[role] !== undefined));
  const isGps = map.gpsWeek !== undefined || map.secondOfWeek !== undefined;
  const needed: readonly Role[] = [
    ...(oneAnimal ? [] : (['individual'] as const)),
    ...(isGps ? (['gpsWeek', 'secondOfWeek'] as const) : isSplit ? date : (['time'] as const)),
    ...(map.point === undefined ? (['x', 'y'] as const) : []),
  ];
  return needed.filter((role) => map[role] === undefined);
}

/**
 * A mapping whose open roles are filled with Movebank's columns, so that a date form alone can be said of a Movebank
 * table that went through a spreadsheet; such a table's times are UTC where nothing else is said.
 * @returns undefined where a role stays open
 */
export function completeMapping(header: readonly string[], movebank: MovebankColumns, mapping: TableMapping): CompleteMapping | undefined {
  const { map = {} } = mapping;
  const nameOf = (index: number | undefined): string | undefined => (index === undefined ? undefined : header[index]);
  const individual = map.individual ?? (mapping.oneAnimal ? undefined : nameOf(movebank.individual));
  const time = map.time ?? (map.year === undefined && map.gpsWeek === undefined ? nameOf(movebank.time) : undefined);
  const place = map.point === undefined ? { x: map.x ?? nameOf(movebank.lon), y: map.y ?? nameOf(movebank.lat) } : {};
  const zone = mapping.zone ?? (map.time === undefined && map.year === undefined && map.gpsWeek === undefined ? 'UTC' : undefined);
  const complete = {
    ...mapping,
    ...(zone === undefined ? {} : { zone }),
    map: { ...map, ...place, ...(individual === undefined ? {} : { individual }), ...(time === undefined ? {} : { time }) },
  };
  return missingRoles(complete).length === 0 ? complete : undefined;
}

/** A column that a mapping names and a header lacks; undefined where all are there. */
export function missingColumn(header: readonly string[], { map }: CompleteMapping): string | undefined {
  return Object.values(map).find((name) => name !== undefined && findColumn(header, name) < 0);
}

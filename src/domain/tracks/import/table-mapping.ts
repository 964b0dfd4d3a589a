import * as v from 'valibot';
import { normaliseColumn, type MovebankColumns } from './movebank-table.ts';
import { TIME_FORMS } from './parse-local-time.ts';

const column = (description: string) => v.optional(v.pipe(v.string(), v.minLength(1), v.description(description)));

const MapSchema = v.strictObject({
  individual: column('The animal, never the tag or the record.'),
  time: column('Date and time of the fix, or the date alone where timeOfDay is given.'),
  timeOfDay: column('Time of day, where time holds the date alone.'),
  x: column('Longitude, or easting.'),
  y: column('Latitude, or northing.'),
  point: column('Both coordinates in one column: a pair, WKT or GeoJSON; instead of x and y.'),
  northSouth: column('Hemisphere of y, N or S, where y has no sign.'),
  eastWest: column('Hemisphere of x, E or W, where x has no sign.'),
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
  crs: v.optional(v.pipe(v.string(), v.minLength(1), v.description('EPSG:N, or a proj string; EPSG:4326 (degrees) when left out.'))),
});
export type TableMapping = v.InferOutput<typeof TableMappingSchema>;

/** A mapping with all that a table needs: animal, time, and either x and y or point. */
export interface CompleteMapping extends Omit<TableMapping, 'map'> {
  readonly map: NonNullable<TableMapping['map']> & { readonly individual: string; readonly time: string };
}

/** Where a column stands in a header: exactly as named, else without regard to case, underscores, colons and points; -1 where it is not. */
export function findColumn(header: readonly string[], name: string): number {
  const exact = header.findIndex((column) => column.trim() === name.trim());
  return exact >= 0 ? exact : header.findIndex((column) => normaliseColumn(column) === normaliseColumn(name));
}

/** Roles that a mapping leaves open: of a point and x and y, one is enough. */
export function missingRoles({ map = {} }: TableMapping): Role[] {
  const needed: readonly Role[] = ['individual', 'time', ...(map.point === undefined ? (['x', 'y'] as const) : [])];
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
  const individual = map.individual ?? nameOf(movebank.individual);
  const time = map.time ?? nameOf(movebank.time);
  const place = map.point === undefined ? { x: map.x ?? nameOf(movebank.lon), y: map.y ?? nameOf(movebank.lat) } : {};
  const zone = mapping.zone ?? (map.time === undefined ? 'UTC' : undefined);
  if (individual === undefined || time === undefined) return undefined;
  const complete = { ...mapping, ...(zone === undefined ? {} : { zone }), map: { ...map, ...place, individual, time } };
  return missingRoles(complete).length === 0 ? complete : undefined;
}

/** A column that a mapping names and a header lacks; undefined where all are there. */
export function missingColumn(header: readonly string[], { map }: CompleteMapping): string | undefined {
  return Object.values(map).find((name) => name !== undefined && findColumn(header, name) < 0);
}

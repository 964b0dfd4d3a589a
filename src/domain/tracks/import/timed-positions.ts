import * as v from 'valibot';

/** A position of a line with its time, both as they stand in the file. */
export interface TimedPosition {
  readonly time: unknown;
  readonly lon: unknown;
  readonly lat: unknown;
}

/** Members under which programs write a line's times: togeojson (two ways), Leaflet's time plug-ins, MovingPandas, OGC Moving Features. */
const TIMES = ['coordTimes', 'times', 'timestamps', 'datetimes', 'linestringTimestamps', 'time'] as const;
const Position = v.pipe(v.array(v.unknown()), v.minLength(2));
const PathSchema = v.object({ type: v.picklist(['LineString', 'MultiPoint']), coordinates: v.array(Position) });
const PathsSchema = v.object({ type: v.literal('MultiLineString'), coordinates: v.array(v.array(Position)) });
const MovingSchema = v.object({ type: v.picklist(['MovingPoint', 'LineString']), coordinates: v.array(Position), datetimes: v.array(v.unknown()) });
/** Seconds since 1970 from 1973 on: a fourth number below is no time. */
const FIRST_SECONDS = 1e8;

/**
 * The positions of a feature whose line has a time for each: in a property (`coordTimes`, `coordinateProperties.times`,
 * `times`, …; a list for each part of a line of several), as the fourth number of each position (kepler.gl), or as a
 * moving point (OGC 19-045r3); undefined where it has not.
 */
export function timedPositions(
  properties: Readonly<Record<string, unknown>> | null | undefined,
  geometry: unknown,
  moving: unknown,
): TimedPosition[] | undefined {
  const moved = v.safeParse(MovingSchema, moving);
  if (moved.success) return pair(moved.output.coordinates, moved.output.datetimes);
  const path = v.safeParse(PathSchema, geometry);
  const paths = path.success ? undefined : v.safeParse(PathsSchema, geometry);
  if (!path.success && !paths?.success) return undefined;
  const parts = path.success ? [path.output.coordinates] : paths?.success ? paths.output.coordinates : [];
  const positions = parts.flat();
  if (positions.length === 0) return undefined;
  const nested = properties?.['coordinateProperties'];
  const lists = [...TIMES.map((name) => properties?.[name]), isRecord(nested) ? nested['times'] : undefined];
  for (const list of lists) {
    const times = timesOf(list, parts);
    if (times) return pair(positions, times);
  }
  const isFourth = positions.every(({ 3: time }) => typeof time === 'number' && time >= FIRST_SECONDS);
  return isFourth
    ? pair(
        positions,
        positions.map(({ 3: time }) => time),
      )
    : undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of times for all positions, or a list for each part; none where their numbers differ, for which time is whose cannot be told then. */
function timesOf(list: unknown, parts: readonly (readonly unknown[])[]): unknown[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const values: readonly unknown[] = list;
  const areLists = values.length === parts.length && values.every((part, at) => Array.isArray(part) && part.length === parts[at]?.length);
  if (areLists) return values.flat();
  const count = parts.reduce((sum, { length }) => sum + length, 0);
  return values.length === count && !values.some(Array.isArray) ? [...values] : undefined;
}

function pair(positions: readonly (readonly unknown[])[], times: readonly unknown[]): TimedPosition[] {
  return positions.map(([lon, lat], at) => ({ time: times[at], lon, lat }));
}

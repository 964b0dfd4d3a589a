import * as v from 'valibot';
import { listGeojsonFeatures, PropertiesSchema } from '../../areas/list-geojson-features.ts';
import { AtlasError } from '../../errors.ts';
import { animalOfFile, areApart, isNaming } from './naming.ts';
import { fieldOfAnimal } from './suggest-mapping.ts';
import type { TableMapping } from './table-mapping.ts';
import { type TimedPosition, timedPositions } from './timed-positions.ts';
import { refuseTooWide, writeCells } from './write-cells.ts';

const FeatureSchema = v.object({
  id: v.optional(v.fallback(v.union([v.string(), v.number(), v.undefined()]), undefined)),
  properties: PropertiesSchema,
  geometry: v.optional(v.unknown()),
  temporalGeometry: v.optional(v.unknown()),
});
type Feature = v.InferOutput<typeof FeatureSchema>;
const PointSchema = v.object({ type: v.literal('Point'), coordinates: v.pipe(v.array(v.unknown()), v.minLength(2)) });
/** Where a table has columns of these names, the points are the better for them. */
const [LONGITUDE, LATITUDE] = ['longitude', 'latitude'];
const EMPTY: Readonly<Record<string, unknown>> = {};
const LINE_COLUMNS = { individual: 'individual', time: 'time', x: LONGITUDE, y: LATITUDE } as const;

/** A GeoJSON text as a table of fixes. */
export interface GeojsonTable {
  readonly table: Iterable<string>;
  /** How it is read; left out where that is asked of its columns as of any other's. */
  readonly mapping?: TableMapping;
  /** Features that give no rows: what has no times beside lines that have. */
  readonly aside: number;
}

interface TimedLine {
  readonly animal: string;
  readonly positions: readonly TimedPosition[];
}

/**
 * A GeoJSON text (RFC 7946, or a sequence of features) as a table of fixes. Where lines have a time for each position
 * (see `timedPositions`) these are its rows, the animal being the line's name. Else a row is a feature, a column a
 * property, then longitude and latitude; features that are no points are rows without a place.
 * @throws AtlasError naming the file where it is no GeoJSON on WGS 84, or holds neither points nor lines with times
 */
export function tableOfGeojson(text: string, file: string): GeojsonTable {
  const columns = new Set<string>();
  const rows: { readonly properties: Readonly<Record<string, unknown>>; readonly place: readonly unknown[] }[] = [];
  const { features, system } = listGeojsonFeatures(text, file);
  const lines: TimedLine[] = [];
  const ids: string[] = [];
  let points = 0;
  for (const feature of features) {
    const parsed = v.safeParse(FeatureSchema, feature);
    const own: Feature = parsed.success ? parsed.output : { properties: null };
    const positions = timedPositions(own.properties, own.geometry, own.temporalGeometry);
    if (positions) lines.push({ animal: nameOf(own), positions });
    const properties = own.properties ?? EMPTY;
    const point = v.safeParse(PointSchema, own.geometry);
    if (point.success) points += 1;
    for (const name of Object.keys(properties)) if (name.toLowerCase() !== LONGITUDE && name.toLowerCase() !== LATITUDE) columns.add(name);
    rows.push({ properties, place: point.success ? point.output.coordinates.slice(0, 2) : ['', ''] });
    ids.push(String(own.id ?? ''));
    refuseTooWide(columns.size, rows.length, file);
  }
  if (points === 0 && lines.length === 0) throw new AtlasError('import.noPoints', {}, { file });
  const code = system()?.code;
  if (code !== undefined) throw new AtlasError('geojson.otherProjection', { crs: `EPSG:${code}` }, { file, field: 'crs' });
  if (lines.length > 0) return { table: tableOfLines(lines, file), mapping: { map: LINE_COLUMNS }, aside: rows.length - lines.length };
  // A feature's own identifier is its animal's where it comes again.
  const areAnimals = !ids.includes('') && new Set(ids).size * 2 <= ids.length && ![...columns].some((name) => name.toLowerCase() === 'id');
  const names = [...columns];
  const cells = function* (): Generator<readonly unknown[]> {
    for (const [at, { properties, place }] of rows.entries()) yield [...names.map((name) => properties[name]), ...(areAnimals ? [ids[at]] : []), ...place];
  };
  return { table: writeCells([...names, ...(areAnimals ? ['id'] : []), LONGITUDE, LATITUDE], cells()), aside: 0 };
}

/** What a line says of its animal; blank where it says nothing. */
function nameOf({ id, properties }: Feature): string {
  const field = fieldOfAnimal(Object.keys(properties ?? EMPTY).filter((name) => ['string', 'number'].includes(typeof properties?.[name])));
  const said = [field === undefined ? '' : properties?.[field], properties?.['name'], properties?.['title'], id];
  return said.map((word) => String(word ?? '').trim()).find(isNaming) ?? '';
}

/** Lines without a name are one animal's, one after the other; those of one time several animals'. */
function* tableOfLines(lines: readonly TimedLine[], file: string): Iterable<string> {
  const unnamed = lines.filter(({ animal }) => animal === '');
  const isOne = areApart(unnamed.map(({ positions }) => ({ from: instant(positions[0]?.time), to: instant(positions.at(-1)?.time) })));
  const fileAnimal = animalOfFile(file);
  const cells = function* (): Generator<readonly unknown[]> {
    for (const line of lines) {
      const animal = line.animal || (isOne ? fileAnimal : `${fileAnimal} ${unnamed.indexOf(line) + 1}`);
      for (const { time, lon, lat } of line.positions) yield [animal, time, lon, lat];
    }
  };
  yield* writeCells(Object.values(LINE_COLUMNS), cells());
}

/** To tell what comes first; both ends in the same unit. */
const instant = (time: unknown): number => (typeof time === 'number' ? time : Date.parse(String(time)));

import { Buffer, isAscii } from 'node:buffer';
import type { Feature, FeatureCollection, Geometry, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import * as v from 'valibot';
import { isNoGeometry, listGeojsonFeatures, RecordSchema } from '../domain/areas/list-geojson-features.ts';
import { Tally } from '../domain/areas/raw-feature.ts';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import { type FlatCoordinates, type FlatFeature, forEachFlatLine, isFlatFeature } from '../domain/formats/flat-geojson.ts';
import { cutGeometry, needsFlatCut } from '../domain/geometry/cut-geometry.ts';
import { FlatLine } from '../domain/geometry/flat-line.ts';
import type { NoteCode } from '../domain/notes.ts';
import { idOfFeature } from '../domain/tiles/number-features.ts';
import { english } from './english.ts';
import { describeIssue, fieldOf } from './describe-issue.ts';
import { isOffEarth, offEarth, refuseOffEarth } from './refuse-off-earth.ts';
import { decodeText } from '../domain/formats/decode-text.ts';
import { readPlain } from './read-plain.ts';

const position = v.pipe(v.array(v.number()), v.minLength(2));
const line = v.array(position);
const lines = v.array(line);
const SIMPLE = [
  v.object({ type: v.literal('Point'), coordinates: position }),
  v.object({ type: v.literal('MultiPoint'), coordinates: line }),
  v.object({ type: v.literal('LineString'), coordinates: line }),
  v.object({ type: v.literal('MultiLineString'), coordinates: lines }),
  v.object({ type: v.literal('Polygon'), coordinates: lines }),
  v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(lines) }),
] as const;
const GeometrySchema = v.variant('type', [
  ...SIMPLE,
  // Collections inside collections are advised against (RFC 7946, 3.1.8), and not read.
  v.object({
    type: v.literal('GeometryCollection'),
    geometries: v.pipe(
      v.array(v.unknown()),
      v.transform((all) => all.filter((each) => !isNoGeometry(each))),
      v.array(v.variant('type', [...SIMPLE])),
    ),
  }),
]);
const FeatureSchema = v.object({
  type: v.literal('Feature'),
  id: v.optional(v.union([v.string(), v.number()])),
  properties: v.optional(v.fallback(v.nullable(RecordSchema), null), null),
  geometry: v.optional(
    v.pipe(
      v.unknown(),
      v.transform((geometry) => (isNoGeometry(geometry) ? null : geometry)),
      v.nullable(GeometrySchema),
    ),
    null,
  ),
});

/** The features of a file within −180…180, see `cutGeometry`; some may have no geometry. */
export type ReadFeatures = FeatureCollection<Geometry | null>;

/**
 * GeoJSON from a file: a collection, one feature or geometry, or a sequence of them; gunzipped where it is gzipped.
 * @throws AtlasError naming the file and the field that is wrong, or the coordinate system where it is not WGS 84
 */
export function readFeatures(path: string): ReadFeatures {
  return { type: 'FeatureCollection', features: [...eachFeature(path)] };
}

/**
 * The same, one feature after the other, for whoever need not hold them all.
 * @throws AtlasError as `readFeatures`, when what is wrong is come to, and of the coordinate system after the last feature
 */
export function eachFeature(path: string): Generator<Feature<Geometry | null>> {
  return readEach(readText(path), path, false, (feature, index) => readFeature(feature, index, path));
}

/** The same, lines and polygons flat where they are written plainly and need no cut: what positions have beyond two numbers is left out. */
export function eachFlatFeature(text: string, path: string): Generator<Feature<Geometry | null> | FlatFeature> {
  return readEach(text, path, true, (feature, index) => {
    if (!isFlatFeature(feature)) return readFeature(feature, index, path);
    const { coordinates } = feature.geometry;
    let isCut = false;
    forEachFlatLine(coordinates, (line) => {
      line.forEach((lon, lat) => {
        if (isOffEarth(lon, lat)) throw offEarth(path, index, [lon, lat]);
      });
      isCut ||= needsFlatCut(line);
    });
    return isCut ? readFeature({ ...feature, geometry: { ...feature.geometry, coordinates: unflatten(coordinates) } }, index, path) : feature;
  });
}

/**
 * The text of a file, gunzipped where it is gzipped.
 * @throws AtlasError naming the file where it cannot be read, or is no text
 */
export function readText(path: string): string {
  try {
    const bytes = readPlain(path);
    return isPlainAscii(bytes) ? readAscii(bytes) : decodeText(bytes, path, 'text.otherEncoding');
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    throw new AtlasError('cli.unreadable', { detail: reasonOf(error) }, { file: path });
  }
}

/** Whether a text can be nothing but ASCII, as most GeoJSON is: UTF-16 has zeros, and XML may name another encoding. */
function isPlainAscii(bytes: Uint8Array): boolean {
  return bytes[0] !== 0x3c && isAscii(bytes) && !bytes.subarray(0, 64).includes(0);
}

/** In a fraction of the time that a decoder takes. */
function readAscii(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function* readEach<T>(text: string, path: string, flat: boolean, read: (feature: unknown, index: number) => T): Generator<T | Feature<null>> {
  const { features, system: nameSystem } = listGeojsonFeatures(text, path, true, flat);
  let index = 0;
  for (const feature of features) {
    yield isEmptyFeature(feature) ? EMPTY : read(feature, index);
    index += 1;
  }
  const system = nameSystem();
  if (system) throw new AtlasError('geojson.otherProjection', { crs: `EPSG:${system.code}` }, { file: path, field: 'crs' });
}

function unflatten(coordinates: FlatCoordinates): unknown[] {
  return coordinates instanceof FlatLine ? coordinates.toPositions() : coordinates.map(unflatten);
}

/**
 * The same where every feature must have a geometry.
 * @throws AtlasError as `readFeatures`, and naming the first feature without one
 */
export function readGeojson(path: string): FeatureCollection<Geometry> {
  const features = readFeatures(path).features.map(({ geometry, ...feature }, index): Feature<Geometry> => {
    if (geometry) return { ...feature, geometry };
    throw new AtlasError('cli.invalid', { detail: english.t('cli.issue.missing') }, { file: path, field: `features.${index}.geometry` });
  });
  return { type: 'FeatureCollection', features };
}

/** One for all features that hold nothing: of millions each would take a hundred bytes. */
const EMPTY: Feature<null> = { type: 'Feature', properties: null, geometry: null };

/** Whether a feature is null, or says no more than that it has neither properties nor a geometry. */
function isEmptyFeature(feature: unknown): boolean {
  if (feature === null) return true;
  if (typeof feature !== 'object' || !('type' in feature && 'properties' in feature && 'geometry' in feature)) return false;
  return feature.type === 'Feature' && feature.properties === null && feature.geometry === null && Object.keys(feature).length === 3;
}

function readFeature(feature: unknown, index: number, path: string): Feature<Geometry | null> {
  const read: Feature<Geometry | null> = isPlainFeature(feature) ? feature : parseFeature(feature, index, path);
  const { geometry } = read;
  refuseOffEarth(geometry, path, index);
  try {
    const cut = geometry && cutGeometry(geometry);
    // A copy of each of hundreds of thousands would take longer than to read them.
    return cut === geometry ? read : { ...read, geometry: cut };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AtlasError('cli.invalid', { detail: reasonOf(error) }, { file: path, field: `features.${index}.geometry.coordinates` });
  }
}

function parseFeature(feature: unknown, index: number, path: string): Feature<Geometry | null> {
  const parsed = v.safeParse(FeatureSchema, feature ?? { type: 'Feature' }, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  const field = fieldOf(issue);
  throw new AtlasError('cli.invalid', { detail: describeIssue(issue) }, { file: path, field: `features.${index}${field === '(root)' ? '' : `.${field}`}` });
}

/**
 * Whether a feature is a line or polygon with no more members than it needs, as nearly all are: a schema copies what it
 * reads, and the copies would take as much memory as the file's own. What is not is the schema's to judge.
 */
function isPlainFeature(feature: unknown): feature is Feature<LineString | MultiLineString | Polygon | MultiPolygon> {
  if (!hasPlainMembers(feature)) return false;
  const { geometry } = feature;
  const depth = DEPTHS.get(geometry.type);
  return depth !== undefined && Object.keys(geometry).length === 2 && isDeep(geometry.coordinates, depth);
}

const DEPTHS: ReadonlyMap<string, number> = new Map([
  ['LineString', 2],
  ['MultiLineString', 3],
  ['Polygon', 3],
  ['MultiPolygon', 4],
]);
const MEMBERS: readonly string[] = ['type', 'id', 'properties', 'geometry'];

function hasPlainMembers(feature: unknown): feature is { geometry: { type: string; coordinates: unknown } } {
  if (typeof feature !== 'object' || feature === null || !('type' in feature && 'properties' in feature && 'geometry' in feature)) return false;
  const { type, properties, geometry } = feature;
  if (type !== 'Feature' || !Object.keys(feature).every((name) => MEMBERS.includes(name))) return false;
  if ('id' in feature && typeof feature.id !== 'string' && typeof feature.id !== 'number') return false;
  if (properties !== null && !v.is(RecordSchema, properties)) return false;
  return typeof geometry === 'object' && geometry !== null && 'type' in geometry && typeof geometry.type === 'string' && 'coordinates' in geometry;
}

/** Whether a value is lists of positions, so deep. @param depth 1 for a position */
function isDeep(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 1) return value.every((each) => isDeep(each, depth - 1));
  return value.length >= 2 && value.every((each) => typeof each === 'number');
}

/** A kind of geometry that a command asks for, and how several of one feature become one. */
export interface WantedKind<G extends Geometry> {
  readonly kind: 'polygon' | 'line';
  readonly is: (geometry: Geometry) => geometry is G;
  readonly join: (geometries: readonly G[]) => G;
}
export const LINES: WantedKind<LineString | MultiLineString> = {
  kind: 'line',
  is: (geometry) => geometry.type === 'LineString' || geometry.type === 'MultiLineString',
  join: (all) => ({ type: 'MultiLineString', coordinates: all.flatMap((each) => (each.type === 'LineString' ? [each.coordinates] : each.coordinates)) }),
};
export const POLYGONS: WantedKind<Polygon | MultiPolygon> = {
  kind: 'polygon',
  is: (geometry) => geometry.type === 'Polygon' || geometry.type === 'MultiPolygon',
  join: (all) => ({ type: 'MultiPolygon', coordinates: all.flatMap((each) => (each.type === 'Polygon' ? [each.coordinates] : each.coordinates)) }),
};

function reasonFor(geometry: Geometry): NoteCode {
  return LINES.is(geometry) ? 'dropped.lines' : POLYGONS.is(geometry) ? 'dropped.polygons' : 'dropped.points';
}

/**
 * The features of the wanted kind; of a collection its members of that kind. Features without a geometry and of other
 * kinds are counted by reason. A feature's id is its own, else its `id` property, else its index in the file.
 * @throws AtlasError naming the first feature where none is of the wanted kind
 */
export function pickGeometry<G extends Geometry>(collection: ReadFeatures, path: string, wanted: WantedKind<G>, leftOut = new Tally()): Feature<G>[] {
  return [...pickEach(collection.features, path, wanted, leftOut)];
}

/** The same, one feature after the other; throws after the last. */
export function* pickEach<G extends Geometry>(
  features: Iterable<Feature<Geometry | null>>,
  path: string,
  wanted: WantedKind<G>,
  leftOut: Tally,
): Generator<Feature<G>> {
  let [index, without, picked] = [-1, 0, 0];
  let first: { readonly row: number; readonly type: string } | undefined;
  for (const feature of features) {
    index += 1;
    const { geometry } = feature;
    if (geometry === null) {
      without += 1;
      continue;
    }
    first ??= { row: index, type: geometry.type };
    if (wanted.is(geometry)) {
      picked += 1;
      yield { ...feature, id: idOfFeature(feature, index), geometry };
      continue;
    }
    const members = geometry.type === 'GeometryCollection' ? geometry.geometries : [geometry];
    const parts = members.filter(wanted.is);
    const [only] = parts;
    for (const reason of new Set(members.filter((member) => !wanted.is(member)).map(reasonFor))) leftOut.add(reason);
    if (members.length === 0) leftOut.add('dropped.noGeometry');
    if (!only) continue;
    picked += 1;
    yield { ...feature, id: idOfFeature(feature, index), geometry: parts.length === 1 ? only : wanted.join(parts) };
  }
  if (without > 0) leftOut.add('dropped.noGeometry', without);
  if (picked > 0 || !first) return;
  const { row, type } = first;
  throw new AtlasError('cli.otherGeometry', { type, wanted: wanted.kind }, { file: path, row, field: `features.${row}` });
}

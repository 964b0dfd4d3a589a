import * as v from 'valibot';
import { AtlasError, reasonOf } from '../errors.ts';
import { FlatFeatureReader } from '../formats/flat-geojson.ts';
import { OutOfBounds } from '../formats/out-of-bounds.ts';
import { checkSequence, parseJson, parseJsonAround, type ReadAtOnce } from '../formats/parse-json.ts';
import type { NamedSystem } from '../formats/crs/named-system.ts';
import { noteOf } from '../notes.ts';

const CollectionSchema = v.object({ type: v.literal('FeatureCollection'), features: v.array(v.unknown()), crs: v.optional(v.unknown()) });
const CrsSchema = v.object({ properties: v.object({ name: v.string() }) });
const TypedSchema = v.object({ type: v.string() });

/** Properties as they are: a copy of a million of them would take seconds. */
export const RecordSchema = v.custom<Readonly<Record<string, unknown>>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

/** Those of a feature; none where they are anything else, as PHP writes `[]` for an object without members. */
export const PropertiesSchema = v.optional(v.fallback(v.nullable(RecordSchema), null));

export const GEOMETRY_TYPES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection'];

/**
 * Whether a geometry holds nothing, in whatever way a program wrote that: null, `{}`, or coordinates that are null. Without a
 * schema, which tells at length why each of a million is none.
 */
export function isNoGeometry(geometry: unknown): boolean {
  if (typeof geometry !== 'object') return false;
  if (geometry === null) return true;
  if (!('type' in geometry)) return Object.keys(geometry).length === 0;
  if (!('coordinates' in geometry) || geometry.coordinates !== null) return false;
  return typeof geometry.type === 'string' && GEOMETRY_TYPES.includes(geometry.type);
}

/** A longer text is not parsed again for the place of a fault in it. */
const PARSED_AGAIN = 16_000_000;

/** Before each text of a sequence (RFC 8142). */
export const RECORD_SEPARATOR = '\u001E';

/** The features of a text, and the system that it names. */
export interface GeojsonFeatures {
  /** To be gone through once: each is parsed as it is asked for, and throws where the text is damaged there. */
  readonly features: Iterable<unknown>;
  /** undefined for WGS 84; known once all features have been read. */
  readonly system: () => NamedSystem | undefined;
}

/**
 * The features of a GeoJSON text, unchecked: of a collection, of one feature, or of a bare geometry (RFC 7946), or of a
 * sequence of such texts: with record separators (RFC 8142) or one a line. The older `crs` member is honoured when it
 * names an EPSG code.
 * @param mayBeEmpty whether a collection without features is no fault
 * @param flat whether lines and polygons are to come as `FlatFeature`, where they are written as it knows them
 * @throws AtlasError naming the file, and the line or field where there is one, when the text is not JSON, not GeoJSON,
 *   without features or in a system that is not named by a code; of a list of features as it is gone through
 */
export function listGeojsonFeatures(text: string, file: string, mayBeEmpty = false, flat = false): GeojsonFeatures {
  const reader = flat ? new FlatFeatureReader() : undefined;
  const readAtOnce = reader && ((words: string, from: number, to: number) => reader.read(words, from, to));
  const separated = text.trimStart().startsWith(RECORD_SEPARATOR);
  if (!separated && !isLineDelimited(text)) {
    const { features, system } = listFeatures(text, file, mayBeEmpty, readAtOnce);
    return { features, system: () => system };
  }
  let system: NamedSystem | undefined;
  const readAll = function* (): Generator<unknown> {
    let none = true;
    try {
      checkSequence(text);
    } catch (error) {
      throw faultOf(error, file, undefined);
    }
    for (const { words, row, feature: read } of splitSequence(text, separated, readAtOnce)) {
      if (read) {
        none = false;
        yield read;
        continue;
      }
      const found = listFeatures(words, file, true, readAtOnce, row);
      for (const feature of found.features) {
        none = false;
        yield feature;
      }
      system ??= found.system;
    }
    if (none) throw new AtlasError('file.noFeatures', {}, { file, field: 'features' });
  };
  return { features: readAll(), system: () => system };
}

/** Longest text of a sequence that is read where it stands: it is too short to be out of bounds by itself. */
const SHORT = 10_000;
const OPEN_OBJECT = 0x7b;

/** The texts of a sequence, each with its line in the file; what can be read at once comes as its feature, and is not cut out. */
function* splitSequence(
  text: string,
  separated: boolean,
  readAtOnce: ReadAtOnce | undefined,
): Generator<{ readonly words: string; readonly row: number; readonly feature?: object }> {
  const mark = separated ? RECORD_SEPARATOR : '\n';
  let row = 1;
  for (let at = 0; at < text.length;) {
    const found = text.indexOf(mark, at);
    const end = found < 0 ? text.length : found;
    if (!separated && readAtOnce && end - at <= SHORT && text.charCodeAt(at) === OPEN_OBJECT) {
      const feature = readAtOnce(text, at, end);
      if (feature) {
        yield { words: '', row, feature };
        row += 1;
        at = end + 1;
        continue;
      }
    }
    const words = text.slice(at, end);
    at = end + 1;
    const plain = words.trim();
    // Programs that write a list of features a line each leave its commas.
    const own = plain.startsWith(',') || plain.endsWith(',') ? plain.replace(/^,|,$/g, '') : plain;
    if (own !== '') yield { words: own, row };
    if (!separated) row += 1;
    else for (let line = words.indexOf('\n'); line >= 0; line = words.indexOf('\n', line + 1)) row += 1;
  }
}

/** Whether the first line with words is a JSON object of its own and others follow it. */
function isLineDelimited(text: string): boolean {
  const start = text.search(/\S/);
  const end = start < 0 ? -1 : text.indexOf('\n', start);
  if (end < 0 || text[start] !== '{' || text.slice(end).trim() === '') return false;
  try {
    return v.is(TypedSchema, parseJson(text.slice(start, end).trimEnd().replace(/,$/, '')));
  } catch {
    return false;
  }
}

/** @param row the line of a text in its sequence */
function faultOf(error: unknown, file: string, row: number | undefined): unknown {
  if (error instanceof OutOfBounds) return new AtlasError('json.beyond', { what: error.note }, row === undefined ? { file } : { file, row });
  if (!(error instanceof SyntaxError)) return error;
  if (row === undefined) return new AtlasError('json.invalid', { detail: reasonOf(error) }, { file });
  return new AtlasError('json.invalidLine', { detail: reasonOf(error) }, { file, row });
}

/** What the features of a text are, or its list of them, which is still to be parsed. */
function parseText(
  text: string,
  file: string,
  readAtOnce: ReadAtOnce | undefined,
  row: number | undefined,
): { json: unknown; features?: Iterable<unknown>; count?: number } {
  try {
    const { json, list } = parseJsonAround(text, 'features', readAtOnce);
    return list ? { json, features: hearFaults(list.members, text, file, row), count: list.count } : { json };
  } catch (error) {
    throw faultOf(error, file, row);
  }
}

/** What is wrong with a whole text, told by its place there; of one member it would be that in the member. */
function syntaxErrorOf(text: string): unknown {
  try {
    JSON.parse(text);
  } catch (error) {
    return error;
  }
  return new SyntaxError('JSON');
}

function* hearFaults(members: Iterable<unknown>, text: string, file: string, row: number | undefined): Generator<unknown> {
  try {
    yield* members;
  } catch (error) {
    throw faultOf(error instanceof SyntaxError && text.length < PARSED_AGAIN ? syntaxErrorOf(text) : error, file, row);
  }
}

function isFeature(json: unknown): boolean {
  return typeof json === 'object' && json !== null && !Array.isArray(json) && 'type' in json && json.type === 'Feature';
}

function listFeatures(
  text: string,
  file: string,
  mayBeEmpty: boolean,
  readAtOnce: ReadAtOnce | undefined,
  row?: number,
): { features: Iterable<unknown>; system: NamedSystem | undefined } {
  const { json, features: list, count } = parseText(text, file, readAtOnce, row);
  // First the commonest line of a sequence, of which there may be millions: a schema that fails tells why at length.
  if (isFeature(json)) return { features: [json], system: undefined };
  const collection = v.safeParse(CollectionSchema, json);
  if (collection.success) {
    const { features, crs } = collection.output;
    if ((count ?? features.length) > 0 || mayBeEmpty) return { features: list ?? features, system: systemOf(crs, file) };
    throw new AtlasError('file.noFeatures', {}, { file, field: 'features' });
  }
  // A list of features without what should be around it.
  if (Array.isArray(json) && json.length > 0 && json.every(isFeature)) return { features: json, system: undefined };
  const typed = v.safeParse(TypedSchema, json);
  const type = typed.success ? typed.output.type : undefined;
  if (type !== undefined && GEOMETRY_TYPES.includes(type)) {
    return { features: [{ type: 'Feature', properties: null, geometry: json }], system: undefined };
  }
  const said = type === undefined ? noteOf('geojson.noType') : noteOf('geojson.typeIs', { type: JSON.stringify(type).slice(0, 40) });
  const field = type === 'FeatureCollection' ? 'features' : 'type';
  throw new AtlasError('geojson.other', { what: field === 'features' ? noteOf('geojson.featuresNoList') : said }, { file, field });
}

function systemOf(crs: unknown, file: string): NamedSystem | undefined {
  if (crs === undefined || crs === null) return undefined;
  const parsed = v.safeParse(CrsSchema, crs);
  const name = parsed.success ? parsed.output.properties.name.trim() : '';
  const code = /EPSG:(?:[^:]*:)?(\d+)$/i.exec(name)?.[1];
  if (code === '4326' || code === '4979' || /CRS:?84h?$|WGS ?84$/i.test(name)) return undefined;
  if (code !== undefined) return { code: Number(code) };
  throw new AtlasError('geojson.otherProjection', { crs: parsed.success ? name.slice(0, 80) : noteOf('geojson.crsUnnamed') }, { file, field: 'crs' });
}

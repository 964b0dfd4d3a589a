import * as v from 'valibot';
import { AtlasError, reasonOf } from '../errors.ts';
import { OutOfBounds } from '../formats/out-of-bounds.ts';
import { parseJson } from '../formats/parse-json.ts';
import type { NamedSystem } from '../formats/crs/named-system.ts';
import { noteOf } from '../notes.ts';

const CollectionSchema = v.object({ type: v.literal('FeatureCollection'), features: v.array(v.unknown()), crs: v.optional(v.unknown()) });
const CrsSchema = v.object({ properties: v.object({ name: v.string() }) });
const TypedSchema = v.object({ type: v.string() });

/** Properties as they are: a copy of a million of them would take seconds. */
export const RecordSchema = v.custom<Readonly<Record<string, unknown>>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

export const GEOMETRY_TYPES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection'];

/** Before each text of a sequence (RFC 8142). */
const RECORD_SEPARATOR = '\u001E';

/** The features of a text, and the system that it names; undefined for WGS 84. */
export interface GeojsonFeatures {
  readonly features: readonly unknown[];
  readonly system: NamedSystem | undefined;
}

/**
 * The features of a GeoJSON text, unchecked: of a collection, of one feature, or of a bare geometry (RFC 7946), or of a
 * sequence of such texts: with record separators (RFC 8142) or one a line. The older `crs` member is honoured when it
 * names an EPSG code.
 * @param mayBeEmpty whether a collection without features is no fault
 * @throws AtlasError naming the file, and the line or field where there is one, when the text is not JSON, not GeoJSON,
 *   without features or in a system that is not named by a code
 */
export function listGeojsonFeatures(text: string, file: string, mayBeEmpty = false): GeojsonFeatures {
  const texts = splitSequence(text);
  if (!texts) return listFeatures(parseText(text, file), file, mayBeEmpty);
  const features: unknown[] = [];
  let system: NamedSystem | undefined;
  for (const { words, row } of texts) {
    const found = listFeatures(parseText(words, file, row), file, true);
    for (const feature of found.features) features.push(feature);
    system ??= found.system;
  }
  if (features.length === 0) throw new AtlasError('file.noFeatures', {}, { file, field: 'features' });
  return { features, system };
}

/** The texts of a sequence, each with its line in the file; undefined where the text is no sequence. */
function splitSequence(text: string): { words: string; row: number }[] | undefined {
  const separated = text.trimStart().startsWith(RECORD_SEPARATOR);
  if (!separated && !isLineDelimited(text)) return undefined;
  const texts: { words: string; row: number }[] = [];
  let row = 1;
  for (const words of text.split(separated ? RECORD_SEPARATOR : '\n')) {
    if (words.trim() !== '') texts.push({ words, row });
    row += separated ? words.split('\n').length - 1 : 1;
  }
  return texts;
}

/** Whether the first line with words is a JSON object of its own and others follow it. */
function isLineDelimited(text: string): boolean {
  const start = text.search(/\S/);
  const end = start < 0 ? -1 : text.indexOf('\n', start);
  if (end < 0 || text[start] !== '{' || text.slice(end).trim() === '') return false;
  try {
    return v.is(TypedSchema, parseJson(text.slice(start, end)));
  } catch {
    return false;
  }
}

function parseText(text: string, file: string, row?: number): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof OutOfBounds) throw new AtlasError('json.beyond', { what: error.note }, row === undefined ? { file } : { file, row });
    if (row === undefined) throw new AtlasError('json.invalid', { detail: reasonOf(error) }, { file });
    throw new AtlasError('json.invalidLine', { detail: reasonOf(error) }, { file, row });
  }
}

function listFeatures(json: unknown, file: string, mayBeEmpty: boolean): GeojsonFeatures {
  const collection = v.safeParse(CollectionSchema, json);
  if (collection.success) {
    const { features, crs } = collection.output;
    if (features.length > 0 || mayBeEmpty) return { features, system: systemOf(crs, file) };
    throw new AtlasError('file.noFeatures', {}, { file, field: 'features' });
  }
  const typed = v.safeParse(TypedSchema, json);
  const type = typed.success ? typed.output.type : undefined;
  if (type === 'Feature') return { features: [json], system: undefined };
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

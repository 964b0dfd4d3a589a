import type { Feature, Geometry } from 'geojson';
import * as v from 'valibot';
import { AtlasError } from '../errors.ts';
import { parseJson } from '../formats/parse-json.ts';
import { fetchBytes, whyNotFetched } from '../fetch-bytes.ts';

const FeatureSchema = v.looseObject({ type: v.literal('Feature'), geometry: v.nullable(v.custom<Geometry>((value) => isGeometry(value))) });
const CollectionSchema = v.object({ features: v.array(v.custom<Feature<Geometry | null>>((value) => v.is(FeatureSchema, value))) });

const HeadSchema = v.object({ type: v.string(), coordinates: v.optional(v.unknown()), geometries: v.optional(v.array(v.unknown())) });
/** How deep the positions lie in a geometry's coordinates. */
const DEPTH = new Map([
  ['Point', 0],
  ['MultiPoint', 1],
  ['LineString', 1],
  ['MultiLineString', 2],
  ['Polygon', 2],
  ['MultiPolygon', 3],
]);
/** Collections in collections; RFC 7946 advises against any. */
const MOST_DEPTH = 8;

function isGeometry(value: unknown, depth = 0): boolean {
  if (!v.is(HeadSchema, value) || depth > MOST_DEPTH) return false;
  if (value.type === 'GeometryCollection') return value.geometries?.every((part) => isGeometry(part, depth + 1)) ?? false;
  const positionsAt = DEPTH.get(value.type);
  return positionsAt !== undefined && holdsPositions(value.coordinates, positionsAt);
}

/** What cuts features into tiles trusts that positions are numbers. */
function holdsPositions(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 0) return value.every((part) => holdsPositions(part, depth - 1));
  const [lon, lat]: readonly unknown[] = value;
  return Number.isFinite(lon) && Number.isFinite(lat);
}

function tryJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Gets the text of a file at an address. Throws whatever went wrong. */
export type ReadText = (url: string) => Promise<string>;

async function fetchText(url: string): Promise<string> {
  return new TextDecoder().decode(await fetchBytes(url));
}

/**
 * The features of a GeoJSON layer, read whole, those without a geometry left out.
 * @param title names the layer in faults
 * @throws AtlasError naming the layer
 */
export async function fetchFeatures(url: string, title: string, readText: ReadText = fetchText): Promise<Feature[]> {
  let text: string;
  try {
    text = await readText(url);
  } catch (error) {
    throw new AtlasError('layerFile.unreachable', { detail: whyNotFetched(error) }, { layer: title });
  }
  const parsed = v.safeParse(CollectionSchema, tryJson(text), { abortEarly: true });
  if (parsed.success) return parsed.output.features.filter((feature): feature is Feature => feature.geometry !== null);
  throw new AtlasError('layerFile.notGeojson', {}, { layer: title });
}

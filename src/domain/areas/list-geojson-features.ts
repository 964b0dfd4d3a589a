import * as v from 'valibot';
import { AtlasError } from '../errors.ts';

const CollectionSchema = v.object({ type: v.literal('FeatureCollection'), features: v.array(v.unknown()), crs: v.optional(v.unknown()) });
const CrsSchema = v.object({ properties: v.object({ name: v.string() }) });
const TypedSchema = v.object({ type: v.string() });

export const GEOMETRY_TYPES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection'];

/**
 * The features of a GeoJSON text, unchecked: of a collection, of one feature, or of a bare geometry (RFC 7946; the
 * older `crs` member is honoured when it names WGS 84).
 * @throws AtlasError naming the file, and the field where there is one, when the text is not JSON, not GeoJSON, without
 *   features or in another projection
 */
export function listGeojsonFeatures(text: string, file: string): readonly unknown[] {
  return listFeatures(parseJson(text, file), file);
}

function parseJson(text: string, file: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new AtlasError(
      `${file} is not valid JSON: ${detail}.`,
      'Nothing was loaded. The file may be cut short: download it again, or export it anew as GeoJSON.',
      { file },
    );
  }
}

function listFeatures(json: unknown, file: string): readonly unknown[] {
  const collection = v.safeParse(CollectionSchema, json);
  if (collection.success) {
    refuseOtherCrs(collection.output.crs, file);
    if (collection.output.features.length > 0) return collection.output.features;
    throw new AtlasError(`${file} holds no features.`, 'Nothing was loaded. Choose the file that holds them.', { file, field: 'features' });
  }
  const typed = v.safeParse(TypedSchema, json);
  const type = typed.success ? typed.output.type : undefined;
  if (type === 'Feature') return [json];
  if (type !== undefined && GEOMETRY_TYPES.includes(type)) return [{ type: 'Feature', properties: null, geometry: json }];
  const said = type === undefined ? 'it has no GeoJSON type' : `its type is ${JSON.stringify(type).slice(0, 40)}`;
  const field = type === 'FeatureCollection' ? 'features' : 'type';
  throw new AtlasError(
    `${file} is JSON but not GeoJSON: ${field === 'features' ? 'its features are not a list' : said}.`,
    'Nothing was loaded. Export the layer as GeoJSON (a FeatureCollection) or as a zipped Shapefile.',
    { file, field },
  );
}

function refuseOtherCrs(crs: unknown, file: string): void {
  if (crs === undefined || crs === null) return;
  const parsed = v.safeParse(CrsSchema, crs);
  const name = parsed.success ? parsed.output.properties.name : 'not named';
  if (/CRS:?84h?$|EPSG:.*:?(4326|4979)$|WGS ?84$/i.test(name.trim())) return;
  throw new AtlasError(
    `${file} is in another projection (crs: ${name.slice(0, 80)}); the atlas reads longitude and latitude.`,
    'Nothing was loaded. Export the layer again as WGS 84 (EPSG:4326).',
    { file, field: 'crs' },
  );
}

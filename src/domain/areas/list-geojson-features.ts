import * as v from 'valibot';
import { AtlasError, reasonOf } from '../errors.ts';
import { noteOf } from '../notes.ts';

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
    throw new AtlasError('json.invalid', { detail: reasonOf(error) }, { file });
  }
}

function listFeatures(json: unknown, file: string): readonly unknown[] {
  const collection = v.safeParse(CollectionSchema, json);
  if (collection.success) {
    refuseOtherCrs(collection.output.crs, file);
    if (collection.output.features.length > 0) return collection.output.features;
    throw new AtlasError('file.noFeatures', {}, { file, field: 'features' });
  }
  const typed = v.safeParse(TypedSchema, json);
  const type = typed.success ? typed.output.type : undefined;
  if (type === 'Feature') return [json];
  if (type !== undefined && GEOMETRY_TYPES.includes(type)) return [{ type: 'Feature', properties: null, geometry: json }];
  const said = type === undefined ? noteOf('geojson.noType') : noteOf('geojson.typeIs', { type: JSON.stringify(type).slice(0, 40) });
  const field = type === 'FeatureCollection' ? 'features' : 'type';
  throw new AtlasError('geojson.other', { what: field === 'features' ? noteOf('geojson.featuresNoList') : said }, { file, field });
}

function refuseOtherCrs(crs: unknown, file: string): void {
  if (crs === undefined || crs === null) return;
  const parsed = v.safeParse(CrsSchema, crs);
  const name = parsed.success ? parsed.output.properties.name : '';
  if (/CRS:?84h?$|EPSG:.*:?(4326|4979)$|WGS ?84$/i.test(name.trim())) return;
  throw new AtlasError('geojson.otherProjection', { crs: parsed.success ? name.slice(0, 80) : noteOf('geojson.crsUnnamed') }, { file, field: 'crs' });
}

import * as v from 'valibot';
import { AtlasError } from '../errors.ts';
import { Tally, type RawFeature, type RawLayer } from './raw-feature.ts';

const CollectionSchema = v.object({ type: v.literal('FeatureCollection'), features: v.array(v.unknown()), crs: v.optional(v.unknown()) });
const FeatureSchema = v.object({
  type: v.literal('Feature'),
  id: v.optional(v.unknown()),
  properties: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
  geometry: v.optional(v.nullable(v.unknown())),
});
const GeometrySchema = v.object({ type: v.string(), coordinates: v.optional(v.unknown()), geometries: v.optional(v.unknown()) });
const CrsSchema = v.object({ properties: v.object({ name: v.string() }) });
const TypedSchema = v.object({ type: v.string() });

const GEOMETRY_TYPES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection'];
/** Collections inside collections deeper than this are not read; RFC 7946 advises against any. */
const MAX_DEPTH = 8;

/**
 * Read the features of a GeoJSON text (RFC 7946; the older `crs` member is honoured when it names WGS 84).
 * Coordinates are not checked here.
 * @throws AtlasError naming the file, and the feature and field where there is one, when the text is not
 *   JSON, not GeoJSON or in another projection
 */
export function readGeojsonAreas(text: string, file: string): RawLayer {
  const json = parseJson(text, file);
  const entries = listFeatures(json, file);
  const dropped = new Tally();
  const features: RawFeature[] = [];
  for (const [at, entry] of entries.entries()) {
    const number = at + 1;
    const parsed = v.safeParse(FeatureSchema, entry);
    if (!parsed.success) {
      const field = v.getDotPath(parsed.issues[0]) ?? 'type';
      throw new AtlasError(
        `Feature ${number} of ${file} is not a GeoJSON feature: its ${field} is wrong.`,
        'Nothing was loaded. Export the layer again as GeoJSON.',
        { file, row: number, field },
      );
    }
    const { id, properties, geometry } = parsed.output;
    if (geometry === undefined || geometry === null) {
      dropped.add('features without a geometry');
      continue;
    }
    const polygons: unknown[] = [];
    const others = new Tally();
    gatherPolygons(geometry, polygons, others, 0, { file, row: number, field: 'geometry' });
    dropped.addAll(others);
    if (polygons.length === 0) continue;
    features.push({
      number,
      file,
      id: typeof id === 'string' || typeof id === 'number' ? id : undefined,
      properties: properties ?? {},
      polygons,
    });
  }
  return { features, featuresRead: entries.length, dropped, mended: new Tally(), notes: [], projectionHint: undefined };
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
    throw new AtlasError(`${file} holds no features.`, 'Nothing was loaded. Choose the file that holds the areas.', { file, field: 'features' });
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

function gatherPolygons(
  geometry: unknown,
  polygons: unknown[],
  dropped: Tally,
  depth: number,
  place: { file: string; row: number; field: string },
): void {
  const parsed = v.safeParse(GeometrySchema, geometry);
  const fail = (field: string): AtlasError =>
    new AtlasError(
      `Feature ${place.row} of ${place.file} has no usable geometry: ${field} is wrong.`,
      'Nothing was loaded. Open the file in a GIS, mend or remove that feature, and export it again.',
      { ...place, field },
    );
  if (!parsed.success) throw fail('geometry');
  const { type, coordinates, geometries } = parsed.output;
  if (type === 'Polygon' || type === 'MultiPolygon') {
    if (!Array.isArray(coordinates)) throw fail('geometry.coordinates');
    if (coordinates.length === 0) {
      dropped.add('features without a geometry');
      return;
    }
    if (type === 'Polygon') polygons.push(coordinates);
    else for (const polygon of coordinates) polygons.push(polygon);
  } else if (type === 'GeometryCollection') {
    if (!Array.isArray(geometries)) throw fail('geometry.geometries');
    if (depth >= MAX_DEPTH) dropped.add('collections nested too deep');
    else for (const member of geometries) gatherPolygons(member, polygons, dropped, depth + 1, place);
  } else if (GEOMETRY_TYPES.includes(type)) {
    dropped.add('points and lines');
  } else {
    throw fail('geometry.type');
  }
}

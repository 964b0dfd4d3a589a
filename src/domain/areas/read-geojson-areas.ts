import * as v from 'valibot';
import { AtlasError } from '../errors.ts';
import { isFlatFeature, isFlatGeometry } from '../formats/flat-geojson.ts';
import { ALL_COLUMNS, pickColumns } from '../formats/wanted-columns.ts';
import { Damage } from './damage.ts';
import { GEOMETRY_TYPES, isNoGeometry, listGeojsonFeatures, PropertiesSchema } from './list-geojson-features.ts';
import { Tally, type RawFeature, type RawLayer } from './raw-feature.ts';

const FeatureSchema = v.object({
  type: v.literal('Feature'),
  id: v.optional(v.unknown()),
  properties: PropertiesSchema,
  geometry: v.optional(v.nullable(v.unknown())),
});
const GeometrySchema = v.object({ type: v.string(), coordinates: v.optional(v.unknown()), geometries: v.optional(v.unknown()) });

/** Collections inside collections deeper than this are not read; RFC 7946 advises against any. */
const MAX_DEPTH = 8;

/**
 * Read the features of a GeoJSON text (RFC 7946, or a sequence of features).
 * Coordinates are not checked here; damaged features are left out and counted.
 * @param wants the attributes that features keep; all of them when left out
 * @throws AtlasError naming the file, and the line or field where there is one, when the text is not JSON, not GeoJSON or
 *   in a system that is not known
 */
export function readGeojsonAreas(text: string, file: string, wants = ALL_COLUMNS): RawLayer {
  const { features: entries, system } = listGeojsonFeatures(text, file, false, true);
  const dropped = new Tally();
  const damage = new Damage();
  const features: RawFeature[] = [];
  let number = 0;
  for (const entry of entries) {
    number += 1;
    if (entry === null) {
      dropped.add('dropped.noGeometry');
      continue;
    }
    const feature = isFlatFeature(entry) ? entry : parseFeature(entry);
    if (typeof feature === 'string') {
      damage.add(new AtlasError('geojson.badFeature', {}, { file, row: number, field: feature }), dropped);
      continue;
    }
    const { id, properties, geometry } = feature;
    if (geometry === undefined || isNoGeometry(geometry)) {
      dropped.add('dropped.noGeometry');
      continue;
    }
    if (isOfLines(geometry)) {
      dropped.add('dropped.pointsAndLines');
      continue;
    }
    const polygons: unknown[] = [];
    const others = new Tally();
    const place = { file, row: number, field: 'geometry' };
    if (!damage.try(() => gatherPolygons(geometry, polygons, others, 0, place), dropped)) continue;
    dropped.addAll(others);
    if (polygons.length === 0) {
      if (others.isEmpty) dropped.add('dropped.noGeometry');
      continue;
    }
    features.push({
      number,
      file,
      id: typeof id === 'string' || typeof id === 'number' ? id : undefined,
      properties: pickColumns(properties ?? {}, wants),
      polygons,
    });
  }
  return { layer: file, features, featuresRead: number, dropped, mended: new Tally(), notes: damage.notes, damage: damage.first, system: system() };
}

/** A feature by its schema, or the field that is wrong in it. */
function parseFeature(entry: unknown): v.InferOutput<typeof FeatureSchema> | string {
  const parsed = v.safeParse(FeatureSchema, entry);
  return parsed.success ? parsed.output : (v.getDotPath(parsed.issues[0]) ?? 'type');
}

/** Whether a geometry is flat and of lines: there may be hundreds of thousands in a file of the wrong kind. */
function isOfLines(geometry: unknown): boolean {
  return isFlatGeometry(geometry) && geometry.type.endsWith('LineString');
}

function gatherPolygons(geometry: unknown, polygons: unknown[], dropped: Tally, depth: number, place: { file: string; row: number; field: string }): void {
  if (isNoGeometry(geometry)) return;
  const parsed = v.safeParse(GeometrySchema, geometry);
  const fail = (field: string): AtlasError => new AtlasError('geojson.badGeometry', {}, { ...place, field });
  if (!parsed.success) throw fail('geometry');
  const { type, coordinates, geometries } = parsed.output;
  if (type === 'Polygon' || type === 'MultiPolygon') {
    if (!Array.isArray(coordinates)) throw fail('geometry.coordinates');
    if (coordinates.length === 0) {
      dropped.add('dropped.noGeometry');
      return;
    }
    if (type === 'Polygon') polygons.push(coordinates);
    else for (const polygon of coordinates) polygons.push(polygon);
  } else if (type === 'GeometryCollection') {
    if (!Array.isArray(geometries)) throw fail('geometry.geometries');
    if (depth >= MAX_DEPTH) dropped.add('dropped.nestedTooDeep');
    else for (const member of geometries) gatherPolygons(member, polygons, dropped, depth + 1, place);
  } else if (GEOMETRY_TYPES.includes(type)) {
    dropped.add('dropped.pointsAndLines');
  } else {
    throw fail('geometry.type');
  }
}

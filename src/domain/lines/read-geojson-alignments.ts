import * as v from 'valibot';
import { Damage } from '../areas/damage.ts';
import { isNoGeometry, listGeojsonFeatures, PropertiesSchema } from '../areas/list-geojson-features.ts';
import { Tally } from '../areas/raw-feature.ts';
import { AtlasError } from '../errors.ts';
import { nameOf, type RawAlignment, type RawAlignments } from './alignment.ts';

const FeatureSchema = v.object({
  type: v.literal('Feature'),
  properties: PropertiesSchema,
  geometry: v.optional(v.nullable(v.unknown())),
});
const GeometrySchema = v.object({ type: v.string(), coordinates: v.optional(v.array(v.unknown())), geometries: v.optional(v.array(v.unknown())) });
const MAX_DEPTH = 8;
const NONE: Readonly<Record<string, unknown>> = {};

interface Found {
  readonly lines: unknown[];
  points: boolean;
  polygons: boolean;
}

/**
 * Read the lines of a GeoJSON text (RFC 7946, or a sequence of features); coordinates are not checked here. Features
 * without a geometry, of other kinds or damaged, and such members of collections, are left out and counted.
 * @throws AtlasError naming the file where it is no GeoJSON
 */
export function readGeojsonAlignments(text: string, file: string): RawAlignments {
  const { features, system } = listGeojsonFeatures(text, file);
  const found = readLineFeatures(features, file);
  return { layer: file, ...found, system: system() };
}

type LineFeatures = Pick<RawAlignments, 'alignments' | 'featuresRead' | 'dropped' | 'notes' | 'damage'>;

/** The lines of GeoJSON features, and what else there was; throws as `readGeojsonAlignments`. */
export function readLineFeatures(features: Iterable<unknown>, file: string): LineFeatures {
  const alignments: RawAlignment[] = [];
  const dropped = new Tally();
  const damage = new Damage();
  let number = 0;
  for (const entry of features) {
    number += 1;
    if (entry === null) {
      dropped.add('dropped.noGeometry');
      continue;
    }
    const row = number;
    const fail = (field: string): AtlasError => new AtlasError('geojson.badFeature', {}, { file, row, field });
    const parsed = v.safeParse(FeatureSchema, entry);
    if (!parsed.success) {
      damage.add(fail(v.getDotPath(parsed.issues[0]) ?? 'type'), dropped);
      continue;
    }
    const { properties, geometry } = parsed.output;
    const found: Found = { lines: [], points: false, polygons: false };
    if (geometry && !damage.try(() => gather(geometry, found, 0, fail), dropped)) continue;
    if (found.polygons) dropped.add('dropped.polygons');
    // A copy has room for what is in it; a list that grew has it for sixteen more.
    if (found.lines.length > 0) alignments.push({ number, file, name: nameOf(properties ?? NONE), properties: properties ?? NONE, lines: found.lines.slice() });
    else if (found.points && !found.polygons) dropped.add('dropped.points');
    else if (!found.polygons) dropped.add('dropped.noGeometry');
  }
  return { alignments, featuresRead: number, dropped, notes: damage.notes, damage: damage.first };
}

function gather(geometry: unknown, found: Found, depth: number, fail: (field: string) => AtlasError): void {
  if (isNoGeometry(geometry)) return;
  const parsed = v.safeParse(GeometrySchema, geometry);
  if (!parsed.success) throw fail(['geometry', v.getDotPath(parsed.issues[0])].filter(Boolean).join('.'));
  const { type, coordinates, geometries } = parsed.output;
  if (type === 'GeometryCollection') {
    if (!geometries || depth >= MAX_DEPTH) throw fail('geometry.geometries');
    for (const member of geometries) gather(member, found, depth + 1, fail);
    return;
  }
  if (!coordinates) throw fail('geometry.coordinates');
  if (type === 'LineString') found.lines.push(coordinates);
  else if (type === 'MultiLineString') for (const line of coordinates) found.lines.push(line);
  else if (type === 'Polygon' || type === 'MultiPolygon') found.polygons = true;
  else if (type === 'Point' || type === 'MultiPoint') found.points = true;
  else throw fail('geometry.type');
}

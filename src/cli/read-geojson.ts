import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Feature, FeatureCollection, Geometry, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import * as v from 'valibot';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import { describeIssue, fieldOf } from './describe-issue.ts';
import { decodeText } from '../domain/formats/decode-text.ts';

const position = v.pipe(v.array(v.number()), v.minLength(2));
const line = v.array(position);
const lines = v.array(line);
const GeometrySchema = v.variant('type', [
  v.object({ type: v.literal('Point'), coordinates: position }),
  v.object({ type: v.literal('LineString'), coordinates: line }),
  v.object({ type: v.literal('MultiLineString'), coordinates: lines }),
  v.object({ type: v.literal('Polygon'), coordinates: lines }),
  v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(lines) }),
]);
const CollectionSchema = v.object({
  type: v.literal('FeatureCollection'),
  features: v.array(
    v.object({
      type: v.literal('Feature'),
      id: v.optional(v.union([v.string(), v.number()])),
      properties: v.nullable(v.record(v.string(), v.unknown())),
      geometry: GeometrySchema,
    }),
  ),
});

/**
 * A GeoJSON FeatureCollection from a file, gunzipped where it is gzipped.
 * @throws AtlasError naming the file and the field that is wrong
 */
export function readGeojson(path: string): FeatureCollection<Geometry> {
  let json: unknown;
  try {
    const bytes = readFileSync(path);
    json = JSON.parse(decodeText(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes, path, 'text.otherEncoding'));
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    throw new AtlasError('cli.unreadable', { detail: reasonOf(error) }, { file: path });
  }
  const parsed = v.safeParse(CollectionSchema, json);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new AtlasError('cli.invalid', { detail: describeIssue(issue) }, { file: path, field: fieldOf(issue) });
  }
  return parsed.output;
}

export const isLine = (geometry: Geometry): geometry is LineString | MultiLineString => geometry.type === 'LineString' || geometry.type === 'MultiLineString';
export const isPolygon = (geometry: Geometry): geometry is Polygon | MultiPolygon => geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';

/** The features of the wanted geometry types; any other stops with its number in the file. */
export function requireGeometry<G extends Geometry>(
  collection: FeatureCollection<Geometry>,
  path: string,
  isWanted: (geometry: Geometry) => geometry is G,
  wanted: 'polygon' | 'line',
): Feature<G>[] {
  return collection.features.map((feature, index) => {
    const { geometry } = feature;
    if (!isWanted(geometry)) {
      throw new AtlasError('cli.otherGeometry', { type: geometry.type, wanted }, { file: path, row: index, field: `features.${index}` });
    }
    return { ...feature, geometry };
  });
}

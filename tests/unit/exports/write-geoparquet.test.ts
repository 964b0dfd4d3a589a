import type { Feature } from 'geojson';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { writeGeoparquet } from '../../../src/domain/formats/geoparquet.ts';
import { readWkb } from '../../../src/domain/formats/wkb.ts';

const RIGHTS = { licence: 'CC-BY-4.0', attribution: 'A. Keeper', citation: 'Keeper 2020, naïve data' };
const RING = [
  [8, 59],
  [9, 59],
  [9, 60],
  [8, 59],
];
const HOLE = [
  [8.5, 59.1],
  [8.6, 59.2],
  [8.7, 59.1],
  [8.5, 59.1],
];
const FEATURES: Feature[] = [
  { type: 'Feature', properties: { use: 'low', areaKm2: 12.5, tags: ['a'] }, geometry: { type: 'MultiPolygon', coordinates: [[RING, HOLE]] } },
  { type: 'Feature', properties: { use: 'high', areaKm2: null }, geometry: { type: 'Polygon', coordinates: [RING] } },
];
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

const GeoSchema = v.object({
  version: v.literal('1.1.0'),
  primary_column: v.literal('geometry'),
  columns: v.object({
    geometry: v.object({
      encoding: v.literal('WKB'),
      geometry_types: v.array(v.string()),
      bbox: v.tuple([v.number(), v.number(), v.number(), v.number()]),
      edges: v.literal('planar'),
      crs: v.looseObject({ type: v.literal('GeographicCRS'), id: v.object({ authority: v.literal('OGC'), code: v.literal('CRS84') }) }),
    }),
  }),
});

test('the geo metadata say what GeoParquet 1.1 asks, and the rights travel in the file', () => {
  const kept = new Map(parquetMetadata(bufferOf(writeGeoparquet(FEATURES, RIGHTS))).key_value_metadata?.map(({ key, value }) => [key, value]));
  const { geometry } = v.parse(GeoSchema, JSON.parse(kept.get('geo') ?? '')).columns;
  expect(geometry.geometry_types).toEqual(['MultiPolygon', 'Polygon']);
  expect(geometry.bbox).toEqual([8, 59, 9, 60]);
  for (const [key, value] of Object.entries(RIGHTS)) expect(kept.get(key)).toBe(value);
});

test('another reader finds geometries and columns as they were', async () => {
  const rows = await parquetReadObjects({ file: bufferOf(writeGeoparquet(FEATURES, RIGHTS)) });
  expect(rows).toEqual([
    { use: 'low', areaKm2: 12.5, tags: '["a"]', geometry: FEATURES[0]?.geometry },
    { use: 'high', areaKm2: null, tags: null, geometry: FEATURES[1]?.geometry },
  ]);
});

test('the geometries are well-known binary', async () => {
  const rows = await parquetReadObjects({ file: bufferOf(writeGeoparquet(FEATURES, RIGHTS)), geoparquet: false, utf8: false });
  const polygons = v.parse(v.array(v.looseObject({ geometry: v.instance(Uint8Array) })), rows).map(({ geometry }) => readWkb(geometry).polygons);
  expect(polygons).toEqual([[[RING, HOLE]], [[RING]]]);
});

test('the same features give the same bytes; none gives a file without rows', async () => {
  expect(writeGeoparquet(FEATURES, RIGHTS)).toEqual(writeGeoparquet(FEATURES, RIGHTS));
  expect(await parquetReadObjects({ file: bufferOf(writeGeoparquet([], RIGHTS)) })).toEqual([]);
});

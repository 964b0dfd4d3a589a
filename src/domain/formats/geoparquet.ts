import type { Feature } from 'geojson';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { listRights, type Rights } from './geojson.ts';
import { writeWkb } from './wkb.ts';

/** Longitude and latitude on WGS 84, as PROJJSON: what GeoParquet takes a file without a system for, said aloud. */
const CRS84 = {
  $schema: 'https://proj.org/schemas/v0.7/projjson.schema.json',
  type: 'GeographicCRS',
  name: 'WGS 84 longitude-latitude',
  datum: {
    type: 'GeodeticReferenceFrame',
    name: 'World Geodetic System 1984',
    ellipsoid: { name: 'WGS 84', semi_major_axis: 6378137, inverse_flattening: 298.257223563 },
  },
  coordinate_system: {
    subtype: 'ellipsoidal',
    axis: [
      { name: 'Geodetic longitude', abbreviation: 'Lon', direction: 'east', unit: 'degree' },
      { name: 'Geodetic latitude', abbreviation: 'Lat', direction: 'north', unit: 'degree' },
    ],
  },
  id: { authority: 'OGC', code: 'CRS84' },
};

/**
 * Features as GeoParquet 1.1 (https://geoparquet.org): a column a property, text or number (anything else as JSON), and
 * `geometry` as well-known binary, WGS 84 [lon, lat]. Rights stand in the file's own metadata. The same features give the
 * same bytes.
 */
export function writeGeoparquet(features: readonly Feature[], rights: Rights): Uint8Array<ArrayBuffer> {
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const shapes = features.map(({ geometry }) => writeWkb(geometry));
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const shape of shapes) {
    shape.box?.forEach((value, i) => {
      box[i] = i < 2 ? Math.min(box[i]!, value) : Math.max(box[i]!, value);
    });
  }
  const geometry = {
    encoding: 'WKB',
    geometry_types: [...new Set(features.map((feature) => feature.geometry.type))].sort(),
    crs: CRS84,
    edges: 'planar',
    ...(box.every(Number.isFinite) ? { bbox: box } : {}),
  };
  const geo = { version: '1.1.0', primary_column: 'geometry', columns: { geometry } };
  const buffer = parquetWriteBuffer({
    columnData: [...names.map((name) => describeColumn(name, features)), { name: 'geometry', data: shapes.map(({ bytes }) => bytes), type: 'BYTE_ARRAY' }],
    kvMetadata: [{ key: 'geo', value: JSON.stringify(geo) }, ...listRights(rights).map(([key, value]) => ({ key, value }))],
    createdBy: 'atlas of animal migration',
  });
  return new Uint8Array(buffer);
}

function describeColumn(name: string, features: readonly Feature[]): ColumnSource {
  const values = features.map(({ properties }): unknown => properties?.[name] ?? null);
  const nullable = values.includes(null);
  if (values.every((value) => value === null || typeof value === 'number')) return { name, data: values, type: 'DOUBLE', nullable };
  return { name, data: values.map((value) => (value === null || typeof value === 'string' ? value : JSON.stringify(value))), type: 'STRING', nullable };
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature, Geometry } from 'geojson';
import initSqlJs from 'sql.js';
import { array, object, parse, record, string, unknown } from 'valibot';
import { expect, test } from 'vitest';
import { writeGeopackage, type GeopackageLayer } from '../../../src/domain/formats/geopackage.ts';
import { readAlignmentFile } from '../../../src/domain/lines/read-alignment-file.ts';
import { SQUARE_WITH_HOLE as SQUARE } from '../a-square.ts';
import { openGdal } from './open-gdal.ts';

const WASM = Uint8Array.from(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer;
const CHANGED = new Date('2026-01-02T03:04:05.678Z');
const feature = (geometry: Geometry | null, properties: Feature['properties'] = {}): Feature<Geometry | null> => ({ type: 'Feature', properties, geometry });
const CORRIDORS: GeopackageLayer = {
  name: 'corridors',
  description: 'Corridors. MIT. A citation',
  columns: [
    { name: 'use', type: 'TEXT' },
    { name: 'minIndividuals', type: 'INTEGER' },
    { name: 'areaKm2', type: 'REAL' },
  ],
  features: [
    feature(
      {
        type: 'MultiPolygon',
        coordinates: [
          SQUARE,
          [
            [
              [10, 59],
              [11, 59],
              [11, 60],
              [10, 59],
            ],
          ],
        ],
      },
      { use: 'low', minIndividuals: 1, areaKm2: 12.5 },
    ),
    feature({ type: 'MultiPolygon', coordinates: [SQUARE] }, { use: 'high', minIndividuals: 3, areaKm2: null }),
  ],
};
const ROUTES: GeopackageLayer = {
  name: 'routes "drawn"',
  columns: [
    { name: 'individual', type: 'TEXT' },
    { name: 'start', type: 'DATETIME' },
    { name: 'known', type: 'BOOLEAN' },
  ],
  features: [
    feature(
      {
        type: 'LineString',
        coordinates: [
          [8, 59],
          [8.5, 59.2],
        ],
      },
      { individual: "Ola's", start: '2020-04-01T00:00:00.000Z', known: true },
    ),
    feature(
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [179, 1],
            [180, 2],
          ],
          [
            [-180, 2],
            [-179, 3],
          ],
        ],
      },
      { individual: 'Kari', known: false },
    ),
    feature(null, { individual: 'nowhere' }),
  ],
};
const POINTS: GeopackageLayer = { name: 'crossings', columns: [], features: [feature({ type: 'Point', coordinates: [8.25, 59.1, 300] })] };

const write = (layers: readonly GeopackageLayer[]) => writeGeopackage(layers, async () => WASM, CHANGED);
const Collection = object({ features: array(object({ geometry: unknown(), properties: record(string(), unknown()) })) });

test('GDAL reads every layer, its geometries and its columns', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-geopackage-'));
  try {
    const file = join(folder, 'export.gpkg');
    writeFileSync(file, await write([CORRIDORS, ROUTES, POINTS]));
    const gdal = await openGdal();
    const {
      datasets: [dataset],
      errors,
    } = await gdal.open(file);
    expect(errors).toEqual([]);
    if (!dataset) throw new Error('GDAL opened nothing.');
    expect((await gdal.getInfo(dataset)).layers).toEqual([
      { name: 'corridors', featureCount: 2 },
      { name: 'routes "drawn"', featureCount: 3 },
      { name: 'crossings', featureCount: 1 },
    ]);
    const read = async (layer: string) => {
      const output = await gdal.ogr2ogr(dataset, ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=9', layer]);
      return parse(Collection, JSON.parse(new TextDecoder().decode(await gdal.getFileBytes(output)))).features;
    };
    expect((await read('corridors')).map(({ geometry, properties }) => ({ geometry, properties }))).toEqual(
      CORRIDORS.features.map(({ geometry, properties }) => ({ geometry, properties })),
    );
    const [ola, kari, nowhere] = await read('routes "drawn"');
    expect(ola?.geometry).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [8, 59],
          [8.5, 59.2],
        ],
      ],
    });
    expect(ola?.properties).toEqual({ individual: "Ola's", start: '2020-04-01T00:00:00Z', known: true });
    expect(kari?.geometry).toEqual(ROUTES.features[1]?.geometry);
    expect(kari?.properties).toEqual({ individual: 'Kari', start: null, known: false });
    expect(nowhere?.geometry).toBeNull();
    expect((await read('crossings'))[0]?.geometry).toEqual({ type: 'Point', coordinates: [8.25, 59.1] });
    await gdal.close(dataset);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the file says what GeoPackage 1.3 asks: its ids, its systems, its contents and the boxes of its geometries', async () => {
  const bytes = await write([CORRIDORS, ROUTES, { name: 'stopovers', features: [], columns: [] }]);
  // SQLite's header holds user_version at 60 and application_id at 68, big-endian.
  const header = new DataView(bytes.buffer);
  expect([header.getUint32(60), header.getUint32(68)]).toEqual([10300, 0x47504b47]);
  const sqlite = await initSqlJs({ wasmBinary: WASM });
  const database = new sqlite.Database(bytes);
  const rows = (sql: string) => database.exec(sql)[0]?.values;
  expect(rows('SELECT srs_id, organization FROM gpkg_spatial_ref_sys ORDER BY srs_id')).toEqual([
    [-1, 'NONE'],
    [0, 'NONE'],
    [4326, 'EPSG'],
  ]);
  expect(rows('SELECT table_name, data_type, description, last_change, min_x, min_y, max_x, max_y, srs_id FROM gpkg_contents ORDER BY rowid')).toEqual([
    ['corridors', 'features', 'Corridors. MIT. A citation', '2026-01-02T03:04:05.678Z', 8, 59, 11, 60, 4326],
    ['routes "drawn"', 'features', '', '2026-01-02T03:04:05.678Z', -180, 1, 180, 59.2, 4326],
    ['stopovers', 'features', '', '2026-01-02T03:04:05.678Z', null, null, null, null, 4326],
  ]);
  expect(rows('SELECT table_name, geometry_type_name, z, m FROM gpkg_geometry_columns ORDER BY rowid')).toEqual([
    ['corridors', 'MULTIPOLYGON', 0, 0],
    ['routes "drawn"', 'MULTILINESTRING', 0, 0],
    ['stopovers', 'GEOMETRY', 0, 0],
  ]);
  const [blob] = rows('SELECT geom FROM corridors')?.[0] ?? [];
  if (!(blob instanceof Uint8Array)) throw new Error('no geometry');
  const view = new DataView(blob.buffer, blob.byteOffset);
  expect([...blob.subarray(0, 4)]).toEqual([0x47, 0x50, 0, 0b11]);
  expect(view.getInt32(4, true)).toBe(4326);
  expect([8, 16, 24, 32].map((at) => view.getFloat64(at, true))).toEqual([8, 11, 59, 60]);
  expect(rows('PRAGMA integrity_check')).toEqual([['ok']]);
  expect(rows('PRAGMA foreign_key_check')).toBeUndefined();
  database.close();
});

test('the atlas reads its own routes back', async () => {
  const bytes = await write([ROUTES]);
  const { alignments } = await readAlignmentFile({ name: 'routes.gpkg', bytes }, async () => WASM);
  expect(alignments.map(({ lines }) => lines)).toEqual([
    [
      [
        [8, 59],
        [8.5, 59.2],
      ],
    ],
    [
      [
        [179, 1],
        [180, 2],
      ],
      [
        [-180, 2],
        [-179, 3],
      ],
    ],
  ]);
});

test('the same layers give the same bytes', async () => {
  expect(Buffer.from(await write([CORRIDORS, ROUTES])).equals(Buffer.from(await write([CORRIDORS, ROUTES])))).toBe(true);
});

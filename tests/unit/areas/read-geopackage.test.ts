import { readFileSync } from 'node:fs';
import type { Feature, Geometry } from 'geojson';
import { expect, test } from 'vitest';
import { readAreaLayers, readAreasFile } from '../../../src/domain/areas/read-areas-file.ts';
import { writeGeopackage } from '../../../src/domain/formats/geopackage.ts';
import { SQUARE_WITH_HOLE as SQUARE } from '../a-square.ts';

const loadSqlite = async () => Uint8Array.from(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer;

const feature = (geometry: Geometry | null, properties: Feature['properties']): Feature<Geometry | null> => ({ type: 'Feature', properties, geometry });

async function write(): Promise<Uint8Array<ArrayBuffer>> {
  const columns = [
    { name: 'name', type: 'TEXT' },
    { name: 'class', type: 'INTEGER' },
  ] as const;
  const areas = [
    feature({ type: 'Polygon', coordinates: SQUARE }, { name: 'Heath', class: 2 }),
    feature({ type: 'MultiPolygon', coordinates: [SQUARE.slice(0, 1), [SQUARE[0]!.map(([x = 0, y = 0]) => [x + 2, y])]] }, { name: 'Moor', class: 1 }),
    feature(null, { name: 'Nowhere', class: 1 }),
  ];
  const lines = [
    feature(
      {
        type: 'LineString',
        coordinates: [
          [8, 59],
          [9, 60],
        ],
      },
      { name: 'Way' },
    ),
  ];
  return writeGeopackage(
    [
      { name: 'areas', columns, features: areas },
      { name: 'ways', columns, features: lines },
    ],
    loadSqlite,
    new Date(0),
  );
}

test('polygons keep their rings, holes, parts and attributes, table by table', async () => {
  const layers = await readAreaLayers('heaths.gpkg', await write(), loadSqlite);
  expect(layers.map(({ layer, featuresRead, features, dropped }) => [layer, featuresRead, features.length, dropped.toRecord()])).toEqual([
    ['areas', 3, 2, { 'dropped.noGeometry': 1 }],
    ['ways', 1, 0, { 'dropped.pointsAndLines': 1 }],
  ]);
  const [heath, moor] = layers[0]!.features;
  expect(heath).toMatchObject({ number: 1, properties: { fid: 1, name: 'Heath', class: 2 }, polygons: [SQUARE] });
  expect(heath?.properties).not.toHaveProperty('geom');
  expect(moor?.polygons).toHaveLength(2);
});

test('a person’s areas come from a GeoPackage as from GeoJSON', async () => {
  const { features, report, nameField } = await readAreasFile({ name: 'heaths.gpkg', bytes: await write() }, loadSqlite);
  expect(features.map(({ properties, geometry }) => [properties.name, geometry.type])).toEqual([
    ['Heath', 'Polygon'],
    ['Moor', 'MultiPolygon'],
  ]);
  expect(features[0]?.geometry.coordinates).toEqual(SQUARE);
  expect(report).toMatchObject({ featuresRead: 4, kept: 2 });
  expect(nameField).toBe('name');
});

test('a GeoPackage that is cut off names the file', async () => {
  const whole = await write();
  for (const length of [100, 5000, Math.floor(whole.length / 2)]) {
    await expect(readAreasFile({ name: 'heaths.gpkg', bytes: whole.slice(0, length) }, loadSqlite)).rejects.toMatchObject({
      name: 'AtlasError',
      place: { file: 'heaths.gpkg' },
    });
  }
});

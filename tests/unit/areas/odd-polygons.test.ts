import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { readAreasFile } from '../../../src/domain/areas/read-areas-file.ts';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';
import { toldOf } from '../i18n/catalogues.ts';

const square = (x: number, y: number, side: number): number[][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const feature = (coordinates: unknown): unknown => ({ type: 'Feature', properties: { name: 'A' }, geometry: { type: 'Polygon', coordinates } });
const read = (json: unknown) => readAreasFile({ name: 'a.geojson', bytes: strToU8(JSON.stringify(json)) }, () => Promise.reject(new Error('no GeoPackage')));
const collection = (...features: unknown[]): unknown => ({ type: 'FeatureCollection', features });

test('a hole that stands before the ring around it is one all the same: the area was none', async () => {
  const odd = await read(collection(feature([square(8.2, 59.2, 0.1), square(8, 59, 1)])));
  const plain = await read(collection(feature([square(8, 59, 1), square(8.2, 59.2, 0.1)])));
  expect(odd.features.map(({ geometry }) => geometry)).toEqual(plain.features.map(({ geometry }) => geometry));
  expect([odd.report.mended, plain.report.mended]).toEqual([{ 'mended.outerFirst': 1 }, {}]);
});

test('a ring outside the one that it should be a hole of takes nothing away: it is an area of its own', async () => {
  const odd = await read(collection(feature([square(8, 59, 1), square(8.2, 59.2, 0.1), square(20, 20, 0.5)])));
  const plain = await read(collection(feature([square(8, 59, 1), square(8.2, 59.2, 0.1)]), feature([square(20, 20, 0.5)])));
  const sizeOf = ({ features }: typeof odd): number => features.reduce((sum, { geometry }) => sum + polygonAreaKm2(geometry), 0);
  expect(sizeOf(odd)).toBeCloseTo(sizeOf(plain), 6);
  expect([odd.report.mended, plain.report.mended]).toEqual([{ 'mended.looseHoles': 1 }, {}]);
});

test('a bare list of features is read as their collection', async () => {
  expect((await read([feature([square(8, 59, 1)]), feature([square(9, 59, 1)])])).features).toHaveLength(2);
  expect((await toldOf(read([feature([square(8, 59, 1)]), { a: 1 }]))).code).toBe('geojson.other');
});

test('Esri’s JSON is called by its name, and how its service gives another', async () => {
  const { code, message } = await toldOf(read({ spatialReference: { wkid: 4326 }, features: [{ attributes: {}, geometry: { rings: [square(8, 59, 1)] } }] }));
  expect([code, message]).toEqual(['file.foreign', expect.stringContaining('f=geojson')]);
});

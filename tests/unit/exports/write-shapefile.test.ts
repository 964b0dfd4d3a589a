import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Feature, Geometry } from 'geojson';
import { array, object, parse, record, string, unknown } from 'valibot';
import { expect, test } from 'vitest';
import { readDbfRows } from '../../../src/domain/formats/dbf.ts';
import { readShpRecords } from '../../../src/domain/formats/shapefile-parts.ts';
import { type ShapefileLayer, writeShapefiles } from '../../../src/domain/formats/shapefile/write-shapefile.ts';
import { readAlignmentFile } from '../../../src/domain/lines/read-alignment-file.ts';
import { SQUARE_WITH_HOLE as SQUARE } from '../a-square.ts';
import { openGdal } from './open-gdal.ts';

const CHANGED = new Date('2026-01-02T03:04:05Z');
const ABOUT = {
  title: 'Corridors of <the> herd',
  licence: 'CC0-1.0',
  attribution: 'The herders & friends',
  citation: 'A citation (2020).',
  doi: '10.5061/dryad.rg0v3',
};
const feature = (geometry: Geometry | null, properties: Feature['properties'] = {}): Feature<Geometry | null> => ({ type: 'Feature', properties, geometry });
const FAR: [number, number][] = [
  [10, 59],
  [11, 59],
  [11, 60],
  [10, 59],
];
const CORRIDORS: ShapefileLayer = {
  ...ABOUT,
  name: 'corridors',
  features: [
    feature({ type: 'MultiPolygon', coordinates: [SQUARE, [FAR]] }, { use: 'low', minIndividuals: 3, minIndividualsSeen: 12.25, known: true }),
    feature({ type: 'Polygon', coordinates: [FAR.toReversed()] }, { use: 'høy 高', minIndividuals: -1, minIndividualsSeen: null, known: false }),
  ],
};
const MIXED: ShapefileLayer = {
  ...ABOUT,
  name: 'mixed',
  features: [
    feature({ type: 'Point', coordinates: [8.25, 59.1, 300] }, { name: 'a' }),
    feature({ type: 'LineString', coordinates: FAR }, { name: 'b'.repeat(253) + '高', parts: [1, 2] }),
    feature({ type: 'MultiLineString', coordinates: [FAR.slice(0, 2), FAR.slice(2)] }, { name: 'c' }),
    feature(null, { name: 'nowhere' }),
  ],
};

const noSqlite = () => Promise.reject(new Error('No database is asked for.'));
const unzip = (layers: readonly ShapefileLayer[]) => unzipSync(writeShapefiles(layers, CHANGED));
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

test('each layer has its files, and the README says licence, citation, DOI and whole names of fields', () => {
  const files = unzip([CORRIDORS, MIXED]);
  const stems = ['corridors', 'mixed_points', 'mixed_lines'];
  expect(Object.keys(files).sort()).toEqual(
    ['README.txt', ...stems.flatMap((stem) => ['.shp', '.shx', '.dbf', '.prj', '.cpg', '.shp.xml'].map((ending) => `${stem}${ending}`))].sort(),
  );
  const readme = textOf(files['README.txt']);
  for (const words of [ABOUT.licence, ABOUT.attribution, ABOUT.citation, `https://doi.org/${ABOUT.doi}`]) expect(readme).toContain(words);
  expect(readme).toContain('minIndivid = minIndividuals\r\n  minIndiv_2 = minIndividualsSeen');
  expect(readme).toContain('left out: 1');
  expect(readme).toMatch(/Texts cut to 254 bytes[^\r]*: 1/);
  const xml = textOf(files['corridors.shp.xml']);
  expect(xml).toContain('<title>Corridors of &lt;the&gt; herd</title>');
  expect(xml).toContain('<onlink>https://doi.org/10.5061/dryad.rg0v3</onlink>');
  expect(textOf(files['corridors.cpg'])).toBe('UTF-8');
});

test('our own reader reads shapes and tables back: outer rings clockwise, holes the other way, the index where records are', () => {
  const files = unzip([CORRIDORS, MIXED]);
  const { kind, parts } = readShpRecords(files['corridors.shp']!, files['corridors.shx'], 'corridors.shp');
  expect(kind).toBe('polygons');
  // Of GeoJSON's rings every one is turned; the last was given clockwise.
  expect(parts).toEqual([[...SQUARE, FAR].map((ring) => ring.toReversed()), [FAR.toReversed()]]);
  expect(readDbfRows(files['corridors.dbf']!, 'UTF-8', 'corridors.dbf', 2).rows).toEqual([
    { use: 'low', minIndivid: 3, minIndiv_2: 12.25, known: true },
    { use: 'høy 高', minIndivid: -1, minIndiv_2: null, known: false },
  ]);
  const [b, c] = readDbfRows(files['mixed_lines.dbf']!, 'UTF-8', 'mixed_lines.dbf', 2).rows;
  // A letter of three bytes that does not fit whole is left out whole.
  expect(b).toEqual({ name: 'b'.repeat(253), parts: '[1,2]' });
  expect(c).toEqual({ name: 'c', parts: '' });
});

const Collection = object({ features: array(object({ geometry: unknown(), properties: record(string(), unknown()) })) });

test('GDAL reads every layer, its system, its shapes and its fields', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-shapefile-'));
  try {
    const files = unzip([CORRIDORS, MIXED]);
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    const gdal = await openGdal();
    const read = async (stem: string) => {
      const paths = ['.shp', '.shx', '.dbf', '.prj', '.cpg'].map((ending) => join(folder, `${stem}${ending}`));
      const {
        datasets: [dataset],
        errors,
      } = await gdal.open(paths);
      expect(errors).toEqual([]);
      if (!dataset) throw new Error('GDAL opened nothing.');
      const output = await gdal.ogr2ogr(dataset, ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=9', '-lco', 'RFC7946=YES'], `${stem}-read`);
      const { features } = parse(Collection, JSON.parse(textOf(await gdal.getFileBytes(output))));
      await gdal.close(dataset);
      return features;
    };
    const [low, high] = await read('corridors');
    expect(low).toMatchObject({
      geometry: { type: 'MultiPolygon', coordinates: [SQUARE, [FAR]] },
      properties: { use: 'low', minIndivid: 3, minIndiv_2: 12.25, known: 'T' },
    });
    expect(high).toMatchObject({
      geometry: { type: 'Polygon', coordinates: [FAR] },
      properties: { use: 'høy 高', minIndivid: -1, minIndiv_2: null, known: 'F' },
    });
    expect(await read('mixed_points')).toMatchObject([{ geometry: { type: 'Point', coordinates: [8.25, 59.1] }, properties: { name: 'a' } }]);
    expect((await read('mixed_lines')).map(({ geometry }) => geometry)).toEqual([MIXED.features[1]?.geometry, MIXED.features[2]?.geometry]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a zip of lines opens where the page asks for lines; the same layers give the same bytes; nothing is no file', async () => {
  const zip = writeShapefiles([{ ...MIXED, features: MIXED.features.slice(1, 3) }], CHANGED);
  const { alignments } = await readAlignmentFile({ name: 'mixed.zip', bytes: zip }, noSqlite);
  expect(alignments.flatMap(({ lines }) => lines)).toHaveLength(3);
  expect(writeShapefiles([CORRIDORS], CHANGED)).toEqual(writeShapefiles([CORRIDORS], CHANGED));
  expect(() => writeShapefiles([{ ...MIXED, features: [] }])).toThrow('nothing');
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeGeopackage } from '../../../src/domain/formats/geopackage.ts';
import { writeShp } from '../areas/write-shapefile.ts';
import { runAtlas } from './run-atlas.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-lines-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const Written = v.object({
  type: v.literal('FeatureCollection'),
  features: v.array(
    v.looseObject({ properties: v.looseObject({ name: v.string() }), geometry: v.looseObject({ type: v.string(), coordinates: v.array(v.unknown()) }) }),
  ),
});
const Printed = v.object({
  features: v.number(),
  km: v.optional(v.number()),
  km2: v.optional(v.number()),
  leftOut: v.record(v.string(), v.number()),
  notes: v.array(v.string()),
});

function run(command: 'lines' | 'areas', file: string, ...more: string[]) {
  const out = join(folder, 'out.geojson');
  const { code, out: said, err } = runAtlas(command, file, ...more, '--out', out);
  expect([code, err]).toEqual([0, '']);
  return { printed: v.parse(Printed, JSON.parse(said)), written: v.parse(Written, JSON.parse(readFileSync(out, 'utf8'))) };
}

const KML = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${body}</Document></kml>`;
const path = (name: string, coordinates: string): string =>
  `<Placemark><name>${name}</name><LineString><coordinates>${coordinates}</coordinates></LineString></Placemark>`;

describe('atlas lines', () => {
  test('one feature an alternative, named by its folder; what is no line is counted', () => {
    const kml = KML(
      `<Folder><name>North</name>${path('Untitled Path', '8,59 9,59')}${path('Untitled Path', '9,59 9,60')}</Folder><Folder><name>South</name>${path('Untitled Path', '8,59 8,58')}</Folder><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark>`,
    );
    const { printed, written } = run('lines', write('plan.kml.gz', gzipSync(kml)));
    expect(written.features.map(({ properties, geometry }) => [properties.name, geometry.type])).toEqual([
      ['North', 'MultiLineString'],
      ['South', 'LineString'],
    ]);
    expect(printed).toMatchObject({ features: 2, leftOut: { points: 1 }, notes: [] });
    expect(printed.km).toBeCloseTo(280.25, 0);
  });

  test('across the antimeridian a line is written in two parts, within ±180', () => {
    const { printed, written } = run('lines', write('far.kml', KML(path('Far', '178,60.5 182,60.5'))));
    expect(written.features[0]!.geometry.coordinates).toEqual([
      [
        [178, 60.5],
        [180, 60.5],
      ],
      [
        [-180, 60.5],
        [-178, 60.5],
      ],
    ]);
    expect(printed.km).toBeCloseTo(219.8, 0);
  });

  const wasm = Uint8Array.from(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer;
  const layer = (name: string, north: number) => ({
    name,
    columns: [{ name: 'name', type: 'TEXT' as const }],
    features: [
      {
        type: 'Feature' as const,
        properties: { name: 'Road' },
        geometry: {
          type: 'LineString' as const,
          coordinates: [
            [8, 59],
            [8, north],
          ],
        },
      },
    ],
  });

  test('of several layers all are read and named, or the one that is asked for', async () => {
    const file = write('plan.gpkg', await writeGeopackage([layer('variant a', 60), layer('variant b', 61)], async () => wasm));
    const all = run('lines', file);
    expect(all.written.features.map(({ properties }) => properties.name)).toEqual(['variant a', 'variant b']);
    expect(all.printed.notes).toEqual(['plan.gpkg has 2 layers, and all of them were read: variant a, variant b.']);
    const one = run('lines', file, '--layer', 'variant b');
    expect(one.written.features.map(({ properties }) => properties.name)).toEqual(['Road']);
    expect(one.printed.notes).toEqual([]);
    expect(runAtlas('lines', file, '--layer', 'c', '--out', join(folder, 'x.geojson'))).toEqual({
      code: 1,
      out: '',
      err: 'atlas lines: plan.gpkg has no layer “c”; it has variant a, variant b.\n',
    });
  });

  test('without a .prj metres are refused by name, and read in the system that is given', () => {
    const shp = writeShp([
      [
        [
          [500_000, 6_540_000],
          [501_000, 6_541_000],
        ],
      ],
    ]);
    const view = new DataView(shp.buffer);
    view.setInt32(32, 3, true);
    view.setInt32(108, 3, true);
    const file = write('noprj.zip', zipSync({ 'road.shp': shp }));
    const refused = runAtlas('lines', file, '--out', join(folder, 'x.geojson'));
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^atlas lines: Feature 1 of road\.shp.*the \.prj file.*is missing\. Say it by --crs EPSG:N\.\n$/);
    const { written, printed } = run('lines', file, '--crs', 'EPSG:32632');
    expect(written.features[0]!.geometry.coordinates[0]).toEqual([9, expect.closeTo(58.9995, 3)]);
    expect(printed.notes).toEqual([]);
  });

  test.each([
    [[], 'FILE is missing'],
    [['a.kml', 'b.kml'], 'one file at a time: b.kml is too many'],
    [['nowhere.kml', '--out', 'x.geojson'], 'nowhere.kml: ENOENT'],
    [['package.json', '--out', 'x.geojson'], 'package.json is JSON but not GeoJSON'],
    [['package.json'], '--out is missing'],
    [['--colour', 'red'], 'Unknown option'],
  ])('refuses %j in one line', (args, words) => {
    const { code, out, err } = runAtlas('lines', ...args);
    expect([code, out, err.trimEnd().split('\n').length]).toEqual([1, '', 1]);
    expect(err).toContain(words);
  });
});

describe('atlas areas', () => {
  const square = (west: number): object => ({
    type: 'Polygon',
    coordinates: [
      [
        [west, 0],
        [west + 1, 0],
        [west + 1, 1],
        [west, 1],
        [west, 0],
      ],
    ],
  });
  test('one feature an area; features without a geometry and of other kinds are counted', () => {
    const text = [
      { type: 'Feature', properties: { name: 'Heath' }, geometry: square(0) },
      { type: 'Feature', properties: { name: 'Nothing' }, geometry: null },
      {
        type: 'Feature',
        properties: { name: 'Bog' },
        geometry: { type: 'GeometryCollection', geometries: [square(5), { type: 'Point', coordinates: [1, 2] }] },
      },
    ]
      .map((feature) => JSON.stringify(feature))
      .join('\n');
    const { printed, written } = run('areas', write('areas.geojsonl.gz', gzipSync(strToU8(text))));
    expect(written.features.map(({ properties }) => properties.name)).toEqual(['Heath', 'Bog']);
    expect(printed).toMatchObject({ features: 2, leftOut: { 'features without a geometry': 1, 'points and lines': 1 }, notes: [] });
    expect(printed.km2).toBeCloseTo(2 * 12_308.46, 0);
  });

  test('polygons of KML, with their holes', () => {
    const ring = (kind: string, coordinates: string): string => `<${kind}><LinearRing><coordinates>${coordinates}</coordinates></LinearRing></${kind}>`;
    const bog = `<Placemark><name>Bog</name><Polygon>${ring('innerBoundaryIs', '0.4,0.4 0.6,0.4 0.6,0.6 0.4,0.6 0.4,0.4')}${ring('outerBoundaryIs', '0,0 1,0 1,1 0,1 0,0')}</Polygon></Placemark>`;
    const { printed, written } = run('areas', write('areas.kmz', zipSync({ 'doc.kml': strToU8(KML(bog + path('Road', '1,2 3,4'))) })));
    expect(written.features.map(({ properties, geometry }) => [properties.name, geometry.coordinates.length])).toEqual([['Bog', 2]]);
    expect(printed).toMatchObject({ features: 1, leftOut: { 'points and lines': 1 } });
    expect(printed.km2).toBeCloseTo(12_308.46 * 0.96, -1);
  });

  test('helps, and refuses lines in one line', () => {
    expect(runAtlas('areas', '--help').out).toMatch(/^atlas areas FILE .*--out X\.geojson/);
    const file = write(
      'line.kml',
      JSON.stringify({
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      }),
    );
    const { code, err } = runAtlas('areas', file, '--out', join(folder, 'x.geojson'));
    expect([code, err]).toEqual([1, 'atlas areas: line.kml is of the wrong kind: its 1 features are points or lines, not areas.\n']);
  });
});

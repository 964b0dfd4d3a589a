import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAtlas } from './run-atlas.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-crossings-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const collect = (...features: object[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features: features.map((feature) => ({ type: 'Feature', properties: null, ...feature })) });
const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ],
  ],
};
const EQUATOR = {
  type: 'LineString',
  coordinates: [
    [-1, 0],
    [2, 0],
  ],
};
const CORRIDORS = collect({ id: 'c,1', geometry: SQUARE });
const BARRIERS = collect({ id: 7, properties: { id: 'x' }, geometry: EQUATOR }, { properties: { id: 'named' }, geometry: EQUATOR }, { geometry: EQUATOR });
const Id = v.union([v.string(), v.number()]);
const Pair = v.looseObject({ corridor: Id, barrier: Id, lengthInsideKm: v.number() });
const Crossed = v.object({ pairs: v.array(Pair), totalKm: v.number(), ms: v.number() });
const EQUATOR_KM = (2 * Math.PI * 6378.137) / 360;

function cross(corridors: string, barriers: string, ...more: string[]): unknown {
  const { code, out, err } = runAtlas('crossings', '--corridors', corridors, '--barriers', barriers, ...more);
  expect([code, err]).toEqual([0, '']);
  const printed: unknown = JSON.parse(out);
  return printed;
}

test('prints pairs by id, id property or index, the total and the time', () => {
  const { pairs, totalKm, ms } = v.parse(Crossed, cross(write('c.geojson', CORRIDORS), write('b.geojson', BARRIERS)));
  expect(pairs.map(({ corridor, barrier }) => [corridor, barrier])).toEqual([
    ['c,1', 7],
    ['c,1', 'named'],
    ['c,1', 2],
  ]);
  expect(pairs[0]).toMatchObject({
    crossings: 1,
    points: [
      [0, 0],
      [1, 0],
    ],
  });
  expect(pairs[0]?.lengthInsideKm).toBeCloseTo(EQUATOR_KM, 8);
  expect(totalKm).toBeCloseTo(3 * EQUATOR_KM, 8);
  expect(ms).toBeGreaterThan(0);
});

test('says where barriers far from all corridors would lie among them with longitude and latitude exchanged', () => {
  const moved = { ...SQUARE, coordinates: SQUARE.coordinates.map((ring) => ring.map(([lon, lat]) => [lon! + 10, lat! + 60])) };
  const corridors = write('north.geojson', collect({ id: 1, geometry: moved }));
  const road = (...coordinates: number[][]): string => write('road.geojson', collect({ id: 2, geometry: { type: 'LineString', coordinates } }));
  const exchanged = runAtlas('crossings', '--corridors', corridors, '--barriers', road([60.5, 9], [60.5, 12]));
  expect(exchanged.code).toBe(0);
  expect(exchanged.err).toMatch(/road\.geojson: no barrier comes near a corridor as it stands; with longitude and latitude exchanged/);
  expect(JSON.parse(exchanged.out)).toMatchObject({ pairs: [] });
  // Far off either way nothing is said.
  expect(cross(corridors, road([40, 9], [40, 12]))).toMatchObject({ pairs: [] });
});

test('writes JSON, CSV and GeoJSON from gzipped input', () => {
  const files = [write('c.geojson.gz', gzipSync(CORRIDORS)), write('b.geojson.gz', gzipSync(BARRIERS))] as const;
  const outputs = ['x.json', 'x.csv', 'x.geojson'].map((name) => {
    const out = join(folder, name);
    expect(cross(...files, '--out', out)).toMatchObject({ pairs: 3 });
    return readFileSync(out, 'utf8');
  });
  expect(JSON.parse(outputs[0] ?? '')).toMatchObject({ pairs: [{}, {}, {}] });
  const rows = (outputs[1] ?? '').split('\r\n');
  expect(rows[0]).toBe('corridor,barrier,lengthInsideKm,crossings,points,corridorName,barrierName');
  expect(rows[1]).toBe(`"c,1",7,${EQUATOR_KM.toFixed(6)},1,0.000000 0.000000; 1.000000 0.000000,,`);
  expect(rows).toHaveLength(5);
  expect(v.parse(v.object({ features: v.array(v.unknown()) }), JSON.parse(outputs[2] ?? '')).features[2]).toMatchObject({
    properties: { corridor: 'c,1', barrier: 2, crossings: 1 },
    geometry: {
      type: 'MultiPoint',
      coordinates: [
        [0, 0],
        [1, 0],
      ],
    },
  });
});

test('says the names of corridors and barriers beside their ids, where they have any', () => {
  const corridors = write('named-c.geojson', collect({ properties: { name: 'Valley' }, geometry: SQUARE }, { geometry: SQUARE }));
  const barriers = write('named-b.geojson', collect({ id: 9, properties: { name: 'US 191, north' }, geometry: EQUATOR }));
  const [json, csv, geojson] = ['n.json', 'n.csv', 'n.geojson'].map((name) => {
    const out = join(folder, name);
    cross(corridors, barriers, '--out', out);
    return readFileSync(out, 'utf8');
  });
  const named = [
    { corridor: 0, barrier: 9, corridorName: 'Valley', barrierName: 'US 191, north' },
    { corridor: 1, barrier: 9, barrierName: 'US 191, north' },
  ];
  expect(JSON.parse(json ?? '')).toMatchObject({ pairs: named });
  expect(JSON.parse(geojson ?? '')).toMatchObject({ features: named.map((properties) => ({ properties })) });
  const [head, first, second] = (csv ?? '').split('\r\n');
  expect(head).toBe('corridor,barrier,lengthInsideKm,crossings,points,corridorName,barrierName');
  expect(first).toMatch(/^0,9,.*,Valley,"US 191, north"$/);
  expect(second).toMatch(/^1,9,.*,,"US 191, north"$/);
});

test('an id that two features of different names have names none', () => {
  const twice = write(
    'twice.geojson',
    collect({ id: 1, properties: { name: 'A' }, geometry: EQUATOR }, { id: 1, properties: { name: 'B' }, geometry: EQUATOR }),
  );
  expect(JSON.stringify(cross(write('c.geojson', CORRIDORS), twice))).not.toContain('barrierName');
});

test.each<[string, string | Uint8Array, RegExp]>([
  ['no JSON', '{"type":', /bad\.geojson/],
  ['a cut gzip file', gzipSync(BARRIERS).subarray(0, 40), /bad\.geojson/],
  ['a position of one number', collect({ geometry: { type: 'LineString', coordinates: [[1], [2, 3]] } }), /features\.0/],
  ['polygons alone for barriers', collect({ geometry: SQUARE }), /features\.0 is a Polygon/],
  ['metres', JSON.stringify({ ...Object(JSON.parse(BARRIERS)), crs: { type: 'name', properties: { name: 'EPSG:25832' } } }), /EPSG:25832/],
])('says in one line what is wrong with %s, and exits 1', (_, content, message) => {
  const { code, out, err } = runAtlas('crossings', '--corridors', write('c.geojson', CORRIDORS), '--barriers', write('bad.geojson', content));
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(message);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});

const LeftOut = v.object({ pairs: v.array(Pair), leftOut: v.record(v.string(), v.number()) });

test('features without a geometry or of another kind are counted, members of collections used, and the rest crossed', () => {
  const mixed = collect(
    { geometry: null },
    { geometry: SQUARE },
    { geometry: { type: 'Point', coordinates: [0, 0] } },
    { id: 'both', geometry: { type: 'GeometryCollection', geometries: [EQUATOR, { type: 'Point', coordinates: [0, 0] }] } },
    { geometry: EQUATOR },
  );
  const { pairs, leftOut } = v.parse(LeftOut, cross(write('c.geojson', CORRIDORS), write('b.geojson', mixed)));
  expect(pairs.map(({ barrier }) => barrier)).toEqual(['both', 4]);
  expect(leftOut).toEqual({ 'features without a geometry': 1, polygons: 1, points: 2 });
});

test('a sequence of features is read as a collection is', () => {
  const { features }: { features: readonly unknown[] } = JSON.parse(BARRIERS);
  const { pairs } = v.parse(LeftOut, cross(write('c.geojson', CORRIDORS), write('b.geojsonl', features.map((feature) => JSON.stringify(feature)).join('\n'))));
  expect(pairs).toHaveLength(3);
});

describe('across the antimeridian, whichever way it is written', () => {
  const ring = (west: number, east: number) => [
    [
      [west, 60],
      [east, 60],
      [east, 61],
      [west, 61],
      [west, 60],
    ],
  ];
  const corridors = collect(
    { id: 'split', geometry: { type: 'MultiPolygon', coordinates: [ring(179, 180), ring(-180, -179)] } },
    { id: 'beyond', geometry: { type: 'Polygon', coordinates: ring(179, 181) } },
    { id: 'jumps', geometry: { type: 'Polygon', coordinates: ring(179, -179) } },
  );
  const line = (...lons: number[]): object => ({ type: 'LineString', coordinates: lons.map((lon) => [lon, 60.5]) });
  const barriers = collect(
    { id: 'jumps', geometry: line(178, -178) },
    { id: 'goes on', geometry: line(178, 182) },
    { id: 'from the other side', geometry: line(-178, -182) },
    {
      id: 'split',
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [178, 60.5],
            [180, 60.5],
          ],
          [
            [-180, 60.5],
            [-178, 60.5],
          ],
        ],
      },
    },
    {
      id: 'meridian',
      geometry: {
        type: 'LineString',
        coordinates: [
          [180, 59],
          [180, 62],
        ],
      },
    },
  );
  test('each line lies inside in one part', () => {
    const { pairs } = v.parse(LeftOut, cross(write('c.geojson', corridors), write('b.geojson', barriers)));
    expect(pairs).toHaveLength(15);
    for (const pair of pairs) {
      expect(pair).toMatchObject({ crossings: 1 });
      expect(pair.lengthInsideKm).toBeCloseTo(pair.barrier === 'meridian' ? 111.42 : 109.91, 1);
    }
  });

  test('a box of the whole world is none of them', () => {
    const world = collect({ id: 'world', geometry: { type: 'Polygon', coordinates: ring(-180, 180) } });
    const { pairs } = v.parse(LeftOut, cross(write('c.geojson', world), write('b.geojson', barriers)));
    expect(pairs.map(({ barrier, lengthInsideKm }) => [barrier, Math.round(lengthInsideKm)])).toEqual([
      ['jumps', 220],
      ['goes on', 220],
      ['from the other side', 220],
      ['split', 220],
      ['meridian', 111],
    ]);
  });
});

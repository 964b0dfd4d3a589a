import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('writes JSON, CSV and GeoJSON from gzipped input', () => {
  const files = [write('c.geojson.gz', gzipSync(CORRIDORS)), write('b.geojson.gz', gzipSync(BARRIERS))] as const;
  const outputs = ['x.json', 'x.csv', 'x.geojson'].map((name) => {
    const out = join(folder, name);
    expect(cross(...files, '--out', out)).toMatchObject({ pairs: 3 });
    return readFileSync(out, 'utf8');
  });
  expect(JSON.parse(outputs[0] ?? '')).toMatchObject({ pairs: [{}, {}, {}] });
  const rows = (outputs[1] ?? '').split('\r\n');
  expect(rows[0]).toBe('corridor,barrier,lengthInsideKm,crossings,points');
  expect(rows[1]).toBe(`"c,1",7,${EQUATOR_KM.toFixed(6)},1,0.000000 0.000000; 1.000000 0.000000`);
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

test.each<[string, string | Uint8Array, RegExp]>([
  ['no JSON', '{"type":', /bad\.geojson/],
  ['a cut gzip file', gzipSync(BARRIERS).subarray(0, 40), /bad\.geojson/],
  ['a position of one number', collect({ geometry: { type: 'LineString', coordinates: [[1], [2, 3]] } }), /features\.0/],
  ['a polygon for a barrier', collect({ geometry: EQUATOR }, { geometry: SQUARE }), /features\.1 is a Polygon/],
])('says in one line what is wrong with %s, and exits 1', (_, content, message) => {
  const { code, out, err } = runAtlas('crossings', '--corridors', write('c.geojson', CORRIDORS), '--barriers', write('bad.geojson', content));
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(message);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});

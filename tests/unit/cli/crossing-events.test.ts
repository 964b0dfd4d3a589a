import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAtlas } from './run-atlas.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-crossing-events-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A fix every two hours: one animal bounces at the fence on the equator and later crosses it, another has a fix a day. */
function writeTracks(): string {
  const lats = [0.02, 0.001, 0.02, 0.03, 0.001, -0.02, -0.03];
  const row = (animal: string, hour: number, lon: number, lat: number): string =>
    `${new Date(Date.UTC(2020, 0, 1, hour)).toISOString()},${lon},${lat},${animal}`;
  const rows = [...lats.map((lat, i) => row('doe', 2 * i, 0.01 * i, lat)), ...lats.map((lat, i) => row('coarse', 24 * i, 0.5, lat))];
  return write('tracks.csv', ['timestamp,location-long,location-lat,individual-local-identifier', ...rows, ''].join('\n'));
}

const line = (lat: number): object => ({
  type: 'LineString',
  coordinates: [
    [-1, lat],
    [1, lat],
  ],
});
const FENCES = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: null, geometry: line(5) },
    { type: 'Feature', id: 'equator', properties: null, geometry: line(0) },
    { type: 'Feature', properties: null, geometry: { type: 'Point', coordinates: [0, 0] } },
  ],
});

const Report = v.looseObject({ events: v.array(v.unknown()), barriers: v.array(v.unknown()), individuals: v.number(), ms: v.number() });

test('prints events and barriers, names who cannot be told of, and counts what is no line', () => {
  const { code, out, err } = runAtlas('crossing-events', writeTracks(), '--barriers', write('fences.geojson', FENCES), '--distance', '300');
  expect(code).toBe(0);
  expect(err).toBe('1 animal is left out: fixes more than 4 h apart tell no bounce from a stay\n');
  const report = v.parse(Report, JSON.parse(out));
  expect(report.events).toEqual([
    { individual: 'doe', start: '2020-01-01T02:00:00.000Z', end: '2020-01-01T02:00:00.000Z', type: 'bounce', crossings: 0, barriers: ['equator'] },
    { individual: 'doe', start: '2020-01-01T08:00:00.000Z', end: '2020-01-01T08:00:00.000Z', type: 'quick cross', crossings: 1, barriers: ['equator'] },
  ]);
  expect(report.barriers).toEqual([
    { barrier: 'equator', individuals: 1, encounters: 2, crossed: 1, failed: 1, failedPerAnimalYear: 365.25, permeability: 0.5 },
  ]);
  expect(report).toMatchObject({ individuals: 1, untold: [{ individual: 'coarse', intervalHours: 24 }], leftOut: { points: 1 } });
});

test('barriers are read from any file of lines', () => {
  const kml = `<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Equator fence</name>
    <LineString><coordinates>-1,0 1,0</coordinates></LineString></Placemark></Document></kml>`;
  const { code, out } = runAtlas('crossing-events', writeTracks(), '--barriers', write('fences.kml', kml), '--distance', '300');
  expect(code).toBe(0);
  expect(v.parse(Report, JSON.parse(out)).barriers).toMatchObject([{ barrier: 'Equator fence', individuals: 1, crossed: 1, failed: 1 }]);
});

test('writes CSV and JSON, and takes the limits that are given', () => {
  const [tracks, fences] = [writeTracks(), write('fences.geojson', FENCES)];
  const csv = join(folder, 'events.csv');
  const said = runAtlas('crossing-events', tracks, '--barriers', fences, '--distance', '300', '--out', csv);
  expect(JSON.parse(said.out)).toMatchObject({ events: 2, types: { bounce: 1, 'quick cross': 1 }, barriers: 1 });
  expect(readFileSync(csv, 'utf8').split(/\r?\n/).slice(0, 2)).toEqual([
    'individual,start,end,type,crossings,barriers,straightness,meanStraightness,sdStraightness',
    'doe,2020-01-01T02:00:00.000Z,2020-01-01T02:00:00.000Z,bounce,0,equator,,,',
  ]);
  expect(readFileSync(join(folder, 'events-barriers.csv'), 'utf8').split(/\r?\n/).slice(0, 2)).toEqual([
    'barrier,individuals,encounters,crossed,failed,failedPerAnimalYear,permeability',
    'equator,1,2,1,1,365.25,0.5',
  ]);
  const json = join(folder, 'events.json');
  runAtlas('crossing-events', tracks, '--barriers', fences, '--distance', '300', '--bounce-h', '24', '--out', json);
  expect(v.parse(Report, JSON.parse(readFileSync(json, 'utf8'))).individuals).toBe(2);
  // The default distance is said.
  expect(runAtlas('crossing-events', tracks, '--barriers', fences).out).toContain('"distanceM":{"value":500,');
});

test.each([
  [['--distance', '0'], '--distance 0'],
  [['--max-cross', '1.5'], '--max-cross 1.5'],
  [['--window-h', 'week'], '--window-h week'],
  [['--out', 'events.geojson'], '.json or .csv'],
])('refuses %j in one line', (args, words) => {
  const { code, out, err } = runAtlas('crossing-events', writeTracks(), '--barriers', write('fences.geojson', FENCES), ...args);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^atlas crossing-events: [^\n]*\n$/);
  expect(err).toContain(words);
});

test('says in a line that what it is to write cannot be written', () => {
  const { code, out, err } = runAtlas('crossing-events', writeTracks(), '--barriers', write('fences.geojson', FENCES), '--out', join(folder, 'no', 'e.json'));
  expect([code, out]).toEqual([1, '']);
  expect(err.trim().split('\n').at(-1)).toMatch(/^atlas crossing-events: --out .*e\.json: ENOENT/);
});

test('asks for barriers', () => {
  expect(runAtlas('crossing-events', writeTracks()).err).toBe('atlas crossing-events: --barriers is missing\n');
});

const corridor = (west: number, east: number): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { use: 'low' },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [west, -0.1],
              [east, -0.1],
              [east, 0.3],
              [west, 0.3],
              [west, -0.1],
            ],
          ],
        },
      },
    ],
  });
const Joined = v.looseObject({
  barriers: v.tuple([
    v.looseObject({
      partsJoined: v.array(v.object({ use: v.string(), partShares: v.array(v.number()), partMiddles: v.array(v.array(v.number())) })),
      removalJoinsKm2: v.number(),
      removalJoins: v.array(v.object({ use: v.string(), piecesKm2: v.array(v.number()), pieceMiddles: v.array(v.array(v.number())) })),
    }),
  ]),
});

test('tells which parts of a corridor a fence holds apart, none where it ends inside, and refuses corridors without a use', () => {
  const ask = (corridors: string, ...more: string[]) =>
    runAtlas(
      'crossing-events',
      writeTracks(),
      '--barriers',
      write('fences.geojson', FENCES),
      '--distance',
      '300',
      '--corridors',
      write('c.geojson', corridors),
      ...more,
    );
  const csv = join(folder, 'held.csv');
  ask(corridor(-0.2, 0.4), '--out', csv);
  const [head, row] = readFileSync(join(folder, 'held-barriers.csv'), 'utf8').split(/\r?\n/);
  expect(head).toBe(
    'barrier,individuals,encounters,crossed,failed,failedPerAnimalYear,permeability,cuts_corridor,parts_joined_low,parts_joined_medium,parts_joined_high,' +
      'removal_joins_km2,removal_joins_low_km2,removal_joins_medium_km2,removal_joins_high_km2',
  );
  expect(row).toMatch(
    /^equator,1,2,1,1,365\.25,0\.5,yes,0\.75\d* \(0\.15\d* 0\.1\d*\); 0\.2[45]\d* \(-0\.05\d* 0\.1\d*\),,,7[34]\d\.?\d*,2[12]\d\d\.?\d* \(0\.15\d* 0\.1\d*\); 7[34]\d\.?\d* \(-0\.05\d* 0\.1\d*\),,$/,
  );
  const [joined] = v.parse(Joined, JSON.parse(ask(corridor(-0.2, 0.4)).out)).barriers[0].partsJoined;
  // The part in the north, from the equator to 0.3° N, and that in the south, to 0.1° S.
  joined?.partMiddles.flat().forEach((value, i) => expect(value).toBeCloseTo([0.1, 0.15, 0.1, -0.05][i]!, 2));
  expect(joined).toMatchObject({ use: 'low' });
  expect(joined?.partShares.map((share) => Math.round(100 * share))).toEqual([75, 25]);
  expect(v.parse(Joined, JSON.parse(ask(corridor(-0.2, 1.4)).out)).barriers[0].partsJoined).toEqual([]);
  expect(ask(corridor(-0.2, 0.4).replace('low', 'some'))).toMatchObject({ code: 1 });
});

test('a fence whose positions are all one place holds nobody: it is named and left out', () => {
  const at = (...coordinates: number[][]): object => ({ type: 'LineString', coordinates });
  const feature = (geometry: object, properties: object | null = null, id?: string): object => ({ type: 'Feature', id, properties, geometry });
  const dots = [
    feature(at([0.02, 0.001], [0.02, 0.001]), null, 'dot'),
    feature(at([0.03, 0.001]), { id: 'single', name: 'Old gate' }),
    feature(at([0, 0], [0, 0], [0, 0])),
  ];
  const collect = (features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features });
  const tracks = writeTracks();
  const Answer = v.object({ barriers: v.array(v.object({ barrier: v.union([v.string(), v.number()]) })), notes: v.optional(v.array(v.string())) });
  const { code, out } = runAtlas('crossing-events', tracks, '--barriers', write('dots.geojson', collect([...dots, feature(line(0), null, 'fence')])));
  expect(code).toBe(0);
  const { barriers, notes } = v.parse(Answer, JSON.parse(out));
  expect(barriers.map(({ barrier }) => barrier)).toEqual(['fence']);
  expect(notes?.join()).toMatch(/dots\.geojson: 3 features “dot”, “single: Old gate”, “2” have no length .* and are left out/);
  const path = join(folder, 'events.csv');
  const written = runAtlas('crossing-events', tracks, '--barriers', join(folder, 'dots.geojson'), '--out', path);
  expect(v.parse(v.looseObject({ notes: v.array(v.string()) }), JSON.parse(written.out)).notes).toEqual(notes);
  const none = runAtlas('crossing-events', tracks, '--barriers', write('only-dots.geojson', collect(dots.slice(0, 2))));
  expect([none.code, none.err.trim().split('\n').length]).toEqual([1, 1]);
  expect(none.err).toMatch(/only-dots\.geojson: no feature has a length \(“dot”, “single: Old gate”\)/);
  const all = runAtlas('crossing-events', tracks, '--barriers', write('lines.geojson', collect([feature(line(0))])));
  expect(v.parse(Answer, JSON.parse(all.out)).notes).toBeUndefined();
});

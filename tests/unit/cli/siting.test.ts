import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { herdBesideRoad, windingRoad } from '../../simulations/herd-beside-road.ts';
import { runAtlas } from './run-atlas.ts';

const road = windingRoad(40_000, 800, 5);
let folder = '';
let tracks = '';
let line = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-siting-'));
  tracks = join(folder, 'tracks.csv');
  line = write('road.geojson', { type: 'LineString', coordinates: road });
  const rows = herdBesideRoad(road, 4, 400, 6).flatMap((track) =>
    Array.from(track.time, (time, i) => `${new Date(time).toISOString()},${track.lon[i]!.toFixed(6)},${track.lat[i]!.toFixed(6)},${track.individual}`),
  );
  writeFileSync(tracks, ['timestamp,location-long,location-lat,individual-local-identifier', ...rows, ''].join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, geometry: object, properties: object = {}): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry }] }));
  return path;
}

const interval = v.nullable(v.tuple([v.number(), v.number()]));
const point = v.tuple([v.number(), v.number()]);
const Printed = v.looseObject({
  profile: v.array(
    v.looseObject({
      fromM: v.number(),
      toM: v.number(),
      crossingsPerYear: v.number(),
      byMonth: v.pipe(v.array(v.nullable(v.number())), v.length(12)),
      individuals: v.number(),
      failedPerYear: v.nullable(v.number()),
    }),
  ),
  structures: v.array(v.looseObject({ atM: v.number(), fromM: v.number(), toM: v.number(), point, share: v.number(), interval })),
  alternatives: v.array(v.looseObject({ shareServed: v.number(), worseBy: v.number() })),
  existing: v.array(v.looseObject({ atM: v.number(), share: v.number() })),
  shareServed: v.number(),
  interval,
  individuals: v.number(),
  events: v.array(
    v.object({
      individual: v.string(),
      from: v.string(),
      to: v.string(),
      atM: v.number(),
      quantilesM: v.object({ '5': v.number(), '25': v.number(), '50': v.number(), '75': v.number(), '95': v.number() }),
      probability: v.number(),
    }),
  ),
  notes: v.array(v.string()),
  ms: v.number(),
});

function ask(...more: string[]): v.InferOutput<typeof Printed> {
  const { code, out, err } = runAtlas('siting', tracks, '--line', line, ...more);
  expect([code, err]).toEqual([0, '']);
  return v.parse(Printed, JSON.parse(out));
}

test('prints profile, structures, alternatives and events as the contract says', () => {
  const { profile, structures, alternatives, shareServed, individuals, events, notes } = ask('--structures', '2', '--step', '500');
  expect(individuals).toBe(4);
  expect(profile.slice(0, -1).every(({ fromM, toM }) => toM - fromM === 500)).toBe(true);
  expect(structures).toHaveLength(2);
  expect(structures.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(shareServed, 5);
  expect(alternatives.length).toBeGreaterThan(0);
  expect(events.length).toBeGreaterThan(10);
  for (const { atM, quantilesM, probability, from, to } of events) {
    expect(atM).toBeGreaterThan(quantilesM['5']);
    expect(atM).toBeLessThan(quantilesM['95']);
    const in5 = [quantilesM['5'], quantilesM['25'], quantilesM['50'], quantilesM['75'], quantilesM['95']];
    expect(in5).toEqual(in5.toSorted((a, b) => a - b));
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThanOrEqual(1);
    expect(Date.parse(to) - Date.parse(from)).toBe(7_200_000);
  }
  expect(notes.join()).toContain('no animal was tracked, or too coarsely to tell');
});

test('existing structures serve first; gzipped lines are read; what is excluded stays free', () => {
  const [best] = ask().structures;
  const existing = write('existing.geojson', { type: 'Point', coordinates: best!.point });
  const gz = join(folder, 'road.geojson.gz');
  writeFileSync(gz, gzipSync(readFileSync(line)));
  const { code, out } = runAtlas(
    'siting',
    tracks,
    '--line',
    gz,
    '--existing',
    existing,
    '--exclude',
    write('exclude.geojson', { type: 'LineString', coordinates: road.slice(0, 300) }),
  );
  expect(code).toBe(0);
  const printed = v.parse(Printed, JSON.parse(out));
  expect(printed.existing[0]!.share).toBeCloseTo(best!.share, 2);
  expect(printed.structures[0]!.fromM).toBeGreaterThan(0.3 * 40_000);
});

test('existing structures and stretches that are excluded can stand in the command itself', () => {
  const [best] = ask().structures;
  const [lon, lat] = best!.point;
  const { code, out } = runAtlas('siting', tracks, '--line', line, `--existing-at=${lon},${lat}`, '--exclude-at=0-12000;39000-40500');
  expect(code).toBe(0);
  const printed = v.parse(Printed, JSON.parse(out));
  expect(printed.existing[0]!.share).toBeCloseTo(best!.share, 2);
  expect(printed.structures[0]!.fromM).toBeGreaterThanOrEqual(12_000);
  expect(printed.structures[0]!.toM).toBeLessThanOrEqual(39_000);
  for (const [option, wrong] of [
    ['--existing-at', '200,95'],
    ['--existing-at', '1;2'],
    ['--exclude-at', '3000-1000'],
    ['--exclude-at', '-5-10'],
    ['--exclude-at', '0-100;'],
  ] as const) {
    const refused = runAtlas('siting', tracks, '--line', line, `${option}=${wrong}`);
    expect([refused.code, refused.err.trim().split('\n').length]).toEqual([1, 1]);
    expect(refused.err).toContain(option);
  }
});

test('writes JSON, a profile as CSV and both as GeoJSON', () => {
  for (const ending of ['json', 'csv', 'geojson']) {
    const path = join(folder, `out.${ending}`);
    const { code, out } = runAtlas('siting', tracks, '--line', line, '--out', path);
    expect(code).toBe(0);
    expect(Object.keys(v.parse(v.looseObject({}), JSON.parse(out)))).toContain('shareServed');
    const text = readFileSync(path, 'utf8');
    if (ending === 'csv') expect(text.split('\r\n')[0]).toContain('fromM,toM,crossingsPerYear');
    else if (ending === 'json') v.parse(Printed, JSON.parse(text));
    else {
      const { features } = v.parse(v.looseObject({ features: v.array(v.looseObject({ properties: v.looseObject({ kind: v.string() }) })) }), JSON.parse(text));
      expect(new Set(features.map(({ properties }) => properties.kind))).toEqual(new Set(['structure', 'alternative', 'profile']));
    }
  }
});

test.each([
  [['--structures', '0'], '0 structures cannot be sited'],
  [['--structures', '-1'], '-1 structures cannot be sited'],
  [['--structures', '1000'], '1000 structures cannot be sited'],
  [['--structures', 'two'], '--structures two'],
  [['--span', '90000'], 'longer than the whole line'],
  [['--span', '0'], '--span 0'],
  [['--span', '0.01'], 'must serve 1 m at least'],
  [['--line-accuracy', '3000'], 'may lie 3000 m off'],
  [['--location-error', '100000'], 'known only to within 100000 m more than the 2000 m that a structure serves: they are too inaccurate for this line'],
  [['--max-lag', '30'], 'longer than 0.5 h'],
  [['--max-lag', '1'], 'longer than 0.017 h'],
  [['--out', 'x.txt'], 'must end in'],
])('%j: one line says what is wrong', (options, words) => {
  const { code, out, err } = runAtlas('siting', tracks, '--line', line, ...options);
  expect([code, out]).toEqual([1, '']);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err.replaceAll(',', '')).toContain(words);
});

test('a line by its own word less accurate than a span, one of no length, one far off, points off the line, a file without a line', () => {
  const fails = (...args: string[]): string => {
    const { code, err } = runAtlas('siting', tracks, ...args);
    expect(code).toBe(1);
    return err;
  };
  expect(
    fails(
      '--line',
      write('beyond.geojson', {
        type: 'LineString',
        coordinates: [
          [8, 59],
          [8.1, 500],
        ],
      }),
    ),
  ).toMatch(/beyond\.geojson: features\.0\.geometry\.coordinates: \(8\.1, 500\) is not longitude and latitude/);
  expect(fails('--line', write('coarse.geojson', { type: 'LineString', coordinates: road }, { accuracyM: 5000 }))).toContain('off');
  const pieces = Array.from({ length: 130_000 }, (_, i) => ({
    type: 'Feature',
    properties: { accuracyM: i === 7 ? 5000 : 1 },
    geometry: {
      type: 'LineString',
      coordinates: [
        [10 + i / 1e6, 10],
        [10 + (i + 1) / 1e6, 10],
      ],
    },
  }));
  const many = join(folder, 'many.geojson');
  writeFileSync(many, JSON.stringify({ type: 'FeatureCollection', features: pieces }));
  expect(fails('--line', many).replaceAll(',', '')).toContain('may lie 5000 m off');
  expect(fails('--line', write('none.geojson', { type: 'LineString', coordinates: [road[0]!, road[0]!] }))).toContain('no length');
  expect(
    fails(
      '--line',
      write('far.geojson', {
        type: 'LineString',
        coordinates: [
          [10, 10],
          [11, 10],
        ],
      }),
    ),
  ).toContain('came near');
  expect(fails('--line', line, '--existing', write('off.geojson', { type: 'Point', coordinates: [0, 0] }))).toContain('does not lie on the line');
  expect(fails('--line', write('point.geojson', { type: 'Point', coordinates: [0, 0] }))).toContain('not a line');
  expect(fails()).toContain('--line is missing');
});

test('months that are named are looked at alone', () => {
  const asked = (months: string): ReturnType<typeof runAtlas> => runAtlas('siting', tracks, '--line', line, '--months', months);
  const Months = v.looseObject({ months: v.optional(v.array(v.number())), crossingsPerYear: v.number(), notes: v.array(v.string()) });
  const read = ({ code, out }: ReturnType<typeof runAtlas>): v.InferOutput<typeof Months> => {
    expect(code).toBe(0);
    return v.parse(Months, JSON.parse(out));
  };
  const january = read(asked('1'));
  const february = read(asked('2'));
  expect(january.months).toEqual([1]);
  expect(january.notes.join()).toContain('Only Jan is looked at');
  const both = read(asked('2,1,2'));
  expect(both.months).toEqual([1, 2]);
  expect(both.crossingsPerYear).toBeCloseTo(january.crossingsPerYear + february.crossingsPerYear, 3);
  expect(read(asked('1,2,3,4,5,6,7,8,9,10,11,12')).months).toBeUndefined();
  for (const [months, words] of [
    ['0', 'months'],
    ['13', 'months'],
    ['3-5', 'months'],
    ['', 'months'],
    ['8', 'No animal was tracked'],
  ] as const) {
    const { code, err } = asked(months);
    expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
    expect(err).toContain(words);
  }
});

test('of birds, which fly over roads, the answer says what its figures are of', () => {
  const [head = '', ...rows] = readFileSync(tracks, 'utf8').trim().split('\n');
  const of = (species: string): string => {
    const path = join(folder, 'one-species.csv');
    writeFileSync(path, [`${head},individual-taxon-canonical-name`, ...rows.map((row) => `${row},${species}`), ''].join('\n'));
    return v.parse(Printed, JSON.parse(runAtlas('siting', path, '--line', line).out)).notes.join();
  };
  expect(of('Ciconia ciconia')).toContain('These animals fly over lines of this kind: the figures are of flights over the line');
  expect(of('Rangifer tarandus')).not.toContain('stop');
  expect(of('Nobodys animal')).not.toContain('stop');
});

test('animals of two species in one file are told of', () => {
  const [head = '', ...rows] = readFileSync(tracks, 'utf8').trim().split('\n');
  const species = (row: string): string => (row.endsWith(rows[0]!.split(',')[3]!) ? 'Cervus elaphus' : 'Alces alces');
  const both = join(folder, 'two-species.csv');
  writeFileSync(both, [`${head},individual-taxon-canonical-name`, ...rows.map((row) => `${row},${species(row)}`), ''].join('\n'));
  const { out } = runAtlas('siting', both, '--line', line);
  expect(v.parse(Printed, JSON.parse(out)).notes.join()).toMatch(/2 species: Alces alces \(3\), Cervus elaphus \(1\)/);
});

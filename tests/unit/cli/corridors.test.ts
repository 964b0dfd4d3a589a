import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeTracksCsv } from '../../../src/domain/tracks/write-tracks-csv.ts';
import { readBuiltTracks } from '../built-tracks.ts';
import { simulateTrack } from '../movement/simulate-track.ts';
import { runAtlas } from './run-atlas.ts';

const FILES = ['corridors.geojson', 'report.json', 'routes.geojson', 'sequences.csv', 'stopovers.geojson'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-corridors-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Three migrants as Movebank writes them. */
function herdCsv(stepH: number, extra: readonly string[] = []): string {
  const rows = [0, 1, 2].flatMap((i) => {
    const track = simulateTrack({
      individual: `d${i}`,
      days: 360,
      stepH,
      wanderKm: 2,
      seed: 60 + i,
      journeys: [
        [90, 110, 80],
        [250, 270, 0],
      ],
    });
    return Array.from(
      track.time,
      (time, k) => `${new Date(time).toISOString().replace('T', ' ').slice(0, 23)},${track.lon[k]!.toFixed(6)},${track.lat[k]!.toFixed(6)},${track.individual}`,
    );
  });
  return ['timestamp,location-long,location-lat,individual-local-identifier', ...rows, ...extra, ''].join('\n');
}

interface Collection {
  type: string;
  features: { properties: Record<string, unknown>; geometry: { type: string } }[];
}
function run(path: string, ...more: string[]) {
  const out = join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  const { code, out: printed, err } = runAtlas('corridors', path, '--out', out, ...more);
  expect([code, err]).toEqual([0, '']);
  expect(readdirSync(out).sort()).toEqual(FILES);
  const read = (name: string): string => readFileSync(join(out, name), 'utf8');
  const json = <T>(name: string): T => JSON.parse(read(name));
  return {
    printed: JSON.parse(printed) as { sequences: number; areaKm2: { low: number; medium: number; high: number }; ms: number },
    bytes: FILES.map(read),
    corridors: json<Collection>('corridors.geojson'),
    routes: json<Collection>('routes.geojson'),
    stopovers: json<Collection>('stopovers.geojson'),
    sequences: read('sequences.csv').trimEnd().split('\r\n'),
    report: json<Record<string, unknown>>('report.json'),
  };
}
function refuse(args: readonly string[], ...words: (string | RegExp)[]): void {
  const { code, out, err } = runAtlas('corridors', ...args);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^atlas corridors: [^\n]*\n$/);
  for (const word of words) expect(err).toMatch(word);
}
const OUT = (): string[] => ['--out', join(folder, 'refused')];

test('writes corridors by use class, stopovers, routes, sequences and a report of every row left out', () => {
  const csv = write(
    'herd.csv',
    herdCsv(4, ['2020-05-01 00:00:00.000,,45.1,d0', '2020-05-01 00:00:00.000,0,0,d1', 'no time,70,45,d1', '2020-05-01 01:00:00.000,70,45,']),
  );
  const { printed, corridors, routes, stopovers, sequences, report } = run(csv, '--cell', '500');
  expect(printed.sequences).toBe(6);
  expect(printed.ms).toBeGreaterThan(0);
  expect(corridors.features.map(({ properties }) => properties['use'])).toEqual(['low', 'medium', 'high']);
  expect(printed.areaKm2.low).toBeGreaterThan(printed.areaKm2.medium);
  expect(printed.areaKm2.medium).toBeGreaterThan(printed.areaKm2.high);
  expect(stopovers.features).toHaveLength(1);
  expect(routes.features.map(({ geometry }) => geometry.type)).toEqual(Array.from({ length: 6 }, () => 'LineString'));
  expect(sequences[0]).toBe('individual,sequence,class,start,end,fixes,days,distanceKm,varianceM2PerS');
  expect(sequences).toHaveLength(7);
  for (const row of sequences.slice(1))
    expect(row).toMatch(/^d\d,d\d 2020 (spring|autumn) \d,migrant,2020-[\dT:.-]+Z,2020-[\dT:.-]+Z,\d+,[\d.]+,[\d.]+,[\d.]+$/);
  expect(report).toMatchObject({
    rowsRead: 3 * 2160 + 4,
    fixesKept: 3 * 2160,
    individuals: 3,
    individualsWithFootprint: 3,
    method: { cellM: 500, locationErrorM: 20, maxLagMin: 480 },
  });
  const dropped = report['dropped'] as Record<string, number>;
  expect(Object.values(dropped).reduce((sum, count) => sum + count, 0)).toBe(4);
  const firstRows = report['firstRows'] as Record<string, number[]>;
  expect(Object.keys(firstRows).sort()).toEqual(Object.keys(dropped).sort());
  expect(Object.values(firstRows).flat().sort()).toEqual([6482, 6483, 6484, 6485]);
});

test('the same input gives the same bytes, gzipped or not', () => {
  const text = herdCsv(4);
  const first = run(write('herd.csv', text)).bytes;
  expect(run(write('herd.csv', text)).bytes).toEqual(first);
  expect(run(write('herd.csv', gzipSync(text))).bytes).toEqual(first);
});

test('a population file sets method, dates and top speed, and options win over it', () => {
  const csv = write('fast.csv', herdCsv(4, ['2020-03-01 00:30:00.000,75,45,d0']));
  const population = write(
    'population.json',
    JSON.stringify({
      name: 'Herd',
      topSpeedKmh: 15,
      seasons: 'outward-return',
      yearStart: '01-01',
      dates: [{ individual: 'd1', season: 'outward', start: '2020-04-05', end: '2020-05-05' }],
      method: { cellM: 1000, minDistanceKm: 20 },
    }),
  );
  const { sequences, report } = run(csv, '--population', population, '--cell', '600', '--method', 'dbbmm');
  expect(report).toMatchObject({
    population: 'Herd',
    method: { method: 'dbbmm', cellM: 600, minDistanceKm: 20, minDaysAway: 30 },
    dropped: { 'faster than 15 km/h to reach and to leave': 1 },
    speedFilter: { dropped: 1, firstFixes: [{ individual: 'd0', time: '2020-03-01T00:30:00.000Z' }] },
  });
  expect(sequences.filter((row) => row.startsWith('d1,'))).toHaveLength(1);
  expect(sequences.join('\n')).toMatch(/d1 2020 outward 1,migrant,2020-04-05T00:00:00.000Z,2020-05-05T00:00:00.000Z/);
});

test('fixes too far apart for bridges are refused with the method that works, and it does', () => {
  const csv = write('sparse.csv', herdCsv(12));
  refuse([csv, ...OUT()], 'sparse.csv', '12.0 h', '8.0 h', '--method line-buffer');
  const { corridors, stopovers, sequences } = run(csv, '--method', 'line-buffer');
  expect(corridors.features.length).toBeGreaterThan(0);
  expect(stopovers.features).toEqual([]);
  for (const row of sequences.slice(1)) expect(row.endsWith(',')).toBe(true);
});

test('no migration is no error: files without features, and a warning that says so', () => {
  const text = herdCsv(4)
    .split('\n')
    .filter((row) => row.startsWith('timestamp') || /2020-0[12]/.test(row))
    .join('\n');
  const { printed, corridors, report } = run(write('winter.csv', text));
  expect(printed).toMatchObject({ sequences: 0, areaKm2: { low: 0, medium: 0, high: 0 } });
  expect(corridors).toEqual({ type: 'FeatureCollection', features: [] });
  expect(report['warnings']).toEqual([expect.stringMatching(/No migration was found/)]);
});

test('refuses what it cannot read, naming file, place and field, and writes nothing', () => {
  const csv = write('good.csv', herdCsv(4));
  refuse([write('empty.csv', ''), ...OUT()], 'empty.csv is empty');
  refuse([write('odd.csv', 'foo,bar\n1,2\n3,4\n'), ...OUT()], 'odd.csv', 'foo, bar');
  refuse([write('cut.csv.gz', gzipSync(herdCsv(4)).subarray(0, 5000)), ...OUT()], 'cut.csv.gz', /damaged or cut off/);
  refuse(
    [write('none.csv', 'timestamp,location-long,location-lat,individual-local-identifier\n2020-01-01 00:00:00,,,a\n'), ...OUT()],
    'none.csv',
    'no usable location',
  );
  refuse([csv], '--out');
  refuse([csv, ...OUT(), '--cell', '0'], '--cell 0');
  refuse([csv, ...OUT(), '--method', 'kde'], '--method kde');
  refuse([csv, ...OUT(), '--cell', '1'], /Cells of 1 m .* of \d+ m fit/);
  refuse([csv, '--out', csv], '--out', 'good.csv');
  for (const [content, field] of [
    ['{"topSpeedKmh":"fast"}', 'topSpeedKmh'],
    ['{"yearStart":"13-01"}', 'yearStart'],
    ['{"method":{"cellM":-1}}', 'method.cellM'],
    ['{"dates":[{"individual":"d0","season":"spring","start":"2020-04-01","end":"2020-03-01"}]}', 'dates.0.end'],
    ['{"dates":[{"individual":"d0","season":"spring","start":"1 April","end":"2020-05-01"}]}', 'dates.0.start'],
    ['{"dates":[{"individual":"ghost","season":"spring","start":"2020-04-01","end":"2020-05-01"}]}', 'dates.0.individual'],
    ['{', 'JSON'],
    ['[]', 'bad.json'],
  ] as const)
    refuse([csv, ...OUT(), '--population', write('bad.json', content)], 'bad.json', field);
  expect(existsSync(join(folder, 'refused'))).toBe(false);
});

test('fifteen mule deer, four fixes a day: every animal has a corridor, high use within medium within low', async () => {
  const tracks = await readBuiltTracks('mule-deer-wyoming', 'mule-deer-upper-green-river');
  const rows = tracks.reduce((sum, { time }) => sum + time.length, 0);
  const { printed, report } = run(write('deer.csv', writeTracksCsv(tracks)));
  expect(report).toMatchObject({ rowsRead: rows, fixesKept: rows, individuals: 15, individualsWithFootprint: 15 });
  expect(printed.sequences).toBe(30);
  expect(printed.areaKm2.low).toBeGreaterThan(printed.areaKm2.medium);
  expect(printed.areaKm2.medium).toBeGreaterThan(printed.areaKm2.high);
  expect(printed.areaKm2.high).toBeGreaterThan(0);
});

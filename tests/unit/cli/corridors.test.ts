import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
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

const Collection = v.object({
  type: v.literal('FeatureCollection'),
  features: v.array(v.object({ properties: v.record(v.string(), v.unknown()), geometry: v.looseObject({ type: v.string() }) })),
});
const Areas = v.object({ low: v.number(), medium: v.number(), high: v.number() });
const Printed = v.looseObject({ sequences: v.number(), areaKm2: Areas, ms: v.number() });
const Report = v.looseObject({ dropped: v.record(v.string(), v.number()), firstRows: v.record(v.string(), v.array(v.number())) });
function run(path: string, ...more: string[]) {
  const out = join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  const { code, out: printed, err } = runAtlas('corridors', path, '--out', out, ...more);
  expect([code, err]).toEqual([0, '']);
  expect(readdirSync(out).sort()).toEqual(FILES);
  const read = (name: string): string => readFileSync(join(out, name), 'utf8');
  const collection = (name: string) => v.parse(Collection, JSON.parse(read(name)));
  return {
    printed: v.parse(Printed, JSON.parse(printed)),
    bytes: FILES.map(read),
    corridors: collection('corridors.geojson'),
    routes: collection('routes.geojson'),
    stopovers: collection('stopovers.geojson'),
    sequences: read('sequences.csv').trimEnd().split('\r\n'),
    report: v.parse(Report, JSON.parse(read('report.json'))),
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
  expect(sequences[0]).toBe('individual,sequence,season,class,start,end,fixes,days,distanceKm,varianceM2PerS,flags');
  expect(sequences).toHaveLength(7);
  for (const row of sequences.slice(1))
    expect(row).toMatch(/^d\d,d\d 2020 (spring|autumn) \d,\1,migrant,2020-[\dT:.-]+Z,2020-[\dT:.-]+Z,\d+,[\d.]+,[\d.]+,[\d.]+,$/);
  expect(report).toMatchObject({
    rowsRead: 3 * 2160 + 4,
    fixesKept: 3 * 2160,
    individuals: 3,
    individualsWithFootprint: 3,
    method: { cellM: 500, locationErrorM: 20, maxLagMin: 480 },
    seasons: 'spring-autumn',
    chosen: { seasons: { value: 'spring-autumn', because: expect.stringContaining('6 of 6 migrations') } },
  });
  const { dropped, firstRows } = report;
  expect(Object.values(dropped).reduce((sum, count) => sum + count, 0)).toBe(4);
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
    topSpeedKmh: 15,
    dropped: { 'faster than 15 km/h to reach and to leave': 1 },
    firstRows: { 'faster than 15 km/h to reach and to leave': [6482] },
    files: [{ file: 'fast.csv', format: 'Movebank CSV', rowsRead: 6481, fixesKept: 6480 }],
  });
  expect(sequences.filter((row) => row.startsWith('d1,'))).toHaveLength(1);
  expect(sequences.join('\n')).toMatch(/d1 2020 outward 1,outward,migrant,2020-04-05T00:00:00.000Z,2020-05-05T00:00:00.000Z/);
});

/** The herd's file as a table of its own: local times, day first, in two columns. */
function localTable(csv: string): string {
  const [, ...rows] = csv.trim().split('\n');
  const local = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Denver', dateStyle: 'short', timeStyle: 'medium' });
  const cells = rows.map((row) => {
    const [time = '', lon, lat, name] = row.split(',');
    const [day, clock] = local.format(new Date(`${time.replace(' ', 'T')}Z`)).split(', ');
    return [name, day, clock, lat, lon].join(';');
  });
  return ['deer;day;clock;north;east', ...cells, ''].join('\n');
}
const ROLES = ['individual=deer', 'time=day', 'timeOfDay=clock', 'x=east', 'y=north'];

test('any table by its columns, date form and zone gives what the Movebank file gives', () => {
  const csv = herdCsv(4);
  const { bytes, report } = run(write('herd.csv', csv));
  const mapped = run(write('own.csv.gz', gzipSync(localTable(csv))), '--map', ...ROLES, '--time-form', 'day-month-year', '--zone', 'America/Denver');
  const [corridors, , routes, sequences, stopovers] = FILES.map((name) => bytes[FILES.indexOf(name)]);
  expect(mapped.bytes.filter((_, i) => FILES[i] !== 'report.json')).toEqual([corridors, routes, sequences, stopovers]);
  expect(mapped.report).toMatchObject({
    fixesKept: report['fixesKept'],
    import: { map: { individual: 'deer', timeOfDay: 'clock' }, timeForm: 'day-month-year', zone: 'America/Denver' },
    files: [{ file: 'own.csv.gz', format: 'CSV' }],
  });
  // The clock was put back within the year.
  expect(mapped.report['notes']).toEqual([expect.stringMatching(/America\/Denver showed “01\/11\/2020 01:00:00” twice \(“day”\)/)]);
});

test('several files of one population, of two formats, one gzipped: an instant in both counts once', () => {
  const csv = herdCsv(4);
  const whole = run(write('herd.csv', csv));
  const [header = '', ...rows] = csv.trim().split('\n');
  const half = Math.ceil(rows.length / 2);
  const first = write('first.csv', [header, ...rows.slice(0, half + 10), ''].join('\n'));
  const second = write('second.csv.gz', gzipSync(localTable([header, ...rows.slice(half)].join('\n'))));
  const out = join(folder, 'two');
  const mapping = ROLES.flatMap((role) => ['--map', role]);
  const { code, err } = runAtlas('corridors', first, second, '--out', out, ...mapping, '--time-form', 'day-month-year', '--zone=America/Denver');
  expect([code, err]).toEqual([0, '']);
  expect(readFileSync(join(out, 'sequences.csv'), 'utf8').trimEnd().split('\r\n')).toEqual(whole.sequences);
  expect(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))).toMatchObject({
    rowsRead: rows.length + 10,
    fixesKept: rows.length,
    dropped: { 'same individual and instant in two files': 10 },
    files: [
      { file: 'first.csv', dropped: {} },
      { file: 'second.csv.gz', dropped: { 'same individual and instant in two files': 10 } },
    ],
  });
});

test('a mapping in the population file, a zone behind UTC, columns of hemispheres and of errors', () => {
  const rows = Array.from({ length: 90 }, (_, day) => `a|${1_577_880_000 + day * 14_400}|${(70 + day / 1000).toFixed(4)}|W|33.4|S|${day + 1}`);
  const csv = write('logger.txt', ['id|t|lon|ew|lat|ns|err', ...rows, ''].join('\n'));
  const map = { individual: 'id', time: 't', x: 'lon', eastWest: 'ew', y: 'lat', northSouth: 'ns', error: 'err' };
  const population = write('population.json', JSON.stringify({ import: { map, timeForm: 'unix-milliseconds', zone: 'UTC' } }));
  const { report } = run(csv, '--population', population, '--time-form', 'unix-seconds', '--zone', '-03:00');
  expect(report).toMatchObject({ rowsRead: 90, fixesKept: 90, import: { map, timeForm: 'unix-seconds', zone: '-03:00' } });
});

test('options that say nothing readable are named', () => {
  const csv = write('own.csv', localTable(herdCsv(12)));
  const form = ['--time-form', 'day-month-year'];
  const map = ['--map', ...ROLES];
  refuse([csv, ...OUT(), ...map, ...form], 'own.csv, row 2', '“day” names no time zone');
  refuse([csv, ...OUT(), ...map, ...form, '--zone', 'Mars/Olympus'], '--zone Mars/Olympus', 'no such time zone');
  refuse([csv, ...OUT(), ...map, ...form, '--zone', 'UTC', '--crs', 'EPSG:1'], '--crs EPSG:1', 'no such coordinate system');
  refuse([csv, ...OUT(), ...map, '--time-form', 'swatch'], '--time-form swatch', 'year-month-day');
  refuse([csv, ...OUT(), '--map', 'animal=deer'], '--map animal=deer', 'individual, time');
  refuse([csv, ...OUT(), '--map', 'individual='], '--map individual=', 'no column');
  refuse([csv, ...OUT(), '--map', 'x=east', '--map', 'x=north'], '--map x=north', 'second column');
  refuse([csv, ...OUT(), '--map', 'individual=deer', 'time=day', '--zone', 'UTC'], 'own.csv, row 1', 'which columns hold x, y');
  refuse([csv, ...OUT(), '--map', ...ROLES.slice(1), 'individual=dear', ...form, '--zone', 'UTC'], 'own.csv, row 1', '“dear” is missing');
  refuse([write('herd.csv', herdCsv(12)), ...OUT(), ...map], 'herd.csv is Movebank CSV', 'deer');
});

test('fixes too far apart for bridges that were asked for are refused with the method that works, and it does', () => {
  const csv = write('sparse.csv', herdCsv(12));
  refuse([csv, ...OUT(), '--method', 'bbmm', '--max-lag', '480'], 'sparse.csv', '12.0 h', '8.0 h', '--method line-buffer');
  const { corridors, stopovers, sequences, report } = run(csv, '--max-lag', '480');
  expect(report).toMatchObject({ result: 'bufferedLines', method: { method: 'line-buffer', maxLagMin: 480 } });
  expect(corridors.features.length).toBeGreaterThan(0);
  expect(stopovers.features).toEqual([]);
  for (const row of sequences.slice(1)) expect(row.endsWith(',,')).toBe(true);
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
  refuse([write('odd.csv', 'foo,bar\n1,2\n3,4\n'), ...OUT()], 'odd.csv', 'individual, time, x, y', 'foo, bar', '--map');
  refuse([write('cut.csv.gz', gzipSync(herdCsv(4)).subarray(0, 5000)), ...OUT()], 'cut.csv.gz', /damaged or cut off/);
  refuse(
    [write('none.csv', 'timestamp,location-long,location-lat,individual-local-identifier\n2020-01-01 00:00:00,,,a\n'), ...OUT()],
    'none.csv',
    'holds no locations',
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
    ['{"dates":[{"individual":"d0","season":"spring","start":"2020-02-30","end":"2020-05-01"}]}', 'dates.0.start'],
    ['{"dates":[{"individual":"d0","season":"spring","start":"2120-04-01","end":"2120-05-01"}]}', 'dates.0.start'],
    ['{"dates":[{"individual":"d0","season":"spring","start":"1920-04-01","end":"1920-05-01"}]}', 'dates.0.end'],
    ['{"import":{"timeForm":"swatch"}}', 'import.timeForm'],
    ['{"dates":[{"individual":"ghost","season":"spring","start":"2020-04-01","end":"2020-05-01"}]}', 'dates.0.individual'],
    ['{"topspeedKmh":15}', 'topspeedKmh: is no field'],
    ['{"method":{"cellm":250}}', 'method.cellm: is no field'],
    ['{"confirmations":[{"flags":["longish"],"source":{"citation":"a","url":"b"}}]}', 'one-way, long, winding, cut-off'],
    ['{', 'JSON'],
    ['[]', 'bad.json'],
  ] as const)
    refuse([csv, ...OUT(), '--population', write('bad.json', content)], 'bad.json', field);
  expect(existsSync(join(folder, 'refused'))).toBe(false);
});

test('fifteen mule deer, four fixes a day: those whose journeys take no more than 60 days have a corridor, high use within medium within low', async () => {
  const tracks = await readBuiltTracks('mule-deer-wyoming', 'mule-deer-upper-green-river');
  const rows = tracks.reduce((sum, { time }) => sum + time.length, 0);
  const { printed, report } = run(write('deer.csv', writeTracksCsv(tracks)));
  expect(report).toMatchObject({ rowsRead: rows, fixesKept: rows, individuals: 15 });
  // Springs of more than 60 days on the way are routes alone; most of these deer come back within weeks.
  expect(report['individualsWithFootprint']).toBeGreaterThan(10);
  expect(printed.sequences).toBe(30);
  expect(printed.areaKm2.low).toBeGreaterThan(printed.areaKm2.medium);
  expect(printed.areaKm2.medium).toBeGreaterThan(printed.areaKm2.high);
  expect(printed.areaKm2.high).toBeGreaterThan(0);
});

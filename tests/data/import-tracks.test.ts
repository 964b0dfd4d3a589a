import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { contextOf } from '../../data/evidence/evidence.ts';
import { tracksEvidence } from '../../data/evidence/tracks/tracks-evidence.ts';
import { importPopulation } from '../../data/import-tracks.ts';
import { type Manifest, ManifestSchema } from '../../data/manifest.ts';
import { openTracked } from '../unit/catalog/built-catalog.ts';
import { toldOf } from '../unit/i18n/catalogues.ts';
import { hourlyRows, writeTrackingFile } from '../unit/tracks/tracking-file.ts';

const RIGHTS = { licence: 'CC0-1.0', attribution: 'Nobody', citation: 'Nobody 2026' };
const METHOD = { method: 'bbmm', cellM: 500, locationErrorM: 25, maxLagMin: 480, bufferM: 500, minDistanceKm: 15, minDaysAway: 30 };

/** A manifest whose sources are the files given, read as `read` says. */
function manifestOf(
  files: readonly string[],
  read: { population?: object; sources?: readonly (object | undefined)[]; dates?: readonly object[]; more?: object } = {},
): Manifest {
  const { population, sources = [], dates, more = {} } = read;
  const ids = files.map((_, i) => `source-${i}`);
  return v.parse(ManifestSchema, {
    id: 'saiga',
    title: 'Saiga',
    custodian: 'Nobody',
    summary: 'Saiga of the steppe',
    ...RIGHTS,
    sources: files.map((file, i) => ({
      id: ids[i],
      title: file,
      file,
      url: 'https://example.org',
      sha256: '0'.repeat(64),
      accessed: '2026-01-01',
      ...RIGHTS,
      ...(sources[i] === undefined ? {} : { import: sources[i] }),
    })),
    populations: [
      {
        id: 'saiga',
        name: 'Saiga',
        species: { scientific: 'Saiga tatarica', common: 'Saiga', group: 'ungulate' },
        place: 'Steppe',
        tracks: ids,
        topSpeedKmh: 80,
        seasons: 'spring-autumn',
        method: METHOD,
        notes: [],
        maxZoom: 8,
        ...(population === undefined ? {} : { import: population }),
        ...(dates === undefined ? {} : { dates }),
        ...more,
      },
    ],
  });
}

type Files = Readonly<Record<string, string | Uint8Array>>;
const openOf = (manifest: Manifest, files: Files) => (id: string) => {
  const content = files[manifest.sources.find((source) => source.id === id)?.file ?? ''] ?? '';
  return new Uint8Array(typeof content === 'string' ? new TextEncoder().encode(content) : content);
};
function importFiles(files: Files, read: Parameters<typeof manifestOf>[1] = {}) {
  const manifest = manifestOf(Object.keys(files), read);
  const [population] = manifest.populations;
  if (population?.evidence !== 'tracks') throw new Error('no tracks');
  return importPopulation(population, contextOf(manifest, 0, openOf(manifest, files), []));
}

const ROWS = [...hourlyRows(6), ...hourlyRows(4, 'b')];
const MOVEBANK = writeTrackingFile(ROWS);
const OWN = [
  'who|when|place',
  ...ROWS.map((row) => [row['individual-local-identifier'], row.timestamp?.slice(0, 19), `${row['location-long']} 48.25`].join('|')),
  '',
].join('\n');
const READ = { map: { individual: 'who', time: 'when', point: 'place' }, zone: 'UTC' };

describe('a module of any format that the page reads', () => {
  test('a table by the manifest’s columns, packed or not, gives what the Movebank file gives', async () => {
    const expected = await importFiles({ 'a.csv': MOVEBANK });
    expect(expected.report).toEqual({ rowsRead: 10, fixesKept: 10, dropped: {} });
    expect([expected.start, expected.end].map((time) => new Date(time).getUTCFullYear())).toEqual([2020, 2020]);
    const own = OWN.replace('place', 'lon lat');
    const read = { ...READ, map: { ...READ.map, point: 'lon lat' } };
    for (const content of [own, gzipSync(own)]) expect(await importFiles({ 'own.txt': content }, { population: read })).toEqual(expected);
  });

  test('sources of several formats, each with its own columns; a fix that stands in two counts once; too fast ones go', async () => {
    const files = {
      'movebank/a.csv.gz': gzipSync(writeTrackingFile([...hourlyRows(3), { timestamp: '2020-03-01 01:30:00', 'location-long': '75' }])),
      'own/a.csv': 'i,t,lat,lon\n7,1583028000,48.25,71.52\n7,1583031600,48.25,71.53\n',
      'track.gpx':
        '<gpx><trk><name>g</name><trkseg><trkpt lat="48" lon="71"><time>2019-01-01T00:00:00Z</time></trkpt><trkpt lat="48" lon="71.1"><time>2019-01-02T00:00:00Z</time></trkpt></trkseg></trk></gpx>',
    };
    const { tracks, report, start } = await importFiles(files, {
      sources: [undefined, { map: { individual: 'i', time: 't', x: 'lon', y: 'lat' }, timeForm: 'unix-seconds', format: 'mapped' }, { format: 'gpx' }],
    });
    expect(tracks.map(({ individual, lon }) => [individual, [...lon]])).toEqual([
      ['7', [71.5, 71.51, 71.52, 71.53]],
      ['g', [71, 71.1]],
    ]);
    expect(report).toEqual({
      rowsRead: 8,
      fixesKept: 6,
      dropped: { 'dropped.duplicateInFiles': 1, 'dropped.tooFast': 1 },
    });
    expect(new Date(start).getUTCFullYear()).toBe(2019);
  });

  test('a file’s individuals are shared out among populations, and the others are counted', async () => {
    const taken = await importFiles({ 'a.csv': MOVEBANK }, { more: { individuals: ['b'] } });
    const left = await importFiles({ 'a.csv': MOVEBANK }, { more: { without: ['b'] } });
    expect(taken.tracks.map(({ individual }) => individual)).toEqual(['b']);
    expect(taken.report).toEqual({ rowsRead: 10, fixesKept: 4, dropped: { 'dropped.otherIndividual': 6 } });
    expect(left.tracks.map(({ individual }) => individual)).toEqual(['7']);
    expect(left.report).toEqual({ rowsRead: 10, fixesKept: 6, dropped: { 'dropped.otherIndividual': 4 } });
  });

  test('fixes that the custodian knows to be wrong are left out and counted; one that is not there is a mistake', async () => {
    const of = (time: string, individual = 'b') => ({ more: { outliers: [{ individual, time, reason: 'Far off its way' }] } });
    const { tracks } = await importFiles({ 'a.csv': MOVEBANK });
    const wrong = new Date(tracks.find(({ individual }) => individual === 'b')!.time[1]!).toISOString();
    const left = await importFiles({ 'a.csv': MOVEBANK }, of(wrong));
    expect(left.report).toEqual({ rowsRead: 10, fixesKept: 9, dropped: { 'dropped.outlierByModule': 1 } });
    expect(left.tracks.map(({ individual, time }) => [individual, time.length, time.includes(Date.parse(wrong))])).toEqual([
      ['7', 6, true],
      ['b', 3, false],
    ]);
    await expect(importFiles({ 'a.csv': MOVEBANK }, of('2019-01-01T00:00:00Z'))).rejects.toThrow(/outliers\.0/);
    await expect(importFiles({ 'a.csv': MOVEBANK }, of(wrong, 'nobody'))).rejects.toThrow(/outliers\.0/);
    expect(() => manifestOf(['a.csv'], of('28 September 2000'))).toThrow();
  });

  test('the osprey that was said to be in Brazil by a wrong fix is not there', async () => {
    const { file } = await openTracked('osprey-north-america');
    expect(file.rangeStates.map(({ iso3 }) => iso3)).not.toContain('BRA');
    expect(file.importReport.dropped['dropped.outlierByModule']).toBe(1);
  });

  test('individuals to take and to leave out at once, and movement with dates, are refused', () => {
    expect(() => manifestOf(['a.csv'], { more: { individuals: ['7'], without: ['b'] } })).toThrow('not both');
    expect(() => manifestOf(['a.csv'], { more: { movement: { reason: 'They stay.' }, confirmations: [] } })).toThrow('movement has no migrations');
  });

  test('a data package in a folder: its tables, its reference data left aside', async () => {
    const files = {
      'herd/datapackage.json': JSON.stringify({ resources: [{ path: 'gps.csv' }, { path: 'reference.csv', schema: { fields: [{ name: 'animal-id' }] } }] }),
      'herd/reference.csv': 'animal-id,deploy-on-date\n7,2020-01-01\n',
      'herd/gps.csv.gz': gzipSync(MOVEBANK),
    };
    expect((await importFiles(files)).report).toEqual({ rowsRead: 10, fixesKept: 10, dropped: {} });
  });

  test.each<[string, string, Files, Parameters<typeof manifestOf>[1]]>([
    ['columns that are not known', 'data/modules/saiga/module.json: populations.0.import.map: ', { 'own.txt': OWN }, {}],
    [
      'a role left open',
      'populations.0.import.map: which columns of own.txt hold time ',
      { 'own.txt': OWN },
      { population: { map: { individual: 'who', point: 'place' } } },
    ],
    ['a role left open for one source', 'sources.0.import.map: ', { 'own.txt': OWN }, { sources: [{ map: { individual: 'who' } }] }],
    [
      'another format than the manifest names',
      'populations.0.import.format: a.csv is Movebank CSV, not GPX',
      { 'a.csv': MOVEBANK },
      { population: { format: 'gpx' } },
    ],
    [
      'a column that is not there',
      'own.txt, row 1: the column “whom” ',
      { 'own.txt': OWN },
      { population: { ...READ, map: { ...READ.map, individual: 'whom' } } },
    ],
    [
      'an individual that no source has',
      'data/modules/saiga/module.json: populations.0.without.1: no track is of "c"; there are 7, b',
      { 'a.csv': MOVEBANK },
      { more: { without: ['b', 'c'] } },
    ],
    ['nobody left', 'populations.0.without: leaves no individual', { 'a.csv': MOVEBANK }, { more: { without: ['7', 'b'] } }],
    ['a file that is no table', 'a.csv is not text', { 'a.csv': 'PK\u0003\u0004\u0014' }, {}],
  ])('%s: one message that names file and field', async (_, message, files, read) => {
    expect((await toldOf(importFiles(files, read))).message).toContain(message);
  });

  test('a manifest says what it does not know: a role, a date form', () => {
    expect(() => manifestOf(['a.csv'], { population: { map: { animal: 'who' } } })).toThrow();
    expect(() => manifestOf(['a.csv'], { population: { timeForm: 'day-first' } })).toThrow();
  });
});

describe('dates that would erase an animal’s migrations', () => {
  const spring = { individual: '7', season: 'spring', start: '2020-03-01T01:00Z', end: '2020-03-01T04:00Z' };
  test.each<[string, string, object]>([
    ['an individual that is not in the tracks', 'populations.0.dates.1.individual: “Seven” is not in the tracks', { individual: 'Seven' }],
    [
      'a year too late',
      'populations.0.dates.1.start: “7” has too few fixes from 2021-03-01 to 2021-04-01 (0) for a migration; it was tracked from 2020-03-01 to 2020-03-01',
      { start: '2021-03-01', end: '2021-04-01' },
    ],
    ['a year too early', 'populations.0.dates.1.end: “7” has too few fixes from 2019-03-01', { start: '2019-03-01', end: '2019-04-01' }],
    [
      'a gap between two fixes',
      'populations.0.dates.1.start: “7” has too few fixes from 2020-03-01T01:10Z to 2020-03-01T01:50Z (0)',
      { start: '2020-03-01T01:10Z', end: '2020-03-01T01:50Z' },
    ],
    [
      'the last fix alone',
      'populations.0.dates.1.start: “7” has too few fixes from 2020-03-01T04:30Z to 2020-03-02 (1)',
      { start: '2020-03-01T04:30Z', end: '2020-03-02' },
    ],
  ])('%s: one message that names file and field, and when the animal was tracked', async (_, fault, dates) => {
    const manifest = manifestOf(['a.csv'], { dates: [spring, { ...spring, ...dates }] });
    const building = tracksEvidence.build(manifest.populations[0], contextOf(manifest, 0, openOf(manifest, { 'a.csv': MOVEBANK }), []));
    expect((await toldOf(building)).message).toContain(`data/modules/saiga/module.json: ${fault}`);
  });
});

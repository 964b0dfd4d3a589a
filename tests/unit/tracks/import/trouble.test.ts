import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { TableMapping } from '../../../../src/domain/tracks/import/table-mapping.ts';
import { givenFile, importError, importOk } from './given-file.ts';

const TROUBLE = new URL('../../../../../shared/trouble/', import.meta.url);
const HOSTILE = new URL('../../../../../shared/hostile/', import.meta.url);
const fileOf = (path: string, folder = TROUBLE) => givenFile(path, new Uint8Array(readFileSync(new URL(path, folder))));
const read = (path: string, mapping?: TableMapping) => importOk(fileOf(path), mapping ? { mapping } : {});
const mapped = (individual: string, time: string, x: string, y: string): TableMapping => ({ map: { individual, time, x, y } });

describe.skipIf(!existsSync(TROUBLE))('tracking files after public reports of trouble (skipped where ../shared/trouble is missing)', () => {
  /** Animals with their numbers of fixes, what was left out, what was said, and the first fix. */
  const cases: [
    path: string,
    tracks: Record<string, number>,
    dropped: Record<string, number>,
    said: RegExp,
    first?: [string, number, number] | undefined,
    mapping?: TableMapping,
  ][] = [
    ['01-decimal-comma-known-format/movebank-resaved.csv', { 'Ren 1': 3 }, {}, /decimal comma/, ['2021-03-01T06:00:00.000Z', 7.11, 59.21]],
    ['03-sep-line/excel-sep.csv', { 'Ren 1': 2 }, {}, /UTC/],
    ['03-sep-line/excel-sep-comma.csv', { 'Ren 1': 2 }, {}, /UTC/],
    ['04-utf8-bom/bom.csv', { 'Ren å': 2 }, {}, /UTC/],
    ['05-trailing-empty-rows/empty-rows.csv', { A: 2 }, {}, /UTC/],
    ['10-same-instant-two-animals/two.csv', { g1: 2, g2: 2 }, {}, /UTC/],
    ['11-unsorted/unsorted.csv', { a: 3 }, { 'dropped.duplicate': 1 }, /goes backwards/, ['2012-01-01T00:00:00.000Z', 2, 2]],
    [
      '12-local-time-clock-change/local.csv',
      { j1: 7 },
      {},
      /twice/,
      ['2016-10-29T22:30:00.000Z', 16, -22.5],
      { ...mapped('id', 'local_time', 'lon', 'lat'), zone: 'Europe/Berlin' },
    ],
    ['13-longitude-0-360/lon360.csv', { 'shear 1': 8 }, {}, /6 longitudes beyond ±180°/],
    ['15-antimeridian-track/dateline.csv', { bird: 80 }, {}, /UTC/],
    [
      '16-dms/dms.csv',
      { m1: 2 },
      {},
      /taken from their names: animal “id”, time “when”, longitude “long”, latitude “lat”/,
      ['2020-05-01T00:00:00.000Z', 7.43903, 45.14481],
    ],
    ['16-dms/suffix.csv', { m1: 2 }, {}, /taken from their names/, ['2020-05-01T00:00:00.000Z', -70.65, -33.4]],
    ['17-midnight-without-time/r-midnight.csv', { E1: 20 }, {}, /taken as midnight/, ['2024-01-01T00:00:00.000Z', 10, 60.1]],
    ['18-no-seconds/no-seconds.csv', { deer: 5 }, {}, /UTC/],
    ['19-iso-offset/offset.csv', { k: 3 }, {}, /UTC/, ['2019-11-01T13:39:57.000Z', 4.7, 51]],
    ['19-iso-offset/mixed.csv', { k: 4 }, {}, /UTC/],
    ['20-na-strings/na.csv', { A: 2 }, { 'dropped.noAnimal': 2, 'dropped.noPlace': 1, 'dropped.noTime': 1 }, /UTC/],
    ['21-quoted-newline/newline.csv', { A: 2 }, {}, /UTC/],
    ['26-units-row/erddap.csv', { s1: 2 }, { 'dropped.units': 1 }, /^$/, undefined, mapped('animal', 'time', 'longitude', 'latitude')],
    ['27-line-before-header/preamble.csv', { A: 2 }, {}, /before the header/],
    ['27-line-before-header/preamble-comment.csv', { A: 2 }, {}, /before the header/],
    ['28-exponent-ids/ids.csv', { '1.71E+11': 4 }, {}, /a spreadsheet shortened/],
    ['32-gpx-some-times/some.gpx', { a: 2 }, { 'dropped.noTime': 2 }, /^$/],
    ['33-gpx-other-default-namespace/ns2.gpx', { a: 2 }, {}, /^$/],
  ];
  test.each(cases)('%s', async (path, tracks, dropped, said, first, mapping) => {
    const result = await read(path, mapping);
    expect(Object.fromEntries(result.tracks.map(({ individual, time }) => [individual, time.length]))).toEqual(tracks);
    expect(result.report.dropped).toEqual(dropped);
    expect(result.notes.join('\n')).toMatch(said);
    const [track] = result.tracks;
    if (first)
      expect([new Date(track!.time[0]!).toISOString(), ...[track!.lon[0]!, track!.lat[0]!].map((value) => Math.round(value * 1e5) / 1e5)]).toEqual(first);
    expect(track!.lon.every((lon) => Math.abs(lon) <= 180)).toBe(true);
  });
  test('local time: the second 02:00 and 02:30 are an hour later', async () => {
    const [track] = (await read('12-local-time-clock-change/local.csv', { ...mapped('id', 'local_time', 'lon', 'lat'), zone: 'Europe/Berlin' })).tracks;
    expect(Array.from(track!.time, (time) => (time - track!.time[0]!) / 3_600_000)).toEqual([0, 1, 1.5, 2, 2.5, 3, 4]);
  });
  test.each([
    ['23-epoch-seconds/epoch.csv', [-69.52, 48.25]],
    ['07-excel-us-dates/us-dates.csv', [-110.1, 43.2]],
  ])('%s: what is asked for is suggested, and the suggestion reads it', async (path, place) => {
    const asked = await importTracks([fileOf(path)]);
    if (asked.kind !== 'mapping') throw new Error('read without a question');
    const { tracks } = await read(path, asked.needsMapping.suggestion);
    expect([tracks[0]!.lon[0], tracks[0]!.lat[0]].map((value) => Math.round(value! * 1e5) / 1e5)).toEqual(place);
    if (path.startsWith('23')) expect(new Date(tracks[0]!.time[0]!).toISOString()).toBe('2017-10-27T21:29:03.274Z');
  });
  test('errors say what is wrong and where', async () => {
    const order = await importError(fileOf('09-wrong-day-month-order/dmy.csv'), {
      mapping: { ...mapped('id', 'when', 'lon', 'lat'), timeForm: 'month-day-year', zone: 'UTC' },
    });
    expect(order.message).toMatch(/row 14: .*18 of 30 rows cannot be, such as “13\/06\/2025 12:00”; all of it makes sense day first/);
    expect((await importError(fileOf('31-gpx-without-time/notime.gpx'))).message).toMatch(/no point has a time/);
    expect((await importError(fileOf('34-gpx-broken-tag/broken.gpx'))).place.row).toBe(3);
  });
  test('every folder that is read as tracks is tried here', () => {
    const folders = readdirSync(TROUBLE).filter((name) => readFileSync(new URL(`${name}/EXPECT.md`, TROUBLE), 'utf8').includes('Read as: tracks'));
    const tried = [
      ...cases.map(([path]) => path.split('/')[0]),
      '07-excel-us-dates',
      '09-wrong-day-month-order',
      '16-dms',
      '23-epoch-seconds',
      '31-gpx-without-time',
      '34-gpx-broken-tag',
    ];
    expect(folders.filter((name) => !tried.includes(name))).toEqual([]);
  });
});

describe.skipIf(!existsSync(HOSTILE))('files that harmed the atlas (skipped where ../shared/hostile is missing)', () => {
  test('a header of half a million columns and a line without an end are refused, naming file and fault', async () => {
    expect((await importError(fileOf('500000-columns.csv.gz', HOSTILE))).message).toMatch(/^500000-columns\.csv\.gz, row 1: the header has 500,\d{3} columns/);
    expect((await importError(fileOf('one-line-200kB.csv', HOSTILE))).message).toMatch(/^one-line-200kB\.csv, row 1: only one column was found/);
  });
  test('a character cut between two pieces stays whole', async () => {
    const { tracks, notes } = await importOk(fileOf('character-across-pieces.gpx.gz', HOSTILE));
    expect(tracks).toHaveLength(2);
    expect(notes.join()).not.toContain('Windows-1252');
    expect(tracks.every(({ individual }) => individual.startsWith('Северный олень'))).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { TimeForm } from '../../../../src/domain/tracks/import/parse-local-time.ts';
import type { TableMapping } from '../../../../src/domain/tracks/import/table-mapping.ts';
import { hourlyRows, writeTrackingFile } from '../tracking-file.ts';
import { givenFile, importError, importOk } from './given-file.ts';

const TEXT = 'deer;when;east;north\nx;2020-03-01 02:00;500000;5538630,703\nx;2020-03-01 03:00;500000;0\n';
const MAPPING = { map: { individual: 'deer', time: 'when', x: 'east', y: 'north' }, crs: 'EPSG:32633', zone: '+02:00' };

test('columns and first rows are shown with the question', async () => {
  const question = {
    kind: 'mapping',
    needsMapping: {
      file: 'd.csv',
      columns: ['deer', 'when', 'east', 'north'],
      row: 1,
      open: { timeForm: undefined, zone: true, crs: true },
      sampleRows: [
        ['x', '2020-03-01 02:00', '500000', '5538630,703'],
        ['x', '2020-03-01 03:00', '500000', '0'],
      ],
      asks: 'columns',
      suggestion: { map: MAPPING.map },
    },
  };
  expect(await importTracks([givenFile('d.csv', TEXT)])).toEqual(question);
  expect(await importTracks([givenFile('d.csv', TEXT)], { mapping: { map: { individual: 'deer' }, zone: 'UTC' } })).toEqual({
    ...question,
    needsMapping: { ...question.needsMapping, open: { ...question.needsMapping.open, zone: false }, suggestion: { map: MAPPING.map, zone: 'UTC' } },
  });
});

test('UTM: the central meridian at 50° N and the equator, the clock two hours ahead', async () => {
  const { tracks } = await importOk(givenFile('d.csv', TEXT), { mapping: MAPPING });
  expect(tracks[0]!.time[0]).toBe(Date.UTC(2020, 2, 1));
  expect(tracks[0]!.lon[0]).toBeCloseTo(15, 7);
  expect(tracks[0]!.lat[0]).toBeCloseTo(50, 7);
  expect(tracks[0]!.lat[1]).toBeCloseTo(0, 7);
});

test('Web Mercator by its closed form, ETRS89 as UTM, and a proj string', async () => {
  const at = async (crs: string, x: number, y: number): Promise<number[]> => {
    const { tracks } = await importOk(givenFile('d.csv', `i,t,x,y\na,2020-03-01T00:00Z,${x},${y}\na,2020-03-01T01:00Z,${x},${y}\n`), {
      mapping: { map: { individual: 'i', time: 't', x: 'x', y: 'y' }, crs },
    });
    return [tracks[0]!.lon[0]!, tracks[0]!.lat[0]!].map((value) => Math.round(value * 1e7) / 1e7 + 0);
  };
  expect(await at('EPSG:3857', (6378137 * Math.PI) / 2, 6378137 * Math.log(Math.tan(Math.PI / 4 + Math.PI / 12)))).toEqual([90, 30]);
  expect(await at('25833', 500000, 5538630.7027)).toEqual([15, 50]);
  expect(await at('epsg:3035', 4321000, 3210000)).toEqual([10, 52]);
  expect(await at('EPSG:3577', 1e-9, 0)).toEqual([132, 0]);
  expect(await at('+proj=laea +lat_0=60 +lon_0=8 +datum=WGS84', 0.01, 0)).toEqual([8.0000002, 60]);
});

test('what a mapping leaves open or gets wrong is named', async () => {
  const { zone: _, ...noZone } = MAPPING;
  const file = givenFile('d.csv', TEXT);
  const placeOf = async (mapping: TableMapping) => (await importError(file, { mapping })).place;
  expect(await placeOf(noZone)).toEqual({ file: 'd.csv', row: 2, field: 'when' });
  expect(await placeOf({ ...MAPPING, map: { ...MAPPING.map, x: 'easting' } })).toEqual({ file: 'd.csv', row: 1, field: 'easting' });
  expect(await placeOf({ ...MAPPING, crs: 'EPSG:9999' })).toEqual({ file: 'd.csv', field: 'crs' });
  expect(await placeOf({ ...MAPPING, zone: 'Europe/Atlantis' })).toEqual({ file: 'd.csv', field: 'zone' });
  expect(await placeOf({ ...MAPPING, zone: '+25:00' })).toEqual({ file: 'd.csv', field: 'zone' });
  expect(await placeOf({ ...MAPPING, timeForm: 'day-month-year' })).toEqual({ file: 'd.csv', row: 2, field: 'when' });
  expect(await placeOf({ ...MAPPING, map: { ...MAPPING.map, northSouth: 'deer' } })).toEqual({ file: 'd.csv', field: 'northSouth' });
  expect(await placeOf({ ...MAPPING, timeForm: 'unix-seconds', map: { ...MAPPING.map, timeOfDay: 'deer' } })).toEqual({ file: 'd.csv', field: 'timeOfDay' });
});

describe('date forms', () => {
  const CASES: [TimeForm, string, number][] = [
    ['iso', '2020-4-3 13:30:05.25', Date.UTC(2020, 3, 3, 13, 30, 5, 250)],
    ['iso', '2020-04-03T13:30:05+02:00', Date.UTC(2020, 3, 3, 11, 30, 5)],
    ['year-month-day', '2020/4/3 13:30', Date.UTC(2020, 3, 3, 13, 30)],
    ['year-month-day', '2020-04-03 13:30', Date.UTC(2020, 3, 3, 13, 30)],
    ['year-month-day', '20200403 13:30', Date.UTC(2020, 3, 3, 13, 30)],
    ['year-month-day', '2020-Apr-03 13:30', Date.UTC(2020, 3, 3, 13, 30)],
    ['day-month-year', '03/04/2020 1:30 PM', Date.UTC(2020, 3, 3, 13, 30)],
    ['day-month-year', '3.4.2020 13:30', Date.UTC(2020, 3, 3, 13, 30)],
    ['day-month-year', '03-APR-20 13:30', Date.UTC(2020, 3, 3, 13, 30)],
    ['day-month-year', '3 Sept 1998 13:30', Date.UTC(1998, 8, 3, 13, 30)],
    ['month-day-year', '03/04/2020 12:30 AM', Date.UTC(2020, 2, 4, 0, 30)],
    ['month-day-year', '3/4/98 7:05', Date.UTC(1998, 2, 4, 7, 5)],
    ['month-day-year', 'March 4, 2020 7:05', Date.UTC(2020, 2, 4, 7, 5)],
    ['unix-seconds', '1583020800.25', 1_583_020_800_250],
    ['unix-milliseconds', '1583020800250', 1_583_020_800_250],
  ];
  test.each(CASES)('%s: %s', async (timeForm, text, time) => {
    // Twice, at two places of two animals: a track needs two fixes.
    const rows = ['a', 'b'].map((name) => `${name};${text};1;1`);
    const other = timeForm.startsWith('unix')
      ? text.replace(/^158302/, '158301')
      : timeForm === 'iso' || timeForm === 'year-month-day'
        ? '1999-01-01 00:00'
        : '01/01/1999 00:00';
    const { tracks } = await importOk(givenFile('d.csv', `i;t;x;y\n${rows.join('\n')}\na;${other};2;2\n`), {
      mapping: { map: { individual: 'i', time: 't', x: 'x', y: 'y' }, timeForm, zone: 'UTC' },
    });
    expect(tracks[1]!.time[0]).toBe(time);
  });

  const dated = (times: readonly string[], timeForm: TimeForm) => ({
    file: givenFile('d.csv', `i,t,x,y\n${times.map((time, k) => `a,${time},${k + 1},1`).join('\n')}\n`),
    mapping: { map: { individual: 'i', time: 't', x: 'x', y: 'y' }, timeForm, zone: 'UTC' },
  });
  test('a day that can be no month shows that day and month were exchanged: an error at its row, not rows lost', async () => {
    for (const [form, times] of [
      ['month-day-year', ['11/06/2025 12:00', '12/06/2025 12:00', '13/06/2025 12:00']],
      ['day-month-year', ['6/11/2025 12:00', '6/12/2025 12:00', '6/13/2025 12:00']],
    ] as const) {
      const { file, mapping } = dated(times, form);
      expect((await importError(file, { mapping })).place).toEqual({ file: 'd.csv', row: 4, field: 't' });
    }
  });
  test('a day that no calendar has is counted', async () => {
    const { file, mapping } = dated(['01/02/2021 12:00', '02/02/2021 12:00', '31/02/2021 12:00', '32/13/2021 12:00'], 'day-month-year');
    expect((await importOk(file, { mapping })).report.firstRows).toEqual({ 'dropped.timeUnreadable': [4, 5] });
  });
  test('date and time of day in two columns; a spreadsheet’s midnight beside the date is no time', async () => {
    const text = 'i,day,clock,x,y\na,01/02/2021,06:00:30,1,1\na,01/02/2021 00:00,6:30 PM,1,1\na,02/02/2021,,1,1\n';
    const { tracks, report } = await importOk(givenFile('d.csv', text), {
      mapping: { map: { individual: 'i', time: 'day', timeOfDay: 'clock', x: 'x', y: 'y' }, timeForm: 'day-month-year', zone: '-03:30' },
    });
    expect([...tracks[0]!.time]).toEqual([Date.UTC(2021, 1, 1, 9, 30, 30), Date.UTC(2021, 1, 1, 22)]);
    expect(report.dropped).toEqual({ 'dropped.noTime': 1 });
  });
});

describe('clocks of places', () => {
  const read = (zone: string, times: readonly string[]) =>
    importOk(givenFile('d.csv', `i,t,x,y\n${times.map((time, k) => `a,${time},${k + 1},1`).join('\n')}\n`), {
      mapping: { map: { individual: 'i', time: 't', x: 'x', y: 'y' }, zone },
    });
  const AUTUMN = ['2016-10-30 00:30', '2016-10-30 01:30', '2016-10-30 02:00', '2016-10-30 02:30', '2016-10-30 02:00', '2016-10-30 02:30', '2016-10-30 03:30'];
  const HOURS = [-1.5, -0.5, 0, 0.5, 1, 1.5, 2.5].map((hours) => Date.UTC(2016, 9, 30) + hours * 3_600_000);

  test('summer and winter time of one place, the name in any case', async () => {
    const { tracks, notes } = await read('europe/berlin', ['2020-01-15 12:00', '2020-07-15 12:00']);
    expect([...tracks[0]!.time]).toEqual([Date.UTC(2020, 0, 15, 11), Date.UTC(2020, 6, 15, 10)]);
    expect(notes).toEqual([]);
  });
  test('an hour that the clock showed twice is two hours, by the order of the rows, whichever way they run', async () => {
    for (const times of [AUTUMN, AUTUMN.toReversed()]) {
      const { tracks, notes, report } = await read('Europe/Berlin', times);
      expect([...tracks[0]!.time]).toEqual(HOURS);
      expect(report.dropped).toEqual({});
      expect(notes.join()).toMatch(/d\.csv, row \d: the clock of Europe\/Berlin showed “2016-10-30 02:[03]0” twice \(“t”\)/);
    }
  });
  test('one fix an hour: the second 02:00 is an hour later', async () => {
    const { tracks } = await read('Europe/Berlin', ['2016-10-30 01:00', '2016-10-30 02:00', '2016-10-30 02:00', '2016-10-30 03:00']);
    expect([...tracks[0]!.time].map((time) => (time - Date.UTC(2016, 9, 30)) / 3_600_000)).toEqual([-1, 0, 1, 2]);
  });
  test('an hour that the clock never showed is read as if it had not been put forward, and noted', async () => {
    const { tracks, notes } = await read('Europe/Berlin', ['2016-03-27 01:30', '2016-03-27 02:30']);
    expect([...tracks[0]!.time]).toEqual([Date.UTC(2016, 2, 27, 0, 30), Date.UTC(2016, 2, 27, 1, 30)]);
    expect(notes.join()).toMatch(/row 3: the clock of Europe\/Berlin never showed “2016-03-27 02:30” \(“t”\)/);
  });
  test('half an hour of summer time, a half-hour zone, and a constant offset written in each way', async () => {
    expect([...(await read('Australia/Lord_Howe', ['2020-01-15 11:00', '2020-07-15 10:30'])).tracks[0]!.time]).toEqual([
      Date.UTC(2020, 0, 15),
      Date.UTC(2020, 6, 15),
    ]);
    for (const zone of ['Asia/Kolkata', '+05:30', '+0530', 'UTC+5:30']) {
      expect((await read(zone, ['2020-01-15 05:30', '2020-01-15 06:30'])).tracks[0]!.time[0], zone).toBe(Date.UTC(2020, 0, 15));
    }
  });
});

describe('places', () => {
  const map = { individual: 'i', time: 't' };
  const read = (header: string, cells: readonly string[], roles: TableMapping['map'], more: Partial<TableMapping> = {}) =>
    importOk(givenFile('d.csv', `i\tt\t${header}\n${cells.map((cell, k) => `a\t2020-03-0${k + 1}T00:00Z\t${cell}`).join('\n')}\n`), {
      mapping: { map: { ...map, ...roles }, ...more },
    });
  const rounded = ({ tracks }: Awaited<ReturnType<typeof read>>): number[][] =>
    Array.from(tracks[0]!.lon, (lon, i) => [lon, tracks[0]!.lat[i]!].map((value) => Math.round(value * 1e5) / 1e5));

  test('columns of hemispheres give the sign; what contradicts them is counted', async () => {
    const result = await read(
      'lon\tew\tlat\tns',
      ['70.65\tW\t33.4\tS', '70.65\twest\t-33.4\tS', '70,65\tE\t33.4\tn', '70.65\tE\t-33.4\tN', '70.65\tO\t33.4\tN', '70.65\t\t33.4\tN'],
      { x: 'lon', eastWest: 'ew', y: 'lat', northSouth: 'ns' },
    );
    expect(rounded(result)).toEqual([
      [-70.65, -33.4],
      [-70.65, -33.4],
      [70.65, 33.4],
    ]);
    expect(result.report.firstRows).toEqual({ 'dropped.placeNotNumbers': [5, 6, 7] });
  });
  test('degrees, minutes and seconds, and letters behind the degrees', async () => {
    const result = await read(
      'lon\tlat',
      ['7°26\'20.5"E\t45°8\'41.3"N', '70.65W\t33.4S', 'W70:39:00\tS 33:24', '-70°39′\t-33°24′', '-70.65W\t33.4S', '70.65N\t33.4S'],
      {
        x: 'lon',
        y: 'lat',
      },
    );
    expect(rounded(result)).toEqual([[7.43903, 45.14481], ...Array.from({ length: 3 }, () => [-70.65, -33.4])]);
    expect(result.report.firstRows).toEqual({ 'dropped.placeNotNumbers': [6, 7] });
  });
  test.each([
    ['lat, lon', ['33.5, 70.5', '33.6,70.6', '33,7 70,7', '(33.8; 70.8)']],
    ['lonlat', ['70.5 33.5', '70.6/33.6', '[70.7, 33.7]', '70,8; 33,8']],
    ['geom', ['POINT (70.5 33.5)', 'SRID=4326;POINT Z(70.6 33.6 12)', '{"type":"Point","coordinates":[70.7,33.7]}', 'point(70.8 33.8)']],
    ['where', ['33.5N 70.5E', '70.6E, 33.6N', 'N33°42′ E70°42′', '33.8 N, 70.8 E']],
  ])('one column for both coordinates: %s', async (column, cells) => {
    const result = await read(
      column,
      cells.map((cell) => (cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell)),
      { point: column },
    );
    expect(rounded(result)).toEqual([5, 6, 7, 8].map((tenth) => [70 + tenth / 10, 33 + tenth / 10]));
    expect(result.notes).toEqual([]);
  });
  test('pairs that say nothing of their order: latitude first, with a note; a first longitude tells, a later one contradicts', async () => {
    const open = await read('place', ['33.5,70.5', '33.6,70.6'], { point: 'place' });
    expect(rounded(open)[0]).toEqual([70.5, 33.5]);
    expect(open.notes.join()).toMatch(/“place” does not say which coordinate comes first/);
    const west = await read('place', ['-109.5,43.5', '-80.6,43.6'], { point: 'place' });
    expect(rounded(west)).toEqual([
      [-109.5, 43.5],
      [-80.6, 43.6],
    ]);
    await expect(read('place', ['-80.5,43.5', '-109.6,43.6'], { point: 'place' })).rejects.toMatchObject({ place: { file: 'd.csv', row: 3, field: 'place' } });
  });
  test('pairs of a projected system are easting, then northing', async () => {
    const result = await read('xy', ['500000 5538630.703', '500000 0', 'one 2', ''], { point: 'xy' }, { crs: 'EPSG:32633' });
    expect(rounded(result)).toEqual([
      [15, 50],
      [15, 0],
    ]);
    expect(result.report.dropped).toEqual({ 'dropped.placeNotNumbers': 1, 'dropped.noPlace': 1 });
  });
  test('the location error of each fix, metres; none where the table has none, so that the population’s counts', async () => {
    const { tracks } = await read('x\ty\te', ['1\t1\t35', '2\t2\t12,5', '3\t3\t', '4\t4\t-1'], { x: 'x', y: 'y', error: 'e' });
    expect([...tracks[0]!.error]).toEqual([35, 12.5, 0, 0]);
  });
});

describe('a mapping beside known formats', () => {
  const MOVEBANK = writeTrackingFile([
    { timestamp: '3/14/2015 7:05' },
    { timestamp: '3/15/2015 7:05', 'argos:lc': 'B' },
    { timestamp: '3/16/2015 7:05', visible: 'false' },
    { timestamp: '3/17/2015 7:05', 'algorithm-marked-outlier': 'true' },
  ]);
  test('a date form alone reads a Movebank table that went through a spreadsheet; its marks and Argos classes still count', async () => {
    const { tracks, report } = await importOk(givenFile('m.csv', MOVEBANK), { mapping: { timeForm: 'month-day-year' } });
    expect([...tracks[0]!.time]).toEqual([Date.UTC(2015, 2, 14, 7, 5), Date.UTC(2015, 2, 15, 7, 5)]);
    expect([...tracks[0]!.error]).toEqual([0, 6808]);
    expect(report.dropped).toEqual({ 'dropped.notVisible': 1, 'dropped.outlierByAlgorithm': 1 });
  });
  test('a mapping of one file leaves a known format beside it as it is, with a note; one that fits no file is an error', async () => {
    const known = givenFile('m.csv', writeTrackingFile(hourlyRows(2)));
    const { notes, tracks } = await importOk([known, givenFile('d.csv', TEXT)], { mapping: MAPPING });
    expect(tracks.map(({ individual }) => individual)).toEqual(['7', 'x']);
    expect(notes.join()).toMatch(/m\.csv is Movebank CSV, which says itself what it holds/);
    expect((await importError(known, { mapping: MAPPING })).place).toEqual({ file: 'm.csv', row: 1, field: 'map' });
  });
  test('each file may have a mapping of its own', async () => {
    const other = 'who,at,lon,lat\nx,1583107200,15,50\n';
    const { report } = await importOk([
      { ...givenFile('d.csv', TEXT), mapping: MAPPING },
      { ...givenFile('e.csv', other), mapping: { map: { individual: 'who', time: 'at', x: 'lon', y: 'lat' }, timeForm: 'unix-seconds' } },
    ]);
    expect(report).toMatchObject({ rowsRead: 3, fixesKept: 3 });
  });
});

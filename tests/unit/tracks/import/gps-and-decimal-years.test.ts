import { describe, expect, test } from 'vitest';
import { readDecimalYear } from '../../../../src/domain/tracks/import/decimal-year.ts';
import { utcOfGps } from '../../../../src/domain/tracks/import/gps-time.ts';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import { givenFile, importError, importOk } from './given-file.ts';

const iso = (time: number | undefined): string => (time === undefined ? 'none' : new Date(time).toISOString());
const table = (header: string, rows: readonly string[]) => givenFile('t.csv', `id,${header},lon,lat\n${rows.map((row, i) => `a,${row},8.${i},59\n`).join('')}`);
const MAP = { individual: 'id', x: 'lon', y: 'lat' } as const;

describe('GPS weeks with their seconds', () => {
  // Of NGS and IERS: week 1024 began on 22 August 1999, week 2048 on 7 April 2019; GPS − UTC was 13 s, then 18 s.
  test.each([
    [0, 0, '1980-01-06T00:00:00.000Z'],
    [1024, 13, '1999-08-22T00:00:00.000Z'],
    [1356, 14, '2006-01-01T00:00:00.000Z'],
    [1930, 16.5, '2016-12-31T23:59:59.500Z'],
    [2048, 18, '2019-04-07T00:00:00.000Z'],
  ])('week %d, second %d', (week, second, utc) => {
    expect(iso(utcOfGps(week, second))).toBe(utc);
  });

  test.each([
    ['gps_week,tow', ['2048,18', '2048,86418.5'], 86_400_500],
    ['GPS Week,Seconds of week', ['2048.0,18.0', '2048.0,604800.0'], 604_782_000],
    ['week,iTOW', ['2048,18000', '2048,604800000'], 604_782_000],
    ['wn,iTOW (ms)', ['2048,18000', '2048,86418000'], 86_400_000],
    ['GPSWeek,time', ['2048,18', '2048,90018'], 90_000_000],
  ])('of %s are known, and said', async (header, rows, later) => {
    const { tracks, notes } = await importOk(table(header, rows));
    expect(tracks.map(({ time }) => [...time].map(iso))).toEqual([['2019-04-07T00:00:00.000Z', iso(Date.UTC(2019, 3, 7) + later)]]);
    expect(notes.join()).toContain('2019-04-07 00:00:00 UTC: weeks from 6 January 1980, less the leap seconds since then (18 s since 2017, IERS)');
  });

  test('a date in the table wins, and weeks of the year are none', async () => {
    const both = await importOk(table('gps_week,tow,timestamp', ['2048,18,2020-05-01T06:00:00Z', '2048,90000,2020-05-02T06:00:00Z']));
    expect(iso(both.tracks[0]?.time[0])).toBe('2020-05-01T06:00:00.000Z');
    expect(await importTracks([table('week,seconds', ['14,100000', '15,200000'])])).toMatchObject({ kind: 'mapping' });
  });

  test('weeks of receivers that count to 1023 are refused with file, row and field', async () => {
    const mapping = { map: { ...MAP, gpsWeek: 'w', secondOfWeek: 's' } };
    const { code, place, values } = await importError(table('w,s', ['187,18', '187,90000']), { mapping });
    expect({ code, place, values }).toEqual({
      code: 'table.gpsWeeks',
      place: { file: 't.csv', row: 2, field: 'w' },
      values: { text: '187, 18', n: 2, of: 2 },
    });
  });

  test('are not asked for a zone, and want both columns', async () => {
    const file = table('w,s', ['2048,18', '2048,90018']);
    expect((await importOk(file, { mapping: { map: { ...MAP, gpsWeek: 'w', secondOfWeek: 's' } } })).tracks[0]?.time).toHaveLength(2);
    expect(await importTracks([file], { mapping: { map: { ...MAP, gpsWeek: 'w' } } })).toMatchObject({ kind: 'mapping' });
  });
});

describe('small numbers taken for time since 1970', () => {
  test.each([
    ['unix-seconds', ['18', '86418', '604800']],
    ['unix-seconds', ['100000000', '200000000']],
    ['unix-milliseconds', ['18000', '86418000']],
  ] as const)('%s of %j are refused', async (timeForm, cells) => {
    const { code, place } = await importError(table('t', cells), { mapping: { map: { ...MAP, time: 't' }, timeForm } });
    expect({ code, place }).toEqual({ code: 'table.smallSeconds', place: { file: 't.csv', row: 2, field: 't' } });
  });

  test('are refused in a known format too, where their digits are those of seconds', async () => {
    const file = givenFile('m.csv', 'timestamp,location-long,location-lat,individual-local-identifier\n100000000,8,59,a\n200000000,8,60,a\n');
    expect((await importError(file)).place).toEqual({ file: 'm.csv', row: 2, field: 'timestamp' });
  });

  test('a receiver’s first rows, before it knew the time, are left out and counted', async () => {
    const file = table('t', ['0', '1583020800', '1583024400']);
    const { report, tracks } = await importOk(file, { mapping: { map: { ...MAP, time: 't' }, timeForm: 'unix-seconds' } });
    expect(tracks[0]?.time).toHaveLength(2);
    expect(report).toMatchObject({ dropped: { 'dropped.secondsTooSmall': 1 }, firstRows: { 'dropped.secondsTooSmall': [2] } });
  });
});

describe('seconds and days from another moment', () => {
  test('of a column named after GPS are asked for: they may count from 1980 or, by the receiver’s clock, from 1970', async () => {
    const file = table('gps_time', ['1299736818', '1299754818']);
    expect(await importTracks([file])).toMatchObject({ kind: 'mapping', needsMapping: { open: { timeForm: 'gps' } } });
    const map = { ...MAP, time: 'gps_time' };
    expect((await importError(file, { mapping: { map } })).place).toEqual({ file: 't.csv', row: 2, field: 'gps_time' });
    const first = async (timeForm: 'gps-seconds' | 'unix-seconds'): Promise<string> =>
      iso((await importOk(file, { mapping: { map, timeForm } })).tracks[0]?.time[0]);
    expect(await first('gps-seconds')).toBe('2021-03-14T06:00:00.000Z');
    expect(await first('unix-seconds')).toBe('2011-03-10T06:00:18.000Z');
  });

  test.each(['seconds since 2000-01-01', 'days since 1950-01-01T00:00:00Z', 'hours since 1970-01-01'])('“%s” below the header is refused', async (unit) => {
    const rows = ['669016800', '669034800'].map((time) => `a,${time},8.1,59\n`);
    const text = `id,time,lon,lat\n,${unit},degrees_east,degrees_north\n${rows.join('')}`;
    const { code, place, values } = await importError(givenFile('t.csv', text));
    expect({ code, place, words: values['text'] }).toEqual({
      code: 'table.countedSince',
      place: { file: 't.csv', row: 2, field: 'time' },
      words: unit.replace('T00:00:00Z', 'T00:00:00'),
    });
  });

  test('seconds since 1970 are read', async () => {
    const text = 'id,time,lon,lat\n,seconds since 1970-01-01T00:00:00Z,degrees_east,degrees_north\na,1583020800,8,59\na,1583024400,8.1,59\n';
    expect(iso((await importOk(givenFile('t.csv', text))).tracks[0]?.time[0])).toBe('2020-03-01T00:00:00.000Z');
  });
});

describe('decimal years', () => {
  // R, lubridate: decimal_date(ymd_hms('2016-07-02 00:00:00')) is 2016.5, of '2015-07-02 12:00:00' 2015.5.
  test.each([
    ['2016.5', '2016-07-02T00:00:00.000Z'],
    ['2015.5', '2015-07-02T12:00:00.000Z'],
    ['2014,0', '2014-01-01T00:00:00.000Z'],
    ['2014', '2014-01-01T00:00:00.000Z'],
    ['2014.99999999', '2015-01-01T00:00:00.000Z'],
  ])('%s', (text, time) => expect(iso(readDecimalYear(text))).toBe(time));

  test.each(['time', 'year', 'Decimal_Year', 'año'])('in “%s” are known, with how fine they are', async (name) => {
    const file = table(`${name}`, ['2014.5312', '2014.9999']);
    const question = await importTracks([file]);
    expect(question).toMatchObject({ needsMapping: { suggestion: { timeForm: 'decimal-year', map: { time: name } } } });
    const { tracks, notes } = await importOk(file, { mapping: { map: { ...MAP, time: name }, zone: 'UTC' } });
    expect(iso(tracks[0]?.time[0])).toBe('2014-07-13T21:18:43.000Z');
    expect(notes.join()).toContain('from 1 January to the next; its last decimal is 53 minutes.');
  });

  test('of a known format are UTC', async () => {
    const file = givenFile('m.csv', 'timestamp,location-long,location-lat,individual-local-identifier\n2014.53125,8,59,a\n2014.99995,8,60,a\n');
    expect(iso((await importOk(file)).tracks[0]?.time[0])).toBe('2014-07-13T21:45:00.000Z');
  });

  test('that may be year, month and day are asked for, and so without a mapped form', async () => {
    const file = table('time', ['2014.0531', '2014.1130']);
    expect(await importTracks([file])).toMatchObject({ needsMapping: { suggestion: { timeForm: 'decimal-year' } } });
    const open = await importError(file, { mapping: { map: { ...MAP, time: 'time' }, zone: 'UTC' } });
    expect(open).toMatchObject({ code: 'table.otherDates', place: { file: 't.csv', row: 2, field: 'time' } });
    const movebank = givenFile('m.csv', 'timestamp,location-long,location-lat,individual-local-identifier\n2014.0531,8,59,a\n2014.1130,8,60,a\n');
    expect(await importTracks([movebank])).toMatchObject({ needsMapping: { asks: 'timeForm', suggestion: { timeForm: 'decimal-year' } } });
  });

  test('heights are none', async () => {
    const { tracks } = await importOk(table('timestamp,height', ['2020-05-01T06:00:00Z,2014.53', '2020-05-02T06:00:00Z,1999.25']));
    expect(tracks[0]?.time).toHaveLength(2);
    expect(await importTracks([table('height', ['2014.53', '1999.25'])])).not.toMatchObject({ needsMapping: { suggestion: { timeForm: 'decimal-year' } } });
  });
});

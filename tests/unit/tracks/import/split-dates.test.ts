import { describe, expect, test } from 'vitest';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { TableMapping } from '../../../../src/domain/tracks/import/table-mapping.ts';
import { givenFile, importError, importOk } from './given-file.ts';

// Dates and times whose parts stand in columns of their own.

/** What is asked of a table, with the answer that it shows itself. */
async function suggested(text: string): Promise<TableMapping> {
  const result = await importTracks([givenFile('d.csv', text)]);
  if (result.kind !== 'mapping') throw new Error('read without a question');
  return result.needsMapping.suggestion;
}

/** Times of the first track, read as the table itself suggests, on UTC. */
async function timesOf(text: string): Promise<string[]> {
  const { tracks } = await importOk(givenFile('d.csv', text), { mapping: { ...(await suggested(text)), zone: 'UTC' } });
  return [...tracks[0]!.time].map((time) => new Date(time).toISOString());
}

/** A table of one animal under these heads. */
const table = (heads: string, ...rows: string[]): string => [`animal,${heads},lon,lat`, ...rows.map((row, i) => `a,${row},${10 + i / 100},50`)].join('\n');

const EXPECTED = ['2015-03-14T06:00:00.000Z', '2015-03-15T18:30:00.000Z'];

test.each([
  ['year,month,day,hour,minute', '2015,3,14,6,0', '2015,3,15,18,30'],
  ['Year,Month,Day,Hour,Minute,Second', '2015,03,14,06,00,00', '2015,03,15,18,30,00'],
  ['YYYY,MM,DD,HH,min,sec', '2015,3.0,14.0,6.0,0.0,0.0', '2015,3.0,15.0,18.0,30.0,0.0'],
  ['yr,mon,day,time', '15,Mar,14,06:00', '15,Mar,15,18:30:00'],
  ['year,month,day,time', '2015,3,14,600', '2015,3,15,1830'],
  ['year,month,day,time_utc', '2015,3,14,060000', '2015,3,15,183000'],
  ['day,month,year,hour,minute', '14,3,2015,6,0', '15,3,2015,18,30'],
  ['year,month,date,hour,minute', '2015,3,14,6,0', '2015,3,15,18,30'],
  ['year,yday,hour,minute', '2015,73,6,0', '2015,74,18,30'],
  ['year,julian,time', '2015,73,06:00', '2015,74,18:30'],
  ['Year,DOY,Hour_UTC,Minute_UTC', '2015,073,06,00', '2015,074,18,30'],
  ['año,mes,día,hora,minuto', '2015,marzo,14,6,0', '2015,marzo,15,18,30'],
  ['année,mois,jour,heure', '2015,mars,14,06:00', '2015,mars,15,18:30'],
  ['Jahr,Monat,Tag,Uhrzeit', '2015,März,14,06:00', '2015,März,15,18:30'],
  ['год,месяц,день,час,минута', '2015,марта,14,6,0', '2015,марта,15,18,30'],
  ['年,月,日,时,分', '2015,3,14,6,0', '2015,3,15,18,30'],
  ['date,hour,minute', '2015-03-14,6,0', '2015-03-15,18,30'],
  ['date,hour,minute', '14 mars 2015,6,0', '15 mars 2015,18,30'],
  ['date,heure', '14 de mayo de 2015,06:00', '15 de mayo de 2015,18:30'],
])('%s', async (heads, ...rows) => {
  const expected = rows[0]!.includes('mayo') ? EXPECTED.map((time) => time.replace('-03-', '-05-')) : EXPECTED;
  expect(await timesOf(table(heads, ...rows))).toEqual(expected);
});

test('a whole date wins over its parts beside it', async () => {
  const text = table('datetime,year,month,day', '2015-03-14 06:00,2015,3,14', '2015-03-15 18:30,2015,3,15');
  expect((await suggested(text)).map).toEqual({ individual: 'animal', time: 'datetime', x: 'lon', y: 'lat' });
});

test('dates without a time of day are midnights, and that is noted', async () => {
  const text = table('year,month,day', '2015,3,14', '2015,3,15');
  expect(await timesOf(text)).toEqual(['2015-03-14T00:00:00.000Z', '2015-03-15T00:00:00.000Z']);
});

test('leap years have a day 366, others have none', async () => {
  const rows = ['2016,366,6,0', '2015,366,6,0', '2015,365,6,0'];
  const { tracks, report } = await importOk(givenFile('d.csv', table('year,doy,hour,minute', ...rows)), {
    mapping: { map: { individual: 'animal', year: 'year', dayOfYear: 'doy', hour: 'hour', minute: 'minute', x: 'lon', y: 'lat' }, zone: 'UTC' },
  });
  expect([...tracks[0]!.time].map((time) => new Date(time).toISOString().slice(0, 10))).toEqual(['2015-12-31', '2016-12-31']);
  expect(report.dropped).toEqual({ 'dropped.timeUnreadable': 1 });
});

test('the clock that is said counts, with its summer time', async () => {
  const text = table('year,month,day,hour,minute', '2015,1,14,6,0', '2015,7,15,6,0');
  const { tracks } = await importOk(givenFile('d.csv', text), { mapping: { ...(await suggested(text)), zone: 'Europe/Berlin' } });
  expect([...tracks[0]!.time].map((time) => new Date(time).toISOString().slice(11, 16))).toEqual(['05:00', '04:00']);
});

describe('what contradicts itself is refused', () => {
  const map = { individual: 'animal', year: 'year', month: 'month', day: 'day', x: 'lon', y: 'lat' };
  test('month and day in each other’s column', async () => {
    const text = table('year,month,day', '2015,3,4', '2015,14,3', '2015,15,3');
    expect(await importError(givenFile('d.csv', text), { mapping: { map, zone: 'UTC' } })).toMatchObject({
      code: 'table.monthAndDay',
      place: { file: 'd.csv', row: 3, field: 'month' },
    });
  });
  test('but one month of 13 among days beyond 12 is one row lost', async () => {
    const text = table('year,month,day', '2015,3,14', '2015,13,3', '2015,3,15');
    expect((await importOk(givenFile('d.csv', text), { mapping: { map, zone: 'UTC' } })).report.dropped).toEqual({ 'dropped.timeUnreadable': 1 });
  });
  test('days of the year that are counted from 0', async () => {
    const text = table('year,yday', '2015,3', '2015,0');
    const { month: _m, day: _d, ...rest } = map;
    expect(await importError(givenFile('d.csv', text), { mapping: { map: { ...rest, dayOfYear: 'yday' }, zone: 'UTC' } })).toMatchObject({
      code: 'table.daysFromZero',
      place: { row: 3, field: 'yday' },
    });
  });
  test('a table whose clock nobody said', async () => {
    const text = table('year,month,day,hour', '2015,3,14,6', '2015,3,15,6');
    expect(await importError(givenFile('d.csv', text), { mapping: { map: { ...map, hour: 'hour' } } })).toMatchObject({ code: 'table.noZone' });
  });
});

test('a row without a part has no time', async () => {
  const text = table('year,month,day,hour,minute', '2015,3,14,6,0', '2015,NA,15,6,0', '2015,3,15,,0', '2015,3,16,6,0');
  const { report } = await importOk(givenFile('d.csv', text), { mapping: { ...(await suggested(text)), zone: 'UTC' } });
  expect(report.dropped).toEqual({ 'dropped.noTime': 2 });
});

test('Movebank’s columns with a split date are asked for, not refused', async () => {
  const text = 'individual-local-identifier,location-long,location-lat,year,month,day\na,10,50,2015,3,14\na,11,50,2015,3,15\n';
  expect((await suggested(text)).map).toMatchObject({ year: 'year', month: 'month', day: 'day' });
  expect(await timesOf(text)).toEqual(['2015-03-14T00:00:00.000Z', '2015-03-15T00:00:00.000Z']);
});

import { describe, expect, test } from 'vitest';
import { zoneOfName } from '../../../../src/domain/tracks/import/header-clock.ts';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { TableMapping } from '../../../../src/domain/tracks/import/table-mapping.ts';
import { givenFile, importOk } from './given-file.ts';

test.each([
  ['time_utc', 'UTC'],
  ['UTC_datetime', 'UTC'],
  ['DateGMT', 'UTC'],
  ['Date & Time [GMT]', 'UTC'],
  ['local_time_GMT+2', '+02:00'],
  ['Date (UTC+3)', '+03:00'],
  ['time UTC−07:30', '-07:30'],
  ['t_utc+0545', '+05:45'],
  ['local time', undefined],
  ['local_time_utc', undefined],
  ['utc_offset', undefined],
  ['UTC+25', undefined],
  ['outcome', undefined],
  ['gmtoff', undefined],
])('the clock of “%s” is %s', (name, zone) => {
  expect(zoneOfName(name)).toBe(zone);
});

const rows = (header: string, cells: readonly string[]): string =>
  [`id,${header},lat,lon`, ...cells.map((time, i) => `a,${time},60.${i},10.${i}`), ''].join('\n');

/** Times of the fixes of a table; where it asks, as its own suggestion answers, on the clock of UTC. */
async function timesOf(text: string): Promise<{ readonly asked: TableMapping | undefined; readonly times: string[]; readonly notes: readonly string[] }> {
  const first = await importTracks([givenFile('t.csv', text)], {});
  const asked = first.kind === 'tracks' ? undefined : first.needsMapping.suggestion;
  const { tracks, notes } = await importOk(givenFile('t.csv', text), asked ? { mapping: { zone: 'UTC', ...asked } } : {});
  return { asked, times: [...(tracks[0]?.time ?? [])].map((time) => new Date(time).toISOString().slice(0, 19)), notes };
}

describe('a clock that a header names is taken, and said', () => {
  const cells = ['2020-05-01 00:00:00', '2020-05-01 06:00:00', '2020-05-01 12:00:00'];
  test.each([
    ['time_utc', cells, '2020-05-01T00:00:00'],
    ['local_time_GMT+2', cells, '2020-04-30T22:00:00'],
    // Of two clocks the one that is named.
    ['local_time,time_utc', cells.map((cell) => `${cell.replace('01', '31').replace('-05-', '-03-')},${cell}`), '2020-05-01T00:00:00'],
    ['date_utc,time_utc', cells.map((cell) => cell.replace(' ', ',')), '2020-05-01T00:00:00'],
  ])('%s', async (header, times, first) => {
    const read = await timesOf(rows(header, times));
    expect(read.asked).toBeUndefined();
    expect(read.times).toHaveLength(3);
    expect(read.times[0]).toBe(first);
    expect(read.notes.join()).toMatch(/times are taken as (?:UTC|\+02:00), as the name of/);
  });

  test('a time without one is asked for, and a zone that is given wins', async () => {
    expect((await timesOf(rows('local_time', cells))).asked).toMatchObject({ map: { time: 'local_time' } });
    const map = { individual: 'id', time: 'time_utc', x: 'lon', y: 'lat' };
    const { tracks } = await importOk(givenFile('t.csv', rows('time_utc', cells)), { mapping: { map, zone: '+01:00' } });
    expect(new Date(tracks[0]!.time[0]!).toISOString()).toBe('2020-04-30T23:00:00.000Z');
  });
});

describe('times as tables write them without marks', () => {
  test.each([
    ['year,doy', ['2020,122.0', '2020,122.25', '2020,122.5'], ['2020-05-01T00:00:00', '2020-05-01T06:00:00', '2020-05-01T12:00:00']],
    ['year,jday', ['2020,366.99999', '2021,1', '2021,1.0417'], ['2020-12-31T23:59:59', '2021-01-01T00:00:00', '2021-01-01T01:00:03']],
    ['date,time', ['2020-05-01,5', '2020-05-01,605', '2020-05-01,1205'], ['2020-05-01T00:05:00', '2020-05-01T06:05:00', '2020-05-01T12:05:00']],
    ['date,time', ['2020-05-01,530', '2020-05-01,60530', '2020-05-01,120530'], ['2020-05-01T00:05:30', '2020-05-01T06:05:30', '2020-05-01T12:05:30']],
    ['date,hhmm', ['2020-05-01,0', '2020-05-01,115', '2020-05-01,1230'], ['2020-05-01T00:00:00', '2020-05-01T01:15:00', '2020-05-01T12:30:00']],
    ['date,time', ['2020-05-01,0', '2020-05-01,0.25', '2020-05-01,0.5'], ['2020-05-01T00:00:00', '2020-05-01T06:00:00', '2020-05-01T12:00:00']],
    ['date,hour', ['2020-05-01,0.5', '2020-05-01,6.75', '2020-05-01,23'], ['2020-05-01T00:30:00', '2020-05-01T06:45:00', '2020-05-01T23:00:00']],
    ['date,time', ['20200501,00:00', '20200501,06:00', '20200502,24:00'], ['2020-05-01T00:00:00', '2020-05-01T06:00:00', '2020-05-03T00:00:00']],
    // Counted in milliseconds these would be of 1976.
    ['datetime', ['202005010000', '202005010600', '202005011200'], ['2020-05-01T00:00:00', '2020-05-01T06:00:00', '2020-05-01T12:00:00']],
    ['datetime', ['20200501000000', '20200501060000', '20200501120000'], ['2020-05-01T00:00:00', '2020-05-01T06:00:00', '2020-05-01T12:00:00']],
    ['Date', ['00:00:00 01-May-2020', '06:00:00 01-May-2020', '12:00:00 01-May-2020'], ['2020-05-01T00:00:00', '2020-05-01T06:00:00', '2020-05-01T12:00:00']],
    ['date', ['"Fri, 01 May 2020 00:00:00 GMT"', '"Fri, 01 May 2020 06:00:00 GMT"'], ['2020-05-01T00:00:00', '2020-05-01T06:00:00']],
  ])('%s: %j', async (header, cells, times) => {
    expect((await timesOf(rows(header, cells))).times).toEqual(times);
  });

  test('twelve digits that are no date are milliseconds as before', async () => {
    const { asked, times } = await timesOf(rows('time', ['946684800000', '946688400000', '946692000000']));
    expect(asked).toBeUndefined();
    expect(times).toEqual(['2000-01-01T00:00:00', '2000-01-01T01:00:00', '2000-01-01T02:00:00']);
  });

  test('figures below 100 alone are hours, never minutes', async () => {
    const { asked } = await timesOf(rows('date,hour', ['2020-05-01,0', '2020-05-01,12', '2020-05-01,18']));
    expect(asked?.map).toMatchObject({ time: 'date', hour: 'hour' });
    expect(asked?.map?.timeOfDay).toBeUndefined();
  });
});

test('Argos classes of CLS, of Wildlife Computers and of R are known by their columns', async () => {
  const sensorsOf = async (header: string, cells: readonly string[], map: TableMapping['map']) => {
    const text = [header, ...cells.map((cell, i) => `a,2020-05-0${i + 1} 06:00:00,60.${i},10.${i},${cell}`), ''].join('\n');
    const { sensors, tracks } = await importOk(givenFile('t.csv', text), { mapping: { map: { x: 'lon', y: 'lat', ...map }, zone: 'UTC' } });
    return { sensors, errors: [...(tracks[0]?.error ?? [])].map(Math.round) };
  };
  expect(await sensorsOf('Platform ID No.,Loc. date,lat,lon,Loc. quality', ['3', 'B'], { individual: 'Platform ID No.', time: 'Loc. date' })).toEqual({
    sensors: { 'argos-class': 2 },
    errors: [325, 6808],
  });
  expect(await sensorsOf('id,date,lat,lon,lc', ['3', 'G'], { individual: 'id', time: 'date' })).toMatchObject({ sensors: { 'argos-class': 1, gps: 1 } });
  // Land cover, whose codes go on.
  expect(await sensorsOf('id,date,lat,lon,lc', ['3', '41'], { individual: 'id', time: 'date' })).toMatchObject({ sensors: { unstated: 2 } });
  // “Quality” of a FastGPS position is its number of satellites.
  const wildlife = await sensorsOf('DeployID,Date,lat,lon,Ptt,Type,Quality,Error radius', ['1,Argos,A,', '1,FastGPS,3,', '1,Argos,2,1414.2'], {
    individual: 'DeployID',
    time: 'Date',
  });
  expect(wildlife).toEqual({ sensors: { 'argos-class': 1, gps: 1, 'argos-ellipse': 1 }, errors: [4099, 0, 1000] });
});

test('a point as R’s sf writes it has its longitude first', async () => {
  const text = ['id,time,geometry', 'a,2020-05-01T06:00:00Z,"c(10.5, 60.25)"', 'a,2020-05-02T06:00:00Z,"c(10.6, 60.3)"', ''].join('\n');
  const { tracks } = await importOk(givenFile('t.csv', text), { mapping: { map: { individual: 'id', time: 'time', point: 'geometry' } } });
  expect([tracks[0]?.lon[0], tracks[0]?.lat[0]]).toEqual([10.5, 60.25]);
});

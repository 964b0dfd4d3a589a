import { expect, test } from 'vitest';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { ImportOptions, MappingQuestion } from '../../../../src/domain/tracks/import/import-types.ts';
import { givenFile, importError, importOk } from './given-file.ts';

/** Fixes at ten in the morning, a day apart, each by its own clock. */
const table = (zones: readonly string[], { header = 'timestamp,timezone', month = '01' } = {}): string =>
  `animal,${header},lon,lat\n${zones.map((zone, at) => `A,2020-${month}-0${at + 1} 10:00:00,${zone},7.${at},59\n`).join('')}`;
const read = async (text: string, options?: ImportOptions) => {
  const { tracks, notes } = await importOk(givenFile('f.csv', text), options);
  return { hours: Array.from(tracks[0]!.time, (time) => new Date(time).toISOString().slice(8, 16)), notes: notes.join('\n') };
};
const ask = async (text: string): Promise<MappingQuestion> => {
  const result = await importTracks([givenFile('f.csv', text)]);
  if (result.kind === 'tracks') throw new Error('read without a question');
  return result.needsMapping;
};
const MAP = { individual: 'animal', time: 'timestamp', x: 'lon', y: 'lat', zone: 'timezone' };

test('each row has the clock that its column names', async () => {
  const { hours, notes } = await read(table(['UTC', 'CET', '+02:00', 'America/Denver', 'GMT-3', '−0530']));
  expect(hours).toEqual(['01T10:00', '02T09:00', '03T08:00', '04T17:00', '05T13:00', '06T15:30']);
  expect(notes).toContain('by the clock that the column “timezone” names for it: UTC, CET (UTC+01:00), +02:00, America/Denver, GMT-3, −0530');
});

test('a place has its summer time, a date beside its time the same clock, and a time that names one itself keeps that', async () => {
  expect((await read(table(['Europe/Berlin', 'America/Denver'], { month: '07' }))).hours).toEqual(['01T08:00', '02T16:00']);
  const split = 'animal,date,time,tz,lon,lat\nA,2020-07-01,10:00,Europe/Berlin,7,59\nA,2020-07-02,10:00,UTC,7.1,59\n';
  expect((await read(split)).hours).toEqual(['01T08:00', '02T10:00']);
  const own = 'animal,time,tz,lon,lat\nA,2020-07-01T10:00:00Z,Europe/Berlin,7,59\nA,2020-07-02T10:00:00Z,Europe/Berlin,7.1,59\n';
  expect((await read(own)).hours).toEqual(['01T10:00', '02T10:00']);
});

test('CET is standard time; in summer that is said in the open, unless rows say CEST or a person says the place', async () => {
  const summer = table(['CET', 'CET'], { month: '07' });
  const { hours, notes } = await read(summer);
  expect(hours).toEqual(['01T09:00', '02T09:00']);
  expect(notes).toContain('CET in “timezone” was read as standard time in summer too, as at “2020-07-01 10:00:00” (row 2)');
  expect((await read(summer, { mapping: { map: MAP, zone: 'Europe/Berlin' } })).hours).toEqual(['01T08:00', '02T08:00']);
  const both = await read(table(['CET', 'CEST'], { month: '07' }));
  expect(both.hours).toEqual(['01T09:00', '02T08:00']);
  expect(both.notes).not.toContain('in summer too');
});

test('a name of several clocks, and distances from UTC beside a time that may be UTC, are asked for', async () => {
  const several = table(['CST', 'UTC', 'CST']);
  expect(await ask(several)).toMatchObject({ suggestion: { map: { zone: 'timezone' } }, open: { zone: true } });
  expect((await importError(givenFile('f.csv', several), { mapping: { map: MAP } })).code).toBe('table.zoneUnclear');
  expect((await read(several, { mapping: { map: MAP, zone: 'America/Chicago' } })).hours).toEqual(['01T16:00', '02T10:00', '03T16:00']);
  expect(await ask(table(['-6', '-6'], { header: 'timestamp,utc_offset' }))).toMatchObject({ suggestion: { map: { zone: 'utc_offset' } } });
  expect((await read(table(['-6', '-7'], { header: 'local_time,utc_offset' }).replace('local_time', 'time_local'))).hours).toEqual(['01T16:00', '02T17:00']);
});

test('a blank cell has the clock that was said, and none without', async () => {
  const text = table(['UTC', '', 'UTC']);
  expect(await ask(text)).toMatchObject({ open: { zone: true } });
  expect(await importError(givenFile('f.csv', text), { mapping: { map: MAP } })).toMatchObject({ code: 'table.noZone', place: { row: 3 } });
  expect((await read(text, { mapping: { map: MAP, zone: '+02:00' } })).hours).toEqual(['01T10:00', '02T08:00', '03T10:00']);
});

test('what is no clock is refused by row and field; a UTM zone is none', async () => {
  expect(await importError(givenFile('f.csv', table(['UTC', 'home', 'UTC'])), { mapping: { map: MAP } })).toMatchObject({
    code: 'table.rowZone',
    values: { text: 'home' },
    place: { file: 'f.csv', row: 3, field: 'timezone' },
  });
  const utm = await ask(table(['12', '12'], { header: 'timestamp,zone' }));
  expect(utm.suggestion.map?.zone).toBeUndefined();
});

test('times of Movebank beside a column of other clocks are asked for: its own are UTC', async () => {
  const movebank = (zone: string, column = 'timezone') =>
    table([zone, zone], { header: `timestamp,${column}` })
      .replace('animal', 'individual-local-identifier')
      .replace('lon,lat', 'location-long,location-lat');
  expect(await ask(movebank('CET'))).toMatchObject({ suggestion: { map: { zone: 'timezone' } } });
  expect((await read(movebank('UTC'))).hours[0]).toBe('01T10:00');
  expect((await read(movebank('CET', 'study-timezone'))).hours[0]).toBe('01T10:00');
});

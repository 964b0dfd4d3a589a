import { expect, test } from 'vitest';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import { findStatedZone } from '../../../../src/domain/tracks/import/stated-zone.ts';
import { givenFile, importOk } from './given-file.ts';

test.each([
  ['Report Time Zone,UTC-7:00', '-07:00'],
  ['"Report Time Zone","UTC"', 'UTC'],
  ['Time Zone;America/Denver;;', 'America/Denver'],
  ['# timezone: +02:00', '+02:00'],
  ['Zeitzone: MESZ', '+02:00'],
  ['Fuseau horaire;Europe/Paris', 'Europe/Paris'],
  ['Time Zone,MST', '-07:00'],
  ['All times are in UTC.', 'UTC'],
  // Two readings, or none.
  ['Time Zone,CST', undefined],
  ['Time Zone,CET', undefined],
  ['Report Time Zone,(UTC-07:00) Mountain Time (US & Canada)', undefined],
  ['UTM Zone,12', undefined],
  ['Start Time,2021.03.14 06:00:00', undefined],
])('%s', (line, zone) => expect(findStatedZone(`Title\n\n${line}\n`)?.zone).toBe(zone));

test('two lines that differ state none', () => expect(findStatedZone('Time Zone,UTC\nReport Time Zone,UTC-7\n')).toBeUndefined());

const TELONICS = [
  'Telonics Data Report',
  '',
  'Headers Row,6',
  'Report Time Zone,UTC-7:00',
  'CTN,677123A',
  'Acquisition Start Time,GPS Fix Time,GPS Fix Attempt,GPS Latitude,GPS Longitude',
  ...[1, 2, 3].map((day) => `2021.03.0${day} 05:59:00,2021.03.0${day} 06:00:30,Succeeded,45.${day},-110.2`),
  '',
].join('\n');

test('Telonics’ “Report Time Zone” is the clock of the suggestion, with the row that says so, and of a mapping that names none', async () => {
  const result = await importTracks([givenFile('t.csv', TELONICS)]);
  expect(result).toMatchObject({
    needsMapping: { suggestion: { zone: '-07:00', oneAnimal: true }, open: { zone: false }, statedZone: { row: 4, text: 'Report Time Zone,UTC-7:00' } },
  });
  const map = { time: 'GPS Fix Time', x: 'GPS Longitude', y: 'GPS Latitude' };
  const mapping = { map, oneAnimal: true, timeForm: 'year-month-day' } as const;
  const { tracks, notes } = await importOk(givenFile('t.csv', TELONICS), { mapping });
  expect(new Date(tracks[0]!.time[0]!).toISOString()).toBe('2021-03-01T13:00:30.000Z');
  expect(notes.join('\n')).toContain('times are taken as -07:00, as row 4 says: “Report Time Zone,UTC-7:00”');
  const said = await importOk(givenFile('t.csv', TELONICS), { mapping: { ...mapping, zone: 'UTC' } });
  expect(new Date(said.tracks[0]!.time[0]!).toISOString()).toBe('2021-03-01T06:00:30.000Z');
  expect(said.notes.join('\n')).not.toContain('as row 4 says');
});

test('a table whose columns are plain needs no question then; what its columns say of their clock wins', async () => {
  const text = (column: string, extra = '') =>
    `Time Zone,America/Denver\n\nanimal,${column},lon,lat${extra && ',tz'}\n${[1, 2, 3].map((day) => `A,2021-03-0${day} 06:00,7.${day},59${extra}\n`).join('')}`;
  const first = async (content: string) => {
    const { tracks, notes } = await importOk(givenFile('t.csv', content));
    return [new Date(tracks[0]!.time[0]!).toISOString().slice(11, 16), notes.join('\n').includes('as row 1 says')];
  };
  expect(await first(text('time'))).toEqual(['13:00', true]);
  expect(await first(text('time_utc'))).toEqual(['06:00', false]);
  expect(await first(text('time', ',+02:00'))).toEqual(['04:00', false]);
});

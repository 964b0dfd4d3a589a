import { expect, test } from 'vitest';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { ImportOptions, MappingQuestion } from '../../../../src/domain/tracks/import/import-types.ts';
import { givenFile, importError, importOk } from './given-file.ts';

const two = (n: number): string => String(n).padStart(2, '0');
/** Fixes two hours and a day apart, each with what `write` makes of its day (from 1) and hour. */
const table = (header: string, write: (day: number, hour: number) => string, from = 15, n = 10): string =>
  `animal,${header},lon,lat\n${Array.from({ length: n }, (_, at) => `A,${write(from + at, 2 * at)},7.${at},59.${at}\n`).join('')}`;
const read = async (text: string, options?: ImportOptions) => {
  const { tracks, notes } = await importOk(givenFile('f.csv', text), options);
  return { first: new Date(tracks[0]!.time[0]!).toISOString(), n: tracks[0]!.time.length, notes: notes.join('\n') };
};
const ask = async (text: string): Promise<MappingQuestion> => {
  const result = await importTracks([givenFile('f.csv', text)]);
  if (result.kind === 'tracks') throw new Error('read without a question');
  return result.needsMapping;
};

test.each([
  ['date_utc,time_utc', (day: number, hour: number) => `2005${two(day)},${two(hour)}3000`, '2020-05-15T00:30', 'year'],
  ['date_utc,time_utc', (day: number, hour: number) => `${two(day)}0520,${two(hour)}3000`, '2020-05-15T00:30', 'day'],
  ['date_utc,time_utc', (day: number, hour: number) => `05${two(day)}20,${two(hour)}:30`, '2020-05-15T00:30', 'month'],
  ['time_utc', (day: number, hour: number) => `2005${two(day)}${two(hour)}3000`, '2020-05-15T00:30', 'year'],
  ['time_utc', (day: number, hour: number) => `2005${two(day)} ${two(hour)}:30:00`, '2020-05-15T00:30', 'year'],
  ['date_utc,time_utc', (day: number, hour: number) => `${two(day)}052020,${two(hour)}3000`, '2020-05-15T00:30', 'day'],
])('dates in digits alone are read where one order can be: %s', async (header, write, first, form) => {
  const { first: found, n, notes } = await read(table(header, write));
  expect(found).toBe(`${first}:00.000Z`);
  expect(n).toBe(10);
  expect(notes).toContain(`were read with the ${form} first: in any other order days would not exist`);
});

test('a date that lost its zero in a spreadsheet has it', async () => {
  const text = table('date_utc,time_utc', (day, hour) => `${day < 10 ? 90_400 + day + 21 : 100_400 + day - 9},${Number(`${hour}3000`)}`, 3);
  const { first, notes } = await read(text);
  expect(first).toBe('2009-04-24T00:30:00.000Z');
  expect(notes).toContain('with the year first');
});

test('dates that can be read in more orders than one are asked for, and read as was said', async () => {
  const text = `animal,date_utc,time_utc,lon,lat\n${['050607', '060708', '070809'].map((date, at) => `A,${date},103000,7.${at},59\n`).join('')}`;
  const { suggestion, open } = await ask(text);
  expect(suggestion.map).toMatchObject({ time: 'date_utc', timeOfDay: 'time_utc' });
  expect(suggestion.timeForm).toBeUndefined();
  expect(open?.timeForm).toBe('dayMonthYear');
  const map = { individual: 'animal', time: 'date_utc', timeOfDay: 'time_utc', x: 'lon', y: 'lat' };
  expect((await read(text, { mapping: { map, timeForm: 'day-month-year' } })).first).toBe('2007-06-05T10:30:00.000Z');
  expect((await read(text, { mapping: { map, timeForm: 'year-month-day' } })).first).toBe('2005-06-07T10:30:00.000Z');
  expect((await importError(givenFile('f.csv', text), { mapping: { map } })).code).toBe('table.otherDates');
});

test.each([
  ['date_ddmmyy', '2007-06-05'],
  ['Date (YYMMDD)', '2005-06-07'],
])('the name of a column says the order of its dates: %s', async (name, day) => {
  const text = `animal,${name},time_utc,lon,lat\n${['050607', '060708', '070809'].map((date, at) => `A,${date},103000,7.${at},59\n`).join('')}`;
  const { first, notes } = await read(text);
  expect(first).toBe(`${day}T10:30:00.000Z`);
  expect(notes).toContain('first, as the column’s name says');
});

test('the same of dates with marks', async () => {
  const text = `animal,"UTC date/time (DD/MM/YYYY hh:mm)",lon,lat\n${['05/06/2020', '06/06/2020', '07/06/2020'].map((date, at) => `A,${date} 10:30,7.${at},59\n`).join('')}`;
  const { first, notes } = await read(text);
  expect(first).toBe('2020-06-05T10:30:00.000Z');
  expect(notes).toContain('with the day first, as the column’s name says');
});

test.each([
  ['time_utc', (day: number, hour: number) => `2020${day + 120} ${two(hour)}:30`],
  ['time_utc', (day: number, hour: number) => `2020${day + 120}${two(hour)}3000`],
  ['time_utc', (day: number, hour: number) => `2020${day + 120}${two(hour)}30`],
  ['time', (day: number, hour: number) => `2020-${day + 120}T${two(hour)}:30Z`],
  ['time', (day: number, hour: number) => `2020${day + 120}T${two(hour)}3000Z`],
  ['time', (day: number, hour: number) => `2020-${day + 120}T${two(hour)}3000+0000`],
  ['date_utc,time_utc', (day: number, hour: number) => `2020${day + 120},${two(hour)}3000`],
  ['date_utc,time_utc', (day: number, hour: number) => `2020-${day + 120},${two(hour)}:30:00`],
])('a year and the day of it, with a clock however it is written: %s', async (header, write) => {
  const { first, n, notes } = await read(table(header, write));
  expect(first).toBe('2020-05-14T00:30:00.000Z');
  expect(n).toBe(10);
  expect(notes).toContain('was read as a year and the day of that year');
});

test('milliseconds since 1970 and the numbers of tags stay what they are', async () => {
  const { first } = await read(table('time', (day) => String(Date.UTC(2020, 4, day, 10)), 1));
  expect(first).toBe('2020-05-01T10:00:00.000Z');
  const { tracks } = await importOk(givenFile('t.csv', 'tag_id,time_utc,lon,lat\n200515,2020-05-01 10:00,7,59\n200515,2020-05-01 11:00,7.1,59\n'), {
    mapping: { map: { individual: 'tag_id', time: 'time_utc', x: 'lon', y: 'lat' } },
  });
  expect(tracks[0]!.individual).toBe('200515');
});

test.each([
  ['Date UTC;Heure UTC', '01/05/2020;06:00:00', { time: 'Date UTC', timeOfDay: 'Heure UTC' }],
  ['Fecha;Hora (UTC)', '01/05/2020;06:00:00', { time: 'Fecha', timeOfDay: 'Hora (UTC)' }],
  ['year;doy;hhmm_utc', '2020;151;0600', { year: 'year', dayOfYear: 'doy', timeOfDay: 'hhmm_utc' }],
])('a time of day whose column names its clock is one: %s', async (header, cells, map) =>
  expect((await ask(`animal;${header};lat;lon\na;${cells};45,1;6,1\na;${cells};45,2;6,2\n`)).suggestion).toMatchObject({ map, zone: 'UTC' }),
);

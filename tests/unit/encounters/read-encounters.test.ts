import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEncounters } from '../../../src/domain/encounters/read-encounters.ts';
import { readEuring } from '../../../src/domain/encounters/read-euring.ts';
import { countryOfPlaceCode } from '../../../src/domain/encounters/euring-places.ts';
import { toldOf } from '../i18n/catalogues.ts';

const read = (name: string): string => readFileSync(new URL(`../../fixtures/encounters/${name}`, import.meta.url), 'utf8');
const MANUAL = read('manual-euring2000.txt');
const [RINGED = '', FOUND = ''] = MANUAL.split('\n');
/** A line with other characters from a place on, the first being 0. */
const put = (line: string, at: number, text: string): string => line.slice(0, at) + text + line.slice(at + text.length);
const reasons = (text: string) => readEuring(text, 'a.txt').leftOut.list();

describe('EURING 2000, the example of its manual', () => {
  test('a ringing in Germany and a recovery in Sweden', () => {
    const { format, records, rowsRead } = readEncounters(MANUAL, 'manual.txt');
    expect(format).toBe('EURING 2000');
    expect(rowsRead).toBe(2);
    expect(records).toEqual([
      {
        bird: 'DER A0 CD52065',
        event: 'ringing',
        date: { year: 1971, month: 10, day: 8, withinDays: 0 },
        place: { lon: 7.7, lat: 50.4, radiusM: 1000 },
        placeCode: 'DECK',
        species: '18770',
        condition: '8',
        circumstances: '20',
        file: 'manual.txt',
        line: 1,
      },
      {
        bird: 'DER A0 CD52065',
        event: 'encounter',
        date: { year: 1976, month: 7, day: 12, withinDays: 0 },
        place: { lon: 13.8, lat: 58.7, radiusM: 1000 },
        placeCode: 'SV55',
        species: '18770',
        condition: '1',
        circumstances: '01',
        file: 'manual.txt',
        line: 2,
      },
    ]);
  });

  test.each<[string, string, string]>([
    ['a character lost', put(FOUND, 0, 'DE').slice(0, 50) + FOUND.slice(51), 'dropped.euringLength'],
    ['a ring of blanks', put(FOUND, 5, '..........'), 'dropped.noRing'],
    ['a date of dashes', put(FOUND, 43, '--------'), 'dropped.noTime'],
    ['the 31st of February', put(FOUND, 43, '31021976'), 'dropped.timeUnreadable'],
    ['the 29th of February in a year without one', put(FOUND, 43, '29021900'), 'dropped.timeUnreadable'],
    ['61 minutes', put(FOUND, 60, '+586100+0134800'), 'dropped.placeOutOfRange'],
    ['91 degrees', put(FOUND, 60, '+910000+0134800'), 'dropped.placeOutOfRange'],
    ['letters for degrees', put(FOUND, 60, '+5x4200+0134800'), 'dropped.placeNotNumbers'],
  ])('%s: its line alone is left out, with its reason and number', (_name, line, reason) => {
    expect(line === FOUND).toBe(false);
    const { records, leftOut } = readEuring(`${RINGED}\n${line}\n${FOUND}\n`, 'a.txt');
    expect(records.map(({ line: number }) => number)).toEqual([1, 3]);
    expect(leftOut.list()).toEqual([{ reason, n: 1, lines: [2] }]);
  });

  test('the 29th of February of a leap year is a date', () => expect(reasons(put(FOUND, 43, '29022000'))).toEqual([]));

  test('south and west are negative', () => {
    const [record] = readEuring(put(FOUND, 60, '-123000-0451530'), 'a.txt').records;
    expect(record?.place?.lat).toBe(-12.5);
    expect(record?.place?.lon).toBeCloseTo(-45.2583, 4);
  });

  test('place and date are as accurate as their codes say', () => {
    const of = (place: string, date: string) => readEuring(put(put(FOUND, 75, place), 51, date), 'a.txt').records[0];
    expect(of('4', '5')?.place?.radiusM).toBe(50_000);
    expect(of('4', '5')?.date.withinDays).toBe(42);
    // Somewhere in the country; within some years.
    expect(of('9', '8')?.place).toEqual({ lon: 13.8, lat: 58.7 });
    expect(of('9', '8')?.date).toEqual({ year: 1976 });
    expect(of('8', '9')?.place).not.toHaveProperty('radiusM');
    expect(of('8', '9')?.date).not.toHaveProperty('withinDays');
  });

  test('what was moved, and circumstances that the code does not define', () => {
    const [record] = readEuring(put(put(FOUND, 30, '2'), 77, '90'), 'a.txt').records;
    expect(record?.moved).toBe(true);
    expect(record).not.toHaveProperty('circumstances');
    expect(readEuring(put(FOUND, 30, '9'), 'a.txt').records[0]).not.toHaveProperty('moved');
  });

  test('lines end as Windows, Unix or a mark of byte order has them; blank ones are none', () => {
    expect(readEncounters(`\uFEFF${RINGED}\r\n\r\n${FOUND}\r\n`, 'a.txt').records).toHaveLength(2);
  });
});

describe('2000+ and 2020', () => {
  test('the examples of the manual of 2020', () => {
    const plus = readEncounters(read('manual-euring2000plus.txt'), 'plus.txt');
    expect(plus.format).toBe('EURING 2000+');
    expect(plus.records).toMatchObject([{ bird: 'ESA A0 Z6408', event: 'encounter', condition: '0', circumstances: '99', placeCode: 'ES14' }]);
    expect(plus.records[0]?.place?.lat).toBeCloseTo(42.0833, 4);
    expect(plus.records[0]?.place?.lon).toBe(-4.75);
    const modern = readEncounters(read('derived-euring2020.txt'), '2020.txt');
    expect(modern.format).toBe('EURING 2020');
    expect(modern.records.map(({ bird, event, place }) => [bird, event, place])).toEqual([
      ['DER A0 CD52065', 'ringing', { lon: 7.7, lat: 50.4, radiusM: 1000 }],
      ['DER A0 CD52065', 'encounter', { lon: 13.8, lat: 58.7, radiusM: 1000 }],
      ['ESA A0 Z6408', 'encounter', { lon: -4.75, lat: 42.0833, radiusM: 1000 }],
    ]);
    expect(readEncounters(read('zostera-euring2000.txt'), 'nl.txt').records).toMatchObject([{ bird: 'NLA A0 3691915', event: 'ringing', species: '05820' }]);
  });

  test('too few fields, too many, and decimals that are none', () => {
    const [line = ''] = read('derived-euring2020.txt').split('\n');
    expect(reasons(line.split('|').slice(0, 20).join('|'))).toEqual([{ reason: 'dropped.euringFields', n: 1, lines: [1] }]);
    expect(reasons(`${line}|||`)).toEqual([{ reason: 'dropped.euringFields', n: 1, lines: [1] }]);
    expect(reasons(line.replace('50.4000', '5O.4'))).toEqual([{ reason: 'dropped.placeNotNumbers', n: 1, lines: [1] }]);
    expect(reasons(line.replace('7.7000', '187.7'))).toEqual([{ reason: 'dropped.placeOutOfRange', n: 1, lines: [1] }]);
    expect(reasons(`${line}${'x'.repeat(9000)}`)).toEqual([{ reason: 'dropped.lineTooLong', n: 1, lines: [1] }]);
  });

  test('fields missing at the end are no fault', () => {
    const [line = ''] = read('manual-euring2000plus.txt').split('\n');
    expect(readEncounters(line.split('|').slice(0, 33).join('|'), 'a.txt').records).toHaveLength(1);
  });
});

describe('tables', () => {
  test('blank cells at the end, many decimals and degrees with minutes are read; a word beyond the header is not', () => {
    const table = { map: { ring: 'Ring', date: 'Date', lat: 'Lat', lon: 'Lon' }, dateForm: 'iso' as const, ringing: [] };
    const text = [
      'Ring,Date,Lat,Lon',
      'A1,2010-08-14,50.12345678901234567,7.5,,',
      'A1,2011-08-14,"50°30\'N",7.25,',
      'A2,2010-08-14,50,0x10',
      'A2,2010-08-14,50,7,word',
    ].join('\n');
    const { records, leftOut } = readEncounters(text, 'a.csv', table);
    expect(records.map(({ bird, place }) => [bird, place?.lat, place?.lon])).toEqual([
      ['A1', Number('50.12345678901234567'), 7.5],
      ['A1', 50.5, 7.25],
    ]);
    expect(leftOut.list().map(({ reason, lines }) => [reason, lines])).toEqual([
      ['dropped.placeNotNumbers', [4]],
      ['dropped.tooManyCells', [5]],
    ]);
  });

  test('the Bird Banding Laboratory’s columns: days that are not known leave the month, blocks their size', () => {
    const { format, records } = readEncounters(read('nabbp-made-up.csv'), 'nabbp.csv');
    expect(format).toBe('NABBP');
    expect(records.map(({ bird, event, date }) => [bird, event, date])).toEqual([
      ['B00000001', 'ringing', { year: 2010, month: 8, day: 14, withinDays: 0 }],
      ['B00000001', 'encounter', { year: 2012, month: 11, day: 29, withinDays: 0 }],
      ['B00000003', 'ringing', { year: 2011, month: 7, withinDays: 15 }],
      ['B00000003', 'encounter', { year: 2011, month: 12, withinDays: 15 }],
    ]);
    // Half the diagonal of ten minutes by ten at the equator is 13.1 km.
    expect(records[0]?.place?.radiusM).toBeCloseTo(13_103, -1);
    expect(records[3]?.place?.radiusM).toBeCloseTo(78_600, -3);
  });

  const PAIRS = {
    map: {
      ring: 'RINGID',
      species: 'SPECIES',
      date: 'EVENTDATE',
      lat: 'WGS84DECIMALLAT',
      lon: 'WGS84DECIMALLON',
      ringingDate: 'EVENTDATE.RINGING',
      ringingLat: 'WGS84DECIMALLAT.RINGING',
      ringingLon: 'WGS84DECIMALLON.RINGING',
    },
    dateForm: 'iso' as const,
    ringingDateForm: 'month-day-year' as const,
    ringing: [],
  };

  test('a row a pair, with two forms of dates', () => {
    const { format, records, rowsRead } = readEncounters(read('finnish-made-up.txt'), 'fi.txt', PAIRS);
    expect(format).toBe('table');
    expect(rowsRead).toBe(2);
    expect(records.map(({ bird, event, date: { year, month, day }, place }) => [bird, event, year, month, day, place?.lat])).toEqual([
      ['X 000001', 'ringing', 2001, 7, 25, 60.2],
      ['X 000001', 'encounter', 2001, 9, 3, 50.85],
      ['X 000002', 'ringing', 2002, 8, 2, 60.2],
      ['X 000002', 'encounter', 2003, 5, 17, 60.21],
    ]);
  });

  test('a column that is not there, and a header that nobody knows, are said', async () => {
    const told = (work: () => unknown) => toldOf(Promise.resolve().then(work));
    const missing = await told(() => readEncounters(read('finnish-made-up.txt'), 'fi.txt', { ...PAIRS, map: { ...PAIRS.map, ring: 'RING' } }));
    expect(missing.message).toBe('fi.txt has no column “RING”, which is to hold ring.');
    const unknown = await told(() => readEncounters('a,b\n1,2\n', 'what.csv'));
    expect(unknown.message).toBe('what.csv is neither a EURING file nor a table whose columns are known.');
  });

  test('the accuracy of the encounter is none of the ringing, which stands once', () => {
    const { species: _, ...map } = PAIRS.map;
    const table = { map: { ...map, radiusM: 'R' }, dateForm: 'iso' as const, ringing: [] };
    const header = 'RINGID;EVENTDATE;WGS84DECIMALLAT;WGS84DECIMALLON;EVENTDATE.RINGING;WGS84DECIMALLAT.RINGING;WGS84DECIMALLON.RINGING;R';
    const text = `${header}\nA;2001-09-03;50;3;2001-07-25;60;25;500\nA;2002-09-03;51;3;2001-07-25;60;25;9000\n`;
    const { records } = readEncounters(text, 'fi.csv', table);
    expect(records.map(({ event, place }) => [event, place?.radiusM])).toEqual([
      ['ringing', 0],
      ['encounter', 500],
      ['encounter', 9000],
    ]);
  });

  test('Darwin Core: intervals are as accurate as they are long, and birds that were looked for and not there are none', () => {
    const text = [
      'organismID,eventDate,decimalLatitude,decimalLongitude,occurrenceStatus',
      'A,2010-05-01T08:00Z/2010-05-11T20:00Z,50,8,present',
      'A,2010-05-01/2010-05-01,50,8,present',
      'A,2010/2010,50,8,present',
      'A,2010-05-11/2010-05-01,50,8,present',
      'A,2010-05-01,50,8,absent',
    ].join('\n');
    const { records, leftOut } = readEncounters(text, 'dwc.csv');
    expect(records.map(({ date }) => date)).toEqual([
      { year: 2010, month: 5, day: 6, withinDays: 5 },
      { year: 2010, month: 5, day: 1, withinDays: 0 },
      { year: 2010, withinDays: 183 },
    ]);
    expect(leftOut.list().map(({ reason, n }) => [reason, n])).toEqual([
      ['dropped.timeUnreadable', 1],
      ['dropped.absent', 1],
    ]);
  });

  test('Darwin Core: occurrences of an organism need not begin with its ringing', () => {
    const text = [
      'organismID,eventDate,decimalLatitude,decimalLongitude,coordinateUncertaintyInMeters',
      'A,2003-05-02,10,20,100',
      'A,2001-06,50,8,2000',
      'B,2002,51,9,',
      'B,2002-13-45,51,9,',
      ',2002-05-01,51,9,',
      'B,2003-01-01,0,0,5',
      'B,2003-01-01,91,0,5',
    ].join('\n');
    const { format, records, leftOut } = readEncounters(text, 'dwc.csv');
    expect(format).toBe('Darwin Core');
    expect(records.map(({ bird, event, date, place }) => [bird, event, date, place?.radiusM])).toEqual([
      ['A', 'encounter', { year: 2003, month: 5, day: 2, withinDays: 0 }, 100],
      ['A', 'encounter', { year: 2001, month: 6, withinDays: 15 }, 2000],
      ['B', 'encounter', { year: 2002, withinDays: 183 }, undefined],
    ]);
    expect(leftOut.list()).toEqual([
      { reason: 'dropped.timeUnreadable', n: 1, lines: [5] },
      { reason: 'dropped.noRing', n: 1, lines: [6] },
      { reason: 'dropped.placeZero', n: 1, lines: [7] },
      { reason: 'dropped.placeOutOfRange', n: 1, lines: [8] },
    ]);
  });
});

test('a place code names a country of today, or nothing', () => {
  expect(['DECK', 'SV55', 'ES14', 'SU01', 'CS--', '-A00', ''].map(countryOfPlaceCode)).toEqual([
    'DEU',
    'SWE',
    'ESP',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('whatever stands in a line, it is read or left out, and never more places than the globe has', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(93), fc.string({ minLength: 1, maxLength: 6 })), { maxLength: 6 }), (changes) => {
      const line = changes.reduce((text, [at, other]) => put(text, at, other), FOUND).replaceAll(/[\r\n]/g, '.');
      const { records, leftOut, rowsRead } = readEuring(line, 'a.txt');
      expect(records.length + leftOut.list().reduce((sum, { n }) => sum + n, 0)).toBe(rowsRead);
      for (const { place } of records) {
        expect(Math.abs(place?.lat ?? 0)).toBeLessThanOrEqual(90);
        expect(Math.abs(place?.lon ?? 0)).toBeLessThanOrEqual(180);
      }
    }),
  );
});

import { describe, expect, test } from 'vitest';
import { AtlasError } from '../../../../src/domain/errors.ts';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { ImportResult } from '../../../../src/domain/tracks/import/import-types.ts';
import { parseBareDate, parseLocalTime } from '../../../../src/domain/tracks/import/parse-local-time.ts';
import { weighTimes } from '../../../../src/domain/tracks/import/read-times.ts';
import { suggestMapping } from '../../../../src/domain/tracks/import/suggest-mapping.ts';
import { givenFile } from './given-file.ts';

const HEADER = 'event-id,timestamp,location-long,location-lat,individual-local-identifier,sensor-type\n';

function read(row: string): Promise<ImportResult> {
  return importTracks([givenFile('a.csv', `${HEADER}${row}\n${row}\n`)]);
}

async function faultOf(row: string): Promise<AtlasError> {
  const fault: unknown = await read(row).catch((error: unknown) => error);
  if (!(fault instanceof AtlasError)) throw new Error('no fault');
  return fault;
}

describe('a file of which nothing can be read says what stands there', () => {
  test.each([
    ['1,2015-03-14T07:00:00[Europe/Berlin],10,50,A,gps', '2015-03-14T07:00:00[Europe/Berlin]'],
    ['1,2015-03-14 07:00:00,400000,5500000,A,gps', '400000, 5500000'],
    ['1,2015-03-14 07:00:00,7°8′20″O,45°8′41″N,A,gps', '7°8′20″O, 45°8′41″N'],
  ])('%s', async (row, text) => {
    expect(await faultOf(row)).toMatchObject({ code: 'import.nothingRead', values: { text }, place: { file: 'a.csv', row: 2 } });
  });
});

describe('months with a name', () => {
  test.each([
    ['14-Mar-2015 07:05:00', 'day-month-year'],
    ['14 March 2015 07:05', 'day-month-year'],
    ['Mar 14, 2015 07:05', 'month-day-year'],
    ['2015-mars-14 07:05', 'year-month-day'],
    ['14 mars 2015 07:05', 'day-month-year'],
    ['14-mar-2015 07:05', 'day-month-year'],
    ['14 de marzo de 2015 07:05', 'day-month-year'],
    ['14 de março de 2015, 07:05', 'day-month-year'],
    ['14. März 2015 07:05', 'day-month-year'],
    ['14.Mär.2015 07:05', 'day-month-year'],
    ['14 мар 2015 07:05', 'day-month-year'],
    ['14 марта 2015 г. 07:05', 'day-month-year'],
    ['14/Mrz/2015 07:05', undefined],
  ] as const)('%s says its order, %s', async (time, form) => {
    const result = await read(`1,"${time}",10,50,A,gps\n2,"${time.replace('07:05', '09:05')}",10.1,50,A,gps`);
    if (form === undefined) return expect(result.kind).toBe('mapping');
    expect(weighTimes([time])).toMatchObject({ form, certain: true });
    expect(parseLocalTime(time, form)?.time).toBe(Date.UTC(2015, 2, 14, 7, 5));
    if (result.kind !== 'tracks') throw new Error('asked');
    expect([...result.tracks[0]!.time]).toEqual([Date.UTC(2015, 2, 14, 7, 5), Date.UTC(2015, 2, 14, 9, 5)]);
  });
  test.each(['14-Mar-15 07:05', '14 jui 2015 07:05', '14-marsupial-2015 07:05'])('%s does not', async (time) => {
    expect(weighTimes([time])).toMatchObject({ certain: false });
    expect((await read(`1,"${time}",10,50,A,gps`)).kind).toBe('mapping');
  });
});

test('every month by its name, in each language as its locale data has it', () => {
  for (const locale of ['en', 'fr', 'es', 'de', 'pt', 'ru']) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: style, year: 'numeric', timeZone: 'UTC' });
      for (let month = 0; month < 12; month++) {
        const time = Date.UTC(2015, month, 14);
        const text = format.format(time);
        const { form } = weighTimes([text]);
        expect(parseBareDate(text, form ?? 'iso')?.time, text).toBe(time);
      }
    }
  }
});

test('columns of installations, arrays and sexes are neither latitudes nor animals', () => {
  const header = ['detection_datetime', 'species_scientific_name', 'animal_sex', 'installation_name', 'glatos_array', 'receiver_lon', 'receiver_lat'];
  const { map } = suggestMapping(header, [header.map(() => '1')]);
  expect(map).toEqual({ time: 'detection_datetime', x: 'receiver_lon', y: 'receiver_lat' });
});

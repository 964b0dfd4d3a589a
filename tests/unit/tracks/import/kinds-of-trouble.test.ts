import { describe, expect, test } from 'vitest';
import { AtlasError } from '../../../../src/domain/errors.ts';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { ImportResult } from '../../../../src/domain/tracks/import/import-types.ts';
import { parseLocalTime } from '../../../../src/domain/tracks/import/parse-local-time.ts';
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
  ] as const)('%s is asked for, %s', async (time, form) => {
    expect(weighTimes([time])).toMatchObject({ form, certain: false });
    expect(parseLocalTime(time, form)?.time).toBe(Date.UTC(2015, 2, 14, 7, 5));
    expect(await read(`1,"${time}",10,50,A,gps`)).toMatchObject({
      kind: 'mapping',
      needsMapping: { dates: { field: 'timestamp' }, suggestion: { timeForm: form } },
    });
  });
});

test('columns of installations, arrays and sexes are neither latitudes nor animals', () => {
  const header = ['detection_datetime', 'species_scientific_name', 'animal_sex', 'installation_name', 'glatos_array', 'receiver_lon', 'receiver_lat'];
  const { map } = suggestMapping(header, [header.map(() => '1')]);
  expect(map).toEqual({ time: 'detection_datetime', x: 'receiver_lon', y: 'receiver_lat' });
});

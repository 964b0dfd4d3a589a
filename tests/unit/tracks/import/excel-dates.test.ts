import { expect, test } from 'vitest';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import { parseBareDate, parseLocalTime } from '../../../../src/domain/tracks/import/parse-local-time.ts';
import { givenFile, importError, importOk } from './given-file.ts';

const table = (header: string, times: readonly string[]): string => [header, ...times.map((time, i) => `a,${time},${10 + i / 100},50`)].join('\n');
const MOVEBANK = 'individual-local-identifier,timestamp,location-long,location-lat';
const SERIALS = ['43831', '43831.5', '43831.520833', '43832.25'];

test('serial dates are those of Excel’s calendar', () => {
  // Day 43,831 is 1 January 2020, day 36,526 1 January 2000.
  expect(parseLocalTime('43831.5', 'excel')).toEqual({ time: Date.UTC(2020, 0, 1, 12), zoned: false });
  expect(parseLocalTime('43831,520833', 'excel')?.time).toBe(Date.UTC(2020, 0, 1, 12, 30));
  expect(parseBareDate('36526', 'excel')?.time).toBe(Date.UTC(2000, 0, 1));
  expect(parseLocalTime('43831', 'excel')).toBeUndefined();
  for (const text of ['19999.5', '80000.5', '4383.5', '438315', '43831.5e3', '-43831.5', '2020-01-01', '43831.5.1']) {
    expect(parseLocalTime(text, 'excel')).toBeUndefined();
    expect(parseBareDate(text, 'excel')).toBeUndefined();
  }
});

test('they are asked for and never guessed, and read on the clock that is named', async () => {
  const file = givenFile('deer.csv', table(MOVEBANK, SERIALS));
  const asked = await importTracks([file]);
  expect(asked).toMatchObject({
    kind: 'mapping',
    needsMapping: { asks: 'timeForm', suggestion: { timeForm: 'excel', zone: 'UTC' }, dates: { field: 'timestamp', text: '43831', of: 4 } },
  });
  const { tracks } = await importOk(file, { mapping: { timeForm: 'excel', zone: '+02:00' } });
  expect([...tracks[0]!.time]).toEqual([Date.UTC(2019, 11, 31, 22), Date.UTC(2020, 0, 1, 10), Date.UTC(2020, 0, 1, 10, 30), Date.UTC(2020, 0, 2, 4)]);
});

test('a table of other columns begins with that form, and without it is told of another', async () => {
  const file = givenFile('own.csv', table('deer,when,east,north', SERIALS));
  expect(await importTracks([file])).toMatchObject({ needsMapping: { asks: 'columns', suggestion: { timeForm: 'excel' } } });
  const map = { individual: 'deer', time: 'when', x: 'east', y: 'north' };
  expect((await importError(file, { mapping: { map, zone: 'UTC' } })).code).toBe('table.otherDates');
  expect(
    (
      await importError(givenFile('own.csv', table('deer,when,east,north', ['43831.5', '2020-01-02 12:00'])), {
        mapping: { map, zone: 'UTC', timeForm: 'excel' },
      })
    ).code,
  ).toBe('table.otherDates');
  expect((await importError(file, { mapping: { map, timeForm: 'excel' } })).code).toBe('table.noZone');
});

test('numbers that are no dates are not asked for as such', async () => {
  for (const times of [
    ['12345.5', '12346'],
    ['43831.5', 'yesterday'],
    ['43831.5', '90000'],
  ]) {
    const result = await importTracks([givenFile('own.csv', table('deer,when,east,north', times))]);
    expect(result).not.toMatchObject({ needsMapping: { suggestion: { timeForm: 'excel' } } });
  }
});

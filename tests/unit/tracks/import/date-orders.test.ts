import { describe, expect, test } from 'vitest';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { MappingQuestion } from '../../../../src/domain/tracks/import/import-types.ts';
import { parseLocalTime, type TimeForm } from '../../../../src/domain/tracks/import/parse-local-time.ts';
import { english } from '../../i18n/catalogues.ts';
import { givenFile, importError, importOk } from './given-file.ts';

/** A Movebank table with a fix for each time. */
const table = (times: readonly string[]): string =>
  ['individual-local-identifier,timestamp,location-long,location-lat', ...times.map((time, i) => `a,${time},${10 + i / 100},50`)].join('\n');

async function asked(times: readonly string[]): Promise<MappingQuestion> {
  const result = await importTracks([givenFile('f.csv', table(times))]);
  if (result.kind !== 'mapping') throw new Error('read without a question');
  return result.needsMapping;
}

async function sentence(times: readonly string[]): Promise<string> {
  const { file, dates } = await asked(times);
  if (!dates) throw new Error('no question about dates');
  return english.t('tracks.mapping.dates', { file, ...dates });
}

describe('the question about dates says which forms all rows have', () => {
  test.each<[string[], TimeForm | undefined, string, [day: number, month: number, year: number]]>([
    // 14 March 2015 and 15 March 2014, or 2014-03-15 and 2015-03-14.
    [['14-03-15 07:05', '15-03-14 07:05'], undefined, 'in more ways than one, day first or year first', [0, 0, 0]],
    [['14/03/15', '31/03/15'], undefined, 'in more ways than one, day first or year first', [0, 0, 0]],
    [['14/03/32 07:05', '15/03/32 07:05'], 'day-month-year', 'can only be read day first', [2, 0, 0]],
    [['99-03-15 07:05', '00-03-16 07:05'], 'year-month-day', 'can only be read year first', [0, 0, 2]],
    [['03-25-15 07:05', '03-26-15 07:05'], 'month-day-year', 'can only be read month first', [0, 2, 0]],
    [['03-04-05 07:05', '03-05-05 07:05'], undefined, 'in more ways than one, day, month or year first', [0, 0, 0]],
    [['03/04/2015 07:05', '03/05/2015 07:05'], undefined, 'in more ways than one, day first or month first', [0, 0, 0]],
    [['03-04-15 07:05', '03-25-15 07:05'], 'month-day-year', 'can only be read month first', [0, 1, 0]],
    [['25-03-15 07:05', '03-25-15 07:05'], undefined, 'fit no one form', [0, 1, 0]],
    [['2015/03/14 07:05', '2015/03/15 07:05'], 'year-month-day', 'can only be read year first', [0, 0, 2]],
    [['14-Mar-15 07:05', '15-Mar-15 07:05'], 'day-month-year', 'can only be read day first', [2, 0, 0]],
    [['14.03.2015 07:05', '03.04.2015 07:05'], 'day-month-year', 'can only be read day first', [1, 0, 0]],
  ])('%j', async (times, timeForm, words, [dayFirst, monthFirst, yearFirst]) => {
    const { suggestion, dates } = await asked(times);
    expect(suggestion.timeForm).toBe(timeForm);
    expect(dates).toMatchObject({ dayFirst, monthFirst, yearFirst, of: times.length });
    const said = await sentence(times);
    expect(said).toContain(words);
    expect(said.includes('more ways than one')).toBe(timeForm === undefined && !words.startsWith('fit'));
    expect(said).toContain(
      yearFirst === 0
        ? `${dayFirst} can only be day first and ${monthFirst} only month first.`
        : `${dayFirst} can only be day first, ${monthFirst} only month first and ${yearFirst} only year first.`,
    );
  });
});

describe('years of two digits', () => {
  test('are read in the form that is said', async () => {
    const first = async (timeForm: TimeForm): Promise<string> =>
      new Date((await importOk(givenFile('f.csv', table(['14-03-15 07:05', '15-03-14 07:05'])), { mapping: { timeForm } })).tracks[0]!.time.at(-1)!)
        .toISOString()
        .slice(0, 10);
    expect(await first('day-month-year')).toBe('2015-03-14');
    expect(await first('year-month-day')).toBe('2015-03-14');
    expect(parseLocalTime('99-12-31 23:59', 'year-month-day')?.time).toBe(Date.UTC(1999, 11, 31, 23, 59));
    // A month’s name between two figures comes after the day, as databases write it.
    expect(parseLocalTime('15-Mar-14 07:05', 'year-month-day')).toBeUndefined();
    expect(parseLocalTime('14/03/2015 07:05', 'year-month-day')).toBeUndefined();
    expect(parseLocalTime('150314 07:05', 'year-month-day')?.time).toBe(Date.UTC(2015, 2, 14, 7, 5));
  });
  test.each<[TimeForm, string[], number, string, string]>([
    ['month-day-year', ['14-03-15', '15-03-14'], 2, 'read month first', 'all of it makes sense day first or year first'],
    ['month-day-year', ['03-04-15 07:05', '31-03-15 07:05'], 1, 'read month first', 'all of it makes sense day first or year first'],
    ['day-month-year', ['03-04-15 07:05', '99-03-15 07:05'], 1, 'read day first', 'all of it makes sense year first'],
    ['day-month-year', ['31-03-15 07:05', '03-31-15 07:05'], 1, 'read day first', 'no one form fits all rows'],
    ['year-month-day', ['03-04-99 07:05', '04-04-99 07:05'], 2, 'read year first', 'all of it makes sense day first or month first'],
    ['year-month-day', ['03/25/2015', '04/25/2015'], 2, 'read year first', 'all of it makes sense month first'],
  ])('%s of %j is refused', async (timeForm, times, n, was, whole) => {
    const { code, message } = await importError(givenFile('f.csv', table(times)), { mapping: { timeForm } });
    expect(code).toBe('table.otherForm');
    expect(message).toContain(`was ${was}, and ${n} of ${times.length} rows cannot be`);
    expect(message).toContain(whole);
  });
  test('bare dates that a form cannot be are refused, and never left out one by one', async () => {
    const { message } = await importError(givenFile('f.csv', table(['01/06/2025', '13/06/2025', '14/06/2025'])), { mapping: { timeForm: 'month-day-year' } });
    expect(message).toContain('2 of 3 rows cannot be, such as “13/06/2025”; all of it makes sense day first');
  });
});

import { expect, test } from 'vitest';
import { sayDates, sayRange } from '../../../src/factsheet/evidence/tracks/say-range.ts';
import { summariseSeasons } from '../../../src/domain/movement/sequences/summarise-seasons.ts';
import type { SequenceSummary } from '../../../src/domain/movement/types.ts';
import { english } from '../i18n/catalogues.ts';

const DAY_MS = 86_400_000;
const sequence = (start: string, days: number, rest: Partial<SequenceSummary> = {}): SequenceSummary => ({
  individual: 'a',
  sequence: 'a 1',
  season: 'spring',
  class: 'migrant',
  start: Date.parse(start),
  end: Date.parse(start) + days * DAY_MS,
  days,
  fixes: 9,
  distanceKm: 50,
  varianceM2PerS: 1,
  ...rest,
});

test('dates and lengths are of the migrations that count; those in doubt are counted apart', () => {
  const [spring, ...more] = summariseSeasons([
    sequence('2020-04-10', 10),
    sequence('2021-04-20', 20, { individual: 'b', flags: ['cut-off'] }),
    sequence('2021-06-30', 90, { individual: 'c', flags: ['long'] }),
    sequence('2021-05-10', 30, { individual: 'd', flags: ['one-way'], confirmed: true }),
    sequence('2021-12-08', 5, { individual: 'c', season: 'autumn', flags: ['winding'] }),
  ]);
  expect(more).toEqual([]);
  expect(spring).toMatchObject({ season: 'spring', sequences: 3, individuals: 3, doubtful: 1 });
  expect(spring?.departure).toEqual({ median: '04-20', earliest: '04-10', latest: '05-10' });
  expect(spring?.durationDays.max).toBe(30);
  expect(summariseSeasons([sequence('2020-04-10', 10)])[0]).not.toHaveProperty('doubtful');
});

test('dates are those of the calendar, in leap years, late in the day and across New Year', () => {
  const dates = (...starts: string[]) => summariseSeasons(starts.map((start) => sequence(start, 0)))[0]?.departure;
  expect(dates('2020-12-08T23:00Z')).toEqual({ median: '12-08', earliest: '12-08', latest: '12-08' });
  expect(dates('2020-02-29T12:00Z')?.median).toBe('02-28');
  expect(dates('2019-12-30T18:00Z', '2021-01-03', '2020-01-01')).toEqual({ median: '01-01', earliest: '12-30', latest: '01-03' });
});

test('one date is said once, one length too', () => {
  const words = { range: ({ median, from, to }: Record<'median' | 'from' | 'to', string>) => `${median} (${from} to ${to})`, one: (median: string) => median };
  const [single] = summariseSeasons([sequence('2020-12-08', 8)]);
  if (!single) throw new Error('no season');
  expect(sayDates(single.departure, english, words)).toBe('8 December');
  expect(sayRange(single.durationDays, english, words)).toBe('8');
  expect(sayRange({ median: 8.2, min: 7.9, max: 8.4 }, english, words)).toBe('8');
  expect(sayDates({ median: '12-09', earliest: '12-08', latest: '12-10' }, english, words)).toBe('9 December (8 December to 10 December)');
  expect(sayRange({ median: 8, min: 5, max: 12 }, english, words)).toBe('8 (5 to 12)');
});

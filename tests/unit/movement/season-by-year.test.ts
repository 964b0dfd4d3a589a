import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeYears } from '../../../src/domain/movement/sequences/season-by-year.ts';
import type { SequenceSummary } from '../../../src/domain/movement/types.ts';

const DAY_MS = 86_400_000;
/** A migration of an animal that departs on a day of a year, counted from 1 January of a common year, and takes so many days. */
const sequence = (individual: string, year: number, day: number, days = 20): SequenceSummary => {
  // From 1 March, so that leap days move nothing.
  const start = Date.UTC(year, 2, 1) + (day - 59) * DAY_MS;
  return {
    individual,
    sequence: `${individual} ${year}`,
    season: 'spring',
    class: 'migrant',
    start,
    end: start + days * DAY_MS,
    days,
    fixes: 9,
    distanceKm: 50,
    varianceM2PerS: 1,
  };
};
const HERD = ['a', 'b', 'c', 'd', 'e'];
const YEARS = [2017, 2018, 2019];

test('one year has no change', () => {
  expect(describeYears([sequence('a', 2019, 70), sequence('b', 2019, 80)])).toBeUndefined();
});

test('medians of each year, with their samples', () => {
  const told = describeYears([sequence('a', 2018, 70), sequence('a', 2019, 74), sequence('b', 2019, 80)]);
  expect(told?.years).toEqual([
    { year: 2018, sequences: 1, individuals: 1, departure: '03-12', arrival: '04-01' },
    { year: 2019, sequences: 2, individuals: 2, departure: '03-19', arrival: '04-08' },
  ]);
  // One animal followed in two years tells of no shift.
  expect(told?.change).toEqual({ followed: 1 });
});

test('animals that leave two days later every year, and arrive a day earlier', () => {
  const all = HERD.flatMap((animal, i) => YEARS.map((year, k) => sequence(animal, year, 60 + 9 * i + 2 * k, 40 - 3 * k)));
  expect(describeYears(all)?.change).toEqual({
    followed: 5,
    departure: { daysPerYear: 2, interval: [2, 2] },
    arrival: { daysPerYear: -1, interval: [-1, -1] },
  });
  // Four animals are too few, and so are two years.
  expect(describeYears(all.filter(({ individual }) => individual !== 'e'))?.change).toEqual({ followed: 4 });
  expect(describeYears(all.filter(({ sequence: name }) => !name.endsWith('2018')))?.change).toEqual({ followed: 5 });
});

test('ways that lie 10 km further north and 5 km further west every year, over the antimeridian', () => {
  const place = (i: number, k: number): readonly [number, number] => {
    const lat = 60 + i + (10 * k) / 111.195;
    const lon = 180.02 - (5 * k) / (111.195 * Math.cos(((60 + i) * Math.PI) / 180));
    return [lon > 180 ? lon - 360 : lon, lat];
  };
  const all = HERD.flatMap((animal, i) => YEARS.map((year, k) => ({ ...sequence(animal, year, 60 + i), halfWay: place(i, k) })));
  expect(describeYears(all)?.change).toMatchObject({ north: { kmPerYear: 10, interval: [10, 10] }, east: { kmPerYear: -5, interval: [-5, -5] } });
  // Sequences that do not say where they were half way tell of no shift of place.
  expect(describeYears(HERD.flatMap((name, i) => YEARS.map((year) => sequence(name, year, 60 + i))))?.change?.north).toBeUndefined();
});

test('years of other animals are no years of those followed', () => {
  const twoYears = HERD.flatMap((animal, i) => [2020, 2021].map((year) => sequence(animal, year, 60 + i)));
  expect(describeYears([...twoYears, sequence('stray', 2015, 60)])?.change).toEqual({ followed: 5 });
});

test('late animals followed in late years are no shift', () => {
  const all = HERD.flatMap((animal, i) => [0, 1].map((k) => sequence(animal, 2015 + i + k, 60 + 10 * i)));
  expect(describeYears(all)?.years?.map(({ departure }) => departure)).toEqual(['03-02', '03-07', '03-17', '03-27', '04-06', '04-11']);
  expect(describeYears(all)?.change?.departure).toEqual({ daysPerYear: 0, interval: [0, 0] });
});

test('a season around New Year belongs to the year that most departures lie in', () => {
  const around = [sequence('a', 2018, -6), sequence('b', 2018, 8), sequence('a', 2019, 2), sequence('b', 2019, 12)];
  expect(describeYears(around)?.years?.map(({ year, sequences }) => [year, sequences])).toEqual([
    [2018, 2],
    [2019, 2],
  ]);
});

test('the slope is that of a regression with a mean of its own for each animal, and lies in its interval', () => {
  const days = fc.array(fc.integer({ min: 40, max: 120 }), { minLength: 15, maxLength: 15 });
  fc.assert(
    fc.property(days, (departures) => {
      const all = HERD.flatMap((animal, i) => YEARS.map((year, k) => sequence(animal, year, departures[3 * i + k] ?? 0)));
      const change = describeYears(all)?.change?.departure;
      // Three years in a row: the last less the first, halved, is the slope of each; all weigh alike.
      const slope = HERD.reduce((sum, _, i) => sum + ((departures[3 * i + 2] ?? 0) - (departures[3 * i] ?? 0)) / 2, 0) / HERD.length;
      expect(change?.daysPerYear).toBeCloseTo(slope, 1);
      expect(change?.interval[0]).toBeLessThanOrEqual(change?.daysPerYear ?? NaN);
      expect(change?.interval[1]).toBeGreaterThanOrEqual(change?.daysPerYear ?? NaN);
    }),
    { numRuns: 40 },
  );
});

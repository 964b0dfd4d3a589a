import { describe, expect, test } from 'vitest';
import { arePartedByLatitude, findJourneys, findStatedJourneys } from '../../../src/domain/network/find-journeys.ts';
import { findNetwork } from '../../../src/domain/network/find-network.ts';
import type { StationaryPeriod } from '../../../src/domain/network/stationary-periods.ts';

/** A stay from one day to another of 2001. */
const stay = (individual: string, from: string, to: string, lon: number, lat: number): StationaryPeriod => ({
  individual,
  from: Date.parse(`2001-${from}T00:00:00Z`),
  to: Date.parse(`2001-${to}T00:00:00Z`),
  lon,
  lat,
  fixes: 10,
});
const SEASONS = { breeding: [5, 6, 7], nonBreeding: [11, 12] };
const essence = (journeys: ReturnType<typeof findJourneys>) => journeys.map(({ individual, origin, target }) => [individual, origin.lon, target.lon]);

describe('stated seasons', () => {
  test('choose the stay with most days in the months of each, wherever it lies', () => {
    // It breeds south of where it winters: by latitude the two would be the other way round.
    const periods = [stay('a', '04-20', '05-10', 5, 45), stay('a', '05-15', '07-20', 10, 40), stay('a', '10-20', '12-20', 20, 50)];
    const network = findNetwork(periods, 10_000);
    expect(essence(findStatedJourneys(periods, network, SEASONS))).toEqual([['a', 10, 20]]);
    expect(essence(findJourneys(periods, network))).toEqual([['a', 20, 10]]);
  });

  test('tell of an animal that stays all the year, and of none that is not known in both', () => {
    const periods = [stay('stays', '01-01', '12-31', 10, 40), stay('summer', '05-01', '07-31', 10, 40)];
    const network = findNetwork(periods, 10_000);
    expect(essence(findStatedJourneys(periods, network, SEASONS))).toEqual([['stays', 10, 10]]);
  });
});

test('a parallel that parts the stays of three quarters of the animals makes them two seasons, and none else', () => {
  const go = (individual: string, north: number, south: number) => [
    stay(individual, '05-01', '07-01', 0, north),
    stay(individual, '10-01', '12-01', 40, south),
  ];
  const parted = (pairs: readonly (readonly [number, number])[]): boolean => {
    const periods = pairs.flatMap(([north, south], i) => go(`a${i}`, north, south));
    return arePartedByLatitude(findJourneys(periods, findNetwork(periods, 10_000)));
  };
  expect(
    parted([
      [50, 10],
      [52, 12],
      [54, 14],
      [9, 8],
    ]),
  ).toBe(true);
  expect(
    parted([
      [50, 10],
      [52, 12],
      [9, 8],
      [6, 5],
    ]),
  ).toBe(false);
});

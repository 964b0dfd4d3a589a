import { expect, it } from 'vitest';
import { displacementByWeek } from '../../../src/domain/tracks/displacement-by-week.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

const DAY_MS = 86_400_000;
/** Length of a degree of longitude on WGS 84's equator, km. */
const DEGREE_KM = 111.319_49;

/** Stays at 0° until March, goes `reach` degrees east along the equator through March, and stays there; a fix a day. */
function walker(individual: string, reach: number, days = 366): Track {
  const time = Float64Array.from({ length: days }, (_, day) => Date.UTC(2008, 0, 1) + day * DAY_MS);
  const lon = time.map((ms) => reach * Math.min(1, Math.max(0, (ms - Date.UTC(2008, 2, 1)) / (30 * DAY_MS))));
  return { individual, time, lon, lat: new Float64Array(days), error: new Float32Array(days) };
}

const setOut = (individual: string) => ({ individual, season: 'spring' as const, start: Date.UTC(2008, 2, 1), end: Date.UTC(2008, 2, 31) });

it('tells by weeks how far animals were from where they set out: median and quartiles', () => {
  const herd = [1, 2, 3, 4, 5].map((reach) => walker(`${reach}`, reach));
  const found = displacementByWeek(
    herd,
    herd.map(({ individual }) => setOut(individual)),
  );
  expect(found).toMatchObject({ animals: 5, animalYears: 5 });
  expect(found?.weeks).toHaveLength(52);
  expect(found?.weeks[3]).toEqual({ lowKm: 0, medianKm: 0, highKm: 0 });
  const summer = found?.weeks[30];
  expect(summer?.lowKm).toBeCloseTo(2 * DEGREE_KM, 3);
  expect(summer?.medianKm).toBeCloseTo(3 * DEGREE_KM, 3);
  expect(summer?.highKm).toBeCloseTo(4 * DEGREE_KM, 3);
});

it('tells nothing of fewer than three animals, nor of weeks that fewer than three tell of', () => {
  const pair = [walker('a', 1), walker('b', 2)];
  const both = pair.map(({ individual }) => setOut(individual));
  expect(displacementByWeek(pair, both)).toBeUndefined();
  // The third was lost at the end of May.
  const three = [...pair, walker('c', 3, 152)];
  const found = displacementByWeek(three, [...both, setOut('c')]);
  expect(found?.weeks[15]?.medianKm).toBeCloseTo(2 * DEGREE_KM, 3);
  expect(found?.weeks[40]).toBeUndefined();
  // An animal of which no migration is known sets out nowhere.
  expect(displacementByWeek(three, both)).toBeUndefined();
});

it('counts animals and not their years: two of two years each tell no week', () => {
  const twoYears = [walker('a', 1, 731), walker('b', 2, 731)];
  const set = (individual: string) => [2008, 2009].map((year) => ({ ...setOut(individual), start: Date.UTC(year, 2, 1), end: Date.UTC(year, 2, 31) }));
  // The third was lost at the end of May of its only year.
  const found = displacementByWeek([...twoYears, walker('c', 3, 152)], [...set('a'), ...set('b'), setOut('c')]);
  expect(found).toMatchObject({ animals: 3, animalYears: 5 });
  expect(found?.weeks[15]).toBeDefined();
  expect(found?.weeks[40]).toBeUndefined();
});

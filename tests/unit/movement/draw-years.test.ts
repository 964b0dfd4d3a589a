import { expect, test } from 'vitest';
import { computeCorridors } from '../../../src/domain/movement/corridors/compute-corridors.ts';
import { DEFAULT_METHOD } from '../../../src/domain/movement/corridor-method.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';
import { DAY, simulateTrack, START } from './simulate-track.ts';

const METHOD = { ...DEFAULT_METHOD, method: 'line-buffer', cellM: 2000, bufferM: 4000, minDistanceKm: 30, minDaysAway: 30 } as const;

/** An animal that goes north in spring and comes back in autumn, in each of two years. */
const animal = (name: string, seed: number): Track =>
  simulateTrack({
    individual: name,
    days: 710,
    stepH: 8,
    wanderKm: 2,
    seed,
    journeys: [
      [90, 110, 120],
      [250, 270, 0],
      [455, 475, 120],
      [615, 635, 0],
    ],
  });

const HERD = [1, 2, 3].map((seed) => animal(`animal ${seed}`, seed));

test('each year alone, by the method of the whole: inside it, and smaller or as large', async () => {
  const whole = await computeCorridors(HERD, METHOD, { seasons: 'outward-return', byYear: true });
  expect(whole.years?.map(({ year, individuals }) => [year, individuals])).toEqual([
    [2020, 3],
    [2021, 3],
  ]);
  for (const { corridors, sharedLow } of whole.years ?? []) {
    const low = corridors.find(({ properties }) => properties.use === 'low')?.properties.areaKm2 ?? 0;
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThanOrEqual((whole.corridorAreaKm2.low ?? 0) * 1.001);
    // The same ways in both years: most of one lies in the other.
    expect(sharedLow).toBeGreaterThan(0.5);
    expect(sharedLow).toBeLessThanOrEqual(1);
  }
  const plain = await computeCorridors(HERD, METHOD, { seasons: 'outward-return' });
  expect(plain.years).toBeUndefined();
  expect(plain.corridorAreaKm2).toEqual(whole.corridorAreaKm2);
});

test('a year of two animals, or one year alone, is not told of', async () => {
  const short = HERD.map((track, i) => {
    const last = START + 400 * DAY;
    const keep = Array.from(track.time, (time) => i > 0 || time < last);
    return {
      ...track,
      time: track.time.filter((_, k) => keep[k]),
      lon: track.lon.filter((_, k) => keep[k]),
      lat: track.lat.filter((_, k) => keep[k]),
      error: track.error.filter((_, k) => keep[k]),
    };
  });
  expect((await computeCorridors(short, METHOD, { seasons: 'outward-return', byYear: true })).years).toBeUndefined();
});

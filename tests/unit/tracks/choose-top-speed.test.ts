import { expect, test } from 'vitest';
import { chooseTopSpeed, LEAST_TOP_SPEED_KMH, MOST_TOP_SPEED_KMH } from '../../../src/domain/tracks/choose-top-speed.ts';
import { filterSpeed } from '../../../src/domain/tracks/filter-speed.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';
import { simulateTrack } from '../movement/simulate-track.ts';
import { english } from '../i18n/catalogues.ts';

/** A fix every `stepH` hours, `kmh` straight to the north, save for fixes that are `outKm` off to the east. */
function flight(kmh: number, stepH: number, outliers: readonly number[] = [], outKm = 300): Track {
  const count = 200;
  return {
    individual: 'b',
    time: Float64Array.from({ length: count }, (_, i) => i * stepH * 3_600_000),
    lon: Float64Array.from({ length: count }, (_, i) => (outliers.includes(i) ? outKm / 111.2 : 0)),
    lat: Float64Array.from({ length: count }, (_, i) => (kmh * stepH * i) / 111.2 - 40),
    error: new Float32Array(count),
  };
}

test('a flight is kept, however steady: the limit lies above what animals keep up', () => {
  for (const kmh of [5, 20, 40, 70]) {
    const { value, because } = chooseTopSpeed([flight(kmh, 0.5)], 20);
    expect(value).toBeGreaterThan(kmh);
    expect(value).toBeLessThanOrEqual(MOST_TOP_SPEED_KMH);
    expect(filterSpeed(flight(kmh, 0.5), value).dropped).toEqual([]);
    expect(english.say(because)).toMatch(/km\/h/);
  }
});

test('lone outliers do not raise it, and go', () => {
  const outliers = [20, 60, 61, 100, 140, 180];
  const { value } = chooseTopSpeed([flight(3, 2, outliers)], 20);
  expect(value).toBe(LEAST_TOP_SPEED_KMH);
  const { dropped } = filterSpeed(flight(3, 2, outliers), value);
  expect(dropped).toEqual(expect.arrayContaining([20, 100, 140, 180]));
});

test('jitter of a coarse sensor is not taken for speed', () => {
  const still = simulateTrack({ individual: 's', days: 60, stepH: 2, wanderKm: 8, seed: 4, journeys: [] });
  expect(chooseTopSpeed([still], 6808).value).toBe(LEAST_TOP_SPEED_KMH);
  expect(filterSpeed(still, 4, 6808).dropped).toEqual([]);
  expect(filterSpeed(still, 4).dropped.length).toBeGreaterThan(0);
});

test('with too few steps in a row, or none, it is the most that is ever chosen', () => {
  for (const tracks of [[], [{ ...flight(10, 1), time: new Float64Array(0), lon: new Float64Array(0), lat: new Float64Array(0) }]])
    expect(chooseTopSpeed(tracks, 20)).toMatchObject({ value: MOST_TOP_SPEED_KMH, because: { code: 'chosen.topSpeed.few' } });
});

test('one flight in months of staying is kept', () => {
  const count = 12_000;
  const [from, to] = [6000, 6008];
  const still: Track = {
    individual: 'o',
    time: Float64Array.from({ length: count }, (_, i) => i * 600_000),
    lon: new Float64Array(count).fill(6.5),
    lat: Float64Array.from({ length: count }, (_, i) => 53 + (Math.min(Math.max(i, from), to) - from) * (30 / 6 / 111.2)),
    error: new Float32Array(count),
  };
  const { value } = chooseTopSpeed([still], 20);
  expect(value).toBeGreaterThan(30);
  expect(filterSpeed(still, value, 20).dropped).toEqual([]);
});

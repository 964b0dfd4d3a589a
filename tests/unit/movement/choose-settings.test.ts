import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_BRIDGE_MIN } from '../../../src/domain/movement/choose-settings/choose-bridges.ts';
import { MOST_CHOSEN_CELLS, tidyUp } from '../../../src/domain/movement/choose-settings/choose-cell.ts';
import { chooseSettings, type GivenMethod, namesOfChosen } from '../../../src/domain/movement/choose-settings/choose-settings.ts';
import { summariseTracks, type TracksSummary } from '../../../src/domain/movement/choose-settings/summarise-tracks.ts';
import { planGrid } from '../../../src/domain/movement/bridges/grid.ts';
import { computeCorridors } from '../../../src/domain/movement/corridors/compute-corridors.ts';
import { noteOf } from '../../../src/domain/notes.ts';
import type { CorridorFeature, CorridorResult, SequenceSummary } from '../../../src/domain/movement/types.ts';
import { describeOutcome, otherWarnings } from '../../../src/domain/movement/describe-outcome.ts';
import { SENSOR_KINDS } from '../../../src/domain/tracks/import/judge-error.ts';
import { english } from '../i18n/catalogues.ts';
import { simulateTrack } from './simulate-track.ts';
import { A_SEQUENCE } from './a-sequence.ts';

const SUMMARY: TracksSummary = {
  animals: 10,
  intervalHours: 3,

  spanDays: 300,
  timeOfDay: true,
  widthM: 100_000,
  heightM: 80_000,
  varianceM2PerS: 20,
  settledKm: 3,
  ownErrorM: 0,
  sensors: { gps: 1000 },
};

const positive = (max: number) => fc.double({ min: 0, max, noNaN: true });
/** Any tracks at all: from a limpet's rock to the whole globe, a fix a second to a fix a month. */
const summaries: fc.Arbitrary<TracksSummary> = fc.record({
  animals: fc.integer({ min: 1, max: 500 }),
  intervalHours: positive(2000),
  spanDays: positive(5000),
  timeOfDay: fc.boolean(),
  widthM: positive(2.6e7),
  heightM: positive(2.6e7),
  varianceM2PerS: fc.option(positive(1e7)),
  settledKm: fc.option(positive(20_000)),
  ownErrorM: positive(50_000),
  sensors: fc.dictionary(fc.constantFrom(...SENSOR_KINDS), fc.integer({ min: 0, max: 1e6 })),
});
const given: fc.Arbitrary<GivenMethod> = fc.record(
  {
    method: fc.constantFrom('bbmm', 'dbbmm', 'line-buffer'),
    cellM: fc.double({ min: 1, max: 1e5, noNaN: true }),
    locationErrorM: fc.double({ min: 0.1, max: 1e5, noNaN: true }),
    maxLagMin: fc.double({ min: 1, max: 1e5, noNaN: true }),
    bufferM: fc.double({ min: 1, max: 1e5, noNaN: true }),
    minDistanceKm: fc.double({ min: 0.1, max: 1e4, noNaN: true }),
    minDaysAway: fc.double({ min: 0, max: 400, noNaN: true }),
  },
  { requiredKeys: [] },
);

test('what is given wins, whatever the tracks; all else is chosen, with a reason that has words', () => {
  fc.assert(
    fc.property(summaries, given, (summary, wish) => {
      const { method, chosen } = chooseSettings(summary, wish);
      expect(method).toMatchObject(wish);
      const names = Object.keys(method);
      expect(names).toHaveLength(7);
      expect([...Object.keys(wish), ...Object.keys(chosen)].sort()).toEqual(names.sort());
      for (const [name, entry] of Object.entries(chosen)) {
        expect(Object.entries(method)).toContainEqual([name, entry.value]);
        expect(english.say(entry.because)).not.toMatch(/[{}]|undefined|NaN|Infinity/);
        if (typeof entry.value === 'number') expect(entry.value).toBeGreaterThan(0);
      }
    }),
    { seed: 3, numRuns: 500 },
  );
});

test('no bridge longer than the ceiling is chosen, none shorter than two intervals where bridges are', () => {
  fc.assert(
    fc.property(summaries, (summary) => {
      const { method } = chooseSettings(summary);
      expect(method.maxLagMin).toBeLessThanOrEqual(LONGEST_BRIDGE_MIN);
      if (method.method !== 'line-buffer') expect(method.maxLagMin / 60).toBeGreaterThanOrEqual(2 * summary.intervalHours);
      if (!summary.timeOfDay) expect(method.method).toBe('line-buffer');
    }),
    { seed: 4, numRuns: 2000 },
  );
});

test('the grid over all tracks holds at most six million cells, a buffer beside', () => {
  fc.assert(
    fc.property(summaries, given, (summary, wish) => {
      const { method } = chooseSettings(summary, { ...wish, cellM: undefined });
      const margin = method.method === 'line-buffer' ? method.bufferM : 0;
      const side = (metres: number): number => Math.ceil((metres + 2 * margin) / method.cellM) + 8;
      expect(side(summary.widthM) * side(summary.heightM)).toBeLessThanOrEqual(MOST_CHOSEN_CELLS);
    }),
    { seed: 5, numRuns: 2000 },
  );
});

test.each([
  [0, 'bbmm', 480],
  [3, 'bbmm', 480],
  [6, 'bbmm', 720],
  [12, 'bbmm', 1440],
  [12.2, 'line-buffer', 480],
  [24, 'line-buffer', 480],
])('fixes %f h apart: %s', (intervalHours, method, maxLagMin) => {
  expect(chooseSettings({ ...SUMMARY, intervalHours }).method).toMatchObject({ method, maxLagMin });
});

test.each([
  [10 / 3600, 'no more than 10 s apart'],
  [0.03, 'no more than 2 min apart'],
  [0.9, 'no more than 54 min apart'],
  [2.54, 'no more than 2.5 h apart'],
])('fixes %f h apart are said so that nobody reads “0 h”', (intervalHours, said) => {
  const { method, maxLagMin } = chooseSettings({ ...SUMMARY, intervalHours }).chosen;
  expect(method && english.say(method.because)).toContain(said);
  expect(maxLagMin && english.say(maxLagMin.because)).not.toMatch(/\b0 (h|min|s)\b/);
});

test('a day is a day, and no fortnight is claimed to be missing where fixes are few', () => {
  const because = (summary: Partial<TracksSummary>, name: 'minDaysAway' | 'minDistanceKm'): string => {
    const chosen = chooseSettings({ ...SUMMARY, ...summary }).chosen[name];
    return chosen ? english.say(chosen.because) : '';
  };
  expect(because({ spanDays: 1.2 }, 'minDaysAway')).toContain('no more than 1 day,');
  expect(because({ settledKm: null }, 'minDistanceKm')).toContain('no animal has a fortnight with four fixes or more');
});

test('a longest bridge that is given decides what can be bridged; bridges that are asked for never get one over a day', () => {
  expect(chooseSettings({ ...SUMMARY, intervalHours: 24 }, { maxLagMin: 2880 }).method.method).toBe('bbmm');
  expect(chooseSettings({ ...SUMMARY, intervalHours: 6 }, { maxLagMin: 300 }).method.method).toBe('line-buffer');
  expect(chooseSettings({ ...SUMMARY, intervalHours: 100 }, { method: 'dbbmm' }).method.maxLagMin).toBe(1440);
});

test('the location error follows the sensors', () => {
  const error = (sensors: TracksSummary['sensors'], ownErrorM = 0): number => chooseSettings({ ...SUMMARY, sensors, ownErrorM }).method.locationErrorM;
  expect(error({ gps: 5 })).toBe(20);
  expect(error({ unstated: 5 })).toBe(20);
  expect(error({ argos: 5 })).toBe(Math.round(6190 / 1.51));
  expect(error({ 'argos-class': 5 }, 795)).toBe(795);
  expect(error({ 'argos-ellipse': 5, gps: 1 }, 795)).toBe(20);
  expect(error({ stated: 5 }, 12.4)).toBe(12);
  // 186 km ÷ √(π/2).
  expect(error({ geolocator: 5 })).toBe(148_000);
  expect(error({ geolocator: 5, argos: 5 }, 4099)).toBe(4099);
  expect(error({ geolocator: 5, gps: 5 }, 148_000)).toBe(20);
  const says = (sensors: TracksSummary['sensors']): string => english.say(chooseSettings({ ...SUMMARY, sensors }).chosen.locationErrorM!.because);
  expect(says({ other: 5 })).toContain('names a sensor');
  expect(says({ unstated: 5 })).toContain('names no sensor');
});

test('animals that roam further need a greater distance to migrate; short tracks a shorter stay', () => {
  expect(chooseSettings(SUMMARY).method).toMatchObject({ minDistanceKm: 15, minDaysAway: 30 });
  expect(chooseSettings({ ...SUMMARY, settledKm: 30 }).method.minDistanceKm).toBe(90);
  expect(chooseSettings({ ...SUMMARY, settledKm: null }).method.minDistanceKm).toBe(15);
  expect(chooseSettings({ ...SUMMARY, spanDays: 80 }).method.minDaysAway).toBe(20);
  expect(chooseSettings({ ...SUMMARY, spanDays: 2 }).method.minDaysAway).toBe(14);
});

test('tidy lengths are the least round ones that are no less', () => {
  for (const [metres, tidy] of [
    [1, 1],
    [50, 50],
    [50.1, 60],
    [150, 150],
    [81, 100],
    [1001, 1500],
  ] as const)
    expect(tidyUp(metres)).toBeCloseTo(tidy, 9);
});

const herd = (stepH: number, journeys: readonly (readonly [number, number, number])[], days = 360) =>
  [0, 1, 2].map((i) => simulateTrack({ individual: `d${i}`, days, stepH, wanderKm: 2, seed: 60 + i, journeys }));
const MIGRATION = [
  [90, 110, 80],
  [250, 270, 0],
] as const;

test('a summary says how often, how far and how long', () => {
  expect(summariseTracks(herd(4, MIGRATION), { unstated: 1 })).toMatchObject({ animals: 3, intervalHours: 4, timeOfDay: true, ownErrorM: 0 });
  const daily = summariseTracks(herd(24, MIGRATION));
  expect(daily).toMatchObject({ intervalHours: 24, timeOfDay: false });
  expect(daily.heightM / 1000).toBeGreaterThan(75);
  expect(daily.heightM / 1000).toBeLessThan(100);
  expect(daily.spanDays).toBeCloseTo(359, 0);
  expect(summariseTracks([])).toMatchObject({ animals: 0, varianceM2PerS: null, settledKm: null });
});

/** One animal with fixes at these days. */
function at(days: readonly number[]) {
  const time = Float64Array.from(days, (day) => Date.UTC(2020, 0, 1) + day * 86_400_000);
  const zeros = new Float64Array(days.length);
  return { individual: 'a', time, lon: zeros, lat: zeros, error: new Float32Array(days.length) };
}

test('bursts are as far apart as the tag rests between them; a silence of weeks counts for nothing', () => {
  const days = Array.from({ length: 100 }, (_, day) => day);
  const interval = (list: readonly number[]): number => summariseTracks([at(list)]).intervalHours;
  const burst = (day: number): number[] => [0, 1, 2, 3, 4].map((fix) => day + (fix * 5) / 1440);
  expect(interval(days.flatMap(burst))).toBeCloseTo(24 - 1 / 3, 6);
  expect(interval(days.flatMap((day) => [...burst(day), ...burst(day + 0.5)]))).toBeCloseTo(12 - 1 / 3, 6);
  expect(interval([...days.map((day) => day / 12), ...days.map((day) => 200 + day / 12)])).toBeCloseTo(2, 6);
  // More of the time was tracked by the day than by the hour.
  expect(interval([...Array.from({ length: 480 }, (_, hour) => hour / 24), ...days.map((day) => 20 + day)])).toBeCloseTo(24, 6);
  expect(interval(days.map((day) => 30 * day))).toBeCloseTo(720, 6);
});

test.each([
  ['a fix every four hours', 4, MIGRATION, 360, 'corridors'],
  ['a fix a day, without time of day', 24, MIGRATION, 360, 'bufferedLines'],
  ['no second end', 4, [], 360, 'movement'],
  ['five days', 4, [], 5, 'movement'],
] as const)('%s: whatever the tracks, a result with a statement', async (_, stepH, journeys, days, kind) => {
  const tracks = herd(stepH, journeys, days);
  const settings = chooseSettings(summariseTracks(tracks));
  const result = await computeCorridors(tracks, settings.method, { seasons: 'spring-autumn', chosen: namesOfChosen(settings) });
  const outcome = describeOutcome(result, settings.method, tracks.length);
  expect(outcome.kind).toBe(kind);
  expect(english.say(outcome.statement)).not.toMatch(/[{}]|undefined/);
});

test('what corridors are from are the migrations that count, and no warning says a statement again', () => {
  const sequence = A_SEQUENCE;
  const doubtful: SequenceSummary = { ...sequence, flags: ['one-way'] };
  const sequences: SequenceSummary[] = [sequence, doubtful, { ...sequence, flags: ['long'], confirmed: true }, { ...sequence, varianceM2PerS: null }];
  const corridor: CorridorFeature = {
    type: 'Feature',
    geometry: { type: 'MultiPolygon', coordinates: [] },
    properties: { use: 'low', minIndividuals: 1, areaKm2: 1 },
  };
  const classes: CorridorResult['classes'] = [{ individual: 'a', class: 'migrant' }];
  const result = { corridors: [corridor], sequences, individualsWithFootprint: 1, classes };
  expect(english.say(describeOutcome(result, { method: 'bbmm' }, 1).statement)).toContain('from 2 migrations');
  expect(english.say(describeOutcome(result, { method: 'line-buffer' }, 1).statement)).toContain('from 3 migrations');
  expect(english.say(describeOutcome({ ...result, corridors: [], sequences: [doubtful] }, { method: 'bbmm' }, 1).statement)).toBe(
    '1 migration was found and is shown as a route, without a corridor.',
  );
  const warnings = [noteOf('sample.none'), noteOf('sample.tooBrief', { n: 4 })];
  expect(otherWarnings({ warnings, classes: [], sequences: [] })).toEqual([]);
  expect(otherWarnings({ warnings, classes, sequences: [] })).toEqual([noteOf('sample.tooBrief', { n: 4 })]);
});

test('a cell that was chosen and does not fit is enlarged until it does, one that was given is refused', () => {
  const xy = Float64Array.of(0, 400_000, 900_000);
  const plane = { x: xy, y: xy, t: Float64Array.of(0, 3600, 7200), error: new Float64Array(3) };
  const sequences = [{ plane, variance: 50_000, year: 2020 }];
  const { method } = chooseSettings(SUMMARY, { cellM: 100 });
  expect(() => planGrid(sequences, method)).toThrow(/grid.cellsTooSmall/);
  const { cell, cols, rows } = planGrid(sequences, method, MOST_CHOSEN_CELLS);
  expect(cell).toBeGreaterThan(300);
  expect(cols * rows).toBeLessThanOrEqual(MOST_CHOSEN_CELLS);
});

import type { CorridorMethod } from '../../../src/domain/movement/corridor-method.ts';
import { booleanPointInPolygon } from '@turf/turf';
import { expect, test, vi } from 'vitest';
import { AtlasError } from '../../../src/domain/errors.ts';
import { createLambertAzimuthal } from '../../../src/domain/geometry/lambert-azimuthal.ts';
import { computeCorridors, type CorridorLabour, type CorridorOptions } from '../../../src/domain/movement/corridors/compute-corridors.ts';
import { describeMigrationYears } from '../../../src/domain/movement/sequences/describe-migration-years.ts';
import { drawIndividual, estimateVariances } from '../../../src/domain/movement/corridors/draw-individual.ts';
import { dynamicMotionVariance } from '../../../src/domain/movement/bridges/dynamic-motion-variance.ts';
import { findSequences } from '../../../src/domain/movement/sequences/find-migration-years.ts';
import { planGrid } from '../../../src/domain/movement/bridges/grid.ts';
import { projectSequence } from '../../../src/domain/movement/sequences/prepare-sequences.ts';
import type { MigrationSequence, PartialCorridors } from '../../../src/domain/movement/types.ts';
import { centreOfTracks } from '../../../src/domain/tracks/extent.ts';
import { DAY, simulateTrack, START } from './simulate-track.ts';
import { toldOf } from '../i18n/catalogues.ts';

const METHOD: CorridorMethod = { method: 'bbmm', cellM: 500, locationErrorM: 20, maxLagMin: 480, bufferM: 2000, minDistanceKm: 30, minDaysAway: 30 };
const OPTIONS: CorridorOptions = { seasons: 'spring-autumn' };
const herd = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    simulateTrack({
      individual: `animal ${i}`,
      days: 360,
      stepH: 4,
      wanderKm: 2,
      seed: 100 + i,
      journeys: [
        [90 + i, 110 + i, 80],
        [250 - i, 270 - i, 0],
      ],
    }),
  );
const edited = (over: Partial<MigrationSequence> = {}): MigrationSequence => ({
  id: 'mine',
  individual: 'animal 0',
  season: 'spring',
  class: 'edited',
  from: 540,
  to: 600,
  start: START + 90 * DAY,
  end: START + 100 * DAY,
  ...over,
});

test('given sequences are drawn and none is searched for', async () => {
  const result = await computeCorridors(herd(2), METHOD, { ...OPTIONS, sequences: [edited()] });
  expect(result.sequences.map(({ sequence, class: movement, fixes }) => [sequence, movement, fixes])).toEqual([['mine', 'edited', 61]]);
  expect(result.classes).toEqual([{ individual: 'animal 0', class: 'edited' }]);
  expect(result.individualsWithFootprint).toBe(1);
  expect(result.warnings.map(({ code }) => code)).not.toContain('sample.tooBrief');
});

test('sequences found first and given back are the corridors that are found at once', async () => {
  const tracks = herd(3);
  const sequences = tracks.flatMap((track) => findSequences(track, { ...METHOD, ...OPTIONS }).sequences);
  expect(await computeCorridors(tracks, METHOD, { ...OPTIONS, sequences })).toEqual(await computeCorridors(tracks, METHOD, OPTIONS));
});

test.each([
  ['of no track', { individual: 'nobody' }, /“mine”.*“nobody”/, 'individual'],
  ['beyond the last fix', { to: 5000 }, /“mine”.*5000/, 'to'],
  ['before the first fix', { from: -1 }, /“mine”.*-1/, 'from'],
  ['that end before they start', { to: 500 }, /“mine”/, 'to'],
])('given sequences %s are refused', async (_, over, message, field) => {
  const attempt = computeCorridors(herd(1), METHOD, { ...OPTIONS, sequences: [edited(over)] });
  expect(await toldOf(attempt)).toMatchObject({ message: expect.stringMatching(message), place: { field } });
});

test('the dynamic model draws each bridge with its own variance, and its mean is told', async () => {
  const tracks = herd(2);
  const dynamic = await computeCorridors(tracks, { ...METHOD, method: 'dbbmm' }, OPTIONS);
  const plain = await computeCorridors(tracks, METHOD, OPTIONS);
  expect(dynamic.corridorAreaKm2.low).toBeGreaterThan(0);
  expect(dynamic.corridorAreaKm2.low).not.toBe(plain.corridorAreaKm2.low);
  expect(dynamic.stopovers).toHaveLength(1);
  const plane = createLambertAzimuthal(...centreOfTracks(tracks));
  const sequence = findSequences(tracks[0]!, { ...METHOD, ...OPTIONS }).sequences[0]!;
  const variances = dynamicMotionVariance(projectSequence(tracks[0]!, sequence, plane, 20), 480 * 60)!;
  expect(new Set(variances).size).toBeGreaterThan(1);
  expect(dynamic.sequences[0]?.varianceM2PerS).toBeCloseTo(variances.reduce((sum, value) => sum + value, 0) / variances.length, 9);
});

test('the UD sums to 1, and lies where its grid and centre say', async () => {
  const { ud, stopovers } = await computeCorridors(herd(3), METHOD, OPTIONS);
  const { grid, centre, values } = ud!;
  expect(values).toHaveLength(grid.cols * grid.rows);
  expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
  const top = values.reduce((best, value, i) => (value > values[best]! ? i : best), 0);
  const place = createLambertAzimuthal(...centre).inverse(grid.x0 + (top % grid.cols) * grid.cell, grid.y0 + Math.floor(top / grid.cols) * grid.cell);
  expect(booleanPointInPolygon(place, stopovers[0]!)).toBe(true);
  expect((await computeCorridors(herd(2), { ...METHOD, method: 'line-buffer' }, OPTIONS)).ud).toBeNull();
  expect((await computeCorridors([], METHOD, OPTIONS)).ud).toBeNull();
});

/** Two hands, who say when they begin to draw. */
const twoHands = (onDraw: () => void): CorridorLabour => ({
  hands: 2,
  estimate: async (sequences, method) => estimateVariances(sequences, method),
  draw: async (drawing) => {
    onDraw();
    return drawIndividual(drawing);
  },
});

test('partial corridors only grow towards the corridors, and each class lies inside the wider one', async () => {
  const partials: PartialCorridors[] = [];
  const times: number[] = [];
  // A clock that only drawing moves on: which outlines are due does not hang on the machine.
  let clock = 0;
  const now = vi.spyOn(performance, 'now').mockImplementation(() => clock);
  const result = await computeCorridors(herd(8), METHOD, {
    ...OPTIONS,
    labour: twoHands(() => (clock += 160)),
    onPartial: (partial) => {
      partials.push(partial);
      times.push(clock);
    },
  }).finally(() => now.mockRestore());
  expect(partials.length).toBeGreaterThanOrEqual(2);
  for (const [i, time] of times.entries()) if (i > 0) expect(time - times[i - 1]!).toBeGreaterThanOrEqual(300);
  let before: Partial<Record<string, number>> = {};
  let done = 0;
  for (const { corridors, done: now, total } of [...partials, { corridors: result.corridors, done: 16, total: 16 }]) {
    expect(now).toBeGreaterThan(done);
    expect(total).toBe(16);
    done = now;
    const area = Object.fromEntries(corridors.map(({ properties }) => [properties.use, properties.areaKm2]));
    expect(area['medium'] ?? 0).toBeLessThanOrEqual(area['low'] ?? 0);
    expect(area['high'] ?? 0).toBeLessThanOrEqual(area['medium'] ?? 0);
    for (const [use, km2] of Object.entries(before)) expect(area[use] ?? 0).toBeGreaterThanOrEqual((km2 ?? 0) * 0.999);
    before = area;
  }
  expect(partials[0]?.corridors[0]?.properties.areaKm2).toBeLessThan(result.corridorAreaKm2.low ?? 0);
});

test('several hands make the corridors of one, to the last bit, in whatever order they finish', async () => {
  let turn = 0;
  const labour: CorridorLabour = {
    hands: 4,
    estimate: async (sequences, method) => estimateVariances(sequences, method),
    draw: async (drawing) => {
      // The first asked is the last to answer.
      for (let waits = 12 - 3 * (turn++ % 4); waits > 0; waits--) await new Promise((resolve) => setTimeout(resolve, 1));
      return drawIndividual(drawing);
    },
  };
  expect(await computeCorridors(herd(6), METHOD, { ...OPTIONS, labour })).toEqual(await computeCorridors(herd(6), METHOD, OPTIONS));
});

test('a hand that fails fails the whole', async () => {
  const labour: CorridorLabour = { ...twoHands(() => undefined), draw: () => Promise.reject(new Error('stopped')) };
  await expect(computeCorridors(herd(3), METHOD, { ...OPTIONS, labour })).rejects.toMatchObject({ message: 'stopped' });
});

test('a grid too large is refused with a cell size that does fit', async () => {
  const plane = { x: Float64Array.of(0, 400_000), y: Float64Array.of(0, 300_000), t: Float64Array.of(0, 3600), error: Float64Array.of(20, 20) };
  const sequences = [{ plane, variance: 10, year: 2020 }];
  const attempt = (): unknown => planGrid(sequences, { ...METHOD, cellM: 20 });
  const { message, values } = await toldOf(attempt);
  const fits = Number(values['fits']);
  expect(message).toMatch(/Cells of 20 m .* of [\d,]+ m fit/);
  expect(planGrid(sequences, { ...METHOD, cellM: fits }).cell).toBe(fits);
  expect(() => planGrid(sequences, { ...METHOD, cellM: fits - 50 })).toThrow(AtlasError);
});

test('years are described with their curves: the model follows the fixes of a migrant', () => {
  const [year, ...more] = describeMigrationYears(herd(1)[0]!, { ...METHOD, ...OPTIONS });
  expect(more).toEqual([]);
  const { curve, fit, sequences } = year!;
  expect(year?.class).toBe('migrant');
  expect(sequences).toHaveLength(2);
  expect(curve.times).toHaveLength(curve.km.length);
  const at = (line: typeof curve, day: number): number => line.km[line.times.findIndex((time) => time >= START + day * DAY)]!;
  for (const [day, km] of [
    [60, 0],
    [180, 80],
    [300, 0],
  ] as const) {
    expect(Math.abs(at(fit!, day) - km)).toBeLessThan(8);
    expect(Math.abs(at(curve, day) - km)).toBeLessThan(12);
  }
  expect(fit?.times[0]).toBe(year?.start);
  expect(fit?.times.at(-1)).toBeCloseTo(year?.end ?? 0, 3);
});

import type { CorridorMethod } from '../../../src/domain/movement/corridor-method.ts';
import { booleanPointInPolygon, featureCollection, intersect } from '@turf/turf';
import { expect, test } from 'vitest';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';
import { computeCorridors, type CorridorOptions } from '../../../src/domain/movement/corridors/compute-corridors.ts';
import { simulateTrack } from './simulate-track.ts';
import { english, toldOf } from '../i18n/catalogues.ts';

const METHOD: CorridorMethod = { method: 'bbmm', cellM: 500, locationErrorM: 20, maxLagMin: 480, bufferM: 2000, minDistanceKm: 30, minDaysAway: 30 };
const OPTIONS: CorridorOptions = { seasons: 'spring-autumn' };
const herd = (count: number, stepH = 4) =>
  Array.from({ length: count }, (_, i) =>
    simulateTrack({
      individual: `animal ${i}`,
      days: 360,
      stepH,
      wanderKm: 2,
      seed: 100 + i,
      journeys: [
        [90 + i, 110 + i, 80],
        [250 - i, 270 - i, 0],
      ],
    }),
  );

test('a herd of five has nested corridors of its own routes, and areas that agree with their outlines', async () => {
  const progress: [number, number][] = [];
  const result = await computeCorridors(herd(5), METHOD, { ...OPTIONS, onProgress: (done, total) => progress.push([done, total]) });
  expect(result.individualsWithFootprint).toBe(5);
  expect(result.classes.map((entry) => entry.class)).toEqual(Array.from({ length: 5 }, () => 'migrant'));
  expect(result.sequences).toHaveLength(10);
  expect(progress.at(-1)).toEqual([10, 10]);
  expect(result.corridors.map(({ properties }) => [properties.use, properties.minIndividuals])).toEqual([
    ['low', 1],
    ['medium', 2],
    ['high', 3],
  ]);
  for (const [i, corridor] of result.corridors.entries()) {
    const { areaKm2, use } = corridor.properties;
    expect(areaKm2).toBeCloseTo(polygonAreaKm2(corridor.geometry), 9);
    expect(result.corridorAreaKm2[use]).toBe(areaKm2);
    const wider = result.corridors[i - 1];
    if (!wider) continue;
    expect(areaKm2).toBeLessThan(wider.properties.areaKm2);
    const shared = intersect(featureCollection([corridor, wider]));
    expect(shared && polygonAreaKm2(shared.geometry) / areaKm2).toBeGreaterThan(0.998);
  }
  const low = result.corridors[0]!;
  const fixes = result.routes.flatMap(({ geometry }) => (geometry.type === 'LineString' ? geometry.coordinates : geometry.coordinates.flat()));
  expect(fixes.filter((fix) => booleanPointInPolygon(fix, low)).length / fixes.length).toBeGreaterThan(0.97);
  expect(result.stopoverAreaKm2).toBeGreaterThan(0);
  expect(result.stopoverAreaKm2).toBeLessThan(result.corridorAreaKm2.low ?? 0);
});

test('the same tracks give the same corridors', async () => {
  expect(await computeCorridors(herd(2), METHOD, OPTIONS)).toEqual(await computeCorridors(herd(2), METHOD, OPTIONS));
});

test('two animals have no high use, and a warning says that this is preliminary', async () => {
  const { corridors, warnings } = await computeCorridors(herd(2), METHOD, OPTIONS);
  expect(corridors.map(({ properties }) => properties.use)).not.toContain('high');
  expect(warnings.map(english.say).join(' ')).toMatch(/Preliminary: 2 individuals/);
});

test('buffered lines have the area of their buffer and no stopovers', async () => {
  const { corridors, stopovers, sequences } = await computeCorridors(herd(1, 24), { ...METHOD, method: 'line-buffer' }, OPTIONS);
  expect(stopovers).toEqual([]);
  expect(sequences.every(({ varianceM2PerS }) => varianceM2PerS === null)).toBe(true);
  // Two lines that overlap: at least one buffer's length of 60 km, at most both.
  const area = corridors[0]?.properties.areaKm2 ?? 0;
  const most = sequences.reduce((sum, { distanceKm }) => sum + 4 * distanceKm + Math.PI * 4, 0);
  expect(area).toBeGreaterThan(4 * 50);
  expect(area).toBeLessThan(most * 1.02);
});

test('fixes too sparse for a bridge are an error that says what to use instead', async () => {
  const attempt = computeCorridors(herd(2, 12), METHOD, OPTIONS);
  const { message, advice } = await toldOf(attempt);
  expect(message).toMatch(/ 12 h.* 8 h/);
  expect(advice).toMatch(/line-buffer/);
});

test('an abort rejects with its reason, before the work or in the middle of it', async () => {
  const reason = new Error('changed my mind');
  await expect(computeCorridors(herd(2), METHOD, { ...OPTIONS, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const controller = new AbortController();
  let last = 0;
  const attempt = computeCorridors(herd(3), METHOD, {
    ...OPTIONS,
    signal: controller.signal,
    onProgress: (done) => {
      last = done;
      controller.abort(reason);
    },
  });
  await expect(attempt).rejects.toBe(reason);
  expect(last).toBeLessThan(6);
});

test('residents and no tracks at all give no corridor, and say so', async () => {
  const resident = simulateTrack({ individual: 'r', days: 200, stepH: 4, wanderKm: 2, seed: 9, journeys: [] });
  for (const tracks of [[resident], []]) {
    const result = await computeCorridors(tracks, METHOD, OPTIONS);
    expect(result.corridors).toEqual([]);
    expect(result.warnings.map(english.say).join(' ')).toMatch(/No migration was found/);
  }
});

test('a herd that crosses the antimeridian has the same area, cut in two there', async () => {
  const shifted = herd(2).map((track) => ({ ...track, lon: track.lon.map((lon) => (lon + 110 > 180 ? lon - 250 : lon + 110)) }));
  const [here, there] = [await computeCorridors(herd(2), METHOD, OPTIONS), await computeCorridors(shifted, METHOD, OPTIONS)];
  expect(Math.abs((there.corridorAreaKm2.low ?? 0) / (here.corridorAreaKm2.low ?? 1) - 1)).toBeLessThan(1e-3);
  const positions = there.corridors.flatMap(({ geometry }) => geometry.coordinates.flat(2));
  expect(positions.some(([lon = 0]) => lon === 180) && positions.some(([lon = 0]) => lon === -180)).toBe(true);
  expect(positions.every(([lon = 0]) => Math.abs(lon) <= 180 && Math.abs(lon) > 179)).toBe(true);
});

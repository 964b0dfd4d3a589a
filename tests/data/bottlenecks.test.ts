import * as v from 'valibot';
import { expect, test } from 'vitest';
import { describeBottlenecks } from '../../src/domain/bottlenecks/describe-bottlenecks.ts';
import { assessRepresentativeness, collectUses, type UsesOnGrid } from '../../src/domain/representativeness/describe-sample.ts';
import { TracksEntrySchema } from '../../src/domain/evidence/tracks/tracks-evidence.ts';
import { computeWithSample } from '../../src/domain/movement/corridors/tell-sample.ts';
import { computeCorridors } from '../../src/domain/movement/corridors/compute-corridors.ts';
import { simulateTrack } from '../unit/movement/simulate-track.ts';

const METHOD = { method: 'bbmm', cellM: 1000, locationErrorM: 20, maxLagMin: 480, bufferM: 500, minDistanceKm: 15, minDaysAway: 30 } as const;
const JOURNEYS: [number, number, number][] = [
  [90, 110, 80],
  [250, 270, 0],
];
const herd = (count: number) =>
  Array.from({ length: count }, (_, i) => simulateTrack({ individual: `a${i}`, days: 360, stepH: 6, wanderKm: 2, seed: 60 + i, journeys: JOURNEYS }));

async function find(count: number, generalised = false) {
  const uses: UsesOnGrid = { uses: [] };
  const result = await computeCorridors(herd(count), METHOD, { seasons: 'spring-autumn', onIndividual: collectUses(uses) });
  return { found: describeBottlenecks(uses, result, generalised), result };
}

test('of a herd that goes one way are lines across it, which every animal passes', async () => {
  const { found, result } = await find(5);
  expect(v.parse(TracksEntrySchema.entries.bottlenecks, found)).toEqual(found);
  expect(found?.animals).toBe(result.individualsWithFootprint);
  const [narrowest] = found?.sections ?? [];
  expect(narrowest?.animals).toBeGreaterThanOrEqual(3);
  expect(narrowest?.widthM).toBeGreaterThanOrEqual(1000);
  // Narrower than the corridor is long, and inside its box.
  expect(narrowest?.widthM).toBeLessThan(20_000);
  const corridor = result.corridors[0]!.geometry.coordinates.flat(2);
  const [lons, lats] = [corridor.map(([lon = 0]) => lon), corridor.map(([, lat = 0]) => lat)];
  for (const [lon, lat] of found!.sections.flatMap(({ lines }) => lines.flat())) {
    expect(lon).toBeGreaterThan(Math.min(...lons) - 0.02);
    expect(lon).toBeLessThan(Math.max(...lons) + 0.02);
    expect(lat).toBeGreaterThan(Math.min(...lats) - 0.02);
    expect(lat).toBeLessThan(Math.max(...lats) + 0.02);
  }
});

test('are not told of two animals, nor where places are made coarser', async () => {
  expect((await find(2)).found).toBe(undefined);
  expect((await find(5, true)).found).toBe(undefined);
});

test('are told of a person’s own tracks as of an entry, with how much the sample shows', async () => {
  const [{ found, result }, own] = [await find(5), await computeWithSample(herd(5), METHOD, { seasons: 'spring-autumn' })];
  expect(own.bottlenecks).toEqual(found);
  const uses: UsesOnGrid = { uses: [] };
  await computeCorridors(herd(5), METHOD, { seasons: 'spring-autumn', onIndividual: collectUses(uses) });
  expect(own.representativeness).toEqual(assessRepresentativeness(uses, []));
  expect(own.representativeness?.animals).toBe(5);
  expect(own.corridorAreaKm2).toEqual(result.corridorAreaKm2);
  const two = await computeWithSample(herd(2), METHOD, { seasons: 'spring-autumn' });
  expect([two.bottlenecks, two.representativeness]).toEqual([undefined, undefined]);
});

import * as v from 'valibot';
import { expect, test } from 'vitest';
import { assessRepresentativeness, collectUses, type UsesOnGrid } from '../../src/domain/representativeness/describe-sample.ts';
import { TracksEntrySchema } from '../../src/domain/evidence/tracks/tracks-evidence.ts';
import { computeCorridors } from '../../src/domain/movement/corridors/compute-corridors.ts';
import { simulateTrack } from '../unit/movement/simulate-track.ts';

const METHOD = { method: 'bbmm', cellM: 1000, locationErrorM: 20, maxLagMin: 480, bufferM: 500, minDistanceKm: 15, minDaysAway: 30 } as const;
const herd = Array.from(
  { length: 5 },
  (_, i) =>
  simulateTrack({ individual: `a${i}`, days: 360, stepH: 6, wanderKm: 2, seed: 60 + i, journeys: [[90, 110, 80], [250, 270, 0]] }), // prettier-ignore
);

test('is told of the corridor’s own bridges, rounded as the entry’s file has it', async () => {
  const uses: UsesOnGrid = { uses: [] };
  const result = await computeCorridors(herd, METHOD, { seasons: 'spring-autumn', onIndividual: collectUses(uses) });
  expect(uses.uses).toHaveLength(result.individualsWithFootprint);
  expect(uses.uses.length).toBeGreaterThanOrEqual(3);
  const told = assessRepresentativeness(uses, herd);
  expect(v.parse(TracksEntrySchema.entries.representativeness, told)).toEqual(told);
  expect([told?.by, told?.animals, told?.curve.length]).toEqual(['bridges', uses.uses.length, uses.uses.length - 1]);
  expect(told?.curve.at(-1)?.mean).toBeGreaterThan(told?.curve[0]?.mean ?? 1);
  expect(assessRepresentativeness({ ...uses, uses: uses.uses.slice(0, 2) }, herd)).toBe(undefined);
});

test('is told by kernels of tracks without a corridor by bridges, not of two animals', () => {
  const told = assessRepresentativeness(undefined, herd);
  expect(v.parse(TracksEntrySchema.entries.representativeness, told)).toEqual(told);
  expect([told?.by, told?.animals]).toEqual(['kernels', 5]);
  expect(told?.bandwidthM).toBeGreaterThan(1000);
  expect(assessRepresentativeness(undefined, herd.slice(0, 2))).toBe(undefined);
});

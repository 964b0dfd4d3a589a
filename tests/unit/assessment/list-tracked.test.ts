import { expect, test } from 'vitest';
import type { PopulationMet } from '../../../src/domain/assessment/assess-alternative.ts';
import { listTracked } from '../../../src/domain/assessment/list-tracked.ts';

const met = (population: string): PopulationMet => ({
  population,
  name: `Animals of ${population}`,
  corridor: undefined,
  stopoverKm: 0,
  separations: [],
  pieces: undefined,
  crossed: undefined,
  events: [],
  avoid: [],
});

test('a population without a corridor whose animals crossed is listed once', () => {
  const without = (population: string, tracked: boolean) => ({ population, name: `Animals of ${population}`, tracked });
  const listed = listTracked({
    populations: [met('Green River'), met('Pinedale')],
    withoutCorridor: [without('Pinedale', true), without('A', true), without('B', false)],
  });
  expect(listed).toEqual(['Green River', 'Pinedale', 'A'].map((population) => ({ population, name: `Animals of ${population}` })));
  expect(listTracked({ populations: [met('Pinedale')] })).toHaveLength(1);
});

import { expect, test } from 'vitest';
import type { PopulationMet } from '../../../src/domain/assessment/assess-alternative.ts';
import { listTracked } from '../../../src/domain/assessment/list-tracked.ts';
import { type FindAnimals, mayStop } from '../../../src/domain/statements/of-project.ts';

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
  const listed = listTracked(
    {
      populations: [met('Green River'), met('Pinedale')],
      withoutCorridor: [without('Pinedale', true), without('A', true), without('B', false)],
    },
    () => true,
  );
  expect(listed).toEqual(['Green River', 'Pinedale', 'A'].map((population) => ({ population, name: `Animals of ${population}` })));
  expect(listTracked({ populations: [met('Pinedale')] }, () => false)).toHaveLength(1);
});

test('beside the Mara a road asks the wildebeest first, not the stork that flies over it', () => {
  const find: FindAnimals = (population) =>
    (
      {
        stork: { group: 'bird', scientific: 'Ciconia ciconia' },
        wildebeest: { group: 'ungulate', scientific: 'Connochaetes taurinus' },
      } as const
    )[population];
  const listed = listTracked({ populations: ['stork', 'wildebeest', 'unknown'].map(met) }, (population) => mayStop('road', population, find));
  expect(listed.map(({ population }) => population)).toEqual(['wildebeest', 'unknown', 'stork']);
});

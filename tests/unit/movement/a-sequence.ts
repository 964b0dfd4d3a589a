import type { SequenceSummary } from '../../../src/domain/movement/types.ts';

/** A migration without a doubt, for tests that ask what becomes of one. */
export const A_SEQUENCE: SequenceSummary = {
  individual: 'a',
  sequence: 'a 1',
  season: 'spring',
  class: 'migrant',
  start: 0,
  end: 1,
  fixes: 9,
  days: 9,
  distanceKm: 50,
  varianceM2PerS: 2,
};

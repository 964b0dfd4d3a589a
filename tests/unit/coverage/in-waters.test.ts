import { expect, it } from 'vitest';
import { findInWaters } from '../../../src/domain/coverage/in-waters.ts';

const corridor = { use: 'low', corridorKm2: 1000, coveredKm2: 700, share: 0.7 } as const;
const zone = (id: string, low: number, country?: string) => ({
  id,
  name: id,
  ...(country === undefined ? {} : { country }),
  km2ByUse: { low, medium: 0, high: 0 },
});

it('adds a state’s zones, and none that is another’s or of several', () => {
  const answer = { coverage: [corridor], byArea: [zone('1', 300, 'MEX'), zone('2', 200, 'MEX'), zone('3', 150, 'CRI'), zone('4', 50)] };
  expect(findInWaters(answer, 'MEX')).toEqual({ km2: 500, share: 0.5 });
  expect(findInWaters(answer, 'CRI')).toEqual({ km2: 150, share: 0.15 });
  expect(findInWaters(answer, 'COL')).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { untoldAreas } from '../../../src/domain/statements/untold-areas.ts';

const WHALE = { scientific: 'Balaenoptera musculus', group: 'marine mammal' } as const;
const TURTLE = { scientific: 'Caretta caretta', group: 'turtle' } as const;
const BEAR = { scientific: 'Ursus maritimus', group: 'marine mammal' } as const;
const FILE = { fileName: 'parks.geojson' };

describe("a person's own file of areas", () => {
  it.each([
    ['protected-areas', WHALE],
    ['kbas', WHALE],
    ['protected-areas', TURTLE],
  ] as const)('of %s tells nothing of $scientific, which lives at sea', (kind, animals) => {
    expect(untoldAreas(animals, kind, FILE)).toEqual({ title: 'parks.geojson', kind, answer: { says: 'untold', because: 'areas-on-land' } });
  });
  it('tells of them by the word that all of it lies at sea', () => {
    expect(untoldAreas(WHALE, 'protected-areas', { ...FILE, realm: 'marine' })).toBeUndefined();
  });
  it('tells of animals on land, and of kinds that lie at sea alone', () => {
    expect(untoldAreas(BEAR, 'protected-areas', FILE)).toBeUndefined();
    expect(untoldAreas(WHALE, 'immas', FILE)).toBeUndefined();
    expect(untoldAreas(WHALE, 'economic-zones', FILE)).toBeUndefined();
    expect(untoldAreas(WHALE, 'kbas', undefined)).toBeUndefined();
  });
});

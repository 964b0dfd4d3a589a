import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickPlaces } from '../../../src/domain/assessment/find-countries.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';

test('a segment is looked at in four places and at its end, over the antimeridian too', () => {
  expect(
    pickPlaces([
      [
        [179, 10],
        [183, 14],
      ],
    ]),
  ).toEqual([
    [179, 10],
    [-180, 11],
    [-179, 12],
    [-178, 13],
    [-177, 14],
  ]);
  expect(pickPlaces([[[7, 59]], []])).toEqual([[7, 59]]);
});

test('however many vertices, few places are picked, in even steps from the beginning to the end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 3000 }), (vertices) => {
      const line = Array.from({ length: vertices }, (_, i): LonLat => [i / 100, 0]);
      const lons = pickPlaces([line]).map(([lon]) => lon);
      expect(lons.length).toBeLessThanOrEqual(257);
      expect([lons[0], lons.at(-1)]).toEqual([0, (vertices - 1) / 100]);
      const step = lons[1]! - lons[0]!;
      for (let i = 1; i < lons.length - 1; i++) expect(lons[i]! - lons[i - 1]!).toBeCloseTo(step, 9);
      expect(lons.at(-1)! - lons.at(-2)!).toBeLessThanOrEqual(step + 1e-9);
    }),
  );
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { geodesicM, shortGeodesicM } from '../../../src/domain/geometry/distances.ts';

test('is Karney’s distance within 1 µm and 1e-9 of the length, near the poles and across the antimeridian too', () => {
  const share = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, share, share, fc.integer({ min: -6, max: 2 }), (lon, lat, dLon, dLat, power) => {
      const place = [180 * lon, 89.9 * lat] as const;
      const other = [place[0] + dLon * 10 ** power, Math.max(-90, Math.min(90, place[1] + dLat * 10 ** power))] as const;
      const exact = geodesicM(...place, ...other);
      expect(Math.abs(shortGeodesicM(...place, ...other) - exact)).toBeLessThan(1e-6 + 1e-9 * exact);
    }),
    { seed: 3, numRuns: 2000 },
  );
  expect(shortGeodesicM(12, 60, 12, 60)).toBe(0);
  expect(shortGeodesicM(179.9, 60, -179.9, 60)).toBeCloseTo(geodesicM(179.9, 60, 180.1, 60), 6);
  expect(shortGeodesicM(3, 90, 4, 89)).toBeCloseTo(geodesicM(3, 90, 4, 89), 5);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLambertAzimuthal } from '../../../src/domain/geometry/lambert-azimuthal.ts';
import { AUTHALIC_RADIUS_M, haversineM } from '../../../src/domain/geometry/distances.ts';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';

const centre = fc.record({ lon0: fc.double({ min: -180, max: 180, noNaN: true }), lat0: fc.double({ min: -90, max: 90, noNaN: true }) });

test('agrees with the worked example of EPSG method 9820 (GRS 80, whose flattening differs in the eleventh decimal)', () => {
  const [x, y] = createLambertAzimuthal(10, 52).forward(5, 50);
  expect(x + 4_321_000).toBeCloseTo(3_962_799.45, 1);
  expect(y + 3_210_000).toBeCloseTo(2_999_718.85, 1);
  const [lon, lat] = createLambertAzimuthal(10, 52).inverse(3_962_799.45 - 4_321_000, 2_999_718.85 - 3_210_000);
  expect(lon).toBeCloseTo(5, 6);
  expect(lat).toBeCloseTo(50, 6);
});

test('agrees with the worked example of Snyder 1987 on Clarke 1866 as far as the ellipsoids do', () => {
  const [x, y] = createLambertAzimuthal(-100, 40).forward(-110, 30);
  expect(Math.abs(x - -965_932.1)).toBeLessThan(60);
  expect(Math.abs(y - -1_056_814.9)).toBeLessThan(60);
});

test('the authalic radius is that of WGS 84', () => {
  expect(AUTHALIC_RADIUS_M).toBeCloseTo(6_371_007.181, 2);
});

test('forward and back again comes to the same place within a centimetre', () => {
  const offset = fc.record({ east: fc.double({ min: -60, max: 60, noNaN: true }), lat: fc.double({ min: -89.9, max: 89.9, noNaN: true }) });
  fc.assert(
    fc.property(centre, offset, ({ lon0, lat0 }, { east, lat }) => {
      // A place all but opposite the centre is torn apart by the projection: nothing of the kind is ever drawn.
      fc.pre(haversineM(lon0, lat0, lon0 + east, lat) < 15e6);
      const plane = createLambertAzimuthal(lon0, lat0);
      const [lon, back] = plane.inverse(...plane.forward(lon0 + east, lat));
      expect(haversineM(lon0 + east, lat, lon, back)).toBeLessThan(0.01);
    }),
    { seed: 17, numRuns: 1000 },
  );
});

test('longitudes come back within 180° of the centre, so that a shape at the antimeridian is not torn', () => {
  const plane = createLambertAzimuthal(179, -17);
  const [x, y] = plane.forward(-179, -17);
  expect(x).toBeGreaterThan(200_000);
  expect(plane.inverse(x, y)[0]).toBeCloseTo(181, 8);
});

test('areas in the plane are those of the ellipsoid', () => {
  const place = fc.record({
    lon0: fc.double({ min: -100, max: 100, noNaN: true }),
    lat0: fc.double({ min: -85, max: 85, noNaN: true }),
    east: fc.double({ min: -40, max: 40, noNaN: true }),
    lat: fc.double({ min: -80, max: 80, noNaN: true }),
  });
  fc.assert(
    fc.property(place, ({ lon0, lat0, east, lat }) => {
      fc.pre(haversineM(lon0, lat0, lon0 + east, lat) < 12e6);
      const plane = createLambertAzimuthal(lon0, lat0);
      const size = 0.02;
      const west = lon0 + east;
      const steps = 20;
      const side = (k: number): [number, number][] =>
        Array.from({ length: steps }, (_, i) => {
          const share = (i / steps) * size;
          if (k === 0) return [west + share, lat];
          if (k === 1) return [west + size, lat + share];
          return k === 2 ? [west + size - share, lat + size] : [west, lat + size - share];
        });
      const ring = [0, 1, 2, 3].flatMap(side);
      const flat = ring.map(([lon, at]) => plane.forward(lon, at));
      const [ox, oy] = flat[0]!;
      let twice = 0;
      for (const [i, [x, y]] of flat.entries()) {
        const [nx, ny] = flat[(i + 1) % flat.length]!;
        twice += (x - ox) * (ny - oy) - (nx - ox) * (y - oy);
      }
      const exact = polygonAreaKm2({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] });
      expect(Math.abs(twice / 2e6 / exact - 1)).toBeLessThan(1e-5);
    }),
    { seed: 19, numRuns: 300 },
  );
});

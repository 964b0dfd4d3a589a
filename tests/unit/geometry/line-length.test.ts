import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { centreOfTracks } from '../../../src/domain/tracks/extent.ts';
import { geodesicM, haversineM, lineLengthKm } from '../../../src/domain/geometry/distances.ts';

const minutes = (degrees: number, minute: number, second: number): number => degrees + minute / 60 + second / 3600;

test('a degree of the equator is a 360th of its circumference', () => {
  const degree = (2 * Math.PI * 6378.137) / 360;
  expect(
    lineLengthKm([
      [0, 0],
      [1, 0],
    ]),
  ).toBeCloseTo(degree, 6);
  expect(
    lineLengthKm([
      [179.5, 0],
      [-179.5, 0],
    ]),
  ).toBeCloseTo(degree, 6);
});

test('a quadrant of a meridian is 10,001.966 km', () => {
  expect(
    lineLengthKm([
      [30, 0],
      [30, 90],
    ]),
  ).toBeCloseTo(10_001.966, 3);
  expect(
    lineLengthKm([
      [30, 0],
      [30, 45],
      [30, 90],
    ]),
  ).toBeCloseTo(10_001.966, 3);
});

test('agrees with the survey line from Flinders Peak to Buninyong (ICSM GDA technical manual: 54,972.271 m)', () => {
  const metres = geodesicM(minutes(144, 25, 29.5244), -minutes(37, 57, 3.7203), minutes(143, 55, 35.3839), -minutes(37, 39, 10.1561));
  expect(Math.abs(metres - 54_972.271)).toBeLessThan(0.002);
});

test('a line of fewer than two positions has no length', () => {
  expect(lineLengthKm([])).toBe(0);
  expect(lineLengthKm([[12, 34]])).toBe(0);
});

test('the sphere stays within 0.6 % of the geodesic', () => {
  const place = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -89, max: 89, noNaN: true }));
  fc.assert(
    fc.property(place, place, ([lon1, lat1], [lon2, lat2]) => {
      const exact = geodesicM(lon1, lat1, lon2, lat2);
      expect(Math.abs(haversineM(lon1, lat1, lon2, lat2) - exact)).toBeLessThanOrEqual(0.006 * exact + 1e-3);
    }),
    { seed: 3, numRuns: 500 },
  );
});

test('the centre of tracks on both sides of the antimeridian lies on it', () => {
  const track = { individual: 'a', time: Float64Array.of(0, 1), lon: Float64Array.of(170, -170), lat: Float64Array.of(10, 10), error: Float32Array.of(0, 0) };
  const [lon, lat] = centreOfTracks([track]);
  expect(Math.abs(lon)).toBeCloseTo(180, 9);
  // tan φ = sin 10° / (cos 10° · cos 10°), by the chord between the two fixes.
  expect(lat).toBeCloseTo((Math.atan(Math.tan(Math.PI / 18) / Math.cos(Math.PI / 18)) * 180) / Math.PI, 9);
});

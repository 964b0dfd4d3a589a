import { area as turfArea } from '@turf/turf';
import * as fc from 'fast-check';
import type { Polygon, Position } from 'geojson';
import { expect, test } from 'vitest';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';

/** Surface of the WGS 84 ellipsoid, km². */
const GLOBE_KM2 = 510_065_621.724;
const A = 6378.137;
const E2 = 0.00669437999014;

const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const polygon = (...rings: Position[][]): Polygon => ({ type: 'Polygon', coordinates: rings });

/** Area of a cell of meridians and parallels by integrating the ellipsoid's M·N·cos φ, independent of authalic latitude. */
function cellKm2(west: number, south: number, east: number, north: number): number {
  const steps = 2000;
  const from = (south * Math.PI) / 180;
  const h = ((north - south) * Math.PI) / 180 / steps;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const phi = from + (i + 0.5) * h;
    sum += Math.cos(phi) / (1 - E2 * Math.sin(phi) ** 2) ** 2;
  }
  return A * A * (1 - E2) * sum * h * (((east - west) * Math.PI) / 180);
}

test('an octant is an eighth of the globe', () => {
  expect(polygonAreaKm2(polygon(box(0, 0, 90, 90)))).toBeCloseTo(GLOBE_KM2 / 8, 1);
  expect(polygonAreaKm2(polygon(box(-90, -90, 0, 0)))).toBeCloseTo(GLOBE_KM2 / 8, 1);
  expect(polygonAreaKm2(polygon(box(-180, -90, 180, 90)))).toBeCloseTo(GLOBE_KM2, 0);
});

test('cells of meridians and parallels have their closed-form area', () => {
  const cell = fc.record({
    west: fc.double({ min: -180, max: 170, noNaN: true }),
    south: fc.double({ min: -89, max: 80, noNaN: true }),
    width: fc.double({ min: 0.1, max: 10, noNaN: true }),
    height: fc.double({ min: 0.1, max: 9, noNaN: true }),
  });
  fc.assert(
    fc.property(cell, ({ west, south, width, height }) => {
      const exact = cellKm2(west, south, west + width, south + height);
      expect(Math.abs(polygonAreaKm2(polygon(box(west, south, west + width, south + height))) / exact - 1)).toBeLessThan(1e-6);
    }),
    { seed: 5, numRuns: 200 },
  );
});

test('agrees with the sphere of turf within 0.7 % on star-shaped polygons, whichever way they wind', () => {
  const star = fc.record({
    lon: fc.double({ min: -150, max: 150, noNaN: true }),
    lat: fc.double({ min: -65, max: 65, noNaN: true }),
    radii: fc.array(fc.double({ min: 0.4, max: 1, noNaN: true }), { minLength: 5, maxLength: 40 }),
    reverse: fc.boolean(),
  });
  fc.assert(
    fc.property(star, ({ lon, lat, radii, reverse }) => {
      const ring = radii.map((r, i): Position => [lon + r * Math.cos((2 * Math.PI * i) / radii.length), lat + r * Math.sin((2 * Math.PI * i) / radii.length)]);
      const closed = [...ring, ring[0] ?? [0, 0]];
      const shape = polygon(reverse ? closed.reverse() : closed);
      const km2 = polygonAreaKm2(shape);
      expect(km2).toBeGreaterThan(0);
      expect(Math.abs(km2 / (turfArea(shape) / 1e6) - 1)).toBeLessThan(0.007);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('a slanting edge is straight in longitude and latitude: two triangles make their box', () => {
  const whole = polygonAreaKm2(polygon(box(10, 40, 12, 41)));
  const lower = polygonAreaKm2(
    polygon([
      [10, 40],
      [12, 40],
      [12, 41],
      [10, 40],
    ]),
  );
  const upper = polygonAreaKm2(
    polygon([
      [10, 40],
      [12, 41],
      [10, 41],
      [10, 40],
    ]),
  );
  expect(lower + upper).toBeCloseTo(whole, 6);
  expect(lower).toBeGreaterThan(upper);
});

test('holes are subtracted whatever their winding, and parts are added', () => {
  const outer = box(0, 0, 4, 4);
  const hole = box(1, 1, 2, 2);
  const expected = cellKm2(0, 0, 4, 4) - cellKm2(1, 1, 2, 2);
  expect(polygonAreaKm2(polygon(outer, hole)) / expected).toBeCloseTo(1, 6);
  expect(polygonAreaKm2(polygon(outer, [...hole].reverse())) / expected).toBeCloseTo(1, 6);
  const both = polygonAreaKm2({ type: 'MultiPolygon', coordinates: [[outer, hole], [box(10, 10, 11, 11)]] });
  expect(both / (expected + cellKm2(10, 10, 11, 11))).toBeCloseTo(1, 6);
  expect(polygonAreaKm2({ type: 'MultiPolygon', coordinates: [] })).toBe(0);
});

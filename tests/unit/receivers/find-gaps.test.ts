import { area, booleanPointInPolygon, polygon } from '@turf/turf';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geodesicM } from '../../../src/domain/geometry/distances.ts';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';
import { findGaps } from '../../../src/domain/receivers/find-gaps.ts';
import { readCorridorFile } from '../../../src/domain/receivers/read-corridor-file.ts';

type LonLat = [number, number];

const box = (west: number, south: number, east: number, north: number): LonLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

describe('where no receiver stands', () => {
  test('one station in the middle of a square: all but its circle', () => {
    const ring = box(9.5, 49.7, 10.5, 50.3);
    const { corridorKm2, gapKm2, gaps, gapsInAll } = findGaps([[ring]], [[10, 50]], 15);
    const whole = polygonAreaKm2({ type: 'Polygon', coordinates: [ring] });
    expect(Math.abs(corridorKm2 / whole - 1)).toBeLessThan(0.005);
    expect(Math.abs((whole - gapKm2) / (Math.PI * 15 ** 2) - 1)).toBeLessThan(0.01);
    expect(gapsInAll).toBe(1);
    // Furthest are the southern corners, by less than a square.
    expect(Math.abs(gaps[0]!.furthestKm - geodesicM(10, 50, 9.5, 49.7) / 1000)).toBeLessThan(1);
  });

  test('a station that covers all, and no station at all', () => {
    const ring = box(9.9, 49.95, 10.1, 50.05);
    expect(findGaps([[ring]], [[10, 50]], 15)).toMatchObject({ gapKm2: 0, gaps: [], gapsInAll: 0 });
    const none = findGaps([[ring]], [], 15);
    expect(none.gapKm2).toBe(none.corridorKm2);
    expect(findGaps([], [[0, 0]], 15)).toMatchObject({ corridorKm2: 0, gapsInAll: 0 });
  });

  test('a strip with a station in its middle is two gaps, across the antimeridian too', () => {
    for (const shift of [0, 180]) {
      const ring = (west: number, east: number): LonLat[] => box(west, -0.1, east, 0.1);
      const polygons = shift === 0 ? [[ring(-2, 2)]] : [[ring(178, 180)], [ring(-180, -178)]];
      const { gaps, gapsInAll, gapKm2, corridorKm2 } = findGaps(polygons, [[shift, 0]], 50);
      expect(gapsInAll).toBe(2);
      expect(gapKm2 / corridorKm2).toBeCloseTo(1 - 100 / (4 * 111.32), 2);
      expect(gaps.map(({ lon }) => Math.round(Math.abs(lon))).every((lon) => lon === (shift === 0 ? 2 : 178))).toBe(true);
    }
  });

  test('the share, against places one by one', { timeout: 60_000 }, () => {
    const corner = fc.tuple(fc.double({ min: 5, max: 7, noNaN: true }), fc.double({ min: 50, max: 52, noNaN: true }));
    const station = fc.tuple(fc.double({ min: 4.5, max: 9.5, noNaN: true }), fc.double({ min: 49.5, max: 54.5, noNaN: true }));
    const size = fc.double({ min: 0.8, max: 2, noNaN: true });
    fc.assert(
      fc.property(corner, size, size, fc.boolean(), fc.array(station, { maxLength: 6 }), fc.integer({ min: 10, max: 80 }), (at, w, h, hole, stations, km) => {
        const rings = [box(at[0], at[1], at[0] + w, at[1] + h)];
        if (hole) rings.push(box(at[0] + w / 4, at[1] + h / 4, at[0] + w / 2, at[1] + h / 2).toReversed());
        const shape = polygon(rings);
        let [inside, far] = [0, 0];
        const steps = 40;
        for (let i = 0; i < steps; i++) {
          for (let j = 0; j < steps; j++) {
            const [lon, lat] = [at[0] + (w * (i + 0.5)) / steps, at[1] + (h * (j + 0.5)) / steps];
            if (!booleanPointInPolygon([lon, lat], shape)) continue;
            const weight = Math.cos((lat * Math.PI) / 180);
            inside += weight;
            if (stations.every(([x, y]) => geodesicM(lon, lat, x, y) > km * 1000)) far += weight;
          }
        }
        const found = findGaps([rings], stations, km);
        expect(Math.abs(found.corridorKm2 / (area(shape) / 1e6) - 1)).toBeLessThan(0.02);
        expect(Math.abs(found.gapKm2 / found.corridorKm2 - far / inside)).toBeLessThan(0.02);
        expect(found.gaps.every(({ furthestKm }) => furthestKm > km)).toBe(true);
        if (found.gapsInAll <= 20) expect(found.gaps.reduce((sum, { areaKm2 }) => sum + areaKm2, 0)).toBeCloseTo(found.gapKm2, 6);
      }),
      { numRuns: 12 },
    );
  });
});

describe('a corridor file', () => {
  const feature = (use: string | undefined, ring: LonLat[]) => ({
    type: 'Feature',
    properties: use === undefined ? null : { use },
    geometry: { type: 'Polygon', coordinates: [ring] },
  });
  test('is its low-use class, or all where none is named; another file is refused with its name', () => {
    const [small, large] = [box(1, 1, 2, 2), box(0, 0, 3, 3)];
    const text = (features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features });
    expect(readCorridorFile(text([feature('high', small), feature('low', large)]), 'c')).toEqual([[large]]);
    expect(readCorridorFile(text([feature(undefined, small), feature(undefined, large)]), 'c')).toEqual([[small], [large]]);
    for (const bad of ['', '[1]', '{"features":[{"geometry":null}]}', '{"features":[{"geometry":{"type":"Polygon","coordinates":[[["a",1]]]}}]}']) {
      expect(() => readCorridorFile(bad, 'c.geojson')).toThrow('c.geojson');
    }
  });
});

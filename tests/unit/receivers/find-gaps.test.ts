import { area, booleanPointInPolygon, polygon } from '@turf/turf';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AUTHALIC_RADIUS_M, authalicQ, geodesicM, POLAR_Q } from '../../../src/domain/geometry/distances.ts';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';
import { findGaps as findIn, type FindGapsOptions, type GapAnswer, prepareCorridor } from '../../../src/domain/receivers/find-gaps.ts';
import { readCorridorFile } from '../../../src/domain/receivers/read-corridor-file.ts';

type LonLat = [number, number];

const findGaps = (polygons: LonLat[][][], stations: LonLat[], km: number, options?: FindGapsOptions): Promise<GapAnswer> =>
  findIn(prepareCorridor(polygons), stations, km, options);

const box = (west: number, south: number, east: number, north: number): LonLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

describe('where no receiver stands', () => {
  test('one station in the middle of a square: all but its circle', async () => {
    const ring = box(9.5, 49.7, 10.5, 50.3);
    const { corridorKm2, gapKm2, gaps, gapsInAll } = await findGaps([[ring]], [[10, 50]], 15);
    const whole = polygonAreaKm2({ type: 'Polygon', coordinates: [ring] });
    expect(Math.abs(corridorKm2 / whole - 1)).toBeLessThan(0.005);
    expect(Math.abs((whole - gapKm2) / (Math.PI * 15 ** 2) - 1)).toBeLessThan(0.01);
    expect(gapsInAll).toBe(1);
    // Furthest are the southern corners, by less than a square.
    expect(Math.abs(gaps[0]!.furthestKm - geodesicM(10, 50, 9.5, 49.7) / 1000)).toBeLessThan(1);
  });

  test('a station that covers all, and no station at all', async () => {
    const ring = box(9.9, 49.95, 10.1, 50.05);
    expect(await findGaps([[ring]], [[10, 50]], 15)).toMatchObject({ gapKm2: 0, gaps: [], gapsInAll: 0 });
    const none = await findGaps([[ring]], [], 15);
    expect(none.gapKm2).toBe(none.corridorKm2);
    expect(await findGaps([], [[0, 0]], 15)).toMatchObject({ corridorKm2: 0, gapsInAll: 0 });
  });

  test('a strip with a station in its middle is two gaps, across the antimeridian too', async () => {
    for (const shift of [0, 180]) {
      const ring = (west: number, east: number): LonLat[] => box(west, -0.1, east, 0.1);
      const polygons = shift === 0 ? [[ring(-2, 2)]] : [[ring(178, 180)], [ring(-180, -178)]];
      const { gaps, gapsInAll, gapKm2, corridorKm2 } = await findGaps(polygons, [[shift, 0]], 50);
      expect(gapsInAll).toBe(2);
      expect(gapKm2 / corridorKm2).toBeCloseTo(1 - 100 / (4 * 111.32), 2);
      expect(gaps.map(({ lon }) => Math.round(Math.abs(lon))).every((lon) => lon === (shift === 0 ? 2 : 178))).toBe(true);
    }
  });

  test('the share, against places one by one', { timeout: 60_000 }, async () => {
    const corner = fc.tuple(fc.double({ min: 5, max: 7, noNaN: true }), fc.double({ min: 50, max: 52, noNaN: true }));
    const station = fc.tuple(fc.double({ min: 4.5, max: 9.5, noNaN: true }), fc.double({ min: 49.5, max: 54.5, noNaN: true }));
    const size = fc.double({ min: 0.8, max: 2, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        corner,
        size,
        size,
        fc.boolean(),
        fc.array(station, { maxLength: 6 }),
        fc.integer({ min: 10, max: 80 }),
        async (at, w, h, hole, stations, km) => {
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
          const found = await findGaps([rings], stations, km);
          expect(Math.abs(found.corridorKm2 / (area(shape) / 1e6) - 1)).toBeLessThan(0.02);
          expect(Math.abs(found.gapKm2 / found.corridorKm2 - far / inside)).toBeLessThan(0.02);
          expect(found.gaps.every(({ furthestKm }) => furthestKm > km)).toBe(true);
          if (found.gapsInAll <= 20) expect(found.gaps.reduce((sum, { areaKm2 }) => sum + areaKm2, 0)).toBeCloseTo(found.gapKm2, 6);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('long edges', () => {
  /** Ground between two parallels, km²: by the authalic latitude. */
  const between = (degrees: number, south: number, north: number): number => {
    const q = (lat: number): number => authalicQ(Math.sin((lat * Math.PI) / 180)) / POLAR_Q;
    return (AUTHALIC_RADIUS_M / 1000) ** 2 * ((degrees * Math.PI) / 180) * (q(north) - q(south));
  };

  test('run along the parallel, not straight over the plane: as much ground as there is, and far or near as it is', async () => {
    const ring = box(0, 60, 40, 61);
    const { corridorKm2 } = await findGaps([[ring]], [], 50);
    expect(Math.abs(corridorKm2 / between(40, 60, 61) - 1)).toBeLessThan(0.005);
    // Stations all along it leave no gap; straight over the plane its middle would lie far north of them.
    const along = Array.from({ length: 81 }, (_, i): LonLat => [i / 2, 60.5]);
    expect(await findGaps([[ring]], along, 70)).toMatchObject({ gapsInAll: 0, gapKm2: 0 });
    // Cut into single degrees it is the same corridor.
    const cut = Array.from({ length: 40 }, (_, i) => [box(i, 60, i + 1, 61)]);
    const [long, short] = [await findGaps([[ring]], [[20, 60.5]], 300), await findGaps(cut, [[20, 60.5]], 300)];
    expect(Math.abs(long.gapKm2 / short.gapKm2 - 1)).toBeLessThan(0.005);
    expect(long.gapsInAll).toBe(2);
  });
});

describe('a long search', () => {
  const ring = box(0, 40, 20, 60);
  const many = Array.from({ length: 200 }, (_, i): LonLat => [(i * 0.137) % 20, 40 + ((i * 0.713) % 20)]);

  test('tells how far it is, and ends when it is cancelled', async () => {
    const told: [number, number][] = [];
    const answer = await findGaps([[ring]], many, 60, { onProgress: (done, total) => told.push([done, total]) });
    expect(answer.gapsInAll).toBeGreaterThan(0);
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(([done, total], i) => done < total && (i === 0 || done > told[i - 1]![0]))).toBe(true);
    const job = new AbortController();
    const stopped = findGaps([[ring]], many, 60, { signal: job.signal, onProgress: () => job.abort(new Error('enough')) });
    await expect(stopped).rejects.toThrow('enough');
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

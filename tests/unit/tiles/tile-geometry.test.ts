import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lonLatToTile, MERCATOR_LATITUDE, tileBounds, tilesInBbox, tileToLonLat } from '../../../src/domain/tiles/tile-geometry.ts';

describe('tile geometry', () => {
  test('knows the corners of the world and a tile worked out by hand', () => {
    expect(MERCATOR_LATITUDE).toBeCloseTo(85.0511287798066, 10);
    const [west, south, east, north] = tileBounds({ z: 0, x: 0, y: 0 });
    expect([west, east]).toEqual([-180, 180]);
    expect(south).toBeCloseTo(-85.0511287798066, 10);
    expect(north).toBeCloseTo(85.0511287798066, 10);
    expect(tileBounds({ z: 1, x: 1, y: 0 }).slice(0, 2)).toEqual([0, 0]);
    expect(tileBounds({ z: 2, x: 1, y: 1 })[3]).toBeCloseTo(66.51326044311186, 10);
  });

  test('goes there and back to a nanodegree', () => {
    const lon = fc.double({ min: -180, max: 180, noNaN: true });
    const lat = fc.double({ min: -85, max: 85, noNaN: true });
    fc.assert(
      fc.property(lon, lat, fc.integer({ min: 0, max: 20 }), fc.nat(), fc.nat(), (lonIn, latIn, z, a, b) => {
        const tile = { z, x: a % 2 ** z, y: b % 2 ** z };
        const [x, y] = lonLatToTile(tile, 4096, lonIn, latIn);
        const [lonOut, latOut] = tileToLonLat(tile, 4096, x, y);
        expect(Math.abs(lonOut - lonIn)).toBeLessThan(1e-9);
        expect(Math.abs(latOut - latIn)).toBeLessThan(1e-9);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test('lists the tiles of a box, and of one across the antimeridian', () => {
    expect(tilesInBbox([-180, -85.06, 180, 85.06], 2)).toHaveLength(16);
    expect(tilesInBbox([170, -10, -170, 10], 3).map(({ x, y }) => [x, y])).toEqual([
      [0, 3],
      [7, 3],
      [0, 4],
      [7, 4],
    ]);
    expect(tilesInBbox([5, 5, 5, 5], 10)).toHaveLength(1);
    expect(tilesInBbox([1, 0, -1, 1], 0)).toHaveLength(1);
    expect(tilesInBbox([-180, 86, 180, 90], 3).every(({ y }) => y === 0)).toBe(true);
  });

  test('finds the tile of every point of a box', () => {
    const within = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(within, fc.integer({ min: 0, max: 9 }), ([u, v], z) => {
        const point = [-20 + 50 * u, -40 + 70 * v] as const;
        const hit = tilesInBbox([-20, -40, 30, 30], z).some((tile) => {
          const [x, y] = lonLatToTile(tile, 1, ...point);
          return x >= 0 && x < 1 && y >= 0 && y < 1;
        });
        expect(hit).toBe(true);
      }),
      { seed: 9, numRuns: 60 },
    );
  });
});

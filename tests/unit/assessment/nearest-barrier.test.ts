import { describe, expect, it } from 'vitest';
import { projectLines } from '../../../src/domain/crossing-events/project-lines.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { geodesicM } from '../../../src/domain/geometry/distances.ts';
import { assessAlternative } from '../../../src/domain/assessment/assess-alternative.ts';
import { findNearestBarrier, MOST_NEAR_TILES } from '../../../src/domain/assessment/nearest-barrier.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import { lonLatToTile } from '../../../src/domain/tiles/tile-geometry.ts';
import type { TileId, TileLayer } from '../../../src/domain/tiles/tile-source.ts';

const WORLD = [-180, -85, 180, 85] as const;

/** Roads of the world at a zoom, and the tiles that were asked for. */
function roads(zoom: number, lines: readonly (readonly LonLat[])[], bbox: TileLayer['bbox'] = WORLD) {
  const features = lines.map((coordinates, i) => ({
    type: 'Feature' as const,
    properties: { id: `r${i}`, name: `Road ${i}` },
    geometry: { type: 'LineString' as const, coordinates: coordinates.map(([lon, lat]) => [lon, lat]) },
  }));
  const source = createGeojsonSource(features, { sourceLayer: 'roads', maxZoom: zoom });
  const asked: TileId[] = [];
  const counted: TileLayer['source'] = {
    getTile(tile, signal) {
      asked.push(tile);
      return source.getTile(tile, signal);
    },
  };
  return { source: counted, sourceLayer: 'roads', zoom, bbox, title: 'Planet roads', layerId: 'roads', type: 'road' as const, asked };
}
const search = (layer: ReturnType<typeof roads>, line: readonly LonLat[], withinKm = 50) => findNearestBarrier(projectLines([line]), layer, withinKm);

/** About 300 km, not along a meridian or parallel. */
const LONG: LonLat[] = [
  [8, 59],
  [10, 60.5],
  [12, 60.9],
];

describe('findNearestBarrier in an archive of the whole world', () => {
  it('looks no farther than so many tiles allow, and says how far that was', async () => {
    // Some 12 km from the line's west end lies a road that the rings do not reach.
    const layer = roads(14, [
      [
        [7.8, 59.09],
        [7.9, 59.09],
      ],
    ]);
    const { nearest, searchedKm } = await search(layer, LONG);
    expect(nearest).toBeUndefined();
    expect(layer.asked.length).toBeLessThanOrEqual(MOST_NEAR_TILES);
    expect(layer.asked.length).toBeGreaterThan(MOST_NEAR_TILES / 3);
    expect(new Set(layer.asked.map(({ x, y }) => `${x} ${y}`)).size).toBe(layer.asked.length);
    expect(searchedKm).toBeGreaterThan(0);
    expect(searchedKm).toBeLessThan(8);
  });

  it('has asked for every tile with a place as near as that', async () => {
    const line: LonLat[] = [
      [25, 68],
      [25.6, 68.3],
    ];
    const layer = roads(14, []);
    const { searchedKm } = await search(layer, line);
    expect(searchedKm).toBeGreaterThan(1);
    expect(searchedKm).toBeLessThan(50);
    const asked = new Set(layer.asked.map(({ x, y }) => `${x} ${y}`));
    for (const [lon, lat] of line) {
      for (let lonOff = -0.5; lonOff <= 0.5; lonOff += 0.01) {
        for (let latOff = -0.2; latOff <= 0.2; latOff += 0.004) {
          const place: LonLat = [lon + lonOff, lat + latOff];
          if (geodesicM(lon, lat, ...place) > 1000 * searchedKm) continue;
          const [x, y] = lonLatToTile({ z: 0, x: 0, y: 0 }, 2 ** 14, ...place);
          expect(asked.has(`${Math.floor(x)} ${Math.floor(y)}`), place.join(' ')).toBe(true);
        }
      }
    }
  });

  it('searches all of a short way around a short line, though the archive is the world’s', async () => {
    const layer = roads(14, [
      [
        [8.05, 59],
        [8.05, 59.1],
      ],
    ]);
    const { nearest, searchedKm } = await search(
      layer,
      [
        [8, 59.05],
        [8.01, 59.05],
      ],
      5,
    );
    expect(searchedKm).toBe(5);
    expect(nearest?.distanceKm).toBeCloseTo(geodesicM(8.01, 59.05, 8.05, 59.05) / 1000, 1);
    const none = await search(
      roads(14, []),
      [
        [8, 59.05],
        [8.01, 59.05],
      ],
      5,
    );
    expect(none).toEqual({ nearest: undefined, searchedKm: 5 });
  });

  it('finds a barrier that the line meets, and then looks no farther', async () => {
    const dense = Array.from({ length: 200 }, (_, i): LonLat[] => [
      [8 + 0.02 * i, 58.5],
      [8 + 0.02 * i, 61.5],
    ]);
    const layer = roads(14, dense);
    const { nearest, searchedKm } = await search(layer, LONG);
    // The line's west end lies on a road, and every road stands across it.
    expect(nearest).toMatchObject({ distanceKm: 0 });
    expect(nearest?.events).toBeGreaterThanOrEqual(199);
    expect(searchedKm).toBe(50);
    expect(layer.asked.length).toBeLessThan(MOST_NEAR_TILES);
  });

  it('tells of a barrier beyond the ground looked at completely, too', async () => {
    // In the tiles of the line itself, which alone take up more than half of those allowed: nothing is left for a ring around them.
    const line: LonLat[] = [
      [0, 50],
      [18, 50.001],
    ];
    const { nearest, searchedKm } = await search(
      roads(14, [
        [
          [1, 50.0005],
          [1.005, 50.0005],
        ],
      ]),
      line,
    );
    expect(nearest?.distanceKm).toBeGreaterThan(0.01);
    expect(nearest?.distanceKm).toBeLessThan(0.1);
    expect(searchedKm).toBe(0);
  });

  it('searches nothing where the line alone passes too many tiles, and says so', async () => {
    const layer = roads(14, []);
    expect(
      await search(layer, [
        [-60, 10],
        [100, 60],
      ]),
    ).toEqual({ nearest: undefined, searchedKm: 0 });
    expect(layer.asked).toEqual([]);
  });

  it('counts only tiles of the archive’s own ground', async () => {
    const layer = roads(
      14,
      [
        [
          [9, 60.2],
          [9.1, 60.2],
        ],
      ],
      [9, 60.19, 9.1, 60.21],
    );
    const { nearest, searchedKm } = await search(layer, LONG);
    expect(nearest?.barrier).toBe('r0');
    expect(searchedKm).toBe(50);
    expect(layer.asked.length).toBeLessThan(100);
  });

  it('looks across the antimeridian', async () => {
    const layer = roads(12, [
      [
        [-179.9, 65],
        [-179.9, 65.2],
      ],
    ]);
    const { nearest, searchedKm } = await search(layer, [
      [179.8, 65.1],
      [179.95, 65.1],
    ]);
    expect(nearest?.barrier).toBe('r0');
    expect(nearest?.distanceKm).toBeCloseTo(geodesicM(179.95, 65.1, -179.9, 65.1) / 1000, 1);
    expect(searchedKm).toBe(50);
    const cut = await search(roads(14, []), [
      [179, 65.1],
      [180, 65.1],
      [-179, 65.1],
    ]);
    expect(cut.searchedKm).toBeGreaterThan(0);
    expect(cut.searchedKm).toBeLessThan(50);
  });
});

describe('an assessment', () => {
  it('names the layers whose search was cut short', async () => {
    const planet = { ...roads(14, []), layerId: 'planet' };
    const { barriers, searched } = await assessAlternative([LONG], { populations: [], areas: [], barriers: [planet, roads(8, [])] });
    expect(barriers).toEqual([]);
    expect(searched.map(({ layer }) => layer)).toEqual(['planet']);
    expect(searched[0]?.km).toBeLessThan(8);
  });
});

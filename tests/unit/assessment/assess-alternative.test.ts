import { array, assert, asyncProperty, double, tuple } from 'fast-check';
import type { Feature, MultiPolygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { crossUntiled } from '../../../src/domain/crossings/cross-untiled.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { geodesicM, lineLengthKm } from '../../../src/domain/geometry/distances.ts';
import { assessAlternative } from '../../../src/domain/assessment/assess-alternative.ts';
import { drawCorridorGrid } from '../../../src/domain/assessment/corridor-grid.ts';
import { rankAlternatives } from '../../../src/domain/assessment/rank-alternatives.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';
import type { TileLayer } from '../../../src/domain/tiles/tile-source.ts';

function tiled(features: Feature[], zoom: number, bbox: TileLayer['bbox']): TileLayer {
  return { source: createGeojsonSource(features, { sourceLayer: 'a', maxZoom: zoom }), sourceLayer: 'a', zoom, bbox, title: 'a' };
}
const box = (w: number, s: number, e: number, n: number): Position[] => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
];
const area = (properties: Record<string, string>, ...rings: Position[][]): Feature<MultiPolygon> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) },
});
const CORRIDORS = [
  area({ use: 'low' }, box(8, 59, 9, 59.4)),
  area({ use: 'medium' }, box(8.2, 59.1, 8.8, 59.3)),
  area({ use: 'high' }, box(8.4, 59.15, 8.6, 59.25)),
];
const BBOX = [8, 59, 9, 59.4] as const;
const context = { population: { id: 'p', name: 'P', seasons: [], method: { maxLagMin: 480 } }, corridors: tiled(CORRIDORS, 12, BBOX) };
const grid = drawCorridorGrid(context.corridors);
const assess = (...lines: LonLat[][]) => assessAlternative(lines, { populations: [context], areas: [], barriers: [] }, { gridOf: () => grid });

describe('assessAlternative', () => {
  it('gives length, parts and points of each use class as the untiled engine does', async () => {
    const lon = double({ min: 7.8, max: 9.2, noNaN: true });
    const lat = double({ min: 58.9, max: 59.5, noNaN: true });
    await assert(
      asyncProperty(array(tuple(lon, lat), { minLength: 2, maxLength: 6 }), async (line) => {
        const {
          populations: [met],
        } = await assess(line);
        const { pairs } = crossUntiled(CORRIDORS, [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: line } }]);
        for (const [corridor, use] of (['low', 'medium', 'high'] as const).entries()) {
          const untiled = pairs.find((pair) => pair.corridor === corridor);
          const ours = met?.corridor?.byUse[use];
          expect(Math.abs((ours?.lengthKm ?? 0) - (untiled?.lengthInsideKm ?? 0))).toBeLessThan(0.05);
          // A tile's grid (about 1.2 m here) may open or close a corner that is cut by less.
          if (untiled && untiled.lengthInsideKm > 0.5) expect(Math.abs((ours?.parts ?? 0) - untiled.crossings)).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 11, numRuns: 40 },
    );
  });

  it('holds the tracks of a population without a corridor against the line, and names it', async () => {
    const hour = 3_600_000;
    const tracksAt = (lon: number, lat: number): Track[] => [
      {
        individual: 'a',
        time: Float64Array.of(0, hour, 2 * hour),
        lon: Float64Array.of(lon, lon, lon),
        lat: Float64Array.of(lat - 0.05, lat + 0.05, lat - 0.05),
        error: new Float32Array(3),
      },
    ];
    const populations = [
      { population: { ...context.population, id: 'crossed', name: 'Crossed' }, tracks: tracksAt(12, 59) },
      { population: { ...context.population, id: 'near', name: 'Near' }, tracks: tracksAt(12, 59.2) },
      { population: { ...context.population, id: 'far', name: 'Far' }, tracks: tracksAt(12, 69) },
      { population: { ...context.population, id: 'bare', name: 'Bare' } },
    ];
    const answer = await assessAlternative(
      [
        [
          [11.9, 59],
          [12.1, 59],
        ],
      ],
      { populations, areas: [], barriers: [] },
    );
    expect(answer.populations).toMatchObject([{ population: 'crossed', uncomputed: true, corridor: undefined, crossed: { events: 2, individuals: 1 } }]);
    expect(answer.withoutCorridor).toEqual([
      { population: 'crossed', name: 'Crossed', tracked: true },
      { population: 'near', name: 'Near', tracked: true },
      { population: 'bare', name: 'Bare', tracked: false },
    ]);
  });

  it('says how near the nearest corridor is to a line that meets none', async () => {
    // A twentieth of a degree of longitude east of the corridor's edge, and far away.
    const near: LonLat[] = [
      [9.05, 59.1],
      [9.05, 59.3],
    ];
    const answer = await assess(near);
    expect(answer.populations).toEqual([]);
    expect(answer.noneWithin).toMatchObject({ km: 50, nearest: { population: 'p', name: 'P' } });
    const exact = Math.min(geodesicM(9, 59.1, 9.05, 59.1), geodesicM(9, 59.3, 9.05, 59.3)) / 1000;
    expect(Math.abs((answer.noneWithin?.nearest?.distanceKm ?? 0) - exact)).toBeLessThan(0.01);
    const far = await assess([
      [12, 59.1],
      [12, 59.3],
    ]);
    expect(far.noneWithin).toEqual({ km: 50 });
    const met = await assess([
      [8.5, 58.9],
      [8.5, 59.5],
    ]);
    expect(met.noneWithin).toBeUndefined();
  });

  it('finds the halves of a corridor cut through, and none where the line ends inside or cuts a corner off', async () => {
    const halves = (
      await assess([
        [8.5, 58.9],
        [8.5, 59.5],
      ])
    ).populations[0];
    expect(halves?.corridor?.byUse.low).toMatchObject({ parts: 1 });
    expect(halves?.corridor?.byUse.low.points).toHaveLength(2);
    expect(halves?.separations.map(({ use }) => use)).toEqual(['low', 'medium', 'high']);
    for (const { partShares, pieceShare } of halves?.separations ?? []) {
      expect(pieceShare).toBeCloseTo(1, 9);
      expect(partShares).toHaveLength(2);
      for (const share of partShares) expect(share).toBeCloseTo(0.5, 1);
    }
    expect(
      (
        await assess([
          [8.5, 58.9],
          [8.5, 59.35],
        ])
      ).populations[0]?.separations.map(({ use }) => use),
    ).toEqual(['medium', 'high']);
    expect(
      (
        await assess([
          [7.95, 59.05],
          [8.1, 58.95],
        ])
      ).populations[0]?.separations,
    ).toEqual([]);
    expect(
      (
        await assess([
          [8.2, 58.9],
          [8.2, 59.5],
        ])
      ).populations[0]?.separations[0]?.partShares[1],
    ).toBeCloseTo(0.2, 1);
  });

  it('needs both of two lines to separate, when each stops half way', async () => {
    expect(
      (
        await assess([
          [8.3, 58.9],
          [8.3, 59.2],
        ])
      ).populations[0]?.separations,
    ).toEqual([]);
    expect(
      (
        await assess(
          [
            [8.1, 58.9],
            [8.1, 59.2],
          ],
          [
            [8.1, 59.2],
            [8.1, 59.5],
          ],
        )
      ).populations[0]?.separations.map(({ use }) => use),
    ).toEqual(['low']);
  });

  it('measures areas, and the distance to the nearest barrier on the ellipsoid', async () => {
    const parks = {
      ...tiled([area({ id: '1', name: 'Park' }, box(8.1, 59, 8.3, 60)), area({ id: '2', name: 'Far' }, box(20, 59, 21, 60))], 10, [8, 59, 21, 60]),
      layerId: 'parks',
    };
    const road: Feature = {
      type: 'Feature',
      properties: { id: 'r', name: 'Road' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [8, 59.3],
          [9, 59.3],
        ],
      },
    };
    const roads = { ...tiled([road], 11, [8, 59, 9, 60]), layerId: 'roads', type: 'road' as const };
    const run = (line: LonLat[]) => assessAlternative([line], { populations: [], areas: [parks], barriers: [roads] });
    const apart = await run([
      [8.05, 59.1],
      [8.5, 59.1],
    ]);
    expect(apart.areas.map(({ name }) => name)).toEqual(['Park']);
    expect(apart.areas[0]?.lengthKm).toBeCloseTo(
      lineLengthKm([
        [8.1, 59.1],
        [8.3, 59.1],
      ]),
      1,
    );
    expect(apart.barriers[0]?.distanceKm).toBeCloseTo(geodesicM(8.2, 59.1, 8.2, 59.3) / 1000, 1);
    expect(apart.barriers[0]?.events).toBe(0);
    const across = await run([
      [8.2, 59.1],
      [8.2, 59.35],
      [8.4, 59.25],
    ]);
    expect(across.barriers[0]).toMatchObject({ distanceKm: 0, events: 2, barrier: 'r', type: 'road' });
    expect(
      (
        await run([
          [8.2, 58],
          [8.3, 58],
        ])
      ).barriers,
    ).toEqual([]);
  });

  it('ranks the alternative with the least of the first criterion that differs, and says which', async () => {
    const around = await assess([
      [8.1, 58.9],
      [8.1, 59.5],
    ]);
    const through = await assess([
      [8.5, 58.9],
      [8.5, 59.5],
    ]);
    const ranked = rankAlternatives([
      { id: 'b', assessment: through },
      { id: 'a', assessment: around },
      { id: 'c', assessment: around },
    ]);
    expect(ranked.map(({ id, rank }) => [id, rank])).toEqual([
      ['a', 1],
      ['c', 1],
      ['b', 3],
    ]);
    expect(ranked[0]?.reason).toMatchObject({ key: 'project.rank.high-km', than: 'b', values: { own: 0 } });
    expect(ranked[2]?.reason).toBeUndefined();
  });

  it('takes a line drawn past the antimeridian for the one cut there', async () => {
    const corridors = tiled([area({ use: 'low' }, box(179, 0, 180, 1), box(-180, 0, -179, 1))], 8, [179, 0, -179, 1]);
    const run = async (...lines: LonLat[][]) =>
      (await assessAlternative(lines, { populations: [{ ...context, corridors }], areas: [], barriers: [] })).populations[0];
    const drawn = await run([
      [178, 0.5],
      [182, 0.5],
    ]);
    const cut = await run(
      [
        [178, 0.5],
        [180, 0.5],
      ],
      [
        [-180, 0.5],
        [-178, 0.5],
      ],
    );
    expect(drawn?.corridor?.byUse.low.parts).toBe(1);
    expect(drawn?.corridor?.byUse.low.lengthKm).toBeCloseTo(
      lineLengthKm([
        [179, 0.5],
        [180, 0.5],
        [181, 0.5],
      ]),
      0,
    );
    expect(cut?.corridor?.byUse.low.lengthKm).toBeCloseTo(drawn?.corridor?.byUse.low.lengthKm ?? 0, 6);
    expect(drawn?.separations[0]?.partShares[1]).toBeCloseTo(0.5, 1);
  });
});

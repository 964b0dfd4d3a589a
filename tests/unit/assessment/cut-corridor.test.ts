import type { Feature, MultiPolygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { projectLines } from '../../../src/domain/crossing-events/project-lines.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';
import type { UseClass } from '../../../src/domain/movement/types.ts';
import { drawCorridorGrid } from '../../../src/domain/assessment/corridor-grid.ts';
import { cutCorridor, type CorridorCut } from '../../../src/domain/assessment/cut-corridor.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import type { TileLayer } from '../../../src/domain/tiles/tile-source.ts';

const box = (w: number, s: number, e: number, n: number): Position[] => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
];
const km2 = (...rings: Position[][]): number => polygonAreaKm2({ type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) });
const ofUse = (use: UseClass, ...rings: Position[][]): Feature<MultiPolygon> => ({
  type: 'Feature',
  properties: { use },
  geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) },
});

function cutter(features: Feature[], bbox: TileLayer['bbox'], zoom = 10): (...lines: LonLat[][]) => Promise<CorridorCut> {
  const layer: TileLayer = { source: createGeojsonSource(features, { sourceLayer: 'a', maxZoom: zoom }), sourceLayer: 'a', zoom, bbox, title: 'a' };
  const grid = drawCorridorGrid(layer);
  return async (...lines) => cutCorridor(projectLines(lines), await grid);
}

const uses = ({ separations }: CorridorCut): UseClass[] => separations.map(({ use }) => use);
function expectShares(actual: readonly number[] | undefined, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((share, i) => expect(Math.abs((actual?.[i] ?? 0) - share)).toBeLessThan(0.005));
}

describe('cutCorridor across the antimeridian', () => {
  // 179.2° to 180.8°, with a square of medium use west of the antimeridian and high use over it.
  const cut = cutter(
    [
      ofUse('low', box(179.2, 60, 180, 60.6), box(-180, 60, -179.2, 60.6)),
      ofUse('medium', box(179.4, 60.2, 179.8, 60.4), box(179.9, 60.1, 180, 60.5), box(-180, 60.1, -179.9, 60.5)),
      ofUse('high', box(179.95, 60.2, 180, 60.4), box(-180, 60.2, -179.95, 60.4)),
    ],
    [179.2, 60, -179.2, 60.6],
  );
  const whole = km2(box(0, 60, 1.6, 60.6));
  const north = km2(box(0, 60.3, 1.6, 60.6)) / whole;

  it('takes it for one corridor, however a line writes its longitudes', async () => {
    const written: LonLat[][][] = [
      [
        [
          [179, 60.3],
          [181, 60.3],
        ],
      ],
      [
        [
          [-181, 60.3],
          [-179, 60.3],
        ],
      ],
      [
        [
          [179, 60.3],
          [-179, 60.3],
        ],
      ],
      [
        [
          [539, 60.3],
          [541, 60.3],
        ],
      ],
      [
        [
          [181, 60.3],
          [179, 60.3],
        ],
      ],
      [
        [
          [179, 60.3],
          [180, 60.3],
        ],
        [
          [-180, 60.3],
          [-179, 60.3],
        ],
      ],
    ];
    for (const lines of written) {
      const { separations, pieces } = await cut(...lines);
      expect(separations.map(({ use }) => use)).toEqual(['low', 'medium', 'high']);
      expect(separations[0]?.pieceShare).toBeCloseTo(1, 9);
      expectShares(separations[0]?.partShares, [1 - north, north]);
      expect(pieces.low).toEqual({ cut: 1, total: 1, cutShare: 1 });
      expect(pieces.medium).toEqual({ cut: 2, total: 2, cutShare: 1 });
      expect(pieces.high).toEqual({ cut: 1, total: 1, cutShare: 1 });
    }
  });

  it('cuts along and beside the antimeridian, and separates only the classes that the line passes through', async () => {
    for (const lon of [180, -180]) {
      const along = await cut([
        [lon, 59.9],
        [lon, 60.7],
      ]);
      expectShares(along.separations[0]?.partShares, [0.5, 0.5]);
      expect(uses(along)).toEqual(['low', 'medium', 'high']);
      expect(along.pieces.medium).toMatchObject({ cut: 1, total: 2 });
    }
    for (const lon of [180.4, -179.6, 540.4]) {
      const east = await cut([
        [lon, 59.9],
        [lon, 60.7],
      ]);
      expect(uses(east)).toEqual(['low']);
      expectShares(east.separations[0]?.partShares, [0.75, 0.25]);
      expect(east.pieces.medium).toEqual({ cut: 0, total: 2, cutShare: 0 });
    }
    expect(
      (
        await cut([
          [0, 59.9],
          [0, 60.7],
        ])
      ).pieces.low,
    ).toEqual({ cut: 0, total: 1, cutShare: 0 });
  });
});

describe('cutCorridor', () => {
  // Three pieces of low use of 0.5, 0.4 and 0.1 of a width, medium in the first two, high in the first; apart by 0.1°.
  const pieces = cutter(
    [
      ofUse('low', box(10, 50, 10.5, 50.2), box(10.6, 50, 11, 50.2), box(11.1, 50, 11.2, 50.2)),
      ofUse('medium', box(10.1, 50.05, 10.4, 50.15), box(10.7, 50.05, 10.9, 50.15)),
      ofUse('high', box(10.2, 50.08, 10.3, 50.12)),
    ],
    [10, 50, 11.2, 50.2],
    11,
  );

  it('counts the pieces touched of all, and their share of the class', async () => {
    const first = await pieces([
      [10.45, 49.9],
      [10.45, 50.3],
    ]);
    expect(uses(first)).toEqual(['low']);
    expect(first.pieces.low).toMatchObject({ cut: 1, total: 3 });
    expect(first.pieces.low.cutShare).toBeCloseTo(0.5, 2);
    expect(first.pieces.medium).toEqual({ cut: 0, total: 2, cutShare: 0 });
    expect(first.pieces.high).toEqual({ cut: 0, total: 1, cutShare: 0 });
    expect(first.separations[0]?.pieceShare).toBeCloseTo(0.5, 2);
    expectShares(first.separations[0]?.partShares, [0.9, 0.1]);

    const along = await pieces([
      [9.9, 50.1],
      [10.8, 50.1],
    ]);
    expect(uses(along)).toEqual(['low', 'medium', 'high']);
    expect(along.pieces.low).toMatchObject({ cut: 2, total: 3 });
    expect(along.pieces.low.cutShare).toBeCloseTo(0.9, 2);
    // The line ends in the second piece, which it touches and does not separate.
    expect(along.pieces.medium).toMatchObject({ cut: 2, total: 2 });
    expect(along.separations[1]?.pieceShare).toBeCloseTo(0.6, 2);
    expect(
      (
        await pieces([
          [10.8, 50.1],
          [11.3, 50.1],
        ])
      ).separations,
    ).toMatchObject([{ use: 'low' }]);
    expect(
      (
        await pieces([
          [10.55, 49.9],
          [10.55, 50.3],
        ])
      ).pieces.low,
    ).toEqual({ cut: 0, total: 3, cutShare: 0 });
  });

  it('tells of the piece with most area where two are separated', async () => {
    const both = await pieces(
      [
        [10.75, 49.9],
        [10.75, 50.3],
      ],
      [
        [10.2, 50.3],
        [10.2, 49.9],
      ],
    );
    expect(both.separations[0]?.pieceShare).toBeCloseTo(0.5, 2);
    expectShares(both.separations[0]?.partShares, [0.6, 0.4]);
  });

  it('finds three parts that one line makes, and leaves out those under 5 %', async () => {
    const there: LonLat[] = [
      [10.1, 49.9],
      [10.1, 50.3],
      [10.35, 50.3],
      [10.35, 49.9],
    ];
    expectShares((await pieces(there)).separations[0]?.partShares, [0.5, 0.3, 0.2]);
    // 0.02 of 0.5 is 4 %, 0.03 is 6 %.
    expect(
      (
        await pieces([
          [10.02, 49.9],
          [10.02, 50.3],
        ])
      ).separations,
    ).toEqual([]);
    expectShares(
      (
        await pieces([
          [10.03, 49.9],
          [10.03, 50.3],
        ])
      ).separations[0]?.partShares,
      [0.94, 0.06],
    );
    expectShares(
      (
        await pieces([
          [10.02, 49.9],
          [10.02, 50.3],
          [10.3, 50.3],
          [10.3, 49.9],
        ])
      ).separations[0]?.partShares,
      [0.56, 0.4],
    );
    expect(
      (
        await pieces([
          [10.02, 49.9],
          [10.02, 50.3],
        ])
      ).pieces.low,
    ).toMatchObject({ cut: 1, total: 3 });
  });

  it('takes classes that lie in one another for nested: what is of high use is of low use too', async () => {
    // Written without overlap: low use is a frame round the high use in it.
    const frame: Feature<MultiPolygon> = {
      type: 'Feature',
      properties: { use: 'low' },
      geometry: { type: 'MultiPolygon', coordinates: [[box(20, 50, 21, 50.4), box(20.3, 50.1, 20.7, 50.3).toReversed()]] },
    };
    const cut = cutter([frame, ofUse('high', box(20.3, 50.1, 20.7, 50.3))], [20, 50, 21, 50.4]);
    const { separations, pieces: counts } = await cut([
      [20.5, 49.9],
      [20.5, 50.5],
    ]);
    expect(separations.map(({ use }) => use)).toEqual(['low', 'medium', 'high']);
    for (const { partShares } of separations) expectShares(partShares, [0.5, 0.5]);
    expect(counts.medium).toEqual({ cut: 1, total: 1, cutShare: 1 });
  });

  it('holds ground under two features of one class that overlap inside it', async () => {
    const cut = cutter([ofUse('low', box(10, 50, 10.6, 50.2)), ofUse('low', box(10.4, 50, 11, 50.2))], [10, 50, 11, 50.2]);
    const { separations, pieces: counts } = await cut([
      [10.5, 49.9],
      [10.5, 50.3],
    ]);
    expect(counts.low).toEqual({ cut: 1, total: 1, cutShare: 1 });
    expectShares(separations[0]?.partShares, [0.5, 0.5]);
  });
});

import type { Feature, MultiLineString, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type CorridorGrid, drawCorridorGrid } from '../../../src/domain/assessment/corridor-grid.ts';
import { type BarrierRemoval, findPartsJoined, findPartsJoinedInLayer } from '../../../src/domain/crossing-events/parts-joined.ts';
import type { Separation } from '../../../src/domain/assessment/cut-corridor.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import type { TileLayer } from '../../../src/domain/tiles/tile-source.ts';
import { barrierLayer } from './barrier-layer.ts';

const ring = (w: number, s: number, e: number, n: number): LonLat[] => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
];
const ground = (use: string, coordinates: LonLat[][]): Feature<Polygon> => ({
  type: 'Feature',
  properties: { use },
  geometry: { type: 'Polygon', coordinates },
});
const fence = (id: string, ...coordinates: LonLat[][]): Feature<MultiLineString> => ({
  type: 'Feature',
  id,
  properties: { id },
  geometry: { type: 'MultiLineString', coordinates },
});

function open(features: Feature[], bbox: TileLayer['bbox']): TileLayer {
  return { source: createGeojsonSource(features, { sourceLayer: 'a', maxZoom: 11 }), sourceLayer: 'a', zoom: 11, bbox, title: 'a' };
}

/** From 0° to 1° E along the equator, 0.2° high; medium use from 0.4° to 0.6° E. */
const CORRIDOR = open([ground('low', [ring(0, 0, 1, 0.2)]), ground('medium', [ring(0.4, 0, 0.6, 0.2)])], [0, 0, 1, 0.2]);
const grid = drawCorridorGrid(CORRIDOR);
const AREA_KM2 = polygonAreaKm2({ type: 'Polygon', coordinates: [ring(0, 0, 1, 0.2)] });

const across = (lon: number): LonLat[] => [
  [lon, -0.1],
  [lon, 0.3],
];
/** What the removal of one barrier, of these lines, joins where no other stands. */
async function removalOf(lines: LonLat[][], corridor = CORRIDOR, cells?: CorridorGrid): Promise<BarrierRemoval> {
  const found = await findPartsJoined([{ lines }], [0], corridor, cells ?? (await grid));
  return found.get(0) ?? { alone: [], standing: [] };
}
const inPercent = (alone: readonly Separation[]) => alone.map(({ use, partShares }) => [use, ...partShares.map((share) => Math.round(100 * share))]);
const shares = async (...lines: LonLat[][]) => inPercent((await removalOf(lines)).alone);

describe('the parts of a corridor that a barrier keeps apart', () => {
  it('are those on either side of a fence across, in each class that it cuts', async () => {
    expect(await shares(across(0.25))).toEqual([['low', 75, 25]]);
    expect(await shares(across(0.5))).toEqual([
      ['low', 50, 50],
      ['medium', 50, 50],
    ]);
    const [low] = (await removalOf([across(0.25)])).alone;
    low?.partMiddles.flat().forEach((value, i) => expect(value).toBeCloseTo([0.625, 0.1, 0.125, 0.1][i]!, 3));
  });

  it('are three between two fences of one barrier, and none of a fence with a gap, beside or along', async () => {
    expect(await shares(across(0.2), across(0.7))).toEqual([['low', 50, 30, 20]]);
    expect(
      await shares(
        [
          [0.25, -0.1],
          [0.25, 0.09],
        ],
        [
          [0.25, 0.11],
          [0.25, 0.3],
        ],
      ),
    ).toEqual([]);
    expect(await shares(across(1.2))).toEqual([]);
    expect(
      await shares([
        [0.1, 0.1],
        [0.9, 0.1],
      ]),
      // It ends inside the low-use ground, and runs right through the medium-use ground.
    ).toEqual([['medium', 50, 50]]);
  });

  it('are what a closed fence encloses, though it meets no edge of the corridor, in one line or in sides that meet', async () => {
    const pasture = ring(0.1, 0.05, 0.5, 0.15);
    expect(await shares(pasture)).toEqual([
      ['low', 80, 20],
      ['medium', 75, 25],
    ]);
    expect(await shares(pasture.slice(0, 3), pasture.slice(2))).toEqual([
      ['low', 80, 20],
      ['medium', 75, 25],
    ]);
    // Open in the west it encloses nothing there; in the medium-use ground two of its sides run from edge to edge.
    expect(await shares(pasture.slice(0, 4))).toEqual([['medium', 75, 25]]);
  });

  it('are what a fence encloses that crosses itself, in the midst of the corridor', async () => {
    const loop: LonLat[] = [
      [0.1, 0.05],
      [0.3, 0.15],
      [0.3, 0.05],
      [0.1, 0.15],
    ];
    const { alone, standing } = await removalOf([loop]);
    // The triangle east of the crossing is 2.5 % of the corridor, less than counts as a part; it is a piece all the same.
    expect(alone).toEqual([]);
    expect(standing.map(({ piecesKm2 }) => piecesKm2.map((km2) => km2 / AREA_KM2))).toEqual([[expect.closeTo(0.975, 2), expect.closeTo(0.025, 2)]]);
  });

  it('go round a hole that the fence ends in', async () => {
    const holed = open([ground('low', [ring(0, 0, 1, 0.2), ring(0.45, 0.05, 0.55, 0.15)])], [0, 0, 1, 0.2]);
    const cells = await drawCorridorGrid(holed);
    const south: LonLat[] = [
      [0.5, -0.1],
      [0.5, 0.1],
    ];
    const north: LonLat[] = [
      [0.5, 0.1],
      [0.5, 0.3],
    ];
    expect(await removalOf([south], holed, cells)).toEqual({ alone: [], standing: [] });
    expect(inPercent((await removalOf([south, north], holed, cells)).alone)).toEqual([['low', 50, 50]]);
  });
});

describe('barriers of a layer', () => {
  it('are taken whole under the corridor, over all tiles of it, and those alone that were asked about', async () => {
    const source = createGeojsonSource(
      [fence('whole', across(0.25)), fence('part', [across(0.5)[0]!, [0.5, 0.1]]), fence('other', across(0.75)), fence('far', across(5))],
      { sourceLayer: 'fences', maxZoom: 13 },
    );
    const seen: [number, number][] = [];
    const joined = await findPartsJoinedInLayer({
      corridors: CORRIDOR,
      grid: await grid,
      barriers: barrierLayer(source, 'fences', 13),
      of: new Set(['whole', 'part', 'far']),
      onProgress: (done, total) => seen.push([done, total]),
    });
    expect(Object.keys(joined.byBarrier)).toEqual(['whole']);
    const { alone, standing } = joined.byBarrier['whole'] ?? { alone: [], standing: [] };
    expect(inPercent(alone)).toEqual([['low', 75, 25]]);
    // The one that nobody asked about stands all the same: of the 75 % in the east no more is joined than reaches up to it.
    expect(standing.map(({ use, piecesKm2 }) => [use, piecesKm2.map((km2) => km2 / AREA_KM2)])).toEqual([
      ['low', [expect.closeTo(0.5, 2), expect.closeTo(0.25, 2)]],
    ]);
    // 2 ** -12 of a tile of zoom 11, 19.6 km wide: as fine as three tiles allow.
    expect(joined.cellM).toBeGreaterThan(1);
    expect(joined.cellM).toBeLessThan(100);
    expect(seen.every(([done, total]) => done <= total)).toBe(true);
  });

  it('are not looked for any more when nobody waits', async () => {
    const source = createGeojsonSource([fence('whole', across(0.25))], { sourceLayer: 'fences', maxZoom: 12 });
    const asked = findPartsJoinedInLayer({
      corridors: CORRIDOR,
      grid: await grid,
      barriers: barrierLayer(source, 'fences'),
      of: new Set(['whole']),
      signal: AbortSignal.abort(),
    });
    await expect(asked).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});

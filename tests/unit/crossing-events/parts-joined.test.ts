import type { Feature, MultiLineString, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { drawCorridorGrid } from '../../../src/domain/assessment/corridor-grid.ts';
import { findPartsJoined, findPartsJoinedInLayer } from '../../../src/domain/crossing-events/parts-joined.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
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

const across = (lon: number): LonLat[] => [
  [lon, -0.1],
  [lon, 0.3],
];
const shares = async (...lines: LonLat[][]) =>
  (await findPartsJoined(lines, CORRIDOR, await grid)).map(({ use, partShares }) => [use, ...partShares.map((share) => Math.round(100 * share))]);

describe('the parts of a corridor that a barrier keeps apart', () => {
  it('are those on either side of a fence across, in each class that it cuts', async () => {
    expect(await shares(across(0.25))).toEqual([['low', 75, 25]]);
    expect(await shares(across(0.5))).toEqual([
      ['low', 50, 50],
      ['medium', 50, 50],
    ]);
    const [low] = await findPartsJoined([across(0.25)], CORRIDOR, await grid);
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
    expect(await findPartsJoined([south], holed, cells)).toEqual([]);
    const [both] = await findPartsJoined([south, north], holed, cells);
    expect(both?.partShares.map((share) => Math.round(100 * share))).toEqual([50, 50]);
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
    expect(Object.keys(joined)).toEqual(['whole']);
    expect(joined['whole']?.map(({ use, partShares }) => [use, ...partShares.map((share) => Math.round(100 * share))])).toEqual([['low', 75, 25]]);
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

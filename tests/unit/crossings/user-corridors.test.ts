import { featureCollection } from '@turf/turf';
import type { Feature, LineString, MultiPolygon } from 'geojson';
import { expect, test } from 'vitest';
import { crossUntiled } from '../../../src/domain/crossings/cross-untiled.ts';
import { findCorridorCrossings } from '../../../src/domain/crossings/find-corridor-crossings.ts';
import type { CorridorFeature } from '../../../src/domain/movement/types.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import { tileUserCorridors } from '../../../src/workers/user-corridors.ts';

type Ring = [number, number][];
const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const corridor = (use: 'low' | 'high', ...rings: Ring[]): CorridorFeature => ({
  type: 'Feature',
  properties: { use, minIndividuals: use === 'low' ? 1 : 3, areaKm2: 0 },
  geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) },
});
const line = (id: string, coordinates: [number, number][]): Feature<LineString> => ({
  type: 'Feature',
  properties: { id },
  geometry: { type: 'LineString', coordinates },
});
const barriersOf = (lines: Feature<LineString>[]) => ({
  source: createGeojsonSource(lines, { sourceLayer: 'lines', maxZoom: 12, extent: 8192 }),
  sourceLayer: 'lines',
  zoom: 12,
  bbox: [-180, -85, 180, 85] as const,
  title: 'Lines',
  layerId: 'lines',
  type: 'road' as const,
});

test('a person’s corridors are crossed where the untiled engine crosses them', async () => {
  const corridors = [corridor('low', box(10.013, 50.021, 10.487, 50.301)), corridor('high', box(10.1, 50.1, 10.2, 50.2))];
  const lines = [
    line('through', [
      [9.9, 50.15],
      [10.6, 50.155],
    ]),
    line('beside', [
      [9.9, 50.4],
      [10.6, 50.4],
    ]),
  ];
  const layer = tileUserCorridors(featureCollection(corridors), 'yours');
  expect(layer.zoom).toBe(12);
  const rows = await findCorridorCrossings({ corridors: layer, barriers: barriersOf(lines) });
  expect(rows.map(({ barrier, use, crossings }) => [barrier, use, crossings])).toEqual([['through', 'high', 1]]);
  const low: Feature<MultiPolygon> = corridors[0]!;
  const pair = crossUntiled([low], lines).pairs[0]!;
  expect(Math.abs((rows[0]?.lengthInsideKm ?? 0) / pair.lengthInsideKm - 1)).toBeLessThan(2e-3);
});

test('corridors cut at the antimeridian are read on both sides of it, not round the globe', async () => {
  const layer = tileUserCorridors(featureCollection([corridor('low', box(179.5, 10, 180, 10.5), box(-180, 10, -179.6, 10.5))]), 'yours');
  expect(layer.bbox).toEqual([179.5, 10, -179.6, 10.5]);
  expect(layer.zoom).toBe(12);
  const rows = await findCorridorCrossings({
    corridors: layer,
    barriers: barriersOf([
      line('east', [
        [179.6, 9],
        [179.6, 11],
      ]),
      line('west', [
        [-179.7, 9],
        [-179.7, 11],
      ]),
    ]),
  });
  expect(rows.map(({ barrier, crossings }) => [barrier, crossings]).sort()).toEqual([
    ['east', 1],
    ['west', 1],
  ]);
});

test('a range as wide as an ocean is read at a lower zoom, and no corridor crosses nothing', async () => {
  const wide = tileUserCorridors(featureCollection([corridor('low', box(-170, -40, -90, 40))]), 'yours');
  expect(wide.zoom).toBeLessThan(10);
  const none = tileUserCorridors(featureCollection<MultiPolygon, CorridorFeature['properties']>([]), 'yours');
  expect(
    await findCorridorCrossings({
      corridors: none,
      barriers: barriersOf([
        line('a', [
          [-1, 0],
          [1, 0],
        ]),
      ]),
    }),
  ).toEqual([]);
});

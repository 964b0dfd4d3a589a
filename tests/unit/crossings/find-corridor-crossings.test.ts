import { existsSync, readFileSync } from 'node:fs';
import type { Feature, MultiLineString, MultiPolygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { LINES, pickGeometry, POLYGONS, readGeojson } from '../../../src/cli/read-geojson.ts';
import { crossUntiled } from '../../../src/domain/crossings/cross-untiled.ts';
import { findCorridorCrossings } from '../../../src/domain/crossings/find-corridor-crossings.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import { createMemoryPmtilesSource } from '../../../src/domain/tiles/pmtiles-source.ts';
import type { TileLayer } from '../../../src/domain/tiles/tile-source.ts';
import { crossWithGeos } from './cross-with-geos.ts';

type Corridor = Feature<MultiPolygon>;
type Barrier = Feature<MultiLineString>;
const WORLD = [-180, -85, 180, 85] as const;

function tiled(features: Feature[], zoom: number, name: string, bbox: TileLayer['bbox'] = WORLD): TileLayer {
  return { source: createGeojsonSource(features, { sourceLayer: name, maxZoom: zoom }), sourceLayer: name, zoom, bbox, title: name };
}
const barrierLayer = (layer: TileLayer) => ({ ...layer, layerId: 'roads', type: 'road' as const });

function blob(use: string, lon: number, lat: number, radius: number): Corridor {
  const ring = Array.from({ length: 60 }, (_, i): Position => {
    const angle = (i / 60) * 2 * Math.PI;
    const r = radius * (1 + 0.25 * Math.sin(5 * angle));
    return [lon + r * Math.cos(angle), lat + r * Math.sin(angle) * 0.6];
  });
  ring.push(ring[0]!);
  return { type: 'Feature', properties: { use }, geometry: { type: 'MultiPolygon', coordinates: [[ring]] } };
}

const CORRIDORS = [blob('low', 8.1, 59.1, 0.6), blob('medium', 8.1, 59.1, 0.35), blob('high', 8.1, 59.1, 0.15)];
const ROADS: Barrier[] = Array.from({ length: 30 }, (_, n) => ({
  type: 'Feature',
  properties: { id: `r${n}`, name: `Road ${n}` },
  geometry: {
    type: 'MultiLineString',
    coordinates: [Array.from({ length: 40 }, (_, i): Position => [7.2 + 0.045 * i, 58.7 + 0.028 * n + 0.05 * Math.sin(i * (0.3 + 0.02 * n) + n)])],
  },
}));

describe('findCorridorCrossings', () => {
  it('tells the same, points and parts in the same order, whichever tile comes first', async () => {
    /** Each tile later than others by as many turns as `turns` says. */
    const late = (layer: TileLayer, turns: (x: number, y: number) => number): TileLayer => {
      const { source } = layer;
      const getTile: typeof source.getTile = async (tile, signal) => {
        for (let left = turns(tile.x, tile.y); left > 0; left--) await Promise.resolve();
        return source.getTile(tile, signal);
      };
      return { ...layer, source: { getTile } };
    };
    const find = (turns: (x: number, y: number) => number) =>
      findCorridorCrossings({
        corridors: late(tiled(CORRIDORS, 12, 'corridors', [7.1, 58.3, 9, 59.9]), turns),
        barriers: barrierLayer(late(tiled(ROADS, 12, 'roads'), turns)),
      });
    const plain = await find(() => 0);
    expect(plain.some(({ points }) => points.length > 4)).toBe(true);
    expect(await find((x, y) => (7 * x + 3 * y) % 23)).toEqual(plain);
    expect(await find((x, y) => 40 - ((x + y) % 40))).toEqual(plain);
  });

  it.each([
    [12, 12],
    [11, 13],
    [13, 10],
    [12, 9],
  ])('agrees with the untiled figures, corridors at zoom %i and barriers at %i', async (zoomC, zoomB) => {
    const rows = await findCorridorCrossings({
      corridors: tiled(CORRIDORS, zoomC, 'corridors', [7.1, 58.3, 9, 59.9]),
      barriers: barrierLayer(tiled(ROADS, zoomB, 'roads')),
    });
    const { pairs } = crossUntiled(CORRIDORS, ROADS);
    const low = pairs.filter((pair) => pair.corridor === 0);
    expect(rows.map((row) => row.barrier).sort()).toEqual(low.map((pair) => pair.barrier).sort());
    for (const row of rows) {
      const of = (corridor: number) => pairs.find((pair) => pair.corridor === corridor && pair.barrier === row.barrier);
      expect(row.crossings, row.barrier).toBe(of(0)?.crossings);
      expect(row.points.length, row.barrier).toBe(of(0)?.points.length);
      expect(Math.abs(row.lengthInsideKm / (of(0)?.lengthInsideKm ?? 0) - 1)).toBeLessThan(0.005);
      expect(Math.abs(row.lengthByUseKm.medium - (of(1)?.lengthInsideKm ?? 0))).toBeLessThan(0.005 * row.lengthInsideKm);
      expect(row.use).toBe(of(2) ? 'high' : of(1) ? 'medium' : 'low');
    }
    expect(rows.map((row) => row.lengthInsideKm)).toEqual(rows.map((row) => row.lengthInsideKm).sort((a, b) => b - a));
  });

  it('counts one crossing across the antimeridian', async () => {
    const ring = (w: number, e: number): Position[][] => [
      [
        [w, 60],
        [e, 60],
        [e, 61],
        [w, 61],
        [w, 60],
      ],
    ];
    const corridor: Corridor = {
      type: 'Feature',
      properties: { use: 'low' },
      geometry: { type: 'MultiPolygon', coordinates: [ring(179, 180), ring(-180, -179)] },
    };
    const road: Barrier = {
      type: 'Feature',
      properties: { id: 'a' },
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [178, 60.5],
            [180, 60.5],
          ],
          [
            [-180, 60.5],
            [-178, 60.5],
          ],
        ],
      },
    };
    const rows = await findCorridorCrossings({
      corridors: tiled([corridor], 8, 'corridors', [178.5, 59, -178.5, 62]),
      barriers: barrierLayer(tiled([road], 9, 'roads')),
    });
    expect(rows.map(({ crossings, points }) => [crossings, points.length])).toEqual([[1, 2]]);
    expect(rows[0]?.lengthInsideKm).toBeCloseTo(crossUntiled([corridor], [road]).totalKm, 0);
  });

  it('stops when aborted and reports progress', async () => {
    const controller = new AbortController();
    const request = {
      corridors: tiled(CORRIDORS, 11, 'corridors', [7.1, 58.3, 9, 59.9]),
      barriers: barrierLayer(tiled(ROADS, 11, 'roads')),
      signal: controller.signal,
    };
    const steps: [number, number][] = [];
    await findCorridorCrossings({ ...request, onProgress: (done, total) => steps.push([done, total]) });
    expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
    await expect(findCorridorCrossings({ ...request, onProgress: () => controller.abort() })).rejects.toThrow(/abort/i);
  });
});

const SOME_ROADS = 'tests/fixtures/reindeer-setesdal/roads-in-corridor.geojson.gz';
const ALL_ROADS = '../shared/data/reindeer-setesdal/roads.geojson.gz';
const FOLDER = 'public/atlas/wild-reindeer-setesdal';

describe('reindeer of Setesdal × roads', () => {
  it.each(existsSync(ALL_ROADS) ? [SOME_ROADS, ALL_ROADS] : [SOME_ROADS])('tiles, untiled lines and GEOS give the same roads and lengths: %s', async (file) => {
    const corridorFile = `${FOLDER}/wild-reindeer-setesdal-austhei-corridors.geojson`;
    const corridors = pickGeometry(readGeojson(corridorFile), corridorFile, POLYGONS);
    const roads = pickGeometry(readGeojson(file), file, LINES);
    const low = corridors.filter((feature) => feature.properties?.['use'] === 'low');
    const untiled = crossUntiled(low, roads);
    const geos = crossWithGeos(low, roads);
    const geosKm = [...geos.values()].reduce((sum, { km }) => sum + km, 0);
    const open = (file: string, sourceLayer: string): TileLayer => ({
      source: createMemoryPmtilesSource(readFileSync(`${FOLDER}/${file}`), sourceLayer),
      sourceLayer,
      zoom: 12,
      bbox: [7.2, 58.4, 8.7, 59.8],
      title: sourceLayer,
    });
    const rows = await findCorridorCrossings({
      corridors: open('wild-reindeer-setesdal-austhei.pmtiles', 'corridors'),
      barriers: barrierLayer(open('roads-setesdal.pmtiles', 'roads')),
    });
    const tiledKm = rows.reduce((sum, row) => sum + row.lengthInsideKm, 0);
    expect(untiled.pairs.length).toBe(geos.size);
    expect(Math.abs(untiled.totalKm - geosKm)).toBeLessThan(1e-4);
    expect(rows.map((row) => row.barrier).sort()).toEqual(untiled.pairs.map((pair) => String(pair.barrier)).sort());
    expect(Math.abs(tiledKm / geosKm - 1)).toBeLessThan(0.01);
  });
});

import { VectorTile } from '@mapbox/vector-tile';
import type { Feature, LineString, MultiPolygon, Position } from 'geojson';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { fromGeojsonVt } from 'vt-pbf';
import { crossUntiled } from '../../../src/domain/crossings/cross-untiled.ts';
import { findCorridorCrossings, MOST_BARRIER_TILES } from '../../../src/domain/crossings/find-corridor-crossings.ts';
import { identifyFeature } from '../../../src/domain/layers/identify-feature.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import type { TileLayer, TileSource } from '../../../src/domain/tiles/tile-source.ts';
import { toldOf } from '../i18n/catalogues.ts';

const WORLD = [-180, -85, 180, 85] as const;

function square(west: number, south: number, east: number, north: number): Position[][] {
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
}
function corridorOf(...squares: Position[][][]): Feature<MultiPolygon> {
  return { type: 'Feature', properties: { use: 'low' }, geometry: { type: 'MultiPolygon', coordinates: squares } };
}
function lineOf(properties: Record<string, string>, ...coordinates: Position[]): Feature<LineString> {
  return { type: 'Feature', properties, geometry: { type: 'LineString', coordinates } };
}
function tiled(features: Feature[], zoom: number, sourceLayer: string, bbox: TileLayer['bbox'] = WORLD): TileLayer {
  return { source: createGeojsonSource(features, { sourceLayer, maxZoom: zoom }), sourceLayer, zoom, bbox, title: sourceLayer };
}

/** The same tiles without ids: neither as a property nor as a number. */
function withoutIds({ source, ...layer }: TileLayer): TileLayer & { asked: () => number } {
  let asked = 0;
  const bare: TileSource = {
    async getTile(tile, signal) {
      asked += 1;
      const bytes = await source.getTile(tile, signal);
      const decoded = bytes && new VectorTile(new PbfReader(bytes)).layers[layer.sourceLayer];
      if (!decoded) return undefined;
      const features = Array.from({ length: decoded.length }, (_none, i) => {
        const feature = decoded.feature(i);
        const tags = Object.fromEntries(Object.entries(feature.properties).filter(([key]) => key !== 'id'));
        return { type: 2 as const, tags, geometry: feature.loadGeometry().map((line) => line.map(({ x, y }): [number, number] => [x, y])) };
      });
      return fromGeojsonVt({ [layer.sourceLayer]: { features } }, { version: 2, extent: decoded.extent });
    },
  };
  return { ...layer, source: bare, asked: () => asked };
}
const fences = (layer: TileLayer) => ({ ...layer, layerId: 'fences', type: 'fence' as const });

// Two squares, with a gap between them.
const CORRIDOR = corridorOf(square(8, 59, 8.4, 59.4), square(8.6, 59, 9, 59.4));
const BOX = [8, 59, 9, 59.4] as const;
const WAY = Array.from({ length: 60 }, (_, i): Position => [7.8 + 0.025 * i, 59.2 + 0.03 * Math.sin(i)]);

describe('lines without ids', () => {
  it.each([
    [10, 13],
    [12, 10],
    [11, 11],
  ])('a long one counts once for each part inside, corridors at zoom %i and lines at %i', async (zoomC, zoomB) => {
    const line = lineOf({}, ...WAY);
    const rows = await findCorridorCrossings({
      corridors: tiled([CORRIDOR], zoomC, 'corridors', BOX),
      barriers: fences(withoutIds(tiled([line], zoomB, 'lines'))),
    });
    const { totalKm } = crossUntiled([CORRIDOR], [line]);
    expect(rows.map(({ crossings, points }) => [crossings, points.length])).toEqual([[2, 4]]);
    expect(Math.abs((rows[0]?.lengthInsideKm ?? 0) / totalKm - 1)).toBeLessThan(0.005);
  });

  it('are told apart by name and class', async () => {
    const lines = [
      lineOf({ name: 'North', class: 'wire' }, [7.9, 59.3], [9.1, 59.3]),
      lineOf({ name: 'North', class: 'stone' }, [7.9, 59.25], [8.5, 59.25]),
      lineOf({ class: 'wire' }, [7.9, 59.1], [8.5, 59.1]),
      lineOf({ class: 'wire' }, [7.9, 59.15], [8.5, 59.15]),
    ];
    const rows = await findCorridorCrossings({ corridors: tiled([CORRIDOR], 10, 'corridors', BOX), barriers: fences(withoutIds(tiled(lines, 11, 'lines'))) });
    expect(Object.fromEntries(rows.map(({ barrier, name, crossings }) => [barrier, [name, crossings]]))).toEqual({
      'North · wire': ['North', 2],
      'North · stone': ['North', 1],
      ' · wire': ['wire', 2],
    });
  });

  it('take the id property first, then the tile’s number, and zero for none', () => {
    expect(identifyFeature({ id: 'a', name: 'A' }, 7)).toEqual({ id: 'a', name: 'A' });
    expect(identifyFeature({ '@name': 'A' }, 7)).toEqual({ id: '7', name: 'A' });
    expect(identifyFeature({ name: 'A' }, 0)).toEqual({ id: 'A · ', name: 'A' });
  });
});

describe('archives of everything', () => {
  it('only the lines that the filter lets through', async () => {
    const lines = [lineOf({ id: 'a', class: 'motorway' }, [7.9, 59.3], [9.1, 59.3]), lineOf({ id: 'b', class: 'path' }, [7.9, 59.2], [9.1, 59.2])];
    const barriers = fences({ ...tiled(lines, 11, 'lines'), filter: { property: 'class', values: ['motorway', 'trunk'] } });
    const rows = await findCorridorCrossings({ corridors: tiled([CORRIDOR], 10, 'corridors', BOX), barriers });
    expect(rows.map(({ barrier }) => barrier)).toEqual(['a']);
  });

  it('asks only for the tiles that the corridor touches', async () => {
    // A thin diagonal: its box has many more tiles than it.
    const diagonal = corridorOf([
      [
        [8, 59],
        [8.01, 59],
        [9, 59.5],
        [8.99, 59.5],
        [8, 59],
      ],
    ]);
    const layer = withoutIds(tiled([lineOf({}, [8, 59.25], [9, 59.25])], 14, 'lines'));
    const rows = await findCorridorCrossings({ corridors: tiled([diagonal], 8, 'corridors', [8, 59, 9, 59.5]), barriers: fences(layer) });
    expect(rows.map(({ crossings }) => crossings)).toEqual([1]);
    expect(layer.asked()).toBeGreaterThan(40);
    expect(layer.asked()).toBeLessThan(300);
  });

  it('says how many tiles it would need, before it asks for one', async () => {
    let asked = 0;
    const source: TileSource = { getTile: () => Promise.resolve(void (asked += 1)) };
    const barriers = fences({ source, sourceLayer: 'roads', zoom: 14, bbox: WORLD, title: 'Planet roads' });
    const corridors = tiled([corridorOf(square(5, 50, 15, 60))], 7, 'corridors', [5, 50, 15, 60]);
    const failed = findCorridorCrossings({ corridors, barriers });
    const { message, values } = await toldOf(failed);
    expect(message).toMatch(/This corridor would need [\d,]+ tiles of “Planet roads”/);
    const needed = Number(values['needed']);
    // Ten degrees of longitude are 455 tiles, latitude 50 to 60 about 825 of them.
    expect(needed).toBeGreaterThan(MOST_BARRIER_TILES);
    expect(needed / (455.1 * 825)).toBeCloseTo(1, 0);
    expect(asked).toBe(0);
  });
});

import * as fc from 'fast-check';
import type { Feature, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { decodeTileLayer } from '../../../src/domain/tiles/decode-tile-layer.ts';
import { encodeTiles } from '../../../src/domain/tiles/encode-tiles.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import { createMemoryPmtilesSource } from '../../../src/domain/tiles/pmtiles-source.ts';
import { lonLatToTile, tilesInBbox } from '../../../src/domain/tiles/tile-geometry.ts';
import { writePmtiles } from '../../../src/domain/formats/pmtiles/write-pmtiles.ts';
import { archiveOptions } from './archive-options.ts';
import { openArchive } from './open-archive.ts';

function line(id: string | number | undefined, coordinates: Position[], properties: Record<string, unknown> = {}): Feature {
  return { type: 'Feature', ...(id === undefined ? {} : { id }), properties, geometry: { type: 'LineString', coordinates } };
}

function box(id: string, west: number, south: number, east: number, north: number): Feature {
  return {
    type: 'Feature',
    id,
    properties: {},
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    },
  };
}

describe('encodeTiles', () => {
  test('keeps every vertex at the deepest zoom, to half a grid cell', () => {
    // Vertices so nearly in line that any simplification would drop them.
    const coordinates = Array.from({ length: 200 }, (_, i): Position => [5 + i * 0.0005, 10 + (i % 2) * 0.0004]);
    const tiles = [...encodeTiles([{ name: 'things', features: [line('a', coordinates)], minZoom: 8, maxZoom: 8, extent: 16_384 }])];
    expect(tiles).toHaveLength(1);
    const tile = tiles[0]!;
    const layer = decodeTileLayer(tile.bytes, 'things');
    expect(layer?.extent).toBe(16_384);
    const found = [...(layer?.features[0]?.geometry[0] ?? [])];
    expect(found).toHaveLength(400);
    coordinates.forEach(([lon = 0, lat = 0], i) => {
      const [x, y] = lonLatToTile(tile, 16_384, lon, lat);
      expect(Math.abs((found[2 * i] ?? NaN) - x)).toBeLessThanOrEqual(0.5 + 1e-6);
      expect(Math.abs((found[2 * i + 1] ?? NaN) - y)).toBeLessThanOrEqual(0.5 + 1e-6);
    });
  });

  test('covers the inside of a large polygon on every zoom', () => {
    const bbox = [-60, -30, 60, 50] as const;
    const tiles = [...encodeTiles([{ name: 'things', features: [box('big', ...bbox)], minZoom: 2, maxZoom: 6 }])];
    const keys = new Set(tiles.map(({ z, x, y }) => `${z}/${x}/${y}`));
    for (let z = 2; z <= 6; z++) for (const { x, y } of tilesInBbox(bbox, z)) expect(keys).toContain(`${z}/${x}/${y}`);
    expect(Math.min(...tiles.map(({ z }) => z))).toBe(2);
  });

  test('a ring without its first position at the end is the same area', () => {
    const closed = box('a', -9.5, 1, 32, 40);
    const open = structuredClone(closed);
    if (open.geometry.type === 'Polygon') open.geometry.coordinates[0]!.pop();
    const tilesOf = (feature: Feature) => [...encodeTiles([{ name: 'land', features: [feature], minZoom: 0, maxZoom: 4 }])];
    expect(tilesOf(open)).toEqual(tilesOf(closed));
    expect(tilesOf(closed).length).toBeGreaterThan(10);
  });

  test('gives features numbers and keeps their ids and properties as text, numbers and truth', () => {
    const features = [
      line(
        'way/7',
        [
          [0, 0],
          [1, 1],
        ],
        { name: 'Ærø', lanes: 2, depth: -3.5, floor: -2, toll: false, refs: ['A1', 'E4'], empty: null },
      ),
      line(
        undefined,
        [
          [0, 0],
          [1, 2],
        ],
        { id: 'own' },
      ),
      line(undefined, [
        [0, 0],
        [1, 3],
      ]),
    ];
    const [tile] = [...encodeTiles([{ name: 'things', features, minZoom: 4, maxZoom: 4 }])].filter(({ x, y }) => x === 8 && y === 7);
    const decoded = decodeTileLayer(tile!.bytes, 'things')!.features;
    expect(decoded.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(decoded.map(({ properties }) => properties['id'])).toEqual(['way/7', 'own', '2']);
    expect(decoded[0]?.properties).toEqual({ id: 'way/7', name: 'Ærø', lanes: 2, depth: -3.5, floor: -2, toll: false, refs: '["A1","E4"]' });
    const numbered = [
      ...encodeTiles([
        {
          name: 'things',
          features: [
            line(70, [
              [0, 0],
              [1, 1],
            ]),
            line(9, [
              [0, 0],
              [1, 2],
            ]),
          ],
          minZoom: 0,
          maxZoom: 0,
        },
      ]),
    ];
    expect(decodeTileLayer(numbered[0]!.bytes, 'things')!.features.map(({ id }) => id)).toEqual([70, 9]);
  });

  test('shows each place once inside the tiles on both sides of the antimeridian', () => {
    const points = [-180, -179.99, 179.99, 180].map((lon, index): Feature => ({
      type: 'Feature',
      id: index,
      properties: {},
      geometry: { type: 'Point', coordinates: [lon, 5] },
    }));
    const across = line(9, [
      [179, -10],
      [181, -10],
    ]);
    for (const maxZoom of [0, 1, 5]) {
      const seen = new Map<number, number>();
      let length = 0;
      for (const tile of encodeTiles([{ name: 'things', features: [...points, across], minZoom: maxZoom, maxZoom }])) {
        for (const feature of decodeTileLayer(tile.bytes, 'things')!.features) {
          for (const part of feature.geometry) {
            if (feature.type === 1 && part[0]! >= 0 && part[0]! < 4096) seen.set(feature.id!, (seen.get(feature.id!) ?? 0) + 1);
            if (feature.type === 2) length += Math.max(0, Math.min(4096, part.at(-2)!) - Math.max(0, part[0]!));
          }
        }
      }
      expect(Object.fromEntries(seen)).toEqual({ 0: 1, 1: 1, 2: 1, 3: 1 });
      expect(Math.abs((length / 4096) * (360 / 2 ** maxZoom) - 2)).toBeLessThan((3 * 360) / 2 ** maxZoom / 4096);
    }
  });

  test('puts layers with grids of their own into one tile', () => {
    const [tile] = [
      ...encodeTiles([
        {
          name: 'fine',
          features: [
            line('a', [
              [0, 0],
              [1, 1],
            ]),
          ],
          minZoom: 0,
          maxZoom: 0,
          extent: 65_536,
        },
        { name: 'coarse', features: [box('b', 10, 10, 40, 40)], minZoom: 0, maxZoom: 0 },
      ]),
    ];
    expect(decodeTileLayer(tile!.bytes, 'fine')?.extent).toBe(65_536);
    expect(decodeTileLayer(tile!.bytes, 'fine')?.features[0]?.geometry[0]?.[0]).toBe(32_768);
    expect(decodeTileLayer(tile!.bytes, 'coarse')?.extent).toBe(4096);
    expect(decodeTileLayer(tile!.bytes, 'none')).toBeUndefined();
  });

  test('leaves out what rounding flattened, and nothing else', () => {
    const features = [box('speck', 1, 1, 1.0001, 1.0001), box('seen', 20, 20, 30, 30)];
    const tiles = [...encodeTiles([{ name: 'things', features, minZoom: 0, maxZoom: 0 }])];
    expect(decodeTileLayer(tiles[0]!.bytes, 'things')!.features.map(({ properties }) => properties['id'])).toEqual(['seen']);
  });

  test('survives archive and reader: the same tiles as from memory', async () => {
    const position = fc.tuple(fc.double({ min: -179, max: 179, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true }));
    const lines = fc.array(fc.array(position, { minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(lines, async (list) => {
        const features = list.map((coordinates, index) => line(`l${index}`, coordinates));
        const tiles = [...encodeTiles([{ name: 'things', features, minZoom: 3, maxZoom: 3 }])];
        if (tiles.length === 0) return;
        const archive = await writePmtiles(tiles, { ...archiveOptions(3), minZoom: 3 });
        expect((await openArchive(archive).getHeader()).numAddressedTiles).toBe(tiles.length);
        const read = createMemoryPmtilesSource(archive, 'Things');
        const live = createGeojsonSource(features, { sourceLayer: 'things', maxZoom: 3 });
        for (const tile of tilesInBbox([-180, -85, 180, 85], 3)) {
          const bytes = await read.getTile(tile);
          expect(bytes).toEqual(await live.getTile(tile).then((found) => found && new Uint8Array(found)));
          if (bytes) expect(decodeTileLayer(bytes, 'things')?.features.length).toBeGreaterThan(0);
        }
      }),
      { seed: 3, numRuns: 15 },
    );
  });
});

import { readFileSync } from 'node:fs';
import type { Feature, LineString, MultiPolygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { crossUntiled } from '../../../src/domain/crossings/cross-untiled.ts';
import { findBarrierEvents } from '../../../src/domain/crossing-events/find-barrier-events.ts';
import { findCorridorCrossings } from '../../../src/domain/crossings/find-corridor-crossings.ts';
import { type BarrierReference, referToLayer } from '../../../src/domain/layers/layer-reference.ts';
import { LayerOpener, openCorridorsInMemory, openInMemory } from '../../../src/domain/layers/open-layer.ts';
import { readFeatures } from '../../../src/domain/layers/read-features.ts';
import type { CorridorFeature } from '../../../src/domain/movement/types.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import { toldOf } from '../i18n/catalogues.ts';

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

const openYours = (features: CorridorFeature[]) => openCorridorsInMemory({ id: 'corridors', title: 'yours', features });

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
  const layer = openYours(corridors);
  expect(layer.zoom).toBe(12);
  const rows = await findCorridorCrossings({ corridors: layer, barriers: barriersOf(lines) });
  expect(rows.map(({ barrier, use, crossings }) => [barrier, use, crossings])).toEqual([['through', 'high', 1]]);
  const low: Feature<MultiPolygon> = corridors[0]!;
  const pair = crossUntiled([low], lines).pairs[0]!;
  expect(Math.abs((rows[0]?.lengthInsideKm ?? 0) / pair.lengthInsideKm - 1)).toBeLessThan(2e-3);
});

test('corridors cut at the antimeridian are read on both sides of it, not round the globe', async () => {
  const layer = openYours([corridor('low', box(179.5, 10, 180, 10.5), box(-180, 10, -179.6, 10.5))]);
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
  const wide = openYours([corridor('low', box(-170, -40, -90, 40))]);
  expect(wide.zoom).toBeLessThan(10);
  const none = openYours([]);
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

const ROADS: BarrierReference = {
  id: 'my-roads',
  title: 'My roads',
  kind: 'roads',
  url: 'blob:my-roads',
  format: 'geojson',
  sourceLayer: 'roads',
  zoom: 12,
  bbox: [-180, -85, 180, 85],
};
const collection = (features: readonly object[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const HOUR = 3_600_000;
const WALK = {
  individual: 'a',
  time: Float64Array.of(0, HOUR),
  lon: Float64Array.of(9.99, 10.01),
  lat: Float64Array.of(50, 50.001),
  error: new Float32Array(2),
};
const meridian = (properties: Record<string, unknown> | null): Feature<LineString> => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'LineString',
    coordinates: [
      [10, 49.99],
      [10, 50.01],
    ],
  },
});

describe('a layer of GeoJSON', () => {
  test('of a person’s own tells what animals did there, and what crosses a corridor, with one id', async () => {
    const opener = new LayerOpener({ readText: () => Promise.resolve(collection([meridian({ name: 'Lane' })])) });
    const events = await findBarrierEvents({ tracks: [WALK], barriers: opener.openBarriers(ROADS) });
    expect(events.barriers.map(({ layer, barrier, name, type, crossed }) => [layer, barrier, name, type, crossed.events])).toEqual([
      ['my-roads', '0', 'Lane', 'road', 1],
    ]);
    const rows = await findCorridorCrossings({ corridors: openYours([corridor('low', box(9.9, 49.9, 10.1, 50.1))]), barriers: opener.openBarriers(ROADS) });
    expect(rows.map(({ layer, barrier, name }) => [layer, barrier, name])).toEqual([['my-roads', '0', 'Lane']]);
  });

  test('is read once for all calculations, and its filter holds', async () => {
    const asked: string[] = [];
    const roads = [meridian({ name: 'Paved', surface: 'paved' }), meridian({ name: 'Track', surface: 'gravel' }), meridian(null)];
    const opener = new LayerOpener({
      readText: (url) => {
        asked.push(url);
        return Promise.resolve(collection([...roads, { type: 'Feature', properties: {}, geometry: null }]));
      },
    });
    const namesIn = async (reference: BarrierReference): Promise<string[]> =>
      (await findBarrierEvents({ tracks: [WALK], barriers: opener.openBarriers(reference) })).barriers.map(({ name }) => name).sort();
    expect(await namesIn(ROADS)).toEqual(['', 'Paved', 'Track']);
    expect(await namesIn({ ...ROADS, filter: { property: 'surface', values: ['paved'] } })).toEqual(['Paved']);
    expect(asked).toEqual(['blob:my-roads']);
  });

  test('that cannot be read is named, and asked for again the next time', async () => {
    let answers = [
      () => Promise.reject(new Error('HTTP 503')),
      () => Promise.resolve('<html>'),
      () => Promise.resolve('{"no": "features"}'),
      () => Promise.resolve(collection([meridian({})])),
    ];
    const opener = new LayerOpener({
      readText: () => {
        const [answer, ...later] = answers;
        answers = later;
        return answer!();
      },
    });
    const find = () => findBarrierEvents({ tracks: [WALK], barriers: opener.openBarriers(ROADS) });
    expect(await toldOf(find())).toMatchObject({ message: 'The layer “My roads” could not be fetched (HTTP 503).', place: { layer: 'My roads' } });
    for (const _ of ['no JSON', 'other JSON']) expect((await toldOf(find())).message).toBe('The layer “My roads” is not a collection of GeoJSON features.');
    expect((await find()).all.crossed.events).toBe(1);
  });
});

describe('an archive', () => {
  const BYTES = readFileSync('public/atlas/mule-deer-wyoming/mule-deer-upper-green-river.pmtiles');
  const open = () => {
    const reads = { archives: 0, ranges: 0 };
    const opener = new LayerOpener({
      openArchive: (url) => {
        reads.archives += 1;
        return {
          getKey: () => url,
          getBytes: async (offset, length) => {
            reads.ranges += 1;
            return { data: new Uint8Array(BYTES.subarray(offset, offset + length)).buffer };
          },
        };
      },
    });
    return { opener, reads };
  };
  const corridors = referToLayer(
    { id: 'deer-corridors', kind: 'corridors', title: 'Deer', url: 'deer.pmtiles', format: 'pmtiles', sourceLayer: 'corridors', maxZoom: 10 },
    'https://example.org/atlas/catalog.json',
  );

  test('is opened once for its layers, and the same layer is the same object', async () => {
    const { opener, reads } = open();
    const layer = opener.open(corridors);
    expect(layer).toMatchObject({ layerId: 'deer-corridors', zoom: 10, sourceLayer: 'corridors' });
    expect(opener.open({ ...corridors })).toBe(layer);
    const routes = opener.open({ ...corridors, id: 'deer-routes', sourceLayer: 'routes' });
    expect(routes).not.toBe(layer);
    expect(reads).toEqual({ archives: 0, ranges: 0 });
    const tile = { z: 0, x: 0, y: 0 };
    const polygons = await readFeatures(layer, tile, 'polygons');
    const lines = await readFeatures(routes, tile, 'lines');
    expect(polygons?.features.map(({ properties }) => properties['use'])).toContain('low');
    expect(lines?.features.length).toBeGreaterThan(0);
    // Features of the other shape are no part of either.
    expect((await readFeatures(layer, tile, 'lines'))?.features).toEqual([]);
    expect(reads.archives).toBe(1);
  });

  test('that nobody has asked for in a long time is let go', async () => {
    const { opener } = open();
    const first = opener.open(corridors);
    for (let i = 0; i < 200; i++) opener.open({ ...corridors, url: `https://example.org/${i}.pmtiles` });
    expect(opener.open(corridors)).not.toBe(first);
    const [kept] = [opener.open(corridors)];
    for (let i = 0; i < 200; i++) {
      opener.open({ ...corridors, url: `https://example.org/${i}.pmtiles` });
      expect(opener.open(corridors)).toBe(kept);
    }
  });
});

test('areas in memory are read at the zoom that is asked for', async () => {
  const layer = openInMemory({ id: 'own', title: 'Mine', features: [corridor('low', box(10, 50, 11, 51))] }, 6);
  expect(layer).toMatchObject({ layerId: 'own', zoom: 6, title: 'Mine' });
  expect((await readFeatures(layer, { z: 6, x: 33, y: 21 }, 'polygons'))?.features.map(({ id }) => id)).toEqual(['0']);
});

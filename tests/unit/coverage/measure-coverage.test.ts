import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { area, featureCollection, intersect, polygon, union } from '@turf/turf';
import * as fc from 'fast-check';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { PMTiles } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { pickGeometry, POLYGONS, readGeojson } from '../../../src/cli/read-geojson.ts';
import { measureCoverage } from '../../../src/domain/coverage/measure-coverage.ts';
import { AtlasError } from '../../../src/domain/errors.ts';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import { createMemoryPmtilesSource } from '../../../src/domain/tiles/pmtiles-source.ts';
import type { TileLayer } from '../../../src/domain/tiles/tile-source.ts';

type Areal = Feature<Polygon | MultiPolygon>;
type Box = readonly [number, number, number, number];

/** A rectangle west, south, east, north, with holes of the same kind. */
function box([west, south, east, north]: Box, properties: Record<string, string>, ...holes: Box[]): Feature<Polygon> {
  const ring = ([w, s, e, n]: Box): number[][] => [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  return polygon([ring([west, south, east, north]), ...holes.map((hole) => ring(hole).toReversed())], properties);
}

function layer(features: Areal[], zoom: number, bbox: Box = [-180, -85, 180, 85]): TileLayer {
  return { source: createGeojsonSource(features, { sourceLayer: 'x', maxZoom: zoom, extent: 8192 }), sourceLayer: 'x', zoom, bbox, title: 'Test' };
}

const km2 = (feature: Areal | null): number => (feature ? polygonAreaKm2(feature.geometry) : 0);
/** Within 0.1 %: the tiles' grid rounds. */
const expectNear = (actual: number | undefined, wanted: number): void => {
  expect(Math.abs((actual ?? NaN) - wanted)).toBeLessThanOrEqual(0.001 * wanted + 1e-9);
};

const LOW: Box = [10, 0, 12, 2];

describe('coverage of corridors', () => {
  it('is a half where an area covers half a square, for each nested class', async () => {
    const corridors = layer([box(LOW, { use: 'low' }), box([10, 0, 11, 1], { use: 'medium' })], 6, LOW);
    const { coverage, byArea } = await measureCoverage({ corridors, areas: [layer([box([9, -1, 11, 3], { id: 'a', name: 'A' })], 6)] });
    expect(coverage.map(({ use }) => use)).toEqual(['low', 'medium', 'high']);
    expectNear(coverage[0]?.corridorKm2, km2(box(LOW, {})));
    expectNear(coverage[0]?.share, 0.5);
    expectNear(coverage[1]?.share, 1);
    expect(coverage[2]).toEqual({ use: 'high', corridorKm2: 0, coveredKm2: 0, share: 0 });
    expect(byArea.map(({ id, name }) => [id, name])).toEqual([['a', 'A']]);
    expectNear(byArea[0]?.km2ByUse.low, km2(box(LOW, {})) / 2);
  });

  it('carries the state whose zone an area is, by its code, and no other word', async () => {
    const corridors = layer([box(LOW, { use: 'low' })], 6, LOW);
    const zones = [box([10, 0, 11, 2], { id: 'a', name: 'A', country: 'MEX' }), box([11, 0, 12, 2], { id: 'b', name: 'B', country: 'Mexico' })];
    const { byArea } = await measureCoverage({ corridors, areas: [layer(zones, 6)] });
    expect(byArea.map(({ id, country }) => [id, country])).toEqual([
      ['a', 'MEX'],
      ['b', undefined],
    ]);
  });

  it('counts ground under two areas once, and in each of them, also in two layers with the same ids', async () => {
    const corridors = layer([box(LOW, { use: 'low' })], 6, LOW);
    const a = box([10, 0, 11, 2], { id: '1', name: 'A' });
    const b = box([10.5, 0, 11.5, 2], { id: '2', name: 'B' });
    const one = await measureCoverage({ corridors, areas: [layer([a, b], 6)] });
    const two = await measureCoverage({ corridors, areas: [layer([a], 6), layer([{ ...b, properties: { id: '1', name: 'B' } }], 5)] });
    for (const { coverage, byArea } of [one, two]) {
      expectNear(coverage[0]?.share, 0.75);
      expect(byArea.map(({ name }) => name).toSorted()).toEqual(['A', 'B']);
      for (const row of byArea) expectNear(row.km2ByUse.low, km2(box(LOW, {})) / 2);
    }
  });

  it("leaves out an area's hole and areas away from the corridor", async () => {
    const corridors = layer([box(LOW, { use: 'low' })], 7, LOW);
    const areas = layer([box([9, -1, 13, 3], { id: 'a', name: 'A' }, [10.5, 0.5, 11.5, 1.5]), box([20, 0, 21, 1], { id: 'far', name: 'Far' })], 7);
    const { coverage, byArea } = await measureCoverage({ corridors, areas: [areas] });
    expectNear(coverage[0]?.coveredKm2, km2(box(LOW, {})) - km2(box([10.5, 0.5, 11.5, 1.5], {})));
    expect(byArea).toHaveLength(1);
  });

  it('gives the same figures whichever layer has the finer tiles, across many tile edges', async () => {
    const corridor = polygon(
      [
        [
          [-0.6, 40],
          [0.8, 40.2],
          [0.6, 41.2],
          [-0.2, 40.8],
          [-0.6, 40],
        ],
      ],
      { use: 'low' },
    );
    const park = polygon(
      [
        [
          [-0.2, 39.8],
          [1.2, 40.4],
          [0.2, 41.4],
          [0.08, 40.6],
          [-0.2, 39.8],
        ],
      ],
      { id: 'p', name: 'P' },
    );
    // Edges are straight in Mercator inside tiles and in longitude and latitude outside: the same within 0.1 % when they are short.
    const wanted = km2(intersect(featureCollection<Polygon>([corridor, park])));
    for (const [corridorZoom, areaZoom] of [
      [9, 9],
      [10, 7],
      [8, 11],
      [11, 11],
    ] as const) {
      const { coverage } = await measureCoverage({ corridors: layer([corridor], corridorZoom, [-0.6, 40, 0.8, 41.2]), areas: [layer([park], areaZoom)] });
      expectNear(coverage[0]?.corridorKm2, km2(corridor));
      expect(Math.abs((coverage[0]?.coveredKm2 ?? NaN) - wanted)).toBeLessThan(0.001 * km2(corridor));
    }
  });

  it('measures both sides of the antimeridian', async () => {
    const corridors = layer([box([178, 50, 180, 52], { use: 'low' }), box([-180, 50, -178, 52], { use: 'low' })], 6, [178, 50, -178, 52]);
    const { coverage, byArea } = await measureCoverage({ corridors, areas: [layer([box([-180, 49, -179, 53], { id: 'a', name: 'A' })], 4)] });
    expectNear(coverage[0]?.corridorKm2, 2 * km2(box([178, 50, 180, 52], {})));
    expectNear(coverage[0]?.share, 0.25);
    expect(byArea).toHaveLength(1);
  });

  it('is nothing without areas', async () => {
    const { coverage, byArea } = await measureCoverage({ corridors: layer([box(LOW, { use: 'low' })], 6, LOW), areas: [] });
    expect(coverage[0]).toMatchObject({ coveredKm2: 0, share: 0 });
    expectNear(coverage[0]?.corridorKm2, km2(box(LOW, {})));
    expect(byArea).toEqual([]);
  });

  it('refuses corridors without a known use class, naming the layer', async () => {
    const corridors = layer([box(LOW, { use: 'huge' })], 6, LOW);
    const failure: unknown = await measureCoverage({ corridors, areas: [] }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AtlasError);
    expect(failure).toMatchObject({ place: { layer: 'Test', field: 'use' } });
  });

  it('stops when cancelled, before and between tiles, and reports progress that only grows', async () => {
    const corridors = layer([box(LOW, { use: 'low' })], 8, LOW);
    const areas = [layer([box(LOW, { id: 'a', name: 'A' })], 8)];
    await expect(measureCoverage({ corridors, areas, signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    const controller = new AbortController();
    await expect(measureCoverage({ corridors, areas, signal: controller.signal, onProgress: () => controller.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    const seen: number[] = [];
    await measureCoverage({ corridors, areas, onProgress: (done, total) => seen.push(done / total) });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('reads at most eight tiles at a time, and area tiles only where corridors are', async () => {
    let [now, most, asked] = [0, 0, 0];
    const counted = (inner: TileLayer, count: boolean): TileLayer => ({
      ...inner,
      source: {
        async getTile(tile, signal) {
          if (count) asked += 1;
          most = Math.max(most, (now += 1));
          await Promise.resolve();
          const bytes = await inner.source.getTile(tile, signal);
          now -= 1;
          return bytes;
        },
      },
    });
    const corridors = counted(layer([box([10.1, 0.1, 10.2, 0.2], { use: 'low' })], 8), false);
    await measureCoverage({
      corridors: { ...corridors, bbox: [0, -10, 30, 10] },
      areas: [counted(layer([box([0, -10, 30, 10], { id: 'a', name: 'A' })], 8), true)],
    });
    expect(most).toBe(8);
    expect(asked).toBe(1);
  });
});

describe('coverage of random corridors', () => {
  it("agrees with turf's overlay of whole polygons", async () => {
    const star = (lon: number, lat: number, use: Record<string, string>) =>
      fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 5, maxLength: 12 }).map((radii) => {
        const ring = radii.map((radius, i) => {
          const angle = (2 * Math.PI * i) / radii.length;
          return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)];
        });
        return polygon([[...ring, ring[0] ?? []]], use);
      });
    await fc.assert(
      fc.asyncProperty(
        star(20, 45, { use: 'low' }),
        star(20.8, 45.3, { id: 'a', name: 'A' }),
        star(19.1, 44.8, { id: 'b', name: 'B' }),
        fc.integer({ min: 6, max: 9 }),
        async (corridor, a, b, zoom) => {
          const { coverage, byArea } = await measureCoverage({ corridors: layer([corridor], 8, [17, 42, 23, 48]), areas: [layer([a, b], zoom)] });
          const both = union(featureCollection([a, b]));
          const wanted = both && intersect(featureCollection([corridor, both]));
          // Turf's areas are spherical: shares compare, km² do not.
          expect(Math.abs((coverage[0]?.share ?? 0) - (wanted ? area(wanted) : 0) / area(corridor))).toBeLessThan(0.005);
          for (const park of [a, b]) {
            const part = intersect(featureCollection([corridor, park]));
            const row = byArea.find(({ id }) => id === park.properties?.['id']);
            expect(Math.abs((row?.km2ByUse.low ?? 0) - km2(part))).toBeLessThan(0.005 * km2(corridor));
          }
        },
      ),
      { seed: 7, numRuns: 30 },
    );
  });
});

const ATLAS = new URL('../../../public/atlas/', import.meta.url);
const DEER = new URL('mule-deer-wyoming/mule-deer-upper-green-river', ATLAS);
const PARKS = new URL('../../fixtures/protected-areas-natural-earth/parks.geojson.gz', import.meta.url);

async function openArchive(url: URL): Promise<TileLayer> {
  const bytes = new Uint8Array(readFileSync(url));
  const archive = new PMTiles({ getKey: () => url.href, getBytes: async (offset, length) => ({ data: bytes.slice(offset, offset + length).buffer }) });
  const { maxZoom, minLon, minLat, maxLon, maxLat } = await archive.getHeader();
  const metadata: unknown = await archive.getMetadata();
  const names = JSON.stringify(metadata).includes('"corridors"') ? 'corridors' : 'protected-areas';
  return { source: createMemoryPmtilesSource(bytes, names), sourceLayer: names, zoom: maxZoom, bbox: [minLon, minLat, maxLon, maxLat], title: names };
}

const readFeatures = (url: URL): Areal[] => pickGeometry(readGeojson(fileURLToPath(url)), url.href, POLYGONS);

/** The parks moved in longitude and latitude, as a user's own areas. */
function moveParks(parks: readonly Areal[], east: number, north: number): Areal[] {
  const move = (rings: number[][][]): number[][][] => rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon + east, lat + north]));
  return parks.map(({ geometry }, id) => ({
    type: 'Feature',
    properties: { id: String(id), name: `Park ${id}` },
    geometry:
      geometry.type === 'Polygon'
        ? { type: 'Polygon', coordinates: move(geometry.coordinates) }
        : { type: 'MultiPolygon', coordinates: geometry.coordinates.map(move) },
  }));
}

describe('mule deer of the Upper Green River and the national parks', () => {
  it('agree with an overlay without tiles, where the parks are and moved onto the corridor', async () => {
    const corridors = await openArchive(new URL(`${DEER.href}.pmtiles`));
    const archive = await openArchive(new URL('us-national-parks/us-national-parks.pmtiles', ATLAS));
    const rawParks = readFeatures(PARKS);
    expect(rawParks).toHaveLength(2);
    const moved = moveParks(rawParks, 0.6, -1.3);
    const rawCorridors = readFeatures(new URL(`${DEER.href}-corridors.geojson`));
    for (const [areas, parks, most] of [
      [archive, rawParks, 0],
      [layer(moved, 10), moved, 1],
    ] as const) {
      const { coverage, byArea } = await measureCoverage({ corridors, areas: [areas] });
      expect(coverage[0]?.share).toBeGreaterThanOrEqual(most * 0.05);
      expect(byArea.length > 0).toBe(most > 0);
      for (const row of coverage) {
        const corridor = rawCorridors.find((feature) => feature.properties?.['use'] === row.use);
        if (!corridor) throw new Error(`no ${row.use} class in the GeoJSON`);
        const wanted = parks.reduce((sum, park) => sum + km2(intersect(featureCollection([corridor, park]))), 0);
        expect(Math.abs(row.corridorKm2 / km2(corridor) - 1)).toBeLessThan(0.005);
        expect(Math.abs(row.coveredKm2 - wanted)).toBeLessThan(0.005 * km2(corridor));
      }
    }
  }, 60_000);
});

import { array, assert, asyncProperty, constantFrom, double, integer, property, record, tuple } from 'fast-check';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import initGeos from 'geos-wasm';
import { geojsonToGeosGeom, geosGeomToGeojson } from 'geos-wasm/helpers';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { geodesicM } from '../../../src/domain/geometry/line-length.ts';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';
import { assessAlternative } from '../../../src/domain/project/assess-alternative.ts';
import { bufferLines } from '../../../src/domain/project/buffer-lines.ts';
import { takeGround } from '../../../src/domain/project/ground-met.ts';
import { groundKm2, measureGround } from '../../../src/domain/project/measure-ground.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import type { TileLayer } from '../../../src/domain/tiles/tile-source.ts';

const geos = await initGeos();
type Rings = Position[][];
const tiled = (features: Feature[], zoom = 13, bbox: TileLayer['bbox'] = [-180, -85, 180, 85]): TileLayer =>
  ({ source: createGeojsonSource(features, { sourceLayer: 'a', maxZoom: zoom }), sourceLayer: 'a', zoom, bbox, title: 'a' });
const box = (w: number, s: number, e: number, n: number): Position[] => [[w, s], [e, s], [e, n], [w, n], [w, s]];
const area = (properties: Record<string, string>, ...coordinates: Rings[]): Feature<MultiPolygon> => ({ type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates } });
const identify = ({ properties }: { properties: Readonly<Record<string, unknown>> }) => ({ id: String(properties['id']), name: String(properties['name']) });

/** Area by GEOS of the union of polygons, inside the union of others where given; planar in degrees, summed on the ellipsoid. */
function geosKm2(polygons: readonly Rings[], inside?: readonly Rings[]): number {
  const union = (coordinates: readonly Rings[]) => geos.GEOSUnaryUnion(geojsonToGeosGeom({ type: 'MultiPolygon', coordinates: [...coordinates] }, geos));
  const found = geosGeomToGeojson(inside ? geos.GEOSIntersection(union(polygons), union(inside)) : union(polygons), geos);
  const measure = (g: GeoJSON.GeoJSON): number => (g.type === 'GeometryCollection' ? g.geometries.reduce((sum, part) => sum + measure(part), 0) : g.type === 'Polygon' || g.type === 'MultiPolygon' ? polygonAreaKm2(g) : 0);
  return measure(found);
}

/** Least distance on the ellipsoid from a place to points of a line 50 m or less apart, metres. */
function distanceM([lon, lat]: LonLat, line: readonly LonLat[]): number {
  let least = Infinity;
  line.forEach((b, i) => {
    const a = line[i - 1] ?? b;
    const steps = Math.max(1, Math.ceil(geodesicM(...a, ...b) / 50));
    for (let k = 0; k <= steps; k++) least = Math.min(least, geodesicM(lon, lat, a[0] + (k / steps) * (b[0] - a[0]), a[1] + (k / steps) * (b[1] - a[1])));
  });
  return least;
}

const within = (polygons: readonly Rings[], [lon, lat]: LonLat): boolean => polygons.some((rings) => rings.flatMap((ring) => ring.map((b, i) => [ring[i - 1] ?? b, b] as const))
  .filter(([[ax = 0, ay = 0], [bx = 0, by = 0]]) => ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)).length % 2 === 1);

describe('bufferLines and groundKm2', () => {
  it('gives a straight line 2·r·L + π·r² of ground, however long and wherever it lies', () => {
    for (const [lon, south] of [[10, 0], [10, 45], [-70, 60], [25, -34], [180, 10]] as const) {
      for (const [length, r] of [[0.9, 1000], [0.9, 5000], [4.5, 1000]] as const) {
        const line: LonLat[] = [[lon, south], [lon, south + length]];
        const km = geodesicM(...line[0]!, ...line[1]!) / 1000;
        const expected = 2 * (r / 1000) * km + Math.PI * (r / 1000) ** 2;
        expect(Math.abs(groundKm2(bufferLines([line], r).plane) / expected - 1)).toBeLessThan(0.005);
      }
    }
  });

  it('follows a parallel, which is no geodesic, at r on both sides', () => {
    const { polygons } = bufferLines([[[10, 60], [18, 60]]], 1000);
    for (let lon = 10.01; lon < 18; lon += 0.0917) {
      const edges = polygons.flatMap(([ring = []]) => ring.flatMap(([bx = 0, by = 0], i) => {
        const [ax = 0, ay = 0] = ring[i - 1] ?? [bx, by];
        return ax > lon !== bx > lon ? [ay + ((lon - ax) / (bx - ax)) * (by - ay)] : [];
      }));
      for (const lat of [Math.max(...edges), Math.min(...edges)]) expect(Math.abs(geodesicM(lon, 60, lon, lat) / 1000 - 1)).toBeLessThan(0.01);
    }
  });

  it('holds the places nearer than r to a bent line, and no others', () => {
    // A line of no length has no ground.
    const step = tuple(integer({ min: -80, max: 80 }), integer({ min: -40, max: 40 })).filter(([x, y]) => x !== 0 || y !== 0).map(([x, y]): LonLat => [x / 1000, y / 1000]);
    const places = array(tuple(double({ min: -0.15, max: 0.15, noNaN: true }), double({ min: -0.08, max: 0.08, noNaN: true })), { minLength: 30, maxLength: 30 });
    assert(property(record({ at: constantFrom<LonLat>([10, 62], [-3, 0], [179.98, -45], [-180, 68]), steps: array(step, { minLength: 1, maxLength: 6 }), r: integer({ min: 200, max: 3000 }), places }), ({ at, steps, r, places: offsets }) => {
      const line: LonLat[] = [at];
      for (const [dx, dy] of steps) line.push([line.at(-1)![0] + dx, line.at(-1)![1] + dy]);
      const { polygons } = bufferLines([line], r);
      for (const [dx, dy] of offsets) {
        const place: LonLat = [at[0] + dx, at[1] + dy];
        const distance = distanceM(place, line);
        // The sphere's metres are the ellipsoid's within 0.6 %; points of the line are 50 m apart.
        if (Math.abs(distance - r) > 0.01 * r + 5) expect(within(polygons, place)).toBe(distance < r);
      }
    }), { seed: 4, numRuns: 60 });
  });

  it('counts overlaps once: a bent line, one there and back, two that cross', () => {
    const bent: LonLat[] = [[10, 60], [10.2, 60], [10.2, 60.05], [10.05, 59.98], [10.1, 60.1]];
    const { polygons, plane } = bufferLines([bent], 1500);
    expect(groundKm2(plane) / geosKm2(polygons)).toBeCloseTo(1, 4);
    const once = groundKm2(bufferLines([[[10, 60], [10.2, 60]]], 1000).plane);
    expect(groundKm2(bufferLines([[[10, 60], [10.2, 60], [10, 60]]], 1000).plane) / once).toBeCloseTo(1, 3);
    expect(groundKm2(bufferLines([[[10, 60], [10.2, 60]], [[10, 60], [10.2, 60]]], 1000).plane) / once).toBeCloseTo(1, 6);
    const cross = bufferLines([[[10, 60], [10.2, 60]], [[10.1, 59.95], [10.1, 60.05]]], 1000);
    const upright = groundKm2(bufferLines([[[10.1, 59.95], [10.1, 60.05]]], 1000).plane);
    expect(Math.abs(once + upright - 4 - groundKm2(cross.plane))).toBeLessThan(0.04);
    expect(groundKm2([])).toBe(0);
  });
});

describe('measureGround', () => {
  const star = record({
    at: tuple(double({ min: -0.1, max: 0.1, noNaN: true }), double({ min: -0.05, max: 0.05, noNaN: true })),
    radii: array(integer({ min: 10, max: 60 }), { minLength: 12, maxLength: 18 }), hole: integer({ min: 0, max: 1 }), id: constantFrom('a', 'b'),
  });
  const bend = tuple(double({ min: -0.1, max: 0.1, noNaN: true }), double({ min: -0.05, max: 0.05, noNaN: true }));

  it('agrees with GEOS on things of overlapping polygons with holes, also across the antimeridian', async () => {
    await assert(asyncProperty(array(star, { minLength: 1, maxLength: 6 }), array(bend, { minLength: 2, maxLength: 4 }), integer({ min: 300, max: 3000 }), constantFrom<LonLat>([12, 61], [-60, -10], [180, 50]), async (stars, bends, r, [lon, lat]) => {
      const polygons = stars.map(({ at: [dx, dy], radii, hole, id }) => {
        const ring = (scale: number): Position[] => {
          const places = radii.map((radius, k): Position => {
            const angle = (2 * Math.PI * k) / radii.length;
            return [lon + dx + scale * radius * 0.001 * Math.cos(angle), lat + dy + scale * radius * 0.0005 * Math.sin(angle)];
          });
          return [...places, places[0]!];
        };
        return { id, rings: hole === 1 ? [ring(1), ring(0.4).toReversed()] : [ring(1)] };
      });
      const features = polygons.map(({ id, rings }): Feature<Polygon> => ({ type: 'Feature', properties: { id, name: `thing ${id}` }, geometry: { type: 'Polygon', coordinates: rings } }));
      const { polygons: own, plane } = bufferLines([bends.map(([dx, dy]): LonLat => [lon + dx, lat + dy])], r);
      const met = await measureGround(plane, tiled(features, 14), identify);
      for (const id of ['a', 'b']) {
        const rings = polygons.filter((polygon) => polygon.id === id).map((polygon) => polygon.rings);
        const expected = rings.length > 0 ? geosKm2(own, rings) : 0;
        expect(Math.abs((met.get(id)?.km2 ?? 0) - expected)).toBeLessThan(Math.max(0.001, 0.005 * expected));
        if (expected > 0.001) expect(met.get(id)?.name).toBe(`thing ${id}`);
      }
    }), { seed: 5, numRuns: 30 });
  });

  it('counts ground under two features of one id once, and obeys the layer’s filter', async () => {
    const layer = tiled([
      area({ id: '1', name: 'One', kind: 'park' }, [box(10, 59.9, 10.1, 60.1)]), area({ id: '1', name: 'One', kind: 'park' }, [box(10.05, 59.9, 10.15, 60.1)]),
      area({ id: '1', name: 'One', kind: 'other' }, [box(10.15, 59.9, 10.2, 60.1)]), area({ id: '2', name: 'Two', kind: 'other' }, [box(10, 59.9, 10.3, 60.1)]),
    ]);
    const { polygons, plane } = bufferLines([[[9.9, 60], [10.4, 60]]], 1000);
    const [narrow, wide] = [geosKm2(polygons, [[box(10, 59.9, 10.15, 60.1)]]), geosKm2(polygons, [[box(10, 59.9, 10.2, 60.1)]])];
    expect((await measureGround(plane, layer, identify)).get('1')?.km2).toBeCloseTo(wide, 2);
    const filtered = await measureGround(plane, { ...layer, filter: { property: 'kind', values: ['park'] } }, identify);
    expect([...filtered.keys()]).toEqual(['1']);
    expect(filtered.get('1')?.km2).toBeCloseTo(narrow, 2);
    expect((await measureGround(plane, layer, () => undefined)).size).toBe(0);
  });

  it('measures the tiles on both sides of the antimeridian, however the line writes its longitudes', async () => {
    const layer = tiled([area({ id: 'west', name: 'W' }, [box(179.9, 59.9, 180, 60.1)]), area({ id: 'east', name: 'E' }, [box(-180, 59.9, -179.8, 60.1)])]);
    const half = bufferLines([[[-0.3, 60], [0.3, 60]]], 1000).polygons;
    const [west, east, whole] = [geosKm2(half, [[box(-0.1, 59.9, 0, 60.1)]]), geosKm2(half, [[box(0, 59.9, 0.2, 60.1)]]), geosKm2(half)];
    for (const ends of [[179.7, 180.3], [-180.3, -179.7], [179.7, -179.7], [-179.7, 179.7], [539.7, 540.3]] as const) {
      const { km2, ofAreas } = takeGround([ends.map((lon): LonLat => [lon, 60])], 1000);
      const met = await ofAreas(layer);
      expect(km2 / whole).toBeCloseTo(1, 3);
      expect((met.get('west')?.km2 ?? 0) / west).toBeCloseTo(1, 2);
      expect((met.get('east')?.km2 ?? 0) / east).toBeCloseTo(1, 2);
    }
  });
});

describe('assessAlternative with ground', () => {
  it('tells of areas, a corridor and stopovers beside the line, and not without ground', async () => {
    const beside = [box(10.1, 60.005, 10.2, 60.05)]; // 557 m north of the line.
    const corridors = tiled([area({ use: 'low' }, beside), area({ use: 'high' }, [box(10.1, 60.007, 10.2, 60.05)])]);
    const context = {
      populations: [{ population: { id: 'p', name: 'P', seasons: [], method: { maxLagMin: 480 } }, corridors, stopovers: tiled([area({ id: 's' }, [box(10.12, 60.006, 10.16, 60.02)])]) }],
      areas: [{ ...tiled([area({ id: '1', name: 'Beside' }, beside), area({ id: '2', name: 'Through' }, [box(10.3, 59.9, 10.35, 60.1)]), area({ id: '3', name: 'Far' }, [box(10.1, 60.02, 10.2, 60.05)])]), layerId: 'parks' }], barriers: [],
    };
    const run = (bufferM?: number) => assessAlternative([[[10, 60], [10.4, 60]]], context, bufferM === undefined ? {} : { bufferM });
    const { polygons } = bufferLines([[[10, 60], [10.4, 60]]], 1000);
    const { ground, areas, populations } = await run(1000);
    expect((ground?.km2 ?? 0) / geosKm2(polygons)).toBeCloseTo(1, 4);
    expect(areas.map(({ name, layer }) => [name, layer])).toEqual([['Through', 'parks'], ['Beside', 'parks']]);
    expect(areas[1]).toMatchObject({ id: '1', lengthKm: 0 });
    expect(areas[1]?.groundKm2).toBeCloseTo(geosKm2(polygons, [beside]), 2);
    expect(areas[0]?.groundKm2).toBeCloseTo(geosKm2(polygons, [[box(10.3, 59.9, 10.35, 60.1)]]), 2);
    expect(populations).toMatchObject([{ population: 'p', corridor: undefined, stopoverKm: 0, separations: [], pieces: undefined }]);
    expect(populations[0]?.ground?.byUse.low).toBeCloseTo(geosKm2(polygons, [beside]), 2);
    expect(populations[0]?.ground?.byUse.high).toBeCloseTo(geosKm2(polygons, [[box(10.1, 60.007, 10.2, 60.05)]]), 2);
    expect(populations[0]?.ground?.stopoversKm2).toBeCloseTo(geosKm2(polygons, [[box(10.12, 60.006, 10.16, 60.02)]]), 2);
    for (const without of [await run(), await run(0)]) {
      expect(without.ground).toBeUndefined();
      expect(without.populations).toEqual([]);
      expect(without.areas.map(({ name, groundKm2: km2 }) => [name, km2])).toEqual([['Through', undefined]]);
    }
    expect((await run(400)).areas.map(({ name }) => name)).toEqual(['Through']);
  });
});

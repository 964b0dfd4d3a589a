import { buffer, lineString } from '@turf/turf';
import { array, assert, asyncProperty, constantFrom, double, integer, property, record, tuple } from 'fast-check';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import initGeos from 'geos-wasm';
import { geojsonToGeosGeom, geosGeomToGeojson } from 'geos-wasm/helpers';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { geodesicM } from '../../../src/domain/geometry/distances.ts';
import { PLANE_SIDE } from '../../../src/domain/geometry/plane/plane-polygons.ts';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';
import { assessAlternative } from '../../../src/domain/assessment/assess-alternative.ts';
import { bufferInRow } from '../../../src/domain/assessment/buffer-rows.ts';
import { takeBuffer } from '../../../src/domain/assessment/buffer-met.ts';
import type { LaidBuffer } from '../../../src/domain/assessment/laid-buffer.ts';
import { layBuffer } from '../../../src/domain/assessment/lay-buffer.ts';
import { bufferKm2, measureBuffer } from '../../../src/domain/assessment/measure-buffer.ts';
import { outlineBuffer } from '../../../src/domain/assessment/outline-buffer.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import { lonLatToTile } from '../../../src/domain/tiles/tile-geometry.ts';
import type { TileLayer } from '../../../src/domain/tiles/tile-source.ts';
import { toldOf } from '../i18n/catalogues.ts';

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
  const points: [lon: number, lat: number, degrees: number][] = [];
  line.forEach((b, i) => {
    const a = line[i - 1] ?? b;
    const steps = Math.max(1, Math.ceil(geodesicM(...a, ...b) / 50));
    for (let k = 0; k <= steps; k++) {
      const [x, y] = [a[0] + (k / steps) * (b[0] - a[0]), a[1] + (k / steps) * (b[1] - a[1])];
      points.push([x, y, Math.hypot((x - lon) * Math.cos(((y + lat) / 2) * (Math.PI / 180)), y - lat)]);
    }
  });
  // Degrees of such short ways are those of a plane within a hundredth: what is farther by a twentieth needs no geodesic.
  const near = 1.05 * points.reduce((least, [, , degrees]) => Math.min(least, degrees), Infinity) + 1e-5;
  return points.reduce((least, [x, y, degrees]) => (degrees > near ? least : Math.min(least, geodesicM(lon, lat, x, y))), Infinity);
}

/** Outlines by Turf, of a line of short steps; on a sphere. */
function turfOutlines(line: readonly LonLat[], r: number): Rings[] {
  const short = line.flatMap((b, i): Position[] => {
    const a = line[i - 1] ?? b;
    const steps = Math.max(1, Math.ceil(geodesicM(...a, ...b) / 1000));
    return Array.from({ length: i === 0 ? 1 : steps }, (_, k) => [b[0] - (k / steps) * (b[0] - a[0]), b[1] - (k / steps) * (b[1] - a[1])]).toReversed();
  });
  const geometry = buffer(lineString(short), r / 1000, { units: 'kilometers', steps: 32 })?.geometry;
  const found = geometry?.type === 'Polygon' ? [geometry.coordinates] : (geometry?.coordinates ?? []);
  return found.map((rings) => rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon - 360 * Math.round((lon - line[0]![0]) / 360), lat])));
}

function lay(lines: readonly (readonly LonLat[])[], r: number): LaidBuffer {
  const buffer = layBuffer(lines, r);
  if (!buffer) throw new RangeError('no ground');
  return buffer;
}

/** Whether any capsule holds a place of a parallel, by its longitude. */
function holdsAt({ capsules }: LaidBuffer, lat: number): (lon: number) => boolean {
  const place = (lon: number): [number, number] => lonLatToTile({ z: 0, x: 0, y: 0 }, PLANE_SIDE, lon - 360 * Math.floor((lon + 180) / 360), lat);
  const [, y] = place(0);
  const [stretch, stretches]: [Float64Array, [number, number][]] = [new Float64Array(2), []];
  for (let capsule = 0; capsule < capsules.length / 6; capsule++) if (bufferInRow(capsules, capsule, y, stretch)) stretches.push([stretch[0]!, stretch[1]!]);
  return (lon) => {
    const [x] = place(lon);
    return stretches.some(([from, to]) => from <= x && x <= to);
  };
}

const holds = (buffer: LaidBuffer, [lon, lat]: LonLat): boolean => holdsAt(buffer, lat)(lon);

/** Turf's metres are a sphere's: within 0.5 % of the ellipsoid's. */
function expectNear(value: number | undefined, expected: number): void {
  expect(Math.abs((value ?? 0) / expected - 1)).toBeLessThan(0.005);
}

describe('layGround and groundKm2', () => {
  it('gives a straight line 2·r·L + π·r² of ground, however long and wherever it lies', () => {
    for (const [lon, south] of [[10, 0], [10, 45], [-70, 60], [25, -34], [180, 10]] as const) {
      for (const [length, r] of [[0.9, 1000], [0.9, 5000], [4.5, 1000]] as const) {
        const line: LonLat[] = [[lon, south], [lon, south + length]];
        const km = geodesicM(...line[0]!, ...line[1]!) / 1000;
        const expected = 2 * (r / 1000) * km + Math.PI * (r / 1000) ** 2;
        expect(Math.abs(bufferKm2(lay([line], r)) / expected - 1)).toBeLessThan(0.001);
      }
    }
  });

  it('follows a parallel, which is no geodesic, at r on both sides', () => {
    const buffer = lay([[[10, 60], [18, 60]]], 1000);
    const degrees = 1000 / geodesicM(10, 59.5, 10, 60.5);
    for (let lon = 10.01; lon < 18; lon += 0.0917) {
      for (const side of [-1, 1]) expect([0.99, 1.01].map((share) => holds(buffer, [lon, 60 + side * share * degrees]))).toEqual([true, false]);
    }
  });

  it('holds the places nearer than r to a bent line, and no others', () => {
    // A line of no length has no ground.
    const step = tuple(integer({ min: -80, max: 80 }), integer({ min: -40, max: 40 })).filter(([x, y]) => x !== 0 || y !== 0).map(([x, y]): LonLat => [x / 1000, y / 1000]);
    const places = array(tuple(double({ min: -0.15, max: 0.15, noNaN: true }), double({ min: -0.08, max: 0.08, noNaN: true })), { minLength: 30, maxLength: 30 });
    assert(property(record({ at: constantFrom<LonLat>([10, 62], [-3, 0], [179.98, -45], [-180, 68]), steps: array(step, { minLength: 1, maxLength: 6 }), r: integer({ min: 200, max: 3000 }), places }), ({ at, steps, r, places: offsets }) => {
      const line: LonLat[] = [at];
      for (const [dx, dy] of steps) line.push([line.at(-1)![0] + dx, line.at(-1)![1] + dy]);
      const buffer = lay([line], r);
      for (const [dx, dy] of offsets) {
        const place: LonLat = [at[0] + dx, at[1] + dy];
        const distance = distanceM(place, line);
        // The line is thinned by half a per cent of r at most; the points it is measured from are 50 m apart.
        if (Math.abs(distance - r) > 0.007 * r + 3) expect(holds(buffer, place)).toBe(distance < r);
      }
    }), { seed: 4, numRuns: 60 });
  });

  it('counts overlaps once: a bent line, one there and back, two that cross', () => {
    const bent: LonLat[] = [[10, 60], [10.2, 60], [10.2, 60.05], [10.05, 59.98], [10.1, 60.1]];
    expect(bufferKm2(lay([bent], 1500)) / geosKm2(turfOutlines(bent, 1500))).toBeCloseTo(1, 2);
    const once = bufferKm2(lay([[[10, 60], [10.2, 60]]], 1000));
    expect(bufferKm2(lay([[[10, 60], [10.2, 60], [10, 60]]], 1000)) / once).toBeCloseTo(1, 3);
    expect(bufferKm2(lay([[[10, 60], [10.2, 60]], [[10, 60], [10.2, 60]]], 1000)) / once).toBeCloseTo(1, 3);
    const upright: LonLat[] = [[10.1, 59.95], [10.1, 60.05]];
    expect(Math.abs(once + bufferKm2(lay([upright], 1000)) - 4 - bufferKm2(lay([[[10, 60], [10.2, 60]], upright], 1000)))).toBeLessThan(0.02);
    expect(layBuffer([], 1000)).toBeUndefined();
    expect(layBuffer([[[10, 60], [10, 60]]], 1000)).toBeUndefined();
  });

  it('takes a dense walk that crosses itself thousands of times, and thins it to an outline', () => {
    let [x, y, heading] = [7, 55, 0];
    const walk: LonLat[] = [];
    for (let i = 0; i < 20_000; i++) {
      heading += Math.sin(i * i);
      x += 0.0006 * Math.cos(heading);
      y += 0.0004 * Math.sin(heading);
      walk.push([x, y]);
    }
    const buffer = lay([walk], 1000);
    const km2 = bufferKm2(buffer);
    const box = walk.reduce((sum, [lon, lat]) => [Math.min(sum[0]!, lon), Math.min(sum[1]!, lat), Math.max(sum[2]!, lon), Math.max(sum[3]!, lat)], [180, 90, -180, -90]);
    // By throwing darts: how many of a lattice of places the ground holds.
    const [w = 0, s = 0, e = 0, n = 0] = [box[0]! - 0.03, box[1]! - 0.02, box[2]! + 0.03, box[3]! + 0.02];
    let hits = 0;
    const side = 60;
    for (let j = 0; j < side; j++) {
      const held = holdsAt(buffer, s + ((j + 0.5) / side) * (n - s));
      for (let i = 0; i < side; i++) if (held(w + ((i + 0.5) / side) * (e - w))) hits += 1;
    }
    const whole = polygonAreaKm2({ type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] });
    expect(km2 / ((whole * hits) / side ** 2)).toBeCloseTo(1, 1);
    const outline = outlineBuffer([walk], 1000);
    // So tangled a line loses some of its edge.
    expect(Math.abs(polygonAreaKm2({ type: 'MultiPolygon', coordinates: outline }) / km2 - 1)).toBeLessThan(0.2);
  });
});

describe('measureGround', () => {
  const star = record({
    at: tuple(double({ min: -0.1, max: 0.1, noNaN: true }), double({ min: -0.05, max: 0.05, noNaN: true })),
    radii: array(integer({ min: 10, max: 60 }), { minLength: 12, maxLength: 18 }), hole: integer({ min: 0, max: 1 }), id: constantFrom('a', 'b'),
  });
  const bend = tuple(double({ min: -0.1, max: 0.1, noNaN: true }), double({ min: -0.05, max: 0.05, noNaN: true }));

  it('agrees with GEOS on things of overlapping polygons with holes, also across the antimeridian', async () => {
    await assert(asyncProperty(array(star, { minLength: 1, maxLength: 6 }), array(bend, { minLength: 2, maxLength: 4 }).filter((places) => geodesicM(...places[0]!, ...places[1]!) > 1), integer({ min: 300, max: 3000 }), constantFrom<LonLat>([12, 61], [-60, -10], [180, 50]), async (stars, bends, r, [lon, lat]) => {
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
      const line = bends.map(([dx, dy]): LonLat => [lon + dx, lat + dy]);
      // Turf's metres are a sphere's: the truth lies between its answers for a little less and a little more.
      const [less, more] = [0.995, 1.005].map((share) => turfOutlines(line, share * r));
      const met = await measureBuffer(lay([line], r), tiled(features, 14), identify);
      for (const id of ['a', 'b']) {
        const rings = polygons.filter((polygon) => polygon.id === id).map((polygon) => polygon.rings);
        const km2 = met.get(id)?.km2 ?? 0;
        const expected = rings.length > 0 ? geosKm2(more ?? [], rings) : 0;
        expect(km2).toBeLessThan(expected + 0.002);
        expect(km2).toBeGreaterThan((rings.length > 0 ? geosKm2(less ?? [], rings) : 0) - 0.002);
        if (expected > 0.001) expect(met.get(id)?.name).toBe(`thing ${id}`);
      }
    }), { seed: 5, numRuns: 30 });
  });

  it('counts ground under two features of one id once, and obeys the layer’s filter', async () => {
    const layer = tiled([
      area({ id: '1', name: 'One', kind: 'park' }, [box(10, 59.9, 10.1, 60.1)]), area({ id: '1', name: 'One', kind: 'park' }, [box(10.05, 59.9, 10.15, 60.1)]),
      area({ id: '1', name: 'One', kind: 'other' }, [box(10.15, 59.9, 10.2, 60.1)]), area({ id: '2', name: 'Two', kind: 'other' }, [box(10, 59.9, 10.3, 60.1)]),
    ]);
    const line: LonLat[] = [[9.9, 60], [10.4, 60]];
    const [polygons, buffer] = [turfOutlines(line, 1000), lay([line], 1000)];
    const [narrow, wide] = [geosKm2(polygons, [[box(10, 59.9, 10.15, 60.1)]]), geosKm2(polygons, [[box(10, 59.9, 10.2, 60.1)]])];
    expectNear((await measureBuffer(buffer, layer, identify)).get('1')?.km2, wide);
    const filtered = await measureBuffer(buffer, { ...layer, filter: { property: 'kind', values: ['park'] } }, identify);
    expect([...filtered.keys()]).toEqual(['1']);
    expectNear(filtered.get('1')?.km2, narrow);
    expect((await measureBuffer(buffer, layer, () => undefined)).size).toBe(0);
  });

  it('measures the tiles on both sides of the antimeridian, however the line writes its longitudes', async () => {
    const layer = tiled([area({ id: 'west', name: 'W' }, [box(179.9, 59.9, 180, 60.1)]), area({ id: 'east', name: 'E' }, [box(-180, 59.9, -179.8, 60.1)])]);
    const half = turfOutlines([[-0.3, 60], [0.3, 60]], 1000);
    const [west, east, whole] = [geosKm2(half, [[box(-0.1, 59.9, 0, 60.1)]]), geosKm2(half, [[box(0, 59.9, 0.2, 60.1)]]), geosKm2(half)];
    for (const ends of [[179.7, 180.3], [-180.3, -179.7], [179.7, -179.7], [-179.7, 179.7], [539.7, 540.3]] as const) {
      const taken = takeBuffer([ends.map((lon): LonLat => [lon, 60])], 1000);
      const met = await taken?.ofAreas(layer);
      expect((taken?.km2 ?? 0) / whole).toBeCloseTo(1, 2);
      expect((met?.get('west')?.km2 ?? 0) / west).toBeCloseTo(1, 2);
      expect((met?.get('east')?.km2 ?? 0) / east).toBeCloseTo(1, 2);
    }
  });

  it('asks no layer for more tiles than a browser can read, and says what to do', async () => {
    let asked = 0;
    const layer: TileLayer = { source: { getTile: () => Promise.resolve(void (asked += 1)) }, sourceLayer: 'a', zoom: 14, bbox: [-180, -85, 180, 85], title: 'Parks of the planet' };
    expect((await toldOf(measureBuffer(lay([[[0, 50], [20, 50]]], 50_000), layer, identify))).message).toMatch(/more than 20,000 tiles of “Parks of the planet”/);
    expect(asked).toBe(0);
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
    const reach = 1000 / geodesicM(10, 59.5, 10, 60.5);
    // Away from its ends.
    const polygons = [[box(10, 60 - reach, 10.4, 60 + reach)]];
    const { bufferKm2: km2, areas, populations } = await run(1000);
    expectNear(km2, geosKm2(turfOutlines([[10, 60], [10.4, 60]], 1000)));
    expect(areas.map(({ name, layer }) => [name, layer])).toEqual([['Through', 'parks'], ['Beside', 'parks']]);
    expect(areas[1]).toMatchObject({ id: '1', lengthKm: 0 });
    expectNear(areas[1]?.bufferKm2, geosKm2(polygons, [beside]));
    expectNear(areas[0]?.bufferKm2, geosKm2(polygons, [[box(10.3, 59.9, 10.35, 60.1)]]));
    expect(populations).toMatchObject([{ population: 'p', corridor: undefined, stopoverKm: 0, separations: [], pieces: undefined }]);
    expectNear(populations[0]?.buffer?.byUse.low, geosKm2(polygons, [beside]));
    expectNear(populations[0]?.buffer?.byUse.high, geosKm2(polygons, [[box(10.1, 60.007, 10.2, 60.05)]]));
    expectNear(populations[0]?.buffer?.stopoversKm2, geosKm2(polygons, [[box(10.12, 60.006, 10.16, 60.02)]]));
    for (const without of [await run(), await run(0)]) {
      expect(without.bufferKm2).toBeUndefined();
      expect(without.populations).toEqual([]);
      expect(without.areas.map(({ name, bufferKm2: km2 }) => [name, km2])).toEqual([['Through', undefined]]);
    }
    expect((await run(400)).areas.map(({ name }) => name)).toEqual(['Through']);
  });
});

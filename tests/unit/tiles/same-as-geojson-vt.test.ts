import * as fc from 'fast-check';
import type { Feature, Geometry, Position } from 'geojson';
import { expect, test } from 'vitest';
import { listGeojsonFeatures } from '../../../src/domain/areas/list-geojson-features.ts';
import { isFlatFeature } from '../../../src/domain/formats/flat-geojson.ts';
import { encodeLayer, encodeTiles, type LayerToTile } from '../../../src/domain/tiles/encode-tiles.ts';
import { flattenLayer } from '../../../src/domain/tiles/flatten-layer.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import { tileWithGeojsonVt } from './tile-with-geojson-vt.ts';

// geojson-vt and vt-pbf, which the atlas does not use, are the independent answer: every tile is theirs byte for byte.

function expectSame(layer: LayerToTile): number {
  const theirs = tileWithGeojsonVt(layer);
  const ours = new Map([...encodeTiles([layer])].map(({ z, x, y, bytes }) => [`${z}/${x}/${y}`, bytes]));
  expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
  for (const [key, bytes] of theirs) expect(Buffer.from(ours.get(key)!).equals(Buffer.from(bytes)), key).toBe(true);
  return theirs.size;
}

/** Positions from all over the world and beyond, many of them on edges of tiles and buffers, and near the one before. */
const degree = (most: number) =>
  fc.oneof(
    fc.double({ min: -most, max: most, noNaN: true }),
    fc.integer({ min: -8, max: 8 }).map((k) => (k * most) / 8),
    fc.constantFrom(-1.40625, 1.40625, 0),
  );
const position = fc.tuple(degree(180), degree(90)).map(([lon, lat]): Position => [lon, lat]);
const walk = (most: number): fc.Arbitrary<Position[]> =>
  fc
    .tuple(
      position,
      fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true })), { minLength: 1, maxLength: most }),
    )
    .map(([[lon = 0, lat = 0], steps]) => {
      let [x, y] = [lon, lat];
      return [[lon, lat], ...steps.map(([east, north]): Position => [(x += east), (y = Math.max(-90, Math.min(90, y + north)))])];
    });
const line = fc.oneof(walk(40), fc.array(position, { minLength: 2, maxLength: 6 }));
const ring = line.map((all) => [...all, all[0]!]);
/** A ring inside the box of another. What lies outside it geojson-vt wraps round in 16 bits, as if it were elsewhere. */
function holeIn(outer: readonly Position[], share: number): Position[] {
  const middle = [0, 1].map((axis) => (Math.min(...outer.map((each) => each[axis]!)) + Math.max(...outer.map((each) => each[axis]!))) / 2);
  return outer.map((each) => middle.map((at, axis) => at + share * (each[axis]! - at)));
}
const polygon = fc
  .tuple(ring, fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 2 }))
  .map(([outer, holes]) => [outer, ...holes.map((share) => holeIn(outer, share))]);
const geometry: fc.Arbitrary<Geometry> = fc.oneof(
  position.map((coordinates) => ({ type: 'Point' as const, coordinates })),
  fc.array(position, { maxLength: 5 }).map((coordinates) => ({ type: 'MultiPoint' as const, coordinates })),
  line.map((coordinates) => ({ type: 'LineString' as const, coordinates })),
  fc.array(line, { maxLength: 3 }).map((coordinates) => ({ type: 'MultiLineString' as const, coordinates })),
  polygon.map((coordinates) => ({ type: 'Polygon' as const, coordinates })),
  fc.array(polygon, { maxLength: 2 }).map((coordinates) => ({ type: 'MultiPolygon' as const, coordinates })),
);
const anyGeometry: fc.Arbitrary<Geometry> = fc.oneof(
  { weight: 6, arbitrary: geometry },
  { weight: 1, arbitrary: fc.array(geometry, { maxLength: 3 }).map((geometries) => ({ type: 'GeometryCollection' as const, geometries })) },
);
const value = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(['a', 1]),
  fc.constant('é'.repeat(90)),
);
const feature: fc.Arbitrary<Feature> = fc.record({
  type: fc.constant('Feature' as const),
  properties: fc.oneof(fc.constant(null), fc.dictionary(fc.constantFrom('a', 'name', 'id', '7', 'ü'), value, { maxKeys: 3 })),
  geometry: anyGeometry,
});
const features = fc.array(feature, { minLength: 1, maxLength: 6 });

test('features of every kind, anywhere, give the same tiles', () => {
  const grid = fc.record({ extent: fc.constantFrom(4096, 8192, 512, 1000), maxZoom: fc.integer({ min: 0, max: 4 }) });
  let compared = 0;
  fc.assert(
    fc.property(features, grid, (all, { extent, maxZoom }) => {
      compared += expectSame({ name: 'things', features: all, minZoom: 0, maxZoom, extent });
    }),
    { seed: 5, numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(300);
});

test('so do features read flat from their text, and in arrays that have room beforehand', () => {
  let flat = 0;
  fc.assert(
    fc.property(features, (all) => {
      const text = JSON.stringify({ type: 'FeatureCollection', features: all });
      const read = [...listGeojsonFeatures(`${text}${' '.repeat(10_001)}`, 'a.geojson', true, true).features].map((each, at) =>
        isFlatFeature(each) ? each : all[at]!,
      );
      flat += read.filter(isFlatFeature).length;
      const theirs = tileWithGeojsonVt({ name: 'things', features: all, minZoom: 0, maxZoom: 3 });
      for (const size of [undefined, { features: 500, vertices: 2000 }]) {
        const ours = [...encodeLayer(flattenLayer(read, { maxZoom: 3 }, size), { name: 'things', minZoom: 0 })];
        expect(ours).toHaveLength(theirs.size);
        for (const { z, x, y, bytes } of ours) expect(bytes).toEqual(new Uint8Array(theirs.get(`${z}/${x}/${y}`)!));
      }
    }),
    { seed: 7, numRuns: 25 },
  );
  expect(flat).toBeGreaterThan(20);
});

test('so do other buffers, other simplification, and a grid of more cells than 32 bits number', () => {
  const circle = (n: number, r: number): Position[] =>
    Array.from({ length: n + 1 }, (_, i) => [10 + r * Math.cos((i % n) / (n / 6.2832)), 60 + r * Math.sin((i % n) / (n / 6.2832))]);
  const all: Feature[] = [
    { type: 'Feature', id: 7, properties: { name: 'a' }, geometry: { type: 'Polygon', coordinates: [circle(90, 1.5), circle(60, 1).toReversed()] } },
    { type: 'Feature', id: 3, properties: { name: 'b' }, geometry: { type: 'LineString', coordinates: circle(300, 0.9) } },
    { type: 'Feature', id: 2 ** 40, properties: {}, geometry: { type: 'Point', coordinates: [10.00001, 60.00001] } },
  ];
  for (const more of [{ buffer: 0 }, { buffer: 300 }, { tolerance: 0 }, { tolerance: 40 }])
    expectSame({ name: 'a', features: all, minZoom: 1, maxZoom: 6, ...more });
  expectSame({ name: 'a', features: all, minZoom: 0, maxZoom: 8, extent: 2 ** 24 });
});

test('a tile that is asked for is the same, in whatever order the tiles come', async () => {
  await fc.assert(
    fc.asyncProperty(features, fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.nat(), fc.nat()), { maxLength: 20 }), async (all, asked) => {
      const theirs = tileWithGeojsonVt({ name: 'things', features: all, minZoom: 0, maxZoom: 4 });
      const source = createGeojsonSource(all, { sourceLayer: 'things', maxZoom: 4 });
      const full = [...theirs.keys()].map((key) => key.split('/').map(Number));
      for (const [z = 0, x = 0, y = 0] of [...asked, ...full.toReversed()]) {
        const tile = { z, x: x % 2 ** z, y: y % 2 ** z };
        const bytes = theirs.get(`${z}/${tile.x}/${tile.y}`);
        expect(await source.getTile(tile)).toEqual(bytes && new Uint8Array(bytes));
      }
    }),
    { seed: 6, numRuns: 10 },
  );
});

import type { Feature } from 'geojson';
import { expect, test } from 'vitest';
import { decodeTileLayer } from '../../../src/domain/tiles/decode-tile-layer.ts';
import { encodeLayer } from '../../../src/domain/tiles/encode-tiles.ts';
import { KEEP } from '../../../src/domain/tiles/flat-features.ts';
import { flattenLayer } from '../../../src/domain/tiles/flatten-layer.ts';
import { weighVertices } from '../../../src/domain/tiles/simplify-part.ts';

/** Lines of two vertices, the later the longer. */
const lines = Array.from({ length: 40 }, (_, i): Feature => ({
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'LineString',
    coordinates: [
      [10, 10 + i / 10],
      [20 + i / 10, 10 + i / 10],
    ],
  },
}));
const idsOf = (bytes: Uint8Array) => decodeTileLayer(bytes, 'a')!.features.map(({ properties }) => Number(properties['id']));

test('a tile of a low zoom with too many vertices does without the smallest features, and says which; the deepest zoom has all', () => {
  const leftOut = new Set<number>();
  const layer = flattenLayer(lines, { maxZoom: 1 });
  const tiles = [...encodeLayer(layer, { name: 'a', minZoom: 0, mostVertices: 21, onLeftOut: (owner) => void leftOut.add(owner) })];
  const [world, quarter] = tiles;
  expect(idsOf(world!.bytes)).toEqual([30, 31, 32, 33, 34, 35, 36, 37, 38, 39]);
  expect([...leftOut]).toEqual(Array.from({ length: 30 }, (_, i) => i));
  expect(idsOf(quarter!.bytes)).toHaveLength(40);
});

test('of features as small as each other the first stay, and of one too large for a tile all', () => {
  const same = Array.from({ length: 9 }, () => lines[5]!);
  const idsWith = (most: number) => idsOf([...encodeLayer(flattenLayer(same, { maxZoom: 1 }), { name: 'a', minZoom: 0, mostVertices: most })][0]!.bytes);
  expect(idsWith(6)).toEqual([0, 1, 2]);
  expect(idsWith(1)).toEqual([0]);
  expect(idsWith(18)).toHaveLength(9);
});

test('a line whose simplification would take the square of its vertices is kept as it is from there on', () => {
  const count = 60_000;
  const coords = new Int32Array(3 * count);
  // Each vertex is farther from the line to the end than all that follow.
  for (let i = 0; i < count; i++) coords.set([i, (i % 2 === 0 ? 1 : -1) * 20 * (count - i), 0], 3 * i);
  weighVertices(coords, 0, coords.length, 3);
  const kept = (some: Int32Array): number => some.filter((weight, at) => at % 3 === 2 && weight === KEEP).length;
  // Some hundred vertices have a distance of their own, as all of a line have that is short enough.
  expect(kept(coords)).toBeGreaterThan(0.99 * count);
  expect(kept(coords)).toBeLessThan(count);
  const short = coords.slice(0, 3 * 1000);
  weighVertices(short, 0, short.length, 3);
  expect(kept(short)).toBe(2);
});

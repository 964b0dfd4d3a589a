import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { expect, test } from 'vitest';
import { encodeTiles } from '../../../src/domain/tiles/encode-tiles.ts';

test.each([0, -5, 0.5, 2 ** 53, -(2 ** 62), 2 ** 64, 1e300, -1e300])('a feature keeps its number, %d', (share) => {
  const feature = { type: 'Feature' as const, properties: { share }, geometry: { type: 'Point' as const, coordinates: [1, 2] } };
  const [tile] = encodeTiles([{ name: 'layer', features: [feature], minZoom: 0, maxZoom: 0 }]);
  const read = new VectorTile(new PbfReader(tile!.bytes)).layers['layer']!.feature(0).properties['share'];
  // Whole numbers that a tile's 64 bits may not hold are text.
  expect(read).toBe(Number.isInteger(share) && !Number.isSafeInteger(share) ? String(share) : share);
});

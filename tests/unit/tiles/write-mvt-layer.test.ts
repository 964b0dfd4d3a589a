import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { expect, test } from 'vitest';
import { writeMvtLayer } from '../../../src/domain/tiles/write-mvt-layer.ts';

test.each([0, -5, 0.5, 2 ** 53, -(2 ** 62), 2 ** 64, 1e300, -1e300])('a feature keeps its number, %d', (share) => {
  const bytes = writeMvtLayer([{ id: 1, type: 1, geometry: Int32Array.of(1, 2), tags: { share } }], 'layer', 4096)!;
  expect(new VectorTile(new PbfReader(bytes)).layers['layer']!.feature(0).properties['share']).toBe(share);
});

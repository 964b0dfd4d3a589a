import * as fc from 'fast-check';
import { zxyToTileId } from 'pmtiles';
import { expect, test } from 'vitest';
import { hilbertTileId } from '../../../src/domain/formats/pmtiles/hilbert-tile-id.ts';

test('agrees with the pmtiles package on every tile to zoom 5', () => {
  for (let z = 0; z <= 5; z++) {
    for (let x = 0; x < 2 ** z; x++) {
      for (let y = 0; y < 2 ** z; y++) expect(hilbertTileId({ z, x, y })).toBe(zxyToTileId(z, x, y));
    }
  }
});

test('agrees with the pmtiles package to zoom 26', () => {
  const tile = fc.integer({ min: 0, max: 26 }).chain((z) =>
    fc.record({
      z: fc.constant(z),
      x: fc.integer({ min: 0, max: 2 ** z - 1 }),
      y: fc.integer({ min: 0, max: 2 ** z - 1 }),
    }),
  );
  fc.assert(
    fc.property(tile, (t) => hilbertTileId(t) === zxyToTileId(t.z, t.x, t.y)),
    { seed: 11, numRuns: 2000 },
  );
});

test('refuses tiles outside the pyramid', () => {
  expect(() => hilbertTileId({ z: 1, x: 2, y: 0 })).toThrow(RangeError);
  expect(() => hilbertTileId({ z: 27, x: 0, y: 0 })).toThrow(RangeError);
  expect(() => hilbertTileId({ z: 0.5, x: 0, y: 0 })).toThrow(RangeError);
});

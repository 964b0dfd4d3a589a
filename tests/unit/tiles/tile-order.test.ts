import { zxyToTileId } from 'pmtiles';
import { expect, test } from 'vitest';
import { writePmtiles } from '../../../src/domain/formats/pmtiles/write-pmtiles.ts';
import type { TileId } from '../../../src/domain/tiles/tile-source.ts';
import { visitTiles } from '../../../src/domain/tiles/visit-tiles.ts';
import { archiveOptions } from './archive-options.ts';

/** Tile ids that the PMTiles specification, version 3, gives as examples. */
const KNOWN: [number, number, number, number][] = [
  [0, 0, 0, 0],
  [1, 0, 0, 1],
  [1, 0, 1, 2],
  [1, 1, 1, 3],
  [1, 1, 0, 4],
  [2, 0, 0, 5],
  [12, 3423, 1763, 19_078_479],
];

test.each(KNOWN)('tile %i/%i/%i has the id %i', (z, x, y, id) => {
  expect(zxyToTileId(z, x, y)).toBe(id);
});

test('tiles are visited in the order in which archives keep them', async () => {
  const order: string[] = [];
  const tiles: TileId[] = Array.from({ length: 16 }, (_, i) => ({ z: 2, x: i % 4, y: i >> 2 }));
  await visitTiles(tiles, async ({ x, y }) => void order.push(`${x}${y}`));
  expect(order).toEqual(['00', '10', '11', '01', '02', '03', '13', '12', '22', '23', '33', '32', '31', '21', '20', '30']);
});

test.each([
  { z: 1, x: 2, y: 0 },
  { z: 1, x: 0, y: -1 },
  { z: 27, x: 0, y: 0 },
  { z: 0.5, x: 0, y: 0 },
])('an archive takes no tile outside the pyramid: %o', async (tile) => {
  await expect(writePmtiles([{ ...tile, bytes: new Uint8Array(1) }], archiveOptions(1))).rejects.toThrow(RangeError);
});

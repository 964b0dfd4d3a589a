import * as fc from 'fast-check';
import { Compression, TileType, tileIdToZxy } from 'pmtiles';
import { describe, expect, test } from 'vitest';
import { LARGEST_ROOT } from '../../../src/domain/formats/pmtiles/directories.ts';
import { writePmtiles, type EncodedTile } from '../../../src/domain/formats/pmtiles/write-pmtiles.ts';
import { archiveOptions } from './archive-options.ts';
import { openArchive } from './open-archive.ts';

function tileAt(id: number, text: string): EncodedTile {
  const [z, x, y] = tileIdToZxy(id);
  return { z, x, y, bytes: new TextEncoder().encode(text) };
}

describe('writePmtiles', () => {
  test('writes a header and metadata that the pmtiles package reads', async () => {
    const archive = openArchive(await writePmtiles([tileAt(0, 'a'), tileAt(2, 'b')], archiveOptions(1)));
    const header = await archive.getHeader();
    expect(header).toMatchObject({
      specVersion: 3,
      clustered: true,
      internalCompression: Compression.Gzip,
      tileCompression: Compression.Gzip,
      tileType: TileType.Mvt,
      minZoom: 0,
      maxZoom: 1,
      minLon: -10,
      minLat: -20,
      maxLon: 30,
      maxLat: 40,
      centerLon: 10,
      centerLat: 10,
      numAddressedTiles: 2,
      numTileEntries: 2,
      numTileContents: 2,
      leafDirectoryLength: 0,
    });
    expect(await archive.getMetadata()).toMatchObject({ name: 'Test', attribution: 'Nobody', licence: 'CC0-1.0', vector_layers: [{ id: 'things' }] });
  });

  test('stores equal contents once, and neighbouring equal ones as one run', async () => {
    const tiles = [tileAt(5, 'sea'), tileAt(6, 'sea'), tileAt(7, 'sea'), tileAt(8, 'land'), tileAt(10, 'sea'), tileAt(12, 'sea')];
    const archive = openArchive(await writePmtiles(tiles, archiveOptions(2)));
    expect(await archive.getHeader()).toMatchObject({ numAddressedTiles: 6, numTileEntries: 4, numTileContents: 2 });
    for (const tile of tiles) {
      const answer = await archive.getZxy(tile.z, tile.x, tile.y);
      expect(new Uint8Array(answer?.data ?? new ArrayBuffer(0))).toEqual(tile.bytes);
    }
    const [z, x, y] = tileIdToZxy(9);
    expect(await archive.getZxy(z, x, y)).toBeUndefined();
  });

  test('gives back what went in, whatever the order', async () => {
    const ids = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 1364 }), fc.constantFrom('a', 'b', 'cc', 'ddd')), {
      selector: ([id]) => id,
      minLength: 1,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(ids, async (list) => {
        const tiles = list.map(([id, text]) => tileAt(id, text));
        const bytes = await writePmtiles(tiles, archiveOptions(5));
        expect(await writePmtiles([...tiles].reverse(), archiveOptions(5))).toEqual(bytes);
        const archive = openArchive(bytes);
        const header = await archive.getHeader();
        expect(header.numAddressedTiles).toBe(list.length);
        expect(header.numTileContents).toBe(new Set(list.map(([, text]) => text)).size);
        const texts = new Map(list);
        for (let id = 0; id < 1365; id += 7) await check(id);
        for (const [id] of list) await check(id);
        async function check(id: number) {
          const [z, x, y] = tileIdToZxy(id);
          const answer = await archive.getZxy(z, x, y);
          expect(answer && new TextDecoder().decode(answer.data)).toBe(texts.get(id));
        }
      }),
      { seed: 5, numRuns: 25 },
    );
  });

  test('moves entries to leaf directories when the root would not fit', async () => {
    const first = (4 ** 9 - 1) / 3;
    // Gaps and lengths as irregular as real ones, or the directory would compress into the root.
    const scatter = (i: number) => Math.imul(i + 1, 0x9e3779b1) >>> 7;
    const tiles = Array.from({ length: 22_000 }, (_, i) => tileAt(first + 9 * i + (scatter(i) % 8), `tile ${scatter(i) % 4001}`));
    const bytes = await writePmtiles(tiles, archiveOptions(9));
    const archive = openArchive(bytes);
    const header = await archive.getHeader();
    expect(header.rootDirectoryLength).toBeLessThanOrEqual(LARGEST_ROOT);
    expect(header.leafDirectoryLength).toBeGreaterThan(0);
    expect(header).toMatchObject({ numAddressedTiles: 22_000, numTileContents: new Set(tiles.map(({ bytes: own }) => own.toString())).size });
    expect(header.tileDataOffset + (header.tileDataLength ?? 0)).toBe(bytes.length);
    for (let i = 0; i < tiles.length; i += 97) {
      const tile = tiles[i];
      if (!tile) continue;
      const answer = await archive.getZxy(tile.z, tile.x, tile.y);
      expect(new Uint8Array(answer?.data ?? new ArrayBuffer(0))).toEqual(tile.bytes);
    }
  });

  test('refuses a tile given twice', async () => {
    await expect(writePmtiles([tileAt(3, 'a'), tileAt(3, 'a')], archiveOptions(1))).rejects.toThrow('twice');
  });

  test('stores a box across the antimeridian as the whole circle', async () => {
    const archive = openArchive(await writePmtiles([tileAt(0, 'a')], { ...archiveOptions(0), bbox: [170, -20, -170, 0] }));
    expect(await archive.getHeader()).toMatchObject({ minLon: -180, maxLon: 180 });
  });
});

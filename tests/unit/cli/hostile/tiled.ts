import { gzipSync } from 'node:zlib';
import { encodeHeader } from '../../../../src/domain/formats/pmtiles/header.ts';
import { joined, type Makers, repeated, text, varint } from './makers.ts';

// PMTiles whose directories lead to themselves or stand for more than memory.

/** The least tile: a layer without features. */
const TILE = Uint8Array.from([0x1a, 8, 10, 1, 0x61, 0x78, 2, 0x28, 128, 32]);

interface Parts {
  readonly root: Uint8Array;
  readonly metadata?: Uint8Array;
  readonly leaves?: Uint8Array;
  readonly tile?: Uint8Array;
  readonly gzip?: boolean;
  /** Added to what the header says of the length of its tiles. */
  readonly lie?: number;
}

export function archive({ root, metadata = text('{"vector_layers":[]}'), leaves = new Uint8Array(0), tile = TILE, gzip = false, lie = 0 }: Parts): Uint8Array {
  let offset = 127;
  const place = ({ length }: Uint8Array, more = 0): { offset: number; length: number } => {
    const at = { offset, length: length + more };
    offset += length;
    return at;
  };
  const layout = { root: place(root), metadata: place(metadata), leaves: place(leaves), tiles: place(tile, lie) };
  const head = encodeHeader({ ...layout, addressedTiles: 1, entries: 1, contents: 1, minZoom: 0, maxZoom: 3, bbox: [-180, -85, 180, 85] });
  head.fill(gzip ? 2 : 1, 97, 99);
  return joined(head, root, metadata, leaves, tile);
}

/** A directory of one entry: of a tile (a run of 1) or of another directory (a run of 0). */
const entry = (length: number, run: number): Uint8Array => joined([1, 0], varint(run), varint(length), [1]);
/** A directory of so many entries, all tiles of the first bytes, in four bytes each. */
const directory = (count: number): Uint8Array =>
  joined(varint(count), [0], repeated([1], count - 1), repeated([1], count), repeated([10], count), [1], repeated([1], count - 1));

export const TILED: Makers = {
  'leaf-in-itself.pmtiles': () => archive({ root: entry(5, 0), leaves: entry(5, 0) }),
  'leaf-is-the-root.pmtiles': () => archive({ root: entry(5, 0) }),
  'four-million-entries.pmtiles': () => {
    const leaf = gzipSync(directory(4_000_000));
    return archive({ root: gzipSync(entry(leaf.length, 0)), metadata: gzipSync('{"vector_layers":[]}'), leaves: leaf, gzip: true });
  },
  'three-great-directories.pmtiles': () => {
    const last = gzipSync(directory(4_000_000));
    const first = joined(varint(4_000_000), [0], repeated([1], 3_999_999), repeated([0], 4_000_000), repeated([10], 4_000_000), [1], repeated([1], 3_999_999));
    const packed = gzipSync(first);
    return archive({ root: gzipSync(entry(packed.length, 0)), metadata: gzipSync('{"vector_layers":[]}'), leaves: joined(packed, last), gzip: true });
  },
  'metadata-of-objects.pmtiles': () => archive({ root: entry(TILE.length, 1), metadata: text(`{"vector_layers":[${'{},'.repeat(1e7)}{}]}`) }),
  'metadata-of-brackets.pmtiles': () => archive({ root: entry(TILE.length, 1), metadata: text(`{"vector_layers":${'['.repeat(1e7)}`) }),
  'metadata-of-names.pmtiles': () => archive({ root: entry(TILE.length, 1), metadata: text(`{"vector_layers":[${'{"id":"a"},'.repeat(3e6)}{"id":"a"}]}`) }),
  'metadata-bomb.pmtiles': () => archive({ root: gzipSync(entry(TILE.length, 1)), metadata: gzipSync(new Uint8Array(3e8).fill(0x20)), gzip: true }),
  'metadata-of-60-megabytes.pmtiles': () =>
    archive({ root: gzipSync(entry(TILE.length, 1)), metadata: gzipSync(text(`{"vector_layers":[${'{},'.repeat(2e7)}{}]}`)), gzip: true }),
  'directory-bomb.pmtiles': () => archive({ root: gzipSync(new Uint8Array(3e8)).subarray(0, 16_000), gzip: true }),
  'tile-bomb.pmtiles': () => {
    const tile = gzipSync(new Uint8Array(5e8));
    const head = archive({ root: entry(tile.length, 1), tile });
    head[98] = 2;
    return head;
  },
  'length-of-tiles.pmtiles': () => archive({ root: entry(TILE.length, 1), lie: 2 ** 50 }),
  'tile-of-gigabytes.pmtiles': () => archive({ root: entry(2 ** 40, 1) }),
  'leaf-of-gigabytes.pmtiles': () => archive({ root: entry(2 ** 33, 0) }),
};

import { gunzipSync } from 'node:zlib';
import { tileIdToZxy } from 'pmtiles';
import { fromGeojsonVt } from 'vt-pbf';
import { encodeDirectory, type DirectoryEntry } from '../../../src/domain/formats/pmtiles/directories.ts';
import { encodeHeader, HEADER_LENGTH } from '../../../src/domain/formats/pmtiles/header.ts';

/** Tiles of a leaf directory, and leaf directories of a branch. */
const LEAF_TILES = 4096;
const BRANCH_LEAVES = 256;
/** Bytes set aside for each: reading a directory ends with its last entry, so that what follows does not matter. */
const BRANCH_BYTES = 4096;
const LEAF_BYTES = 24_576;
const START_BYTES = 16_384;
const EXTENT = 4096;

export interface ComputedArchive {
  /** Size of the whole file, which never exists. */
  readonly bytes: number;
  readonly tiles: number;
  /** The bytes of a range, made now; fewer at the end of the file. */
  readRange(offset: number, length: number): Uint8Array;
}

/**
 * A PMTiles v3 archive of one zoom, every byte of which is computed when it is read: root, branches and leaves of directories
 * (three levels, uncompressed) and tiles of some 400 bytes. Each tile holds a line across its middle from west to east, in the
 * layer `lines`, and the tile's number.
 * @param firstTile the number of the first tile; those after it follow without gap
 */
export function computeArchive(zoom: number, firstTile: number, tiles: number): ComputedArchive {
  const template = encodeTile(zoom);
  const leaves = Math.ceil(tiles / LEAF_TILES);
  const branches = Math.ceil(leaves / BRANCH_LEAVES);
  const leavesAt = branches * BRANCH_BYTES;
  const tilesAt = START_BYTES + leavesAt + leaves * LEAF_BYTES;
  const root = writeDirectory(
    range(branches, (i) => ({ tileId: firstTile + i * BRANCH_LEAVES * LEAF_TILES, offset: i * BRANCH_BYTES, length: BRANCH_BYTES, runLength: 0 })),
  );
  const start = new Uint8Array(START_BYTES);
  const metadata = new TextEncoder().encode('{}');
  start.set(
    encodeHeader({
      root: { offset: HEADER_LENGTH, length: root.length },
      metadata: { offset: HEADER_LENGTH + root.length, length: metadata.length },
      leaves: { offset: START_BYTES, length: leavesAt + leaves * LEAF_BYTES },
      tiles: { offset: tilesAt, length: tiles * template.length },
      addressedTiles: tiles,
      entries: tiles,
      contents: tiles,
      minZoom: zoom,
      maxZoom: zoom,
      bbox: [-180, -85, 180, 85],
    }),
  );
  // Neither directories nor tiles are compressed: their sizes are known before they are made.
  start.fill(1, 97, 99);
  start.set(root, HEADER_LENGTH);
  start.set(metadata, HEADER_LENGTH + root.length);

  const writeBranch = (branch: number): Uint8Array => {
    const first = branch * BRANCH_LEAVES;
    return writeDirectory(
      range(Math.min(BRANCH_LEAVES, leaves - first), (i) => ({
        tileId: firstTile + (first + i) * LEAF_TILES,
        offset: leavesAt + (first + i) * LEAF_BYTES,
        length: LEAF_BYTES,
        runLength: 0,
      })),
      BRANCH_BYTES,
    );
  };
  const writeLeaf = (leaf: number): Uint8Array => {
    const first = leaf * LEAF_TILES;
    return writeDirectory(
      range(Math.min(LEAF_TILES, tiles - first), (i) => ({
        tileId: firstTile + first + i,
        offset: (first + i) * template.length,
        length: template.length,
        runLength: 1,
      })),
      LEAF_BYTES,
    );
  };
  /** The part of the file that a position lies in, and where that begins. */
  const partAt = (position: number): [number, Uint8Array] => {
    if (position < START_BYTES) return [0, start];
    const slot = (from: number, size: number, write: (index: number) => Uint8Array): [number, Uint8Array] => {
      const index = Math.floor((position - from) / size);
      return [from + index * size, write(index)];
    };
    if (position < START_BYTES + leavesAt) return slot(START_BYTES, BRANCH_BYTES, writeBranch);
    if (position < tilesAt) return slot(START_BYTES + leavesAt, LEAF_BYTES, writeLeaf);
    return slot(tilesAt, template.length, (tile) => stampTile(template, firstTile + tile));
  };
  const bytes = tilesAt + tiles * template.length;
  return {
    bytes,
    tiles,
    readRange(offset, length) {
      const out = new Uint8Array(Math.max(0, Math.min(length, bytes - offset)));
      for (let done = 0; done < out.length;) {
        const [from, part] = partAt(offset + done);
        const wanted = part.subarray(offset + done - from).subarray(0, out.length - done);
        out.set(wanted, done);
        done += wanted.length;
      }
      return out;
    },
  };
}

/** Which tile a number stands for, as the text in the tile. */
export function stampOf(tileId: number): string {
  return tileIdToZxy(tileId)
    .map((value) => String(value).padStart(6, '0'))
    .join('/');
}

const STAMP_LENGTH = stampOf(0).length;
const BLANK = '?'.repeat(STAMP_LENGTH);

function encodeTile(zoom: number): Uint8Array {
  const tags = { name: 'Line', class: `zoom ${zoom}`, tile: BLANK, note: 'What a tile of roads would hold besides. '.repeat(7) };
  return fromGeojsonVt(
    {
      lines: {
        features: [
          {
            type: 2,
            tags,
            geometry: [
              [
                [0, EXTENT / 2],
                [EXTENT, EXTENT / 2],
              ],
            ],
          },
        ],
      },
    },
    { version: 2, extent: EXTENT },
  );
}

function stampTile(template: Uint8Array, tileId: number): Uint8Array {
  const tile = template.slice();
  tile.set(new TextEncoder().encode(stampOf(tileId)), new TextDecoder('latin1').decode(template).indexOf(BLANK));
  return tile;
}

function writeDirectory(entries: readonly DirectoryEntry[], size?: number): Uint8Array {
  const plain = gunzipSync(encodeDirectory(entries));
  if (size === undefined) return plain;
  const out = new Uint8Array(size);
  out.set(plain);
  return out;
}

function range<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

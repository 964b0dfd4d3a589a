import { gzipSync } from 'fflate';
import { zxyToTileId } from 'pmtiles';
import { concatBytes, type DirectoryEntry, encodeDirectories } from './directories.ts';
import { encodeHeader, HEADER_LENGTH } from './header.ts';
import type { TileId } from '../../tiles/tile-source.ts';

/** Where a tile's gzipped bytes lie in the archive's tile section. */
export interface StoredContent {
  readonly offset: number;
  readonly length: number;
}

/** Tile contents in order of first appearance, each kept once. */
export class ContentStore {
  readonly parts: Uint8Array[] = [];
  #size = 0;
  readonly #byHash = new Map<number, { raw: Uint8Array; stored: StoredContent }[]>();

  /** The place of these raw bytes; the same bytes always get the same object. */
  add(raw: Uint8Array): StoredContent {
    const hash = hashBytes(raw);
    const alike = this.#byHash.get(hash) ?? [];
    const known = alike.find((candidate) => equalBytes(candidate.raw, raw));
    if (known) return known.stored;
    const packed = gzipSync(raw, { level: 9, mtime: 0 });
    const stored = { offset: this.#size, length: packed.length };
    this.parts.push(packed);
    this.#size += packed.length;
    alike.push({ raw, stored });
    this.#byHash.set(hash, alike);
    return stored;
  }
}

/** 32-bit FNV-1a. */
function hashBytes(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** A tile with its vector tile (MVT) bytes, not compressed. */
export interface EncodedTile extends TileId {
  readonly bytes: Uint8Array;
}

/** A vector layer as archive metadata and TileJSON describe it; `fields` maps property to "String", "Number" or "Boolean". */
export interface VectorLayerNote {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly minzoom: number;
  readonly maxzoom: number;
}

export interface ArchiveOptions {
  readonly name: string;
  readonly description: string;
  readonly attribution: string;
  readonly vectorLayers: readonly VectorLayerNote[];
  /** [west, south, east, north] in degrees; west beyond east means across the antimeridian and is stored as -180…180. */
  readonly bbox: readonly [number, number, number, number];
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Further members of the archive's JSON metadata, such as a licence. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/**
 * A PMTiles v3 archive (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md): tiles in Hilbert order,
 * clustered, equal contents stored once and neighbouring equal ones as runs, everything gzipped. The same tiles,
 * in any order, and options give the same bytes. Throws RangeError for a tile given twice or outside its zoom.
 */
export async function writePmtiles(tiles: Iterable<EncodedTile>, options: ArchiveOptions): Promise<Uint8Array> {
  const sorted = Array.from(tiles, (tile) => ({ id: tileIdOf(tile), bytes: tile.bytes })).sort((a, b) => a.id - b.id);
  const contents = new ContentStore();
  const entries: DirectoryEntry[] = [];
  let run: { tileId: number; runLength: number; stored: StoredContent } | undefined;
  const closeRun = () => {
    if (run) entries.push({ tileId: run.tileId, runLength: run.runLength, ...run.stored });
  };
  for (const { id, bytes } of sorted) {
    if (run && id < run.tileId + run.runLength) throw new RangeError(`Tile id ${id} was given twice.`);
    const stored = contents.add(bytes);
    if (run && run.stored === stored && id === run.tileId + run.runLength) {
      run.runLength += 1;
    } else {
      closeRun();
      run = { tileId: id, runLength: 1, stored };
    }
  }
  closeRun();

  const { root, leaves } = encodeDirectories(entries);
  const metadata = encodeMetadata(options);
  const tileBytes = concatBytes(contents.parts);
  const place = { offset: HEADER_LENGTH };
  const next = (length: number) => {
    const offset = place.offset;
    place.offset += length;
    return { offset, length };
  };
  const header = encodeHeader({
    root: next(root.length),
    metadata: next(metadata.length),
    leaves: next(leaves.length),
    tiles: next(tileBytes.length),
    addressedTiles: sorted.length,
    entries: entries.length,
    contents: contents.parts.length,
    minZoom: options.minZoom,
    maxZoom: options.maxZoom,
    bbox: options.bbox,
  });
  return concatBytes([header, root, metadata, leaves, tileBytes]);
}

/** Deepest zoom whose ids stay exact in a double. */
const DEEPEST_ZOOM = 26;

function tileIdOf({ z, x, y }: TileId): number {
  const inside = [z, x, y].every((value) => Number.isInteger(value) && value >= 0) && z <= DEEPEST_ZOOM && x < 2 ** z && y < 2 ** z;
  if (!inside) throw new RangeError(`There is no tile ${z}/${x}/${y}.`);
  return zxyToTileId(z, x, y);
}

function encodeMetadata(options: ArchiveOptions): Uint8Array {
  const metadata = {
    ...options.metadata,
    name: options.name,
    description: options.description,
    attribution: options.attribution,
    type: 'overlay',
    format: 'pbf',
    vector_layers: options.vectorLayers,
  };
  return gzipSync(new TextEncoder().encode(JSON.stringify(metadata)), { level: 9, mtime: 0 });
}

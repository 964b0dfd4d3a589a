import { gunzipSync, gzipSync } from 'fflate';
import { zxyToTileId } from 'pmtiles';
import { concatBytes, type DirectoryEntry, encodeDirectories } from './directories.ts';
import { encodeHeader, HEADER_LENGTH } from './header.ts';
import type { TileId } from '../../tiles/tile-source.ts';

/** What one or more tiles hold, gzipped. */
interface Content {
  readonly packed: Uint8Array;
  readonly length: number;
  /** In the archive's tile section; undefined until it has its place there. */
  offset: number | undefined;
}

/** Contents of tiles, each kept once, and packed alone: unpacked, those of a large layer would fill the memory. */
class ContentStore {
  readonly #byHash = new Map<number, Content[]>();

  constructor(readonly pack: Pack) {}

  /** These raw bytes packed; the same bytes always give the same object. */
  add(raw: Uint8Array): Content {
    const hash = hashBytes(raw);
    const alike = this.#byHash.get(hash) ?? [];
    const known = alike.find(({ packed, length }) => length === raw.length && equalBytes(gunzipSync(packed), raw));
    if (known) return known;
    const content: Content = { packed: this.pack(raw), length: raw.length, offset: undefined };
    alike.push(content);
    this.#byHash.set(hash, alike);
    return content;
  }
}

/** Gzips a tile; the same bytes always alike. */
export type Pack = (raw: Uint8Array) => Uint8Array;

/** As every machine and version of Node does it. */
const packAlike: Pack = (raw) => gzipSync(raw, { level: 9, mtime: 0 });

/** 32-bit FNV-1a, four bytes at a time where they lie so. */
function hashBytes(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  const whole = bytes.byteOffset % 4 === 0 ? bytes.length >> 2 : 0;
  const words = new Int32Array(bytes.buffer, whole === 0 ? 0 : bytes.byteOffset, whole);
  for (let at = 0; at < whole; at++) {
    hash = Math.imul(hash ^ words[at]!, 0x01000193);
    // The highest bits of a word would change none of the lower ones.
    hash ^= hash >>> 15;
  }
  for (let at = 4 * whole; at < bytes.length; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
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
 * @param pack gzips tiles in another way, such as Node's own, which is several times as fast
 */
export async function writePmtiles(tiles: Iterable<EncodedTile>, options: ArchiveOptions, pack = packAlike): Promise<Uint8Array> {
  return concatBytes(listPmtilesPieces(tiles, options, pack));
}

/** The same in pieces, one behind the other, for whoever writes them out: the whole would take their memory twice. */
export function listPmtilesPieces(tiles: Iterable<EncodedTile>, options: ArchiveOptions, pack = packAlike): Uint8Array[] {
  const contents = new ContentStore(pack);
  const sorted = Array.from(tiles, (tile) => ({ id: tileIdOf(tile), content: contents.add(tile.bytes) })).sort((a, b) => a.id - b.id);
  const entries: DirectoryEntry[] = [];
  const parts: Uint8Array[] = [];
  let size = 0;
  let run: { tileId: number; runLength: number; content: Content; offset: number } | undefined;
  const closeRun = () => {
    if (run) entries.push({ tileId: run.tileId, runLength: run.runLength, offset: run.offset, length: run.content.packed.length });
  };
  for (const { id, content } of sorted) {
    if (run && id < run.tileId + run.runLength) throw new RangeError(`Tile id ${id} was given twice.`);
    if (run && run.content === content && id === run.tileId + run.runLength) {
      run.runLength += 1;
      continue;
    }
    closeRun();
    if (content.offset === undefined) {
      content.offset = size;
      parts.push(content.packed);
      size += content.packed.length;
    }
    run = { tileId: id, runLength: 1, content, offset: content.offset };
  }
  closeRun();

  const { root, leaves } = encodeDirectories(entries);
  const metadata = encodeMetadata(options);
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
    tiles: next(size),
    addressedTiles: sorted.length,
    entries: entries.length,
    contents: parts.length,
    minZoom: options.minZoom,
    maxZoom: options.maxZoom,
    bbox: options.bbox,
  });
  return [header, root, metadata, leaves, ...parts];
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

import { gzipSync } from 'fflate';
import { concatBytes } from './concat-bytes.ts';
import { ContentStore, type StoredContent } from './content-store.ts';
import { encodeDirectories } from './encode-directories.ts';
import type { DirectoryEntry } from './encode-directory.ts';
import { encodeHeader, HEADER_LENGTH } from './encode-header.ts';
import { hilbertTileId } from './hilbert-tile-id.ts';
import type { TileId } from './tile-source.ts';

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
  const sorted = Array.from(tiles, (tile) => ({ id: hilbertTileId(tile), bytes: tile.bytes })).sort((a, b) => a.id - b.id);
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

import { gzipSync } from 'fflate';
import { writeVarint } from './write-varint.ts';

/** A run of tiles with the same bytes; with runLength 0, a leaf directory. Offsets and lengths are in bytes. */
export interface DirectoryEntry {
  readonly tileId: number;
  readonly offset: number;
  readonly length: number;
  readonly runLength: number;
}

/** One PMTiles v3 directory (specification, section 4), gzipped. Entries come in ascending tile id. */
export function encodeDirectory(entries: readonly DirectoryEntry[]): Uint8Array {
  const out: number[] = [];
  writeVarint(out, entries.length);
  let lastId = 0;
  for (const entry of entries) {
    writeVarint(out, entry.tileId - lastId);
    lastId = entry.tileId;
  }
  for (const entry of entries) writeVarint(out, entry.runLength);
  for (const entry of entries) writeVarint(out, entry.length);
  let follows = -1;
  for (const entry of entries) {
    writeVarint(out, entry.offset === follows ? 0 : entry.offset + 1);
    follows = entry.offset + entry.length;
  }
  return gzipSync(Uint8Array.from(out), { level: 9, mtime: 0 });
}

import { gzipSync } from 'fflate';

/** One array holding the given ones end to end. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Appends a non-negative integer below 2^53 to `out` as a LEB128 varint. Throws RangeError for anything else. */
export function writeVarint(out: number[], value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} cannot be written as a varint.`);
  let rest = value;
  while (rest >= 0x80) {
    out.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  out.push(rest);
}

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

/** Readers fetch 16,384 bytes first; header (127) and root directory must both lie in them. */
export const LARGEST_ROOT = 16_384 - 127;

const FIRST_LEAF_SIZE = 4096;

/**
 * Lays entries out as a root directory and, when that would exceed 16,257 bytes, leaf directories below it.
 * Leaves grow until the root fits.
 */
export function encodeDirectories(entries: readonly DirectoryEntry[]): { root: Uint8Array; leaves: Uint8Array } {
  // Even the best compression needs about half a byte an entry; without this a huge flat root is built in vain.
  if (entries.length < 2 * LARGEST_ROOT) {
    const root = encodeDirectory(entries);
    if (root.length <= LARGEST_ROOT) return { root, leaves: new Uint8Array(0) };
  }
  for (let leafSize = FIRST_LEAF_SIZE; ; leafSize *= 2) {
    const layout = splitIntoLeaves(entries, leafSize);
    if (layout.root.length <= LARGEST_ROOT) return layout;
  }
}

function splitIntoLeaves(entries: readonly DirectoryEntry[], leafSize: number): { root: Uint8Array; leaves: Uint8Array } {
  const rootEntries: DirectoryEntry[] = [];
  const leaves: Uint8Array[] = [];
  let offset = 0;
  for (let start = 0; start < entries.length; start += leafSize) {
    const leafEntries = entries.slice(start, start + leafSize);
    const first = leafEntries[0];
    if (!first) break;
    const leaf = encodeDirectory(leafEntries);
    rootEntries.push({ tileId: first.tileId, offset, length: leaf.length, runLength: 0 });
    leaves.push(leaf);
    offset += leaf.length;
  }
  return { root: encodeDirectory(rootEntries), leaves: concatBytes(leaves) };
}

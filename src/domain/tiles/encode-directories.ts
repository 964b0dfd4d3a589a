import { concatBytes } from './concat-bytes.ts';
import { encodeDirectory, type DirectoryEntry } from './encode-directory.ts';

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

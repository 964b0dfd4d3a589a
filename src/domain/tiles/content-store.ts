import { gzipSync } from 'fflate';

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

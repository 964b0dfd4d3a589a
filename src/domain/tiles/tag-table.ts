import { PbfWriter } from 'pbf';
import { grown } from './flat-features.ts';
import type { TagValue } from './number-features.ts';

/**
 * Ids and properties of features by their number: each name and value once, a value as a vector tile writes it. Text that a
 * million features share takes four bytes of each.
 */
export class TagTable {
  count = 0;
  /** The number of each feature's id. */
  ids: Float64Array;
  /** By feature, and one more: the place of its first pair in `pairs`. */
  firstPairs: Int32Array;
  /** Name and value, name and value. */
  pairs: Int32Array;
  readonly names: string[] = [];
  values = 0;
  /** By value, and one more: the place of its first byte in `bytes`. */
  firstBytes = new Int32Array(17);
  bytes = new Uint8Array(256);
  readonly #names = new Map<string, number>();
  /** By value: a number made of its bytes. */
  #hashes = new Uint32Array(16);
  /** One more than the number of the value that stands at the place of its hash, or at the next that was free; 0 where none does. */
  #slots = new Int32Array(32);

  /** @param features room to begin with; more is made where it is needed */
  constructor(features = 16) {
    this.ids = new Float64Array(features);
    this.firstPairs = new Int32Array(features + 1);
    this.pairs = new Int32Array(4 * features);
  }

  /** A feature's properties. @returns its number */
  add(id: number, properties: Readonly<Record<string, TagValue>>): number {
    const owner = this.count;
    if (owner + 2 > this.ids.length) {
      this.ids = grown(this.ids, owner + 2);
      this.firstPairs = grown(this.firstPairs, this.ids.length + 1);
    }
    this.ids[owner] = id;
    let to = this.firstPairs[owner]!;
    const names = Object.keys(properties);
    if (to + 2 * names.length > this.pairs.length) this.pairs = grown(this.pairs, to + 2 * names.length);
    for (const name of names) {
      this.pairs[to++] = this.#numberOfName(name);
      this.pairs[to++] = this.#numberOfValue(properties[name]!);
    }
    this.count += 1;
    this.firstPairs[this.count] = to;
    return owner;
  }

  /** No more features come: what served to find values again is let go. */
  close(): void {
    this.#names.clear();
    this.#hashes = new Uint32Array(16);
    this.#slots = new Int32Array(32);
  }

  #numberOfName(name: string): number {
    let number = this.#names.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.#names.set(name, number);
    }
    return number;
  }

  /** Written behind the others, and left there where none is the same: millions of texts in a map would take longer than their tiles. */
  #numberOfValue(value: TagValue): number {
    const number = this.values;
    const start = this.firstBytes[number]!;
    const end = this.#writeValue(value, start);
    const { bytes } = this;
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    // The lowest bits alone say where it stands.
    hash = (hash ^ (hash >>> 15)) >>> 0;
    if (2 * number >= this.#slots.length) this.#makeRoom();
    const last = this.#slots.length - 1;
    let slot = hash & last;
    for (let known = this.#slots[slot]!; known !== 0; known = this.#slots[slot]!) {
      if (this.#hashes[known - 1] === hash && this.#isSame(known - 1, start, end)) return known - 1;
      slot = (slot + 1) & last;
    }
    this.#slots[slot] = number + 1;
    this.values += 1;
    if (this.values >= this.firstBytes.length) this.firstBytes = grown(this.firstBytes, this.values + 1);
    this.firstBytes[this.values] = end;
    this.#hashes[number] = hash;
    return number;
  }

  #isSame(value: number, start: number, end: number): boolean {
    const { bytes } = this;
    const from = this.firstBytes[value]!;
    if (this.firstBytes[value + 1]! - from !== end - start) return false;
    for (let at = start; at < end; at++) if (bytes[at] !== bytes[from + at - start]) return false;
    return true;
  }

  #makeRoom(): void {
    const hashes = new Uint32Array(2 * this.#hashes.length);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const slots = new Int32Array(2 * this.#slots.length);
    const last = slots.length - 1;
    for (let value = 0; value < this.values; value++) {
      let slot = hashes[value]! & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = value + 1;
    }
    this.#slots = slots;
  }

  /** @returns where the value's bytes end */
  #writeValue(value: TagValue, start: number): number {
    if (typeof value === 'string' && value.length < 128) return this.#writeShort(value, start);
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31) return this.#writeWhole(value, start);
    const pbf = new PbfWriter();
    writeValue(value, pbf);
    return this.#append(pbf.finish(), start);
  }

  /** Plain text, as most is; any other by the way of all values. */
  #writeShort(value: string, start: number): number {
    const end = start + 2 + value.length;
    if (end > this.bytes.length) this.bytes = grown(this.bytes, end);
    const { bytes } = this;
    bytes[start] = (1 << 3) | 2;
    bytes[start + 1] = value.length;
    for (let at = 0; at < value.length; at++) {
      const code = value.charCodeAt(at);
      if (code >= 0x80) {
        const pbf = new PbfWriter();
        pbf.writeStringField(1, value);
        return this.#append(pbf.finish(), start);
      }
      bytes[start + 2 + at] = code;
    }
    return end;
  }

  /** A whole number of few bytes, as most are. */
  #writeWhole(value: number, start: number): number {
    if (start + 6 > this.bytes.length) this.bytes = grown(this.bytes, start + 6);
    let to = start;
    this.bytes[to++] = 5 << 3;
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) this.bytes[to++] = (rest & 0x7f) | 0x80;
    this.bytes[to++] = rest;
    return to;
  }

  #append(written: Uint8Array, start: number): number {
    const end = start + written.length;
    if (end > this.bytes.length) this.bytes = grown(this.bytes, end);
    this.bytes.set(written, start);
    return end;
  }
}

function writeValue(value: TagValue, pbf: PbfWriter): void {
  if (typeof value === 'string') pbf.writeStringField(1, value);
  else if (typeof value === 'boolean') pbf.writeBooleanField(7, value);
  // Beyond, a whole number has no varint, or loses its sign.
  else if (!Number.isSafeInteger(value)) pbf.writeDoubleField(3, value);
  else if (value < 0) pbf.writeSVarintField(6, value);
  else pbf.writeVarintField(5, value);
}

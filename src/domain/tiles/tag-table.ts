import { PbfWriter } from 'pbf';
import { grown } from './flat-features.ts';
import type { TagValue } from './number-features.ts';

/** Different values that are looked for again; after so many a new start is made, and a value may stand in two places. */
const MOST_REMEMBERED = 2_000_000;

/**
 * Ids and properties of features by their number: each name and value once, a value as a vector tile writes it. Text that a
 * million features share takes four bytes of each.
 */
export class TagTable {
  count = 0;
  /** The number of each feature's id. */
  ids = new Float64Array(16);
  /** By feature, and one more: the place of its first pair in `pairs`. */
  firstPairs = new Int32Array(17);
  /** Name and value, name and value. */
  pairs = new Int32Array(64);
  readonly names: string[] = [];
  values = 0;
  /** By value, and one more: the place of its first byte in `bytes`. */
  firstBytes = new Int32Array(17);
  bytes = new Uint8Array(256);
  readonly #names = new Map<string, number>();
  readonly #values = new Map<TagValue, number>();

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
    this.#values.clear();
  }

  #numberOfName(name: string): number {
    let number = this.#names.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.#names.set(name, number);
    }
    return number;
  }

  #numberOfValue(value: TagValue): number {
    const known = this.#values.get(value);
    if (known !== undefined) return known;
    if (this.#values.size >= MOST_REMEMBERED) this.#values.clear();
    const number = this.values;
    this.#values.set(value, number);
    this.values += 1;
    if (this.values >= this.firstBytes.length) this.firstBytes = grown(this.firstBytes, this.values + 1);
    this.firstBytes[this.values] = this.#writeValue(value, this.firstBytes[number]!);
    return number;
  }

  /** @returns where the value's bytes end */
  #writeValue(value: TagValue, start: number): number {
    if (typeof value === 'string' && value.length < 128) return this.#writeShort(value, start);
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

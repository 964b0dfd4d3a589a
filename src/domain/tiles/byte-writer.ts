import { grown } from './flat-features.ts';

/** Bytes of a protocol buffer, one after the other, in memory that grows with them. */
export class ByteWriter {
  length = 0;
  bytes: Uint8Array;

  constructor(room = 1024) {
    this.bytes = new Uint8Array(room);
  }

  /** A whole number from 0 to 2⁵³, seven bits a byte. */
  varint(value: number): void {
    if (this.length + 8 > this.bytes.length && this.length + varintLength(value) > this.bytes.length) this.bytes = grown(this.bytes, this.length + 8);
    const { bytes } = this;
    let at = this.length;
    let rest = value;
    for (; rest > 0x7fff_ffff; rest = Math.floor(rest / 0x80)) bytes[at++] = (rest % 0x80) | 0x80;
    for (; rest > 0x7f; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80;
    bytes[at++] = rest;
    this.length = at;
  }

  /** Pairs of 32-bit numbers, each as its difference from the one before, zigzag: one after the other, without a look for room at each. */
  steps(pairs: Int32Array, from: number, to: number): void {
    const most = 5 * (to - from);
    if (this.length + most > this.bytes.length) this.bytes = grown(this.bytes, this.length + most);
    const { bytes } = this;
    let at = this.length;
    for (let place = from; place < to; place++) {
      let rest = zigzag(pairs[place]! - pairs[place - 2]!);
      for (; rest > 0x7f; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80;
      bytes[at++] = rest;
    }
    this.length = at;
  }

  append(from: Uint8Array, start: number, end: number): void {
    if (this.length + end - start > this.bytes.length) this.bytes = grown(this.bytes, this.length + end - start);
    // A call for each of many small pieces costs more than their bytes.
    if (end - start > 64) this.bytes.set(from.subarray(start, end), this.length);
    else for (let at = start, to = this.length; at < end; at++, to++) this.bytes[to] = from[at]!;
    this.length += end - start;
  }

  /** Some bytes with their length before them. */
  message(from: Uint8Array, start: number, end: number): void {
    this.varint(end - start);
    this.append(from, start, end);
  }
}

/** Bytes that `varint` takes. */
export function varintLength(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x20_0000) return 3;
  let bytes = 4;
  for (let rest = Math.floor(value / 0x1000_0000); rest > 0; rest = Math.floor(rest / 0x80)) bytes += 1;
  return bytes;
}

/** A whole number, of 32 bits with its sign, as one without. */
export function zigzag(step: number): number {
  return ((step << 1) ^ (step >> 31)) >>> 0;
}

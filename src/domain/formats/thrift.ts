import { noteOf } from '../notes.ts';
import { OutOfBounds } from './out-of-bounds.ts';

/** What a structure of Thrift's compact protocol holds: numbers, texts as bytes, lists, and structures by field number. */
export type Thrift = number | boolean | Uint8Array | readonly Thrift[] | ThriftStruct;
export type ThriftStruct = ReadonlyMap<number, Thrift>;

/** Structures in structures: those of Parquet are five deep. */
const MOST_DEPTH = 16;
/** Values of one structure with all that is in it: of Parquet's metadata a column of a group has some thirty. */
const MOST_VALUES = 2_000_000;
/** Bytes of the longest number. */
const MOST_VARINT = 10;

/**
 * One structure of Thrift's compact protocol, as Parquet writes its metadata. Lists and texts are held to the bytes that there
 * are, so that no count asks for more memory than the file has.
 * @param at where it begins
 * @returns it, and where it ends
 * @throws OutOfBounds or RangeError where the bytes are none
 */
export function readThrift(view: DataView, at: number): { readonly struct: ThriftStruct; readonly end: number } {
  const byte = (): number => {
    at += 1;
    return view.getUint8(at - 1);
  };
  const varint = (): number => {
    let [value, factor] = [0, 1];
    for (let length = 0; length < MOST_VARINT; length++) {
      const next = byte();
      value += (next & 0x7f) * factor;
      if (next < 0x80) return value;
      factor *= 0x80;
    }
    throw new OutOfBounds(noteOf('bounds.length'));
  };
  const zigzag = (): number => {
    const value = varint();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  };
  const bounded = (count: number): number => {
    if (!(count <= view.byteLength - at)) throw new OutOfBounds(noteOf('bounds.length'));
    return count;
  };
  let values = 0;
  const element = (type: number, depth: number): Thrift => {
    values += 1;
    if (values > MOST_VALUES) throw new OutOfBounds(noteOf('bounds.lists'));
    if (type === 1 || type === 2) return type === 1;
    if (type === 3) return byte();
    if (type === 4 || type === 5 || type === 6) return zigzag();
    if (type === 7) {
      at += 8;
      return view.getFloat64(at - 8, true);
    }
    if (type === 8) {
      const length = bounded(varint());
      at += length;
      return new Uint8Array(view.buffer, view.byteOffset + at - length, length);
    }
    if (type === 9) {
      const head = byte();
      const size = bounded(head >> 4 === 15 ? varint() : head >> 4);
      const of = head & 15;
      if (size > MOST_VALUES) throw new OutOfBounds(noteOf('bounds.lists'));
      if (depth >= MOST_DEPTH) throw new OutOfBounds(noteOf('bounds.nesting'));
      // In a list each truth takes a byte.
      return Array.from({ length: size }, () => (of === 1 || of === 2 ? byte() === 1 : element(of, depth + 1)));
    }
    if (type === 12) return struct(depth + 1);
    throw new RangeError(`no such type of Thrift: ${type}`);
  };
  const struct = (depth: number): ThriftStruct => {
    if (depth > MOST_DEPTH) throw new OutOfBounds(noteOf('bounds.nesting'));
    const fields = new Map<number, Thrift>();
    let field = 0;
    for (;;) {
      const head = byte();
      if ((head & 15) === 0) return fields;
      field = head >> 4 === 0 ? zigzag() : field + (head >> 4);
      fields.set(field, element(head & 15, depth));
    }
  };
  const whole = struct(0);
  return { struct: whole, end: at };
}

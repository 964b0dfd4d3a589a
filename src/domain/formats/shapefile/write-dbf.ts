import type { Feature } from 'geojson';
import { type DbfColumn, toText } from './dbf-columns.ts';

const HEAD = 32;
const DESCRIPTOR = 32;
const SPACE = 0x20;
/** Ends the list of fields. */
const END_OF_FIELDS = 0x0d;
const END_OF_FILE = 0x1a;

/** The beginning of a text that fits, never half a letter. */
function cutText(bytes: Uint8Array, width: number): Uint8Array {
  if (bytes.length <= width) return bytes;
  let end = width;
  // The bytes of a letter after its first begin with the bits 10.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}

export interface WrittenDbf {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Texts that were longer than their field can be, and lost their end. */
  readonly cut: number;
}

/**
 * The properties of features as a dBase III table, texts in UTF-8 (to be named by a .cpg file). Numbers stand at the right,
 * nothing is blank, an unknown truth value is `?`.
 * @param changed the day that the file states, UTC
 */
export function writeDbf(features: readonly Feature[], columns: readonly DbfColumn[], changed: Date): WrittenDbf {
  const encoder = new TextEncoder();
  // A table has one field at the least.
  const fields: readonly DbfColumn[] = columns.length > 0 ? columns : [{ property: '', field: 'number', type: 'N', width: 10, decimals: 0 }];
  const recordLength = fields.reduce((sum, { width }) => sum + width, 1);
  const headLength = HEAD + DESCRIPTOR * fields.length + 1;
  const bytes = new Uint8Array(headLength + recordLength * features.length + 1).fill(SPACE, headLength);
  const view = new DataView(bytes.buffer);
  bytes.set([0x03, changed.getUTCFullYear() - 1900, changed.getUTCMonth() + 1, changed.getUTCDate()]);
  view.setUint32(4, features.length, true);
  view.setUint16(8, headLength, true);
  view.setUint16(10, recordLength, true);
  fields.forEach(({ field, type, width, decimals }, at) => {
    const start = HEAD + DESCRIPTOR * at;
    bytes.set(encoder.encode(field), start);
    bytes.set(encoder.encode(type), start + 11);
    bytes.set([width, decimals], start + 16);
  });
  bytes[headLength - 1] = END_OF_FIELDS;
  let cut = 0;
  features.forEach(({ properties }, row) => {
    let at = headLength + recordLength * row + 1;
    for (const { property, type, width, decimals } of fields) {
      const value: unknown = columns.length > 0 ? properties?.[property] : row + 1;
      if (type === 'N') {
        if (typeof value === 'number' && Number.isFinite(value)) bytes.set(encoder.encode(value.toFixed(decimals).padStart(width)), at);
      } else if (type === 'L') bytes.set(encoder.encode(value === true ? 'T' : value === false ? 'F' : '?'), at);
      else {
        const text = encoder.encode(toText(value));
        if (text.length > width) cut += 1;
        bytes.set(cutText(text, width), at);
      }
      at += width;
    }
  });
  bytes[bytes.length - 1] = END_OF_FILE;
  return { bytes, cut };
}

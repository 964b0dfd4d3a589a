import { expect, test } from 'vitest';
import { readDbfRows } from '../../../src/domain/formats/dbf.ts';

/** A table of one column, six bytes wide. */
function dbf(rows: readonly (readonly number[])[]): Uint8Array {
  const bytes = new Uint8Array(65 + rows.length * 7).fill(32);
  bytes.fill(0, 0, 64);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, 65, true);
  view.setUint16(10, 7, true);
  bytes.set([78, 65, 77, 69], 32);
  bytes[43] = 67;
  bytes[48] = 6;
  bytes[64] = 13;
  rows.forEach((row, at) => bytes.set(row, 65 + at * 7 + 1));
  return bytes;
}

test('a .cpg that says UTF-8 of a Windows table is not believed, and a note says so', () => {
  const { rows, note } = readDbfRows(dbf([[0xc5, 0x6c]]), 'UTF-8', 'a.dbf', 1);
  expect(rows).toEqual([{ NAME: 'Ål' }]);
  expect(note).toMatchObject({ code: 'imported.encodingNotSo', values: { named: 'UTF-8', encoding: 'windows-1252' } });
});

test('UTF-8 of which a narrow column cut the last letter is UTF-8 still', () => {
  const { rows, note } = readDbfRows(dbf([[0xc3, 0x85, 0x6c, 0x61, 0x62, 0xc3]]), 'UTF-8', 'a.dbf', 1);
  expect(rows).toEqual([{ NAME: 'Ålab\u{FFFD}' }]);
  expect(note).toBeUndefined();
});

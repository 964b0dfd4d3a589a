import { parseDbf } from 'shpjs';
import { AtlasError } from '../errors.ts';
import { type Note, noteOf } from '../notes.ts';

/** Code pages a dBASE header byte can name, of those that shapefiles are met in. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  0x57: 'windows-1252',
  0x03: 'windows-1252',
  0xc8: 'windows-1250',
  0xc9: 'windows-1251',
  0xcb: 'windows-1253',
  0xca: 'windows-1254',
};

/**
 * Read the attribute table of a shapefile.
 * @param bytes the whole .dbf file
 * @param encoding the text of the .cpg file; without one the text is UTF-8 where it is valid UTF-8, else
 *   the code page of the table's header, else Windows-1252
 * @returns one record a row, and a note when the encoding had to be guessed
 * @throws AtlasError naming the file and the row where it is cut short
 */
export function readDbfRows(
  bytes: Uint8Array<ArrayBuffer>,
  encoding: string | undefined,
  file: string,
): { rows: Record<string, unknown>[]; note: Note | undefined } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fail = (what: Note, row?: number): AtlasError => new AtlasError('dbf.unreadable', { what }, row === undefined ? { file } : { file, row });
  if (bytes.length < 33) throw fail(noteOf('cut.short'));
  const count = view.getUint32(4, true);
  const start = view.getUint16(8, true);
  const width = view.getUint16(10, true);
  let fields = 0;
  let fieldsWidth = 1;
  while (32 * (fields + 1) < Math.min(start, bytes.length) && bytes[32 * (fields + 1)] !== 13) {
    if (32 * (fields + 2) > bytes.length) throw fail(noteOf('cut.short'));
    fieldsWidth += bytes[32 * (fields + 1) + 16] ?? 0;
    fields += 1;
  }
  if (fields === 0 || width < fieldsWidth) throw fail(noteOf('dbf.columnsDamaged'));
  if (start + count * width > bytes.length) {
    const complete = Math.max(0, Math.floor((bytes.length - start) / width));
    throw fail(noteOf('cut.rows', { complete, n: count }), complete + 1);
  }
  const records = bytes.subarray(start, start + count * width);
  const guessed = encoding === undefined ? guessEncoding(records, bytes[29] ?? 0) : undefined;
  // Some programs leave a gap between the columns and the rows; the parser expects none.
  const head = 32 * (fields + 1);
  const table = new Uint8Array(head + 1 + records.length);
  table.set(bytes.subarray(0, head));
  table[head] = 13;
  table.set(records, head + 1);
  new DataView(table.buffer).setUint16(8, head + 1, true);
  const label = new TextEncoder().encode(encoding ?? guessed?.encoding ?? 'utf-8');
  const rows = parseDbf(table, label).map((row) => row ?? {});
  return { rows, note: guessed?.note };
}

function guessEncoding(records: Uint8Array, page: number): { encoding: string; note: Note | undefined } {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(records);
    return { encoding: 'utf-8', note: undefined };
  } catch {
    const encoding = CODE_PAGES[page] ?? 'windows-1252';
    return { encoding, note: noteOf('imported.encodingGuessed', { encoding }) };
  }
}

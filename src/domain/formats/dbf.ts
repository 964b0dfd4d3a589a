import { AtlasError } from '../errors.ts';
import { type Note, noteOf } from '../notes.ts';
import { ALL_COLUMNS, type WantsColumn } from './wanted-columns.ts';
import { guessEastern } from './guess-eastern.ts';
import { type CodePage, codePageOfHeader, findCodePage } from './code-pages.ts';

/** A table's rows; those that are marked as deleted, and not yet packed away, are undefined. */
export interface DbfTable {
  /** Rows that it says it has. */
  readonly count: number;
  readonly rows: readonly (Readonly<Record<string, unknown>> | undefined)[];
  /** When the encoding had to be guessed. */
  readonly note: Note | undefined;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly width: number;
  /** Bytes of a row before it, the mark of its deletion not among them. */
  readonly offset: number;
}

/**
 * Read the attribute table of a shapefile.
 * @param bytes the whole .dbf file
 * @param encoding the text of the .cpg file; without one, or with one that nobody knows, the text is UTF-8 where it is
 *   valid UTF-8, else of the code page of the table's header, else Windows-1252
 * @param shapes how many shapes it describes: where it says another number it is not read, a byte could be a row
 * @param wants the columns that rows have; all of them when left out
 * @throws AtlasError naming the file and the row where it is cut short
 */
export function readDbfRows(bytes: Uint8Array, encoding: string | undefined, file: string, shapes: number, wants: WantsColumn = ALL_COLUMNS): DbfTable {
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
  const widths = Array.from({ length: fields }, (_, at) => bytes[32 * (at + 1) + 16] ?? 0);
  const { page, note } = choosePage({ records, width, widths, header: bytes[29] ?? 0 }, encoding, file);
  let offset = 0;
  const columns = Array.from({ length: fields }, (_, at): Column => {
    const head = 32 * (at + 1);
    const name = bytes.subarray(head, head + 11);
    const end = name.indexOf(0);
    const own = page.decode(end < 0 ? name : name.subarray(0, end)).trim();
    const column = { name: own, type: String.fromCharCode(bytes[head + 11] ?? 0), width: bytes[head + 16] ?? 0, offset };
    offset += column.width;
    return column;
    // A column without a width holds nothing, and thousands of them take no byte of a row.
  }).filter((column) => column.width > 0 && wants(column.name));
  const rows = Array.from({ length: count === shapes ? count : 0 }, (_, row) => {
    const from = start + row * width;
    return bytes[from] === 0x2a ? undefined : readRow(bytes, from + 1, columns, page);
  });
  return { count, rows, note };
}

function readRow(bytes: Uint8Array, from: number, columns: readonly Column[], page: CodePage): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const { name, type, width, offset } of columns) {
    const words = page
      .decode(bytes.subarray(from + offset, from + offset + width))
      .replaceAll('\0', ' ')
      .trim();
    row[name] = valueOf(words, type);
  }
  return row;
}

function valueOf(words: string, type: string): unknown {
  if (type === 'N' || type === 'F' || type === 'O') return words === '' || !Number.isFinite(Number(words)) ? null : Number(words);
  if (type === 'L') return /^[yt]$/i.test(words) ? true : /^[nf]$/i.test(words) ? false : null;
  if (type === 'D') return words.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return words;
}

const WINDOWS = 'windows-1252';
/** Of boxes: letters of no name. */
const FRAMES = /[\u2500-\u259F]/;

/** The rows of a table as bytes. */
interface Records {
  readonly records: Uint8Array;
  /** Of a row. */
  readonly width: number;
  /** Of its columns. */
  readonly widths: readonly number[];
  /** The mark of a code page in the table's header. */
  readonly header: number;
}

function choosePage({ records, width, widths, header }: Records, encoding: string | undefined, file: string): { page: CodePage; note: Note | undefined } {
  const named = encoding === undefined ? undefined : findCodePage(encoding);
  const western = findCodePage(WINDOWS)!;
  if (named?.label === 'UTF-8' && !isUtf8(records) && !areUtf8(records, width, widths)) {
    const page = guessPage(records, header) ?? western;
    return { page, note: noteOf('imported.encodingNotSo', { file, named: named.label, encoding: page.label }) };
  }
  if (named) {
    if (!named.dos || !FRAMES.test(named.decode(records))) return { page: named, note: undefined };
    // The page was named wrongly, as old programs did.
    return { page: western, note: noteOf('imported.encodingDoubtful', { file, named: named.label, encoding: WINDOWS }) };
  }
  const guessed = guessPage(records, header) ?? western;
  if (encoding !== undefined)
    return { page: guessed, note: noteOf('imported.encodingUnknown', { file, named: encoding.slice(0, 40), encoding: guessed.label }) };
  return { page: guessed, note: guessed.label === 'UTF-8' ? undefined : noteOf('imported.encodingGuessed', { encoding: guessed.label }) };
}

function guessPage(records: Uint8Array, header: number): CodePage | undefined {
  if (isUtf8(records)) return findCodePage('utf-8');
  const page = codePageOfHeader(header);
  // Without a word of theirs, as many programs write them.
  const eastern = page === undefined ? guessEastern(records) : undefined;
  if (eastern !== undefined) return findCodePage(eastern);
  return page?.dos && FRAMES.test(page.decode(records)) ? undefined : page;
}

function isUtf8(bytes: Uint8Array): boolean {
  return decodes(new TextDecoder('utf-8', { fatal: true }), bytes);
}

/** Whether every value is UTF-8, but for a last letter that its column was too narrow for. */
function areUtf8(records: Uint8Array, width: number, widths: readonly number[]): boolean {
  for (let row = 0; row < records.length; row += width) {
    let from = row + 1;
    for (const each of widths) {
      // A stream waits for the rest of a letter.
      if (!decodes(new TextDecoder('utf-8', { fatal: true }), records.subarray(from, from + each), true)) return false;
      from += each;
    }
  }
  return true;
}

function decodes(decoder: TextDecoder, bytes: Uint8Array, stream = false): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

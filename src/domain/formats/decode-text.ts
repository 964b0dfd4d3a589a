import { AtlasError, type FaultCode } from '../errors.ts';
import { type Note, noteOf } from '../notes.ts';
import { LineDecoder, noteOfOther } from './line-decoder.ts';
import { nameBinary } from './refuse-foreign.ts';

const NEWLINE = 10;
/** A line longer than this is decoded in parts. */
const LONGEST_LINE = 1_048_576;
/** Bytes by which an encoding is known, where the file has as many: an XML declaration names it in its first line. */
const ENOUGH = 200;
/** Where nothing tells otherwise. */
const UTF_8 = 'utf-8';

/**
 * The encoding of a text, by its first bytes: its byte order mark, the zero bytes of UTF-16, or what an XML declaration
 * names; UTF-8 where none of them tells.
 * @returns a label of the WHATWG Encoding Standard, or whatever an XML declaration claims
 */
function detectEncoding(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return UTF_8;
  // Without a byte order mark: plain letters, every other byte zero.
  const start = bytes.subarray(0, 64);
  const zeros = (parity: number): boolean => start.length >= 16 && start.every((byte, i) => (i % 2 === parity ? byte === 0 : byte !== 0));
  if (zeros(1)) return 'utf-16le';
  if (zeros(0)) return 'utf-16be';
  const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]{1,40})["']/.exec(String.fromCharCode(...bytes.subarray(0, ENOUGH)))?.[1]?.toLowerCase();
  // A declaration that can be read as it stands is not UTF-16, whatever it claims.
  return declared === undefined || /^utf-?(8|16)/.test(declared) ? UTF_8 : declared;
}

/**
 * Decode a whole text, strictly: by its byte order mark, by the encoding an XML declaration names, else as UTF-8.
 * @param code of the fault that the file is not text
 * @throws AtlasError naming the file where the bytes are not in that encoding, or too many for one text
 */
export function decodeText(bytes: Uint8Array, file: string, code: FaultCode): string {
  const encoding = detectEncoding(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new AtlasError(code, { encoding: encoding.toUpperCase() }, { file });
  }
}

/**
 * Decode a whole text as people have it: by its byte order mark, by the encoding an XML declaration names, else as UTF-8;
 * a text that is UTF-8 whatever it declares is read so, and lines that are not what they should be as Windows-1252
 * (Latin-1), Windows-1251 where they are Cyrillic, or Shift-JIS or GB 18030 where they can be one of these alone, with a note: a letter of a name must not cost the rest.
 * @param code of the fault that the file is not text
 * @throws AtlasError naming the file where the bytes are no text at all
 */
export function decodeLeniently(bytes: Uint8Array, file: string, code: FaultCode): { text: string; notes: readonly Note[] } {
  const binary = nameBinary(bytes);
  if (binary) throw binaryError(file, binary);
  const declared = detectEncoding(bytes);
  const fail = (): AtlasError => new AtlasError(code, { encoding: declared.toUpperCase() }, { file });
  const inUtf8 = !declared.startsWith('utf-16') && decodeStrictly(bytes, UTF_8);
  if (typeof inUtf8 === 'string') {
    return {
      text: inUtf8,
      notes: declared === UTF_8 || bytes.every((byte) => byte < 128) ? [] : [noteOf('imported.declaredOtherwise', { file, encoding: declared.toUpperCase() })],
    };
  }
  const text = declared === UTF_8 ? undefined : decodeStrictly(bytes, declared);
  if (text !== undefined) return { text, notes: [] };
  if (declared.startsWith('utf-16') || bytes.subarray(0, 4096).includes(0)) throw fail();
  const notes: Note[] = [];
  const lines = new LineDecoder((as) => notes.push(noteOfOther(as, file)));
  return { text: lines.decode(bytes), notes: notes.slice(0, 1) };
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Decode a text that comes in pieces, as `decodeText` but leniently: a line that is not UTF-8 is read as Windows-1252
 * (Latin-1), with a note. The pieces end with a line where there are lines.
 * @param note hears each assumption
 * @throws AtlasError naming the file where it is binary, or claims an encoding that nobody knows
 */
export async function* decodeChunks(chunks: AsyncIterable<Uint8Array>, file: string, note: (note: Note) => void): AsyncGenerator<string> {
  /** What has come and is not decoded: put together where a line ends, as with each piece a long line would be copied again. */
  let held: Uint8Array[] = [];
  let length = 0;
  let other: TextDecoder | undefined;
  let started = false;
  const lines = new LineDecoder((as) => note(noteOfOther(as, file)));
  const tail = new ZeroTail(file, note);
  const start = (bytes: Uint8Array): Uint8Array => {
    started = true;
    const encoding = detectEncoding(bytes);
    if (!encoding.startsWith('utf-16')) refuseBinary(bytes, file);
    if (encoding !== UTF_8) {
      other = openDecoder(encoding, file);
      note(noteOf('imported.wideText', { file, encoding: encoding.toUpperCase() }));
    }
    return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  };
  const hold = (bytes: Uint8Array): void => {
    held = [bytes];
    length = bytes.length;
  };
  for await (const chunk of chunks) {
    held.push(chunk);
    length += chunk.length;
    if (started ? !other && length <= LONGEST_LINE && !chunk.includes(NEWLINE) : length < ENOUGH) continue;
    let bytes = join(held, length);
    if (!started) bytes = start(bytes);
    if (other) {
      hold(new Uint8Array(0));
      yield tail.cut(other.decode(bytes, { stream: true }));
      continue;
    }
    const whole = bytes.lastIndexOf(NEWLINE) + 1;
    const end = whole === 0 && bytes.length > LONGEST_LINE ? endOfCharacter(bytes) : whole;
    hold(bytes.slice(end));
    if (end > 0) yield tail.cut(lines.decode(bytes.subarray(0, end)));
  }
  const left = join(held, length);
  const rest = started ? left : start(left);
  const last = other ? other.decode(rest) : lines.decode(rest);
  if (last !== '') yield tail.cut(last);
}

/** Where the last whole UTF-8 character ends: a line in parts is cut between characters. */
function endOfCharacter(bytes: Uint8Array): number {
  let start = bytes.length - 1;
  for (let back = 0; back < 3 && start > 0 && (bytes[start]! & 0xc0) === 0x80; back += 1) start -= 1;
  const first = bytes[start]!;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
  return start + length > bytes.length ? start : bytes.length;
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

function openDecoder(encoding: string, file: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    throw new AtlasError('text.otherEncoding', { encoding: encoding.toUpperCase() }, { file, row: 1 });
  }
}

function refuseBinary(bytes: Uint8Array, file: string): void {
  const known = nameBinary(bytes);
  if (known) throw binaryError(file, known);
  if (bytes.length > 0 && endOfText(bytes.subarray(0, 4096)) <= 0) throw binaryError(file);
}

/** Where the zero bytes begin that fill what is there to its end; -1 where others follow them. */
function endOfText(bytes: Uint8Array): number {
  const at = bytes.indexOf(0);
  return at < 0 ? bytes.length : bytes.subarray(at).every((byte) => byte === 0) ? at : -1;
}

/**
 * Takes the zero characters off a text's end: a logger without power leaves the rest of its block so. Text has none
 * elsewhere: damage in the middle of a file is found when it is reached.
 */
class ZeroTail {
  private zeros = 0;

  constructor(
    private readonly file: string,
    private readonly note: (note: Note) => void,
  ) {}

  cut(text: string): string {
    const at = text.indexOf('\0');
    if ((at < 0 && this.zeros === 0) || text === '') return text;
    // Characters after the zeros of an earlier piece are in the middle.
    const end = this.zeros > 0 ? 0 : at;
    for (let i = end; i < text.length; i += 1) if (text.charCodeAt(i) !== 0) throw binaryError(this.file);
    if (this.zeros === 0) this.note(noteOf('imported.zeroTail', { file: this.file }));
    this.zeros += text.length - end;
    return text.slice(0, end);
  }
}

function binaryError(file: string, what: Note = noteOf('binary.data')): AtlasError {
  return new AtlasError('text.binary', { what }, { file });
}

/**
 * Text in pieces as its lines, without line ends (LF, CR LF or CR), a batch a piece.
 * @throws AtlasError naming file and row where a line has no end
 */
export async function* splitLines(chunks: AsyncIterable<string>, file: string): AsyncGenerator<string[]> {
  let rest = '';
  let row = 1;
  for await (const chunk of chunks) {
    const text = rest + chunk;
    // A CR at the very end may be half of a CR LF.
    const held = text.endsWith('\r') ? 1 : 0;
    const lines = text.slice(0, text.length - held).split(/\r\n|\r|\n/);
    rest = (lines.pop() ?? '') + text.slice(text.length - held);
    row += lines.length;
    if (rest.length > LONGEST_LINE) throw new AtlasError('csv.rowTooLong', {}, { file, row });
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield rest.split(/\r\n|\r|\n/);
}

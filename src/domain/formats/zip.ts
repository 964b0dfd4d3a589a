import { Gunzip, Inflate, inflateSync } from 'fflate';
import { AtlasError } from '../errors.ts';
import { crc32 } from './crc32.ts';
import { type Note, type NoteCode, noteOf } from '../notes.ts';

const STEP = 1 << 16;
/** Gzip files of one file end to end: bgzip makes one of each 64 KB. */
const MOST_MEMBERS = 20_000;
/** From so many bytes on, data that unpack to more than so many times the bytes that were read are no data: text packs 5 to 50 to one, zeros 1,000. */
const BOMB_FROM = 1 << 26;
const BOMB_RATIO = 100;

/** The most bytes that so many packed ones unpack to; more is a bomb. */
export function mostUnpacked(packed: number): number {
  return Math.max(BOMB_FROM, BOMB_RATIO * packed);
}

/** Whether what was unpacked of so many packed bytes is a bomb. */
export function isBomb(unpacked: number, packed: number): boolean {
  return unpacked > mostUnpacked(packed);
}

/**
 * Inflate raw DEFLATE or gzip data, giving up as soon as it grows past a limit or as only a bomb does: a declared size may
 * lie, and a bomb must not fill the memory before it is noticed.
 * @param bytes the compressed data
 * @param container `deflate` for raw DEFLATE, `gzip` for a gzip file
 * @param limit most bytes to produce
 * @returns the bytes, or `too-large`, `truncated` or `corrupt`
 */
export function inflateBounded(
  bytes: Uint8Array,
  container: 'deflate' | 'gzip',
  limit: number,
): Uint8Array<ArrayBuffer> | 'too-large' | 'truncated' | 'corrupt' {
  if (container === 'deflate' && bytes.length <= SMALL && limit <= SMALL) return inflateSmall(bytes, limit);
  const parts: Uint8Array[] = [];
  const state = { size: 0, ended: false };
  const take = (part: Uint8Array, final: boolean): void => {
    state.size += part.length;
    if (state.size <= limit) parts.push(part);
    state.ended ||= final;
  };
  const stream = container === 'gzip' ? new Gunzip(take) : new Inflate(take);
  let members = 0;
  if (stream instanceof Gunzip) {
    stream.onmember = () => {
      members += 1;
      if (members > MOST_MEMBERS) throw new RangeError('more members than a file has');
    };
  }
  try {
    for (let at = 0; at < bytes.length; at += STEP) {
      stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
      if (state.size > limit || isBomb(state.size, Math.min(at + STEP, bytes.length))) return 'too-large';
    }
  } catch (error) {
    return error instanceof Error && /unexpected EOF/i.test(error.message) ? 'truncated' : 'corrupt';
  }
  if (!state.ended) return 'truncated';
  const out = new Uint8Array(state.size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Packed and unpacked bytes for which a stream of its own, with its buffers, is too much: archives hold tens of thousands of such files. */
const SMALL = 65_536;

function inflateSmall(bytes: Uint8Array, limit: number): Uint8Array<ArrayBuffer> | 'too-large' | 'truncated' | 'corrupt' {
  // One byte more than may come out shows that more would.
  const out = new Uint8Array(limit + 1);
  try {
    const { length } = inflateSync(bytes, { out });
    return length > limit ? 'too-large' : out.slice(0, length);
  } catch (error) {
    return error instanceof Error && /unexpected EOF/i.test(error.message) ? 'truncated' : 'corrupt';
  }
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const UNSET = 0xffffffff;
/** Bytes of a file's path in an archive; Windows and Linux keep 4,096 at the most. */
const LONGEST_NAME = 4096;
/** Most bytes an archive may hold when unpacked. */
const MAX_UNPACKED = 1e9;

/** One file of an archive; `read` unpacks it and checks its sum. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly read: () => Uint8Array<ArrayBuffer>;
}

type Damaged = (what: NoteCode, values?: Note['values']) => AtlasError;

/**
 * List the files of a ZIP archive from its central directory, without unpacking any. Resource forks and
 * folders are left out. ZIP64 is read; encryption and methods other than store and deflate are refused
 * when the entry is read.
 * @throws AtlasError when the archive is cut short or damaged, or would unpack to more than 1 GB or than data do
 */
export function readZipEntries(bytes: Uint8Array, file: string): ZipEntry[] {
  const damaged: Damaged = (what, values) => new AtlasError('zip.unreadable', { what: noteOf(what, values) }, { file });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return listEntries(bytes, view, file, damaged);
  } catch (error) {
    if (error instanceof RangeError) throw damaged('zip.damaged');
    throw error;
  }
}

function listEntries(bytes: Uint8Array, view: DataView, file: string, damaged: Damaged): ZipEntry[] {
  let { count, at } = findDirectory(view, damaged);
  const entries: ZipEntry[] = [];
  const decoder = new TextDecoder();
  let [unpacked, packed] = [0, 0];
  for (; count > 0; count -= 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw damaged('zip.contentsDamaged');
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const crc = view.getUint32(at + 16, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const { packedSize, size, offset } = readSizes(view, at, nameLength, extraLength);
    // A path longer than any system keeps stands in every fault and note about its file.
    if (nameLength > LONGEST_NAME) throw damaged('zip.contentsDamaged');
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength));
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    unpacked += size;
    if (unpacked > MAX_UNPACKED) {
      throw new AtlasError('zip.tooLarge', {}, { file });
    }
    if (isBomb(unpacked, bytes.length)) throw new AtlasError('gzip.grows', {}, { file });
    // The same bytes as several files: a thousand of them would be unpacked a thousand times.
    packed += packedSize;
    if (packed > bytes.length) throw damaged('zip.contentsDamaged');
    if (name.endsWith('/') || name.startsWith('__MACOSX/') || /(^|\/)\._/.test(name)) continue;
    const read = (): Uint8Array<ArrayBuffer> => {
      if (flags & 1) throw damaged('zip.password', { name });
      const found = locate(bytes, view, offset, packedSize);
      if (!found) throw damaged('zip.entryCut', { name });
      const plain = unpack(found, method, size);
      if (typeof plain === 'string') throw damaged(plain, { name, method, mb: BOMB_FROM >> 20 });
      if (plain.length !== size || crc32(plain) !== crc) throw damaged('zip.entryDamaged', { name });
      return plain;
    };
    entries.push({ name, size, read });
  }
  return entries;
}

function unpack(packed: Uint8Array, method: number, size: number): Uint8Array<ArrayBuffer> | NoteCode {
  if (method === 0) return Uint8Array.from(packed);
  if (method !== 8) return 'zip.otherMethod';
  const plain = inflateBounded(packed, 'deflate', size);
  if (plain === 'too-large' && size > BOMB_FROM) return 'zip.entryGrows';
  return typeof plain === 'string' ? 'zip.entryDamaged' : plain;
}

function findDirectory(view: DataView, damaged: Damaged): { count: number; at: number } {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65_535); at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    if ((count === 0xffff || offset === UNSET) && at >= 20 && view.getUint32(at - 20, true) === END_64_LOCATOR) {
      const end = Number(view.getBigUint64(at - 12, true));
      if (view.getUint32(end, true) !== END_64) throw damaged('zip.contentsDamaged');
      return { count: Number(view.getBigUint64(end + 32, true)), at: Number(view.getBigUint64(end + 48, true)) };
    }
    return { count, at: offset };
  }
  throw damaged('zip.damaged');
}

function readSizes(view: DataView, at: number, nameLength: number, extraLength: number): { packedSize: number; size: number; offset: number } {
  let packedSize = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  const end = at + 46 + nameLength + extraLength;
  for (let field = at + 46 + nameLength; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let value = field + 4;
    const next = (): number => {
      const number = Number(view.getBigUint64(value, true));
      value += 8;
      return number;
    };
    if (size === UNSET) size = next();
    if (packedSize === UNSET) packedSize = next();
    if (offset === UNSET) offset = next();
    break;
  }
  return { packedSize, size, offset };
}

function locate(bytes: Uint8Array, view: DataView, offset: number, packedSize: number): Uint8Array | undefined {
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) return undefined;
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return start + packedSize <= bytes.length ? bytes.subarray(start, start + packedSize) : undefined;
}

/**
 * Refuses a zipped atlas where lines or areas are asked for: its index is JSON, and would be read for GeoJSON.
 * @throws AtlasError that says where to open it
 */
export function refuseAtlas(entries: readonly ZipEntry[], file: string): void {
  const names = entries.map(({ name }) => name);
  if (names.some((name) => /(^|\/)catalog\.json$/.test(name)) && names.some((name) => name.endsWith('/module.json')))
    throw new AtlasError('file.atlas', {}, { file });
}

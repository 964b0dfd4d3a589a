import { type FileMetaData, parquetMetadata, type SchemaElement } from 'hyparquet';
import { noteOf } from '../notes.ts';
import { OutOfBounds } from './out-of-bounds.ts';
import { checkDelta, countHybrid } from './parquet-runs.ts';
import { unpackSnappy } from './snappy.ts';
import { readThrift, type Thrift, type ThriftStruct } from './thrift.ts';

/** Rows of one group, as large as the largest that common writers make, and of a file. */
const MOST_GROUP_ROWS = 1 << 21;
const MOST_ROWS = 5_000_000;
/** Rows a byte holds at the most. */
const ROWS_PER_BYTE = 8;
/** Columns, those that are not read among them, columns in columns, and groups. */
const MOST_COLUMNS = 10_000;
const MOST_COLUMN_DEPTH = 32;
const MOST_GROUPS = 20_000;
/** Snappy's densest: copies of 64 bytes in three. */
const SNAPPY_RATIO = 22;

/** Physical types, and what their values may stand for, that tables of plain values use. */
const TYPES = new Set<string | undefined>(['INT32', 'INT64', 'INT96', 'FLOAT', 'DOUBLE', 'BYTE_ARRAY']);
const LOGICAL = new Set<string | undefined>([undefined, 'STRING', 'ENUM', 'TIMESTAMP', 'INTEGER']);
const CONVERTED = /^(UTF8|ENUM|TIMESTAMP_\w+|U?INT_\d+)$/;

/** Numbers of pages and encodings in page headers (parquet.thrift). */
const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;
const DATA_PAGE_V2 = 3;
const PLAIN = 0;
const PLAIN_DICTIONARY = 2;
const DELTA_BINARY_PACKED = 5;
const DELTA_LENGTH_BYTE_ARRAY = 6;
const RLE_DICTIONARY = 8;
const BYTE_STREAM_SPLIT = 9;

/**
 * The metadata of a Parquet file, once all that it and the pages of some flat columns say of themselves is held against the
 * bytes that there are: rows, values of a page, sizes, runs. The library that decodes them trusts these numbers.
 * @param names the columns that will be read; others are passed over
 * @throws OutOfBounds; RangeError or what the library says where the file is damaged
 */
export function checkParquet(bytes: Uint8Array, names: readonly string[]): FileMetaData {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const footer = bytes.length - 8 - view.getUint32(bytes.length - 8, true);
  if (footer < 4) throw new OutOfBounds(noteOf('bounds.length'));
  const { struct } = readThrift(new DataView(bytes.buffer, bytes.byteOffset + footer, bytes.length - 8 - footer), 0);
  checkCounts(struct);
  const metadata = parquetMetadata(bytes, { geoparquet: false });
  const columns = new Map(metadata.schema.filter(({ num_children }) => !num_children).map((element) => [element.name, element]));
  let rows = 0;
  let read = 0;
  for (const group of metadata.row_groups) {
    const groupRows = Number(group.num_rows);
    rows += groupRows;
    if (!(groupRows >= 0 && groupRows <= MOST_GROUP_ROWS && rows <= Math.min(MOST_ROWS, ROWS_PER_BYTE * bytes.length)))
      throw new OutOfBounds(noteOf('bounds.rows', { n: Math.max(groupRows, rows) }));
    for (const { meta_data: chunk } of group.columns) {
      const name = chunk?.path_in_schema[0];
      if (!chunk || name === undefined || !names.includes(name)) continue;
      const element = columns.get(name);
      if (!element || chunk.path_in_schema.length > 1) throw otherPacking(name, 'nested');
      checkKind(element);
      const data = Number(chunk.data_page_offset);
      const dictionary = Number(chunk.dictionary_page_offset ?? 0);
      const start = dictionary > 0 && dictionary < data ? dictionary : data;
      const end = start + Number(chunk.total_compressed_size);
      read += end - start;
      if (!(start >= 4 && end >= start && end <= footer && read <= bytes.length)) throw new OutOfBounds(noteOf('bounds.length'));
      const optional = element.repetition_type === 'OPTIONAL';
      checkPages(new DataView(bytes.buffer, bytes.byteOffset + start, end - start), { name, rows: groupRows, codec: chunk.codec, type: chunk.type, optional });
    }
  }
  return metadata;
}

/** Holds the lists of columns and of groups to what tables have: the library goes through them again and again, and into columns in columns. */
function checkCounts(struct: ThriftStruct): void {
  const [schema, groups] = [struct.get(2), struct.get(4)];
  if (!Array.isArray(schema) || !Array.isArray(groups)) throw new OutOfBounds(noteOf('bounds.length'));
  if (schema.length > MOST_COLUMNS || groups.length > MOST_GROUPS) throw new OutOfBounds(noteOf('bounds.lists'));
  /** Children that are still to come, at each depth. */
  const open: number[] = [];
  for (const element of schema) {
    while (open.at(-1) === 0) open.pop();
    const last = open.length - 1;
    if (last >= 0) open[last]! -= 1;
    const children = element instanceof Map ? element.get(5) : undefined;
    if (typeof children === 'number' && children > 0) open.push(children);
    if (open.length > MOST_COLUMN_DEPTH) throw new OutOfBounds(noteOf('bounds.nesting'));
  }
}

function checkKind({ name, type, repetition_type, logical_type, converted_type }: SchemaElement): void {
  if (repetition_type === 'REPEATED') throw otherPacking(name, 'REPEATED');
  if (!TYPES.has(type)) throw otherPacking(name, String(type));
  if (!LOGICAL.has(logical_type?.type)) throw otherPacking(name, String(logical_type?.type));
  if (converted_type !== undefined && !CONVERTED.test(converted_type)) throw otherPacking(name, converted_type);
}

interface Column {
  readonly name: string;
  readonly rows: number;
  readonly codec: string;
  readonly type: string;
  readonly optional: boolean;
}

function checkPages(view: DataView, column: Column): void {
  let [at, rows] = [0, 0];
  while (rows < column.rows && at < view.byteLength - 1) {
    const { struct, end } = readThrift(view, at);
    const packedSize = numberOf(struct, 3);
    if (packedSize > view.byteLength - end) throw new OutOfBounds(noteOf('bounds.length'));
    const packed = new Uint8Array(view.buffer, view.byteOffset + end, packedSize);
    at = end + packedSize;
    const kind = numberOf(struct, 1);
    const size = numberOf(struct, 2);
    if (size > SNAPPY_RATIO * packedSize + 64) throw new OutOfBounds(noteOf('bounds.length'));
    if (kind === DICTIONARY_PAGE) {
      const values = numberOf(structOf(struct, 7), 1);
      if (values > size || numberOf(structOf(struct, 7), 2) % 2 !== 0) throw tooMany(column, values);
    } else if (kind === DATA_PAGE || kind === DATA_PAGE_V2) {
      const head = structOf(struct, kind === DATA_PAGE ? 5 : 8);
      const values = numberOf(head, 1);
      if (values > column.rows - rows) throw tooMany(column, values);
      rows += values;
      if (kind === DATA_PAGE) checkPage(unpack(packed, size, column), values, numberOf(head, 2), column);
      else checkPageV2(packed, size, head, column);
    } else throw otherPacking(column.name, `page ${kind}`);
  }
}

function checkPage(page: DataView, values: number, encoding: number, column: Column): void {
  if (!column.optional) return checkValues(page, values, encoding, column);
  const length = page.getUint32(0, true);
  const levels = new DataView(page.buffer, page.byteOffset + 4, Math.min(length, page.byteLength - 4));
  const present = countHybrid(levels, 0, 1, values, () => tooMany(column, values));
  // The library goes on where the levels say that they end.
  if (length > page.byteLength - 4) throw new OutOfBounds(noteOf('bounds.length'));
  checkValues(new DataView(page.buffer, page.byteOffset + 4 + length, page.byteLength - 4 - length), present, encoding, column);
}

function checkPageV2(packed: Uint8Array, size: number, head: ThriftStruct, column: Column): void {
  const [values, nulls, rows] = [numberOf(head, 1), numberOf(head, 2), numberOf(head, 3)];
  const [definition, repetition] = [numberOf(head, 5), numberOf(head, 6)];
  if (nulls > values || rows > values) throw tooMany(column, Math.max(nulls, rows));
  if (definition + repetition > Math.min(packed.length, size)) throw new OutOfBounds(noteOf('bounds.length'));
  const levels = new DataView(packed.buffer, packed.byteOffset + repetition, packed.length - repetition);
  const present = column.optional && definition > 0 ? countHybrid(levels, 0, 1, values, () => tooMany(column, values)) : values;
  if (present !== values - nulls) throw tooMany(column, nulls);
  const body = packed.subarray(definition + repetition);
  const bodySize = size - definition - repetition;
  checkValues(head.get(7) === false ? viewOf(body) : unpack(body, bodySize, column), present, numberOf(head, 4), column);
}

function checkValues(page: DataView, values: number, encoding: number, column: Column): void {
  if (encoding === PLAIN_DICTIONARY || encoding === RLE_DICTIONARY) {
    if (values > 0) countHybrid(page, 1, page.getUint8(0), values, () => tooMany(column, values));
  } else if (encoding === DELTA_BINARY_PACKED || encoding === DELTA_LENGTH_BYTE_ARRAY) checkDelta(page, () => tooMany(column, values));
  else if (encoding === PLAIN || encoding === BYTE_STREAM_SPLIT) {
    if (values > page.byteLength) throw tooMany(column, values);
  } else throw otherPacking(column.name, `encoding ${encoding}`);
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function unpack(packed: Uint8Array, size: number, { name, codec }: Column): DataView {
  if (codec === 'UNCOMPRESSED') return viewOf(packed);
  if (codec !== 'SNAPPY') throw otherPacking(name, codec);
  return viewOf(unpackSnappy(packed, size));
}

function numberOf(struct: ThriftStruct, field: number): number {
  const value: Thrift | undefined = struct.get(field);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new OutOfBounds(noteOf('bounds.number', { n: typeof value === 'number' ? value : 0 }));
  return value;
}

function structOf(struct: ThriftStruct, field: number): ThriftStruct {
  const value = struct.get(field);
  if (!(value instanceof Map)) throw new OutOfBounds(noteOf('bounds.length'));
  return value;
}

function tooMany({ name }: Column, n: number): OutOfBounds {
  return new OutOfBounds(noteOf('bounds.values', { name, n }));
}

function otherPacking(name: string, what: string): OutOfBounds {
  return new OutOfBounds(noteOf('parquet.otherPacking', { name, what }));
}

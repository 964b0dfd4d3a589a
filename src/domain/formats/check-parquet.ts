import { parquetMetadata, type ColumnMetaData, type FileMetaData } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage } from 'hyparquet/src/datapage.js';

/** A page of more values is no page of ours: those of common writers have some ten thousand. */
const MOST_VALUES = 10_000_000;
const MOST_PAGE_BYTES = 64 * 2 ** 20;
/** Values that a run may hold beyond the end of its page: runs of packed values come in eights. */
const SPARE = 7;

/**
 * Whether the counts of a Parquet file can be believed, before its library works on them: a run of two thousand million equal
 * values takes five bytes, and it would write them all.
 * @param bytes the whole file
 * @param names columns that will be read, none of them nested: only these are looked at
 * @throws RangeError where a page, or a run of one, holds more than its column says; what the library throws where the
 * file is damaged
 */
export function checkParquet(bytes: ArrayBuffer, names: readonly string[]): FileMetaData {
  const metadata = parquetMetadata(bytes);
  const optional = new Set(metadata.schema.flatMap(({ name, repetition_type: repetition }) => (repetition === 'OPTIONAL' ? [name] : [])));
  for (const { columns, num_rows: rows } of metadata.row_groups) {
    const wanted = columns.flatMap(({ meta_data: column }) => (column && names.includes(column.path_in_schema[0] ?? '') ? [column] : []));
    // Of two with one name its library reads both and hears of one: the fault of the other would be nobody's.
    if (new Set(wanted.map((column) => column.path_in_schema[0])).size !== wanted.length) throw new RangeError('two columns have one name');
    for (const column of wanted) checkColumn(bytes, column, Number(rows), optional.has(column.path_in_schema.join('.')));
  }
  return metadata;
}

function checkColumn(bytes: ArrayBuffer, column: ColumnMetaData, rows: number, isOptional: boolean): void {
  const start = Number(column.dictionary_page_offset ?? column.data_page_offset);
  const size = Number(column.total_compressed_size);
  // The library itself says what is wrong with a place outside the file.
  if (start + size > bytes.byteLength) return;
  const reader = { view: new DataView(bytes, start, size), offset: 0 };
  let values = 0;
  while (reader.offset < size && values < rows) {
    const header = parquetHeader(reader);
    if (!isCount(header.compressed_page_size, size - reader.offset)) throw new RangeError('a page that runs on beyond its column');
    const packed = new Uint8Array(bytes, start + reader.offset, header.compressed_page_size);
    reader.offset += header.compressed_page_size;
    if (!isCount(header.uncompressed_page_size, MOST_PAGE_BYTES)) throw new RangeError(`a page of ${header.uncompressed_page_size} bytes`);
    const [first, second] = [header.data_page_header, header.data_page_header_v2];
    const count = first?.num_values ?? second?.num_values;
    if (count === undefined) continue;
    if (!isCount(count, Math.min(MOST_VALUES, rows))) throw new RangeError(`a page of ${count} values in a column of ${rows}`);
    values += count;
    const isDictionary = (encoding: string): boolean => encoding === 'RLE_DICTIONARY' || encoding === 'PLAIN_DICTIONARY';
    if (second) {
      const levels = second.repetition_levels_byte_length + second.definition_levels_byte_length;
      const isSound = isCount(second.repetition_levels_byte_length, levels) && isCount(levels, packed.length) && isCount(second.num_nulls, count);
      if (!isSound) throw new RangeError(`a page of ${count} values says that ${second.num_nulls} are none, and that its levels take ${levels} bytes`);
      if (isOptional) checkRuns(packed.subarray(second.repetition_levels_byte_length, levels), 1, count);
      if (!isDictionary(second.encoding)) continue;
      const body = packed.subarray(levels);
      const page = second.is_compressed === false ? body : decompressPage(body, header.uncompressed_page_size - levels, column.codec, undefined);
      checkRuns(page.subarray(1), page[0] ?? 0, count - second.num_nulls);
    } else if (first) {
      const page = decompressPage(packed, header.uncompressed_page_size, column.codec, undefined);
      const levels = isOptional ? 4 + new DataView(page.buffer, page.byteOffset, page.byteLength).getUint32(0, true) : 0;
      if (isOptional) checkRuns(page.subarray(4, levels), 1, count);
      // How many of them are null is not known here; no more than all have a value.
      if (isDictionary(first.encoding)) checkRuns(page.subarray(levels + 1), page[levels] ?? 0, count);
    }
  }
}

/** Whether a number is a whole one from 0 to `most`: a damaged header may hold any, or none. */
function isCount(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most;
}

/** Whether runs (RLE and bit-packed) of a bit width hold no more than `count` values. */
function checkRuns(bytes: Uint8Array, width: number, count: number): void {
  let [seen, at] = [0, 0];
  while (seen < count && at < bytes.length) {
    let [header, shift, byte] = [0, 1, 0];
    do {
      byte = bytes[at++] ?? 0;
      header += (byte & 0x7f) * shift;
      shift *= 128;
    } while (byte >= 0x80 && at < bytes.length);
    const isPacked = header % 2 === 1;
    const run = Math.floor(header / 2) * (isPacked ? 8 : 1);
    if (run > count - seen + SPARE) throw new RangeError(`a run of ${run} values in a page of ${count}`);
    at += isPacked ? (run / 8) * width : Math.ceil(width / 8);
    seen += run;
  }
}

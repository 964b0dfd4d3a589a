import { parquetReadObjects } from 'hyparquet';
import { AtlasError } from '../../errors.ts';
import { checkParquet } from '../../formats/check-parquet.ts';
import { detailOf } from '../../formats/out-of-bounds.ts';
import { unpackSnappy } from '../../formats/snappy.ts';
import { writeCells } from './write-cells.ts';

/** A table of fixes has far fewer; more are passed over. */
const MOST_COLUMNS = 200;
const WKB_POINT = 1;
/** Rows by which the column of points is known. */
const SHOWN = 1000;

/**
 * The rows of a Parquet file as a table of fixes, a column a flat column of its own; the points of a GeoParquet file are
 * columns of longitude and latitude. Columns that are packed in a way that is not read are passed over.
 * @throws AtlasError naming the file where it is damaged or none of its columns can be read
 */
export async function* tableOfParquet(bytes: Uint8Array<ArrayBuffer>, file: string): AsyncGenerator<string> {
  const unreadable = (error: unknown): AtlasError => new AtlasError('parquet.unreadable', { detail: detailOf(error) }, { file });
  try {
    const { schema, row_groups: groups } = checkParquet(bytes, []);
    const flat = schema.filter(({ num_children: children }) => !children).slice(0, MOST_COLUMNS);
    let fault: unknown;
    const names = flat.flatMap(({ name }) => {
      try {
        checkParquet(bytes, [name]);
        return [name];
      } catch (error) {
        fault ??= error;
        return [];
      }
    });
    if (names.length === 0) throw fault;
    const metadata = checkParquet(bytes, names);
    let rowStart = 0;
    let shown: { columns: string[]; points: string | undefined } | undefined;
    for (const group of groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      const rows = await parquetReadObjects({
        file: bytes.buffer,
        metadata,
        columns: names,
        rowStart,
        rowEnd,
        utf8: false,
        compressors: { SNAPPY: unpackSnappy },
      });
      const isFirst = shown === undefined;
      shown ??= describeColumns(names, rows.slice(0, SHOWN));
      const { columns, points } = shown;
      const cells = rows.map((row) => [...columns.map((name) => textOf(row[name])), ...(points === undefined ? [] : placeOf(row[points]))]);
      const header = [...columns, ...(points === undefined ? [] : ['longitude', 'latitude'])];
      for (const piece of writeCells(header, cells)) yield isFirst || !piece.startsWith(headerOf(header)) ? piece : piece.slice(headerOf(header).length);
      rowStart = rowEnd;
    }
  } catch (error) {
    throw error instanceof AtlasError ? error : unreadable(error);
  }
}

function headerOf(header: readonly string[]): string {
  return [...writeCells(header, [])].join('');
}

/** Which column holds points, by the first rows, and the others. */
function describeColumns(names: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): { columns: string[]; points: string | undefined } {
  const points = names.find((name) => rows.some((row) => placeOf(row[name])[0] !== ''));
  const taken = points === undefined ? [] : ['longitude', 'latitude'];
  return { points, columns: names.filter((name) => name !== points && !taken.includes(name.toLowerCase())) };
}

/** Text that the file does not call so is bytes; bytes that are none, such as a polygon's, say nothing here. */
function textOf(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  return value.includes(0) ? '' : new TextDecoder().decode(value);
}

/** Coordinates of a point in well-known binary (OGC 06-103r4); blank for anything else. */
function placeOf(value: unknown): readonly [unknown, unknown] {
  if (!(value instanceof Uint8Array) || value.length < 21 || value[0]! > 1) return ['', ''];
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  const little = value[0] === 1;
  if ((view.getUint32(1, little) & 0x0fffffff) % 1000 !== WKB_POINT) return ['', ''];
  return [view.getFloat64(5, little), view.getFloat64(13, little)];
}

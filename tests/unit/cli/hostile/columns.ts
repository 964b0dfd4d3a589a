import { parquetWriteBuffer } from 'hyparquet-writer';
import { joined, type Makers, repeated, text, varint } from './makers.ts';

// Parquet files whose metadata and pages stand for more than their bytes.

/** Thrift's compact protocol: the bytes of a structure's fields, in order from 1; undefined is left out. */
type Field = { readonly int: number } | { readonly bytes: Uint8Array } | { readonly list: readonly Uint8Array[] } | { readonly struct: Uint8Array } | undefined;

function struct(fields: readonly Field[]): Uint8Array {
  const out: Uint8Array[] = [];
  let before = 0;
  for (const [at, field] of fields.entries()) {
    if (!field) continue;
    const delta = at + 1 - before;
    before = at + 1;
    const head = (type: number): number[] => [(delta << 4) | type];
    if ('int' in field) out.push(joined(head(6), varint(field.int * 2)));
    else if ('bytes' in field) out.push(joined(head(8), varint(field.bytes.length), field.bytes));
    else if ('struct' in field) out.push(joined(head(12), field.struct));
    else out.push(joined(head(9), [0xf0 | 12], varint(field.list.length), Buffer.concat([...field.list])));
  }
  return joined(...out, [0]);
}

const int = (value: number): Field => ({ int: value });
const name = (words: string): Field => ({ bytes: text(words) });
const element = (children: number, called: string): Uint8Array =>
  struct(children > 0 ? [undefined, undefined, int(0), name(called), int(children)] : [int(6), undefined, int(0), name(called)]);

/** A file of nothing but its metadata. */
function file(metadata: Uint8Array, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, metadata.length, true);
  return joined(text('PAR1'), data, metadata, new Uint8Array(length.buffer), text('PAR1'));
}

const metadata = (schema: readonly Uint8Array[], rows: number, groups: readonly Uint8Array[]): Uint8Array =>
  struct([int(1), { list: schema }, int(rows), { list: groups }]);
const flat = [element(4, 'schema'), ...['individual', 'time', 'lon', 'lat'].map((each) => element(0, each))];

interface Rows {
  readonly individual: readonly string[];
  readonly codec?: 'SNAPPY' | 'UNCOMPRESSED' | 'GZIP' | 'ZSTD';
  readonly group?: number;
}
function write({ individual, codec = 'SNAPPY', group = 2_000_000 }: Rows): Uint8Array {
  const n = individual.length;
  const bytes = parquetWriteBuffer({
    codec: codec === 'ZSTD' || codec === 'GZIP' ? 'UNCOMPRESSED' : codec,
    rowGroupSize: group,
    columnData: [
      { name: 'individual', data: [...individual], type: 'STRING' },
      { name: 'time', data: Array.from({ length: n }, () => new Date(1e12)), type: 'TIMESTAMP' },
      { name: 'lon', data: Array.from({ length: n }, () => 10), type: 'DOUBLE' },
      { name: 'lat', data: Array.from({ length: n }, () => 50), type: 'DOUBLE' },
    ],
  });
  return new Uint8Array(bytes);
}

const same = (n: number, word = 'a'): string[] => Array.from({ length: n }, () => word);

export const COLUMNS: Makers = {
  'schema-nine-thousand-deep.parquet': () => file(metadata([...Array.from({ length: 9000 }, () => element(1, 'a')), element(0, 'a')], 0, [])),
  'schema-million-deep.parquet': () => file(metadata([...Array.from({ length: 1e6 }, () => element(1, 'a')), element(0, 'a')], 0, [])),
  'schema-of-a-thousand-million.parquet': () => file(metadata([element(1e9, 'a'), element(0, 'a')], 0, [])),
  'million-columns.parquet': () => file(metadata([element(1e6, 'schema'), ...Array.from({ length: 1e6 }, () => element(0, 'time'))], 0, [])),
  'two-hundred-thousand-groups.parquet': () =>
    file(
      metadata(
        flat,
        0,
        Array.from({ length: 200_000 }, () => struct([{ list: [] }, int(0), int(0)])),
      ),
    ),
  'half-a-million-groups.parquet': () =>
    file(
      metadata(
        flat,
        0,
        Array.from({ length: 5e5 }, () => struct([{ list: [] }, int(0), int(0)])),
      ),
    ),
  'two-million-rows.parquet': () => write({ individual: same(2_000_000) }),
  'five-million-rows.parquet': () => joined(write({ individual: same(4_900_000) })),
  'groups-of-one-row.parquet': () => write({ individual: same(3000), group: 1 }),
  'long-names.parquet': () => write({ individual: Array.from({ length: 2000 }, (_, i) => 'x'.repeat(1e5) + i) }),
  'one-long-name.parquet': () => write({ individual: same(200_000, 'x'.repeat(2e6)) }),
  'individuals-by-the-million.parquet': () => write({ individual: Array.from({ length: 1_000_000 }, (_, i) => `a${i}`) }),
  'metadata-of-zeros.parquet': () => file(new Uint8Array(5e7)),
  'metadata-of-lists.parquet': () => file(joined([0x19, 0xf9], varint(5e7), repeated([0x09], 5e7))),
};

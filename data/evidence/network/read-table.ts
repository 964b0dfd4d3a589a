import { Tally } from '../../../src/domain/areas/raw-feature.ts';
import { AtlasError } from '../../../src/domain/errors.ts';
import { CsvTokenizer } from '../../../src/domain/formats/csv-tokenizer.ts';
import { decodeSource } from '../../find-source.ts';
import type { BuildContext } from '../evidence.ts';
import type { NetworkTable } from './network-manifest.ts';

/** Rows of a manifest's tables, and what was left out of them. */
export class TableReport {
  rowsRead = 0;
  kept = 0;
  readonly dropped = new Tally();
}

/** A row's cells by the name of their column, without white space around them; cells that say nothing are left out. */
export type Row = ReadonlyMap<string, string>;

/** What tables write into a cell that says nothing. */
const NOTHING = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '-']);

/**
 * The rows of a table, as many as its manifest lets count.
 * @throws AtlasError naming the file where it is no table, has two columns of a name, or lacks the column of `only`
 */
export function readRows(
  { source, only }: NetworkTable,
  context: BuildContext,
  report: TableReport,
): { readonly file: string; readonly columns: readonly string[]; readonly rows: Row[] } {
  const { file } = context.source(source);
  const records: string[][] = [];
  const tokenizer = new CsvTokenizer(file, (cells) => records.push(cells));
  tokenizer.push(decodeSource(context.open(source)).replace(/^\uFEFF/, ''));
  tokenizer.end();
  const [header = [], ...body] = records;
  const columns = header.map((name) => name.trim());
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at);
  if (twice !== undefined) throw new AtlasError('cli.unreadable', { detail: `it has two columns "${twice}"` }, { file, field: twice });
  const ragged = body.findIndex((cells) => cells.length > columns.length);
  if (ragged >= 0) throw new AtlasError('cli.unreadable', { detail: `row ${ragged + 2} has more cells than the table has columns` }, { file });
  if (only && !columns.includes(only.column)) throw lacks(file, [only.column], columns);
  const rows = body.map((cells): Row => new Map(columns.flatMap((name, at) => filled(name, cells[at]))));
  report.rowsRead += rows.length;
  const counting = rows.filter((row) => only === undefined || only.values.includes(row.get(only.column) ?? ''));
  for (let i = counting.length; i < rows.length; i++) report.dropped.add('dropped.networkOthers');
  return { file, columns, rows: counting };
}

function filled(name: string, cell: string | undefined): [string, string][] {
  const value = (cell ?? '').trim();
  return NOTHING.has(value.toLowerCase()) ? [] : [[name, value]];
}

/** The fault of a table without any of the columns that one thing may stand in. */
export function lacks(file: string, wanted: readonly string[], columns: readonly string[]): AtlasError {
  const names = wanted.map((name) => `"${name}"`).join(' or ');
  return new AtlasError('cli.unreadable', { detail: `it has no column ${names}, only ${columns.join(', ')}` }, { file, field: wanted[0] ?? '' });
}

/** The first of several columns that a row has something in. */
export function cellOf(row: Row, names: readonly string[]): string | undefined {
  for (const name of names) {
    const cell = row.get(name);
    if (cell !== undefined) return cell;
  }
  return undefined;
}

/** A number as it is written in these tables, with a point; undefined for anything else, text such as `1-10` among it. */
export function numberOf(cell: string | undefined): number | undefined {
  return cell !== undefined && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : undefined;
}

/** A number of individuals; 0 is how these tables write that it is not known. */
export function individualsOf(cell: string | undefined): number | undefined {
  const value = numberOf(cell);
  return value !== undefined && Number.isInteger(value) && value > 0 ? value : undefined;
}

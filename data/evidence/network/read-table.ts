import { Tally } from '../../../src/domain/areas/raw-feature.ts';
import { AtlasError } from '../../../src/domain/errors.ts';
import { CsvTokenizer } from '../../../src/domain/formats/csv-tokenizer.ts';
import { decodeSource } from '../../find-source.ts';
import { isTooWide } from '../../../src/domain/formats/read-cells.ts';
import type { NoteCode } from '../../../src/domain/notes.ts';
import { Told } from '../../told.ts';
import type { BuildContext } from '../evidence.ts';
import type { NetworkTable } from './network-manifest.ts';

/** Rows of a manifest's tables, and what was left out of them. */
export class TableReport {
  rowsRead = 0;
  kept = 0;
  readonly dropped = new Tally();

  constructor(private readonly told = new Told()) {}

  /** Leaves out one row. @param line its line in the file, the header being 1 */
  drop(file: string, reason: NoteCode, line: number): void {
    this.dropped.add(reason);
    this.told.lose(file, reason, [line]);
  }
}

/** A row's cells by the name of their column, without white space around them; cells that say nothing are left out. */
export type Row = ReadonlyMap<string, string>;

/** A row with its line in the file, the header being 1. */
interface NumberedRow {
  readonly row: Row;
  readonly line: number;
}

/** Columns that a fault lists, and characters of each. */
const COLUMNS_SAID = 30;
export const LONGEST_SAID = 40;

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
): { readonly file: string; readonly columns: readonly string[]; readonly rows: NumberedRow[] } {
  const { file } = context.source(source);
  const rows: NumberedRow[] = [];
  let columns: readonly string[] | undefined;
  const takeHeader = (cells: readonly string[]): readonly string[] => {
    const names = cells.map((name) => name.trim());
    const seen = new Set<string>();
    for (const name of names) {
      if (name !== '' && seen.has(name))
        throw new AtlasError('cli.unreadable', { detail: `it has two columns "${name.slice(0, LONGEST_SAID)}"` }, { file, field: name.slice(0, LONGEST_SAID) });
      seen.add(name);
    }
    if (only && !seen.has(only.column)) throw lacks(file, [only.column], names);
    return names;
  };
  // A row at a time: those that do not count are let go.
  const tokenizer = new CsvTokenizer(file, (cells, line) => {
    if (!columns) {
      columns = takeHeader(cells);
      return;
    }
    report.rowsRead += 1;
    if (isTooWide(cells, columns.length)) {
      report.drop(file, 'dropped.tooManyCells', line);
      return;
    }
    const names = columns;
    const row: Row = new Map(cells.flatMap((cell, at) => filled(names[at] ?? '', cell)));
    if (only === undefined || only.values.includes(row.get(only.column) ?? '')) rows.push({ row, line });
    else report.drop(file, 'dropped.networkOthers', line);
  });
  tokenizer.push(decodeSource(context.open(source)).replace(/^\uFEFF/, ''));
  tokenizer.end();
  return { file, columns: columns ?? takeHeader([]), rows };
}

function filled(name: string, cell: string): [string, string][] {
  const value = cell.trim();
  return NOTHING.has(value.toLowerCase()) ? [] : [[name, value]];
}

/** The fault of a table without any of the columns that one thing may stand in. */
export function lacks(file: string, wanted: readonly string[], columns: readonly string[]): AtlasError {
  const names = wanted.map((name) => `"${name}"`).join(' or ');
  const listed = columns.slice(0, COLUMNS_SAID).map((name) => name.slice(0, LONGEST_SAID));
  const more = columns.length > COLUMNS_SAID ? [`${columns.length - COLUMNS_SAID} more`] : [];
  return new AtlasError('cli.unreadable', { detail: `it has no column ${names}, only ${[...listed, ...more].join(', ')}` }, { file, field: wanted[0] ?? '' });
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

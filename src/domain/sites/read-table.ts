import { AtlasError } from '../errors.ts';
import type { LeftOut } from '../encounters/encounter.ts';
import { CsvTokenizer } from '../formats/csv-tokenizer.ts';
import { isTooWide, readAmount } from '../formats/read-cells.ts';
import type { NoteCode } from '../notes.ts';
import { orEmpty } from '../tracks/import/missing.ts';
import { findColumn } from '../tracks/import/table-mapping.ts';

/** Rows that a table may have, and characters of one cell: more is no list of sites. */
const MOST_ROWS = 1_000_000;
const LONGEST_CELL = 500;
/** A larger number is no count of animals at a site, and no size of a population. */
const MOST_COUNTED = 1e9;

/** The columns that each role may stand in, the first that is there; a manifest may name another. */
export type Columns<Role extends string> = Readonly<Record<Role, readonly string[]>>;

export interface TableRequest<Role extends string> {
  readonly text: string;
  readonly file: string;
  readonly columns: Columns<Role>;
  /** Roles that a table must have. */
  readonly needed: readonly NoInfer<Role>[];
  /** Role → name of the column, where it is none of the known. */
  readonly map?: Readonly<Partial<Record<string, string | undefined>>> | undefined;
  /** Rows that count: those whose column has one of the values. */
  readonly only?: { readonly column: string; readonly values: readonly string[] } | undefined;
  readonly leftOut: LeftOut;
  /** Takes a row, or says why it is left out. */
  readonly onRow: (cell: (role: Role) => string, line: number) => NoteCode | undefined;
}

/**
 * Reads a table row by row, by the names of its columns. Cells that say nothing (`NA`, `-9999` and their like) are empty.
 * @returns how many rows there were, the header not counted
 * @throws AtlasError naming file and field where a column that is needed, or that the manifest names, is not there; naming
 * file and row where it is no table or has too many rows
 */
export function readTable<Role extends string>(request: TableRequest<Role>): number {
  const { text, file, leftOut, only, onRow } = request;
  let at: ReadonlyMap<Role, number> | undefined;
  let width = 0;
  let onlyAt = -1;
  let rows = 0;
  const tokenizer = new CsvTokenizer(file, (cells, line) => {
    if (at === undefined) {
      at = placeColumns(cells, request);
      width = cells.length;
      onlyAt = only === undefined ? -1 : findColumn(cells, only.column);
      if (only !== undefined && onlyAt < 0) throw new AtlasError('sites.noColumn', { column: only.column }, { file, field: 'only' });
      return;
    }
    rows += 1;
    if (rows > MOST_ROWS) throw new AtlasError('sites.tooMany', { most: MOST_ROWS }, { file, row: line });
    const reason = refuse(cells) ?? onRow((role) => orEmpty(cells[at?.get(role) ?? -1]), line);
    if (reason !== undefined) leftOut.add(reason, line);
  });
  const refuse = (cells: readonly string[]): NoteCode | undefined => {
    if (isTooWide(cells, width)) return 'dropped.tooManyCells';
    if (cells.some((cell) => cell.length > LONGEST_CELL)) return 'dropped.siteText';
    return only !== undefined && !only.values.includes((cells[onlyAt] ?? '').trim()) ? 'dropped.networkOthers' : undefined;
  };
  tokenizer.push(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  tokenizer.end();
  return rows;
}

function placeColumns<Role extends string>(header: readonly string[], { file, columns, needed, map }: TableRequest<Role>): ReadonlyMap<Role, number> {
  const at = new Map<Role, number>();
  for (const role of rolesOf(columns)) {
    const given = map?.[role];
    const names = given === undefined ? columns[role] : [given];
    const found = names.map((name) => findColumn(header, name)).find((index) => index >= 0);
    if (found !== undefined) at.set(role, found);
    else if (given !== undefined || needed.includes(role)) throw new AtlasError('sites.noColumn', { column: names.join(' / ') }, { file, field: role });
  }
  return at;
}

function rolesOf<Role extends string>(columns: Columns<Role>): Role[] {
  return Object.keys(columns).filter((role): role is Role => role in columns);
}

/** A cell as a number: undefined where it is empty, NaN where it is no number of 0 to a billion. */
export function amountOf(cell: string): number | undefined {
  if (cell === '') return undefined;
  const amount = readAmount(cell);
  return amount >= 0 && amount <= MOST_COUNTED ? amount : Number.NaN;
}

/** A cell as a year: undefined where it is empty, NaN where it is none of 1800 to 2199. */
export function yearOf(cell: string): number | undefined {
  if (cell === '') return undefined;
  return /^\d{4}(\.0+)?$/.test(cell) && Number(cell) >= 1800 && Number(cell) < 2200 ? Number(cell) : Number.NaN;
}

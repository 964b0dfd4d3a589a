import type { Database, SqlValue } from 'sql.js';
import type { LoadSqlite } from './read-geopackage.ts';

/** Fewer bytes than any row of a table takes in a file: its length, its number, its header and two in its page's list are five. */
const ROW_BYTES = 4;
/** What the values of a table may take beyond the file's own bytes: columns that were added later have theirs once for all rows. */
const SPARE_BYTES = 16_000_000;
/** A value takes at the least a byte of its row's header. */
const VALUE_BYTES = 2;

export type SqliteRow = Readonly<Record<string, SqlValue>>;

/**
 * Opens databases from their bytes, to be read alone: nothing is written, so that no trigger runs, and what a file defines may
 * call no function that does more than compute. Its views and generated columns are run by whoever asks for them: ask for
 * stored tables and plain columns.
 */
export async function openSqlite(loadSqlite: LoadSqlite): Promise<(bytes: Uint8Array) => Database> {
  const wasmBinary = await loadSqlite();
  // Loaded when first needed: most files come as text.
  const { default: initSqlJs } = await import('sql.js');
  const sqlite = await initSqlJs({ wasmBinary });
  return (bytes) => {
    const database = new sqlite.Database(bytes);
    database.run('PRAGMA trusted_schema = OFF; PRAGMA query_only = ON');
    return database;
  };
}

/** Rows of one table, each an object of some hundred bytes. */
const MOST_ROWS = 3_000_000;
/** Rows that a file has room for: more can only come of pages that are read again and again. */
export const mostRows = (bytes: Uint8Array): number => Math.min(MOST_ROWS, bytes.length / ROW_BYTES);

/**
 * The tables whose rows stand in the file, as SQLite itself understands its definitions: in the list of tables
 * (`sqlite_master`) a file may call a view a table, or write a virtual one with a blank more.
 */
export const STORED_TABLES = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`;

function sizeOf(value: SqlValue | undefined): number {
  return typeof value === 'string' || value instanceof Uint8Array ? value.length : 0;
}

/** How many rows a stored table has, counted by SQLite; one more than `most` where there are more. @param table quoted */
export function countRows(database: Database, table: string, most: number): number {
  return Number(database.exec(`SELECT count(*) FROM (SELECT 1 FROM ${table} LIMIT ${Math.floor(most) + 1})`)[0]?.values[0]?.[0] ?? 0);
}

/**
 * The rows of a query.
 * @param most rows that the file has room for
 * @param tooMany the fault where there are more, or their values take more than the file could hold
 */
export function readRowsWithin(database: Database, sql: string, most: number, tooMany: () => Error): SqliteRow[] {
  const rows: SqliteRow[] = [];
  const names: string[] = [];
  eachRowWithin(database, sql, most, tooMany, names, (values) => {
    rows.push(Object.fromEntries(names.map((name, at) => [name, values[at] ?? null])));
  });
  return rows;
}

/**
 * Each row of a query, as a list of its values, none of them kept here. Throws as `readRowsWithin`.
 * @param names gets the columns' names
 */
export function eachRowWithin(
  database: Database,
  sql: string,
  most: number,
  tooMany: () => Error,
  names: string[],
  visit: (values: readonly SqlValue[]) => void,
): void {
  const statement = database.prepare(sql);
  // What a column has for all its rows, and pages that rows share, stand in the file once.
  let left = 2 * ROW_BYTES * most + SPARE_BYTES;
  try {
    names.push(...statement.getColumnNames());
    for (let rows = 1; statement.step(); rows++) {
      const values = statement.get();
      left -= VALUE_BYTES * values.length;
      for (const value of values) left -= sizeOf(value);
      if (left < 0 || rows > most) throw tooMany();
      visit(values);
    }
  } finally {
    statement.free();
  }
}

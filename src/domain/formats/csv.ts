import Papa from 'papaparse';

/** A value of a CSV table; null and undefined are empty cells. */
export type CsvCell = string | number | null | undefined;

/** Rows joined at once: a table of millions of rows never stands in memory twice. */
const BATCH = 10_000;
/**
 * What a spreadsheet would take for a formula (CWE-1236), however often it was guarded before. A list of numbers such as
 * `-110.25 43.5; -110.3 43.6` is none.
 */
const FORMULA = /^'*(?:[=+@\t\r\n＝＋－＠]|-(?!\d+(?:\.\d+)?(?:[ ;,]+-?\d+(?:\.\d+)?)+$))/;

/**
 * A table as CSV (RFC 4180). Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers
 * (of that type) stay as they are. Every CSV that the atlas writes comes from here.
 * @param rows objects by column; what a row lacks is an empty cell
 * @param columns names, in the order they are written
 * @param newline CR LF, as RFC 4180 asks, when left out
 */
export function writeCsv<Column extends string>(
  rows: Iterable<Readonly<Partial<Record<Column, CsvCell>>>>,
  columns: readonly Column[],
  newline: '\r\n' | '\n' = '\r\n',
): string {
  const texts: string[] = [];
  let batch: CsvCell[][] = [[...columns]];
  const flush = (): void => {
    if (batch.length > 0) texts.push(Papa.unparse(batch, { newline, escapeFormulae: FORMULA }), newline);
    batch = [];
  };
  for (const row of rows) {
    batch.push(columns.map((column) => row[column]));
    if (batch.length === BATCH) flush();
  }
  flush();
  return texts.join('');
}

/** The text of a cell as it was before `writeCsv` guarded it. */
export function removeFormulaGuard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

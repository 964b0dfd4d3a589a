import { AtlasError } from '../../errors.ts';

/** No file of fixes has as many fields; a form with more could not be drawn. */
const MOST_COLUMNS = 5000;
/** Records that have few of many fields each would be a table of nearly nothing. */
const MOST_CELLS = 60e6;

/** @throws AtlasError where the table of so many records and fields would fill the memory */
export function refuseTooWide(columns: number, rows: number, file: string): void {
  if (columns <= MOST_COLUMNS && columns * rows <= MOST_CELLS) return;
  throw new AtlasError('table.tooManyColumns', { n: columns, most: Math.min(MOST_COLUMNS, Math.floor(MOST_CELLS / rows)) }, { file, row: 1 });
}

/** A value of a table that is no text, as its cell: times in ISO 8601, objects as JSON, nothing as an empty cell. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}

/** Rows written at once. */
const BATCH = 5000;

/**
 * A table as the text that the reader of tables takes, every cell in quotation marks and a row a line: its row numbers are
 * those of the records, the header being row 1.
 */
export function* writeCells(columns: readonly string[], rows: Iterable<readonly unknown[]>): Generator<string> {
  const lineOf = (cells: readonly unknown[]): string =>
    `${cells
      .map(
        (cell) =>
          `"${cellOf(cell)
            .replaceAll('"', '""')
            .replaceAll(/[\r\n]+/g, ' ')}"`,
      )
      .join(',')}\n`;
  let held = lineOf(columns);
  let count = 0;
  for (const row of rows) {
    held += lineOf(row);
    count += 1;
    if (count % BATCH > 0) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}

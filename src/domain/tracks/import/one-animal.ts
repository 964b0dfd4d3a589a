import { orEmpty } from './missing.ts';

/** Rows by which columns are judged, at least. */
const FEWEST_ROWS = 2;

/**
 * Whether a table without a column of animals can only be of one: every column besides those of time and place is blank or
 * holds measurements or running numbers. Words, and figures that come again, may tell animals apart, and are asked for.
 * @param sample first rows
 * @param known the columns of time and place, from 0
 */
export function isOneAnimal(header: readonly string[], sample: readonly (readonly string[])[], known: readonly number[]): boolean {
  if (sample.length < FEWEST_ROWS) return false;
  return header.every((_, at) => {
    if (known.includes(at)) return true;
    const cells = sample.map((row) => orEmpty(row[at])).filter((cell) => cell !== '');
    const areNumbers = cells.every((cell) => /^[+−-]?\d+(?:[.,]\d+)?$/.test(cell));
    return areNumbers && (cells.length === 0 || cells.some((cell) => /[.,]\d*[1-9]/.test(cell)) || new Set(cells).size * 2 > cells.length);
  });
}

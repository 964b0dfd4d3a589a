import { AtlasError, reasonOf } from '../domain/errors.ts';
import { CsvTokenizer } from '../domain/formats/csv-tokenizer.ts';
import { decodeText } from '../domain/formats/decode-text.ts';
import type { PlaneSequence } from '../domain/movement/bridges/motion-variance.ts';
import { readPlain } from './read-plain.ts';

const FIELDS = ['x', 'y', 't'] as const;
/** Characters of a cell that a fault repeats. */
const LONGEST_SAID = 40;

/**
 * Fixes in a plane from a CSV with the columns `x`, `y` (metres) and `t` (seconds), in any order, others left aside;
 * gunzipped where it is gzipped.
 * @param locationErrorM given to every fix
 * @throws AtlasError naming file, row (the header is row 1) and field
 */
export function readFixes(path: string, locationErrorM: number): PlaneSequence {
  let text: string;
  try {
    text = decodeText(readPlain(path), path, 'text.otherEncoding');
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    throw new AtlasError('cli.unreadable', { detail: reasonOf(error) }, { file: path });
  }
  const columns: number[] = [];
  const read: number[][] = [[], [], []];
  const [xs, ys, ts] = read;
  const tokenizer = new CsvTokenizer(
    path,
    (cells, row) => {
      if (columns.length === 0) {
        columns.push(...findColumns(cells, path, row));
        return;
      }
      if (cells.every((cell) => cell.trim() === '')) return;
      const before = ts?.at(-1);
      for (const [k, field] of FIELDS.entries()) {
        const cell = (cells[columns[k] ?? -1] ?? '').trim();
        const value = Number(cell);
        if (cell === '' || !Number.isFinite(value))
          throw new AtlasError('cli.fixes.noNumber', { text: cell.slice(0, LONGEST_SAID) }, { file: path, row, field });
        if (field === 't' && before !== undefined && !(value > before)) {
          throw new AtlasError('cli.fixes.timeOrder', { time: String(value), before: String(before) }, { file: path, row, field });
        }
        read[k]?.push(value);
      }
    },
    { delimiter: ',' },
  );
  tokenizer.push(text);
  tokenizer.end();
  const n = ts?.length ?? 0;
  if (columns.length === 0) findColumns([], path, 1);
  if (n < 2) throw new AtlasError('cli.fixes.tooFew', { n }, { file: path });
  return { x: Float64Array.from(xs ?? []), y: Float64Array.from(ys ?? []), t: Float64Array.from(ts ?? []), error: new Float64Array(n).fill(locationErrorM) };
}

/** The place of each field among the columns. */
function findColumns(header: readonly string[], file: string, row: number): number[] {
  const names = header.map((name) => name.trim());
  return FIELDS.map((field) => {
    const column = names.indexOf(field);
    if (column < 0) throw new AtlasError('cli.fixes.noColumn', {}, { file, row, field });
    return column;
  });
}

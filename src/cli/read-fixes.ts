import Papa from 'papaparse';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import { decodeText } from '../domain/formats/decode-text.ts';
import type { PlaneSequence } from '../domain/movement/bridges/motion-variance.ts';
import { readPlain } from './read-plain.ts';

const FIELDS = ['x', 'y', 't'] as const;

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
  // Its header first: what is no table of fixes is not cut into millions of cells.
  const header = (Papa.parse<string[]>(text, { delimiter: ',', preview: 1 }).data[0] ?? []).map((name) => name.trim());
  const columns = FIELDS.map((field) => {
    const column = header.indexOf(field);
    if (column < 0) throw new AtlasError('cli.fixes.noColumn', {}, { file: path, row: 1, field });
    return column;
  });
  // Blank lines stay in, so that row numbers are those an editor shows.
  const lines = Papa.parse<string[]>(text, { delimiter: ',' }).data;
  const fixes: [number, number, number][] = [];
  for (const [index, cells] of lines.entries()) {
    if (index === 0 || cells.every((cell) => cell.trim() === '')) continue;
    const row = index + 1;
    const read = (k: number): number => {
      const field = FIELDS[k] ?? '';
      const cell = (cells[columns[k] ?? -1] ?? '').trim();
      const value = Number(cell);
      if (cell === '' || !Number.isFinite(value)) throw new AtlasError('cli.fixes.noNumber', { text: cell }, { file: path, row, field });
      return value;
    };
    const fix: [number, number, number] = [read(0), read(1), read(2)];
    const before = fixes.at(-1);
    if (before && !(fix[2] > before[2])) {
      throw new AtlasError('cli.fixes.timeOrder', { time: String(fix[2]), before: String(before[2]) }, { file: path, row, field: 't' });
    }
    fixes.push(fix);
  }
  if (fixes.length < 2) throw new AtlasError('cli.fixes.tooFew', { n: fixes.length }, { file: path });
  return {
    x: Float64Array.from(fixes, ([x]) => x),
    y: Float64Array.from(fixes, ([, y]) => y),
    t: Float64Array.from(fixes, ([, , t]) => t),
    error: new Float64Array(fixes.length).fill(locationErrorM),
  };
}

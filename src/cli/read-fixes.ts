import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { AtlasError } from '../domain/errors.ts';
import { decodeText } from '../domain/formats/decode-text.ts';
import type { PlaneSequence } from '../domain/movement/bridges/motion-variance.ts';

const FIELDS = ['x', 'y', 't'] as const;
const ADVICE = 'Give a CSV with the columns x and y (metres) and t (seconds), one fix a row in order of time.';

/**
 * Fixes in a plane from a CSV with the columns `x`, `y` (metres) and `t` (seconds), in any order, others left aside;
 * gunzipped where it is gzipped.
 * @param locationErrorM given to every fix
 * @throws AtlasError naming file, row (the header is row 1) and field
 */
export function readFixes(path: string, locationErrorM: number): PlaneSequence {
  let text: string;
  try {
    const bytes = readFileSync(path);
    text = decodeText(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes, path, ADVICE);
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    throw new AtlasError(`${path}: ${error instanceof Error ? error.message : String(error)}`, ADVICE, { file: path });
  }
  // Blank lines stay in, so that row numbers are those an editor shows.
  const lines = Papa.parse<string[]>(text, { delimiter: ',' }).data;
  const header = (lines[0] ?? []).map((name) => name.trim());
  const columns = FIELDS.map((field) => {
    const column = header.indexOf(field);
    if (column < 0) throw new AtlasError(`${path}, row 1: the column "${field}" is missing`, ADVICE, { file: path, row: 1, field });
    return column;
  });
  const fixes: [number, number, number][] = [];
  for (const [index, cells] of lines.entries()) {
    if (index === 0 || cells.every((cell) => cell.trim() === '')) continue;
    const row = index + 1;
    const read = (k: number): number => {
      const field = FIELDS[k] ?? '';
      const cell = (cells[columns[k] ?? -1] ?? '').trim();
      const value = Number(cell);
      if (cell === '' || !Number.isFinite(value))
        throw new AtlasError(`${path}, row ${row}, ${field}: "${cell}" is not a number`, ADVICE, { file: path, row, field });
      return value;
    };
    const fix: [number, number, number] = [read(0), read(1), read(2)];
    const before = fixes.at(-1);
    if (before && !(fix[2] > before[2])) {
      throw new AtlasError(`${path}, row ${row}, t: ${fix[2]} is not after ${before[2]}, the time of the fix before it`, ADVICE, {
        file: path,
        row,
        field: 't',
      });
    }
    fixes.push(fix);
  }
  if (fixes.length < 2) throw new AtlasError(`${path} has ${fixes.length} of the at least 2 fixes of a bridge`, ADVICE, { file: path });
  return {
    x: Float64Array.from(fixes, ([x]) => x),
    y: Float64Array.from(fixes, ([, y]) => y),
    t: Float64Array.from(fixes, ([, , t]) => t),
    error: new Float64Array(fixes.length).fill(locationErrorM),
  };
}

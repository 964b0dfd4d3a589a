import { type CutLine, DAMAGED, type SpacedTable } from './cut-line.ts';
import { findTibble } from './tibble-print.ts';

const LINES = 40;
/** Lines below the header that must be cut alike, and two thirds of all. */
const FEWEST_ROWS = 2;
const FEWEST_COLUMNS = 3;
const WORDS = /"([^"]*)"|`([^`]*)`|(\S+)/g;
const DATE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/;
const CLOCK = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|UTC|[+-]\d{2}:?\d{2})?$/;

const wordsOf = (line: string): string[] => Array.from(line.matchAll(WORDS), ([, quoted, ticked, plain]) => quoted ?? ticked ?? plain ?? '');
const farApart = (line: string): string[] => line.trim().split(/ {2,}/);

/** Words of a line, a date and the clock after it being one. */
function timesTogether(line: string): string[] {
  const together: string[] = [];
  for (const word of wordsOf(line)) {
    const last = together.at(-1);
    if (last !== undefined && DATE.test(last) && CLOCK.test(word)) together[together.length - 1] = `${last} ${word}`;
    else together.push(word);
  }
  return together;
}

/** Number of a row that R or Python prints before it. */
const ROW_NUMBER = /^\d+:?$/;

/**
 * How the lines of a table are cut whose columns are set apart by blanks, as R and vendors print them: by two blanks or
 * more, else by one, with names in quotation marks, dates and clocks as one cell, and numbers or names of rows that have
 * no header. What R and Python print around their tables is none of them.
 * @param start the first characters of a file
 * @returns undefined of any other table
 */
export function findSpacedColumns(start: string): SpacedTable | undefined {
  const all = start.split(/\r\n|\r|\n/);
  // The last line may go on.
  const whole = all.length > LINES ? all.slice(0, LINES) : all.slice(0, -1);
  const tibble = findTibble(whole);
  if (tibble) return tibble;
  const lines = whole.filter((line) => line.trim() !== '' && !isBesidePrint(line));
  const [header = '', ...rows] = lines;
  if (rows.length < FEWEST_ROWS || lines.some((line) => /[\t;|]/.test(line)) || header.includes(',')) return undefined;
  const ways: readonly (readonly [(line: string) => string[], number])[] = [
    [farApart, 0],
    [timesTogether, 0],
    [wordsOf, 0],
    [timesTogether, 1],
    [wordsOf, 1],
  ];
  const areNumbered = rows.every((row) => ROW_NUMBER.test(wordsOf(row)[0] ?? ''));
  // Of ways that fit, that of most columns: what stands close together may be several.
  const fitting = ways.flatMap(([cut, rowNames]) => {
    const names = cut === farApart ? farApart(header) : wordsOf(header);
    const isTable = names.length >= FEWEST_COLUMNS && new Set(names).size === names.length && names.every((name) => !/^[\d.,:+-]+$/.test(name));
    const fits = isTable ? rows.filter((row) => cut(row).length === names.length + rowNames).length : 0;
    // A few may lack a cell: they are counted as damaged.
    return fits >= FEWEST_ROWS && fits * 3 >= rows.length * 2 ? [{ cut, rowNames, names, fits }] : [];
  });
  // The number of a row and the name after it, one blank apart, are no cell.
  const best = fitting.sort(
    (one, other) => other.fits - one.fits || other.names.length - one.names.length || (areNumbered ? other.rowNames - one.rowNames : 0),
  )[0];
  if (!best) return undefined;
  const { cut, rowNames, names } = best;
  const print = { rowsMissing: 0 };
  let first = true;
  // Python and R say how many rows they left out, or where.
  const isPrint = whole.some(isBesidePrint);
  let last = 0;
  const cutLine: CutLine = (line) => {
    if (line.trim() === '') return [];
    if (isPrint && isBesidePrint(line)) return [];
    if (first) {
      first = false;
      return names;
    }
    const cells = cut(line);
    if (cells.length !== names.length + rowNames) return [DAMAGED];
    if (isPrint) {
      const row = Number.parseInt(cells[0] ?? '', 10);
      if (row > last + 1 && last > 0) print.rowsMissing += row - last - 1;
      last = row;
    }
    return cells.slice(rowNames);
  };
  return isPrint ? { cut: cutLine, print } : { cut: cutLine };
}

/** Lines that R and Python print between and below the rows: of rows left out, and of how many there are. */
function isBesidePrint(line: string): boolean {
  return /^\s*(?:---+\s*|\.{2,3}(?:\s+\.{2,3})+\s*|\[\d+ rows x \d+ columns\]\s*)$/.test(line);
}

/** The same table with its cells in quotation marks and commas between, line by line. */
export async function* writeSpaced(pieces: AsyncIterable<readonly string[]>, cut: CutLine): AsyncGenerator<string> {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  for await (const lines of pieces) yield lines.map((line) => `${cut(line).map(quoted).join(',')}\n`).join('');
}

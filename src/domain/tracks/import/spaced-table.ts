/** A cell that marks a line which has another number of words than the table has columns: which is whose cannot be told. */
export const DAMAGED = '\u0001';

/** Cells of one line. */
export type CutLine = (line: string) => readonly string[];

const LINES = 40;
/** Lines below the header that must be cut alike, and two thirds of all. */
const FEWEST_ROWS = 2;
const FEWEST_COLUMNS = 3;
const WORDS = /"([^"]*)"|(\S+)/g;
const DATE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/;
const CLOCK = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|UTC|[+-]\d{2}:?\d{2})?$/;

const wordsOf = (line: string): string[] => Array.from(line.matchAll(WORDS), ([, quoted, plain]) => quoted ?? plain ?? '');
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

/**
 * How the lines of a table are cut whose columns are set apart by blanks, as R and vendors print them: by two blanks or
 * more, else by one, with names in quotation marks, dates and clocks as one cell, and numbers or names of rows that have
 * no header.
 * @param start the first characters of a file
 * @returns how a line is cut, the header first; undefined of any other table
 */
export function findSpacedColumns(start: string): CutLine | undefined {
  const all = start.split(/\r\n|\r|\n/);
  // The last line may go on.
  const lines = (all.length > LINES ? all.slice(0, LINES) : all.slice(0, -1)).filter((line) => line.trim() !== '');
  const [header = '', ...rows] = lines;
  if (rows.length < FEWEST_ROWS || lines.some((line) => /[\t;|]/.test(line)) || header.includes(',')) return undefined;
  const ways: readonly (readonly [(line: string) => string[], number])[] = [
    [farApart, 0],
    [timesTogether, 0],
    [wordsOf, 0],
    [timesTogether, 1],
    [wordsOf, 1],
  ];
  // Of ways that fit, that of most columns: what stands close together may be several.
  const fitting = ways.flatMap(([cut, rowNames]) => {
    const names = cut === farApart ? farApart(header) : wordsOf(header);
    const isTable = names.length >= FEWEST_COLUMNS && new Set(names).size === names.length && names.every((name) => !/^[\d.,:+-]+$/.test(name));
    const fits = isTable ? rows.filter((row) => cut(row).length === names.length + rowNames).length : 0;
    // A few may lack a cell: they are counted as damaged.
    return fits >= FEWEST_ROWS && fits * 3 >= rows.length * 2 ? [{ cut, rowNames, names, fits }] : [];
  });
  const best = fitting.sort((one, other) => other.fits - one.fits || other.names.length - one.names.length)[0];
  if (!best) return undefined;
  const { cut, rowNames, names } = best;
  let first = true;
  return (line) => {
    if (line.trim() === '') return [];
    if (first) {
      first = false;
      return names;
    }
    const cells = cut(line);
    return cells.length === names.length + rowNames ? cells.slice(rowNames) : [DAMAGED];
  };
}

/** The same table with its cells in quotation marks and commas between, line by line. */
export async function* writeSpaced(pieces: AsyncIterable<readonly string[]>, cut: CutLine): AsyncGenerator<string> {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  for await (const lines of pieces) yield lines.map((line) => `${cut(line).map(quoted).join(',')}\n`).join('');
}

const LINES = 40;
const FEWEST_ROWS = 2;
/** A table of tracks has an animal, a time and a place. */
const FEWEST_CELLS = 3;
/** One cell in quotation marks, and the blank cells that a spreadsheet puts behind it. */
const WRAPPED = /^"((?:[^"]|"")*)"[,;\t]*$/;
const CURLY = /[“”„‟«»]/g;

/** How each line of a text is mended before it is cut. */
export type MendLine = (line: string) => string;

/**
 * Lines that a spreadsheet took for one cell each and put in quotation marks, and cells in the curly quotation marks of a
 * word processor: as the table that they were.
 * @param start the first characters of a file
 * @returns undefined of any other text
 */
export function findWrappedLines(start: string): MendLine | undefined {
  const all = start.split(/\r\n|\r|\n/);
  // The last line may go on.
  const lines = (all.length > LINES ? all.slice(0, LINES) : all.slice(0, -1)).filter((line) => line.trim() !== '');
  if (lines.length <= FEWEST_ROWS) return undefined;
  const isTable = (line: string): boolean => [',', ';', '\t', '|'].some((mark) => line.split(mark).length >= FEWEST_CELLS);
  const inside = lines.map((line) => WRAPPED.exec(line)?.[1]);
  if (inside.every((line) => line !== undefined && isTable(line))) return (line) => WRAPPED.exec(line)?.[1]?.replaceAll('""', '"') ?? line;
  // Every cell of the header.
  const cells = (lines[0] ?? '').split(/[,;\t|]/);
  if (cells.length >= FEWEST_CELLS && cells.every((cell) => /^\s*[“„«][^“”„«»]*[”“»]\s*$/.test(cell))) return (line) => line.replaceAll(CURLY, '"');
  return undefined;
}

/** The same text with its lines mended. */
export async function* mendLines(pieces: AsyncIterable<readonly string[]>, mend: MendLine): AsyncGenerator<string> {
  for await (const lines of pieces) yield lines.map((line) => `${mend(line)}\n`).join('');
}

import { DAMAGED, type SpacedTable } from './cut-line.ts';

/** `# A tibble: 6 × 5`, `# A data frame: 6 × 5`; `# Groups:` and its like may follow. */
const TITLE = /^\s*#\s*A(?:n)? [^\n]*?[\d,]+\s*[×x]\s*\d+/;
/** `<chr> <dttm> <dbl>` below the names. */
const TYPES = /^\s*(?:<[^<>\s]+>\s*)+$/;
/** Types whose cells stand at the right of their column; a unit in brackets is of numbers. */
const AT_RIGHT = /^<(?:dbl|int|num|int64|drtn|cpl|\[.*\])(?:\[.*\])?>$/;
const MORE_ROWS = /^\s*#\s*(?:ℹ|i|…|\.\.\.)?\s*(?:with )?([\d,]+) more rows?/;

/** A column of a print: where its type stands, and on which side its cells do. */
interface Column {
  readonly start: number;
  readonly end: number;
  readonly atRight: boolean;
}

/**
 * The table that R's tibble prints: a title, names, types below them, numbered rows and a footer. Cells of text begin below
 * their type, numbers end with it; between them nothing is wider than a blank.
 * @param lines the first of a file
 * @returns undefined of any other text
 */
export function findTibble(lines: readonly string[]): SpacedTable | undefined {
  const title = lines.findIndex((line) => line.trim() !== '');
  if (title < 0 || !TITLE.test(lines[title] ?? '')) return undefined;
  const at = lines.findIndex((line) => TYPES.test(line));
  const types = lines[at] ?? '';
  const columns = Array.from(types.matchAll(/<[^<>\s]+>/g), ({ 0: text, index }): Column => {
    return { start: index, end: index + text.length, atRight: AT_RIGHT.test(text) };
  });
  const names = Array.from((lines[at - 1] ?? '').matchAll(/`([^`]*)`|(\S+)/g), ([, ticked, plain]) => ticked ?? plain ?? '');
  if (columns.length < 2 || names.length !== columns.length) return undefined;
  const print = { rowsMissing: 0 };
  let row = -1;
  return {
    print,
    cut(line) {
      row += 1;
      if (row === at - 1) return names;
      const more = MORE_ROWS.exec(line)?.[1];
      if (more !== undefined) print.rowsMissing += Number(more.replaceAll(',', ''));
      if (row <= at || line.trim() === '' || /^\s*#/.test(line)) return [];
      return cutRow(line, columns) ?? [DAMAGED];
    },
  };
}

/** Cells of a row: a text goes from its column's beginning to the numbers before the next text. */
function cutRow(line: string, columns: readonly Column[]): string[] | undefined {
  const number = /^\s*\d+\*?(?=\s)/.exec(line)?.[0].length ?? 0;
  const starts = columns.flatMap(({ start, atRight }, index) => (atRight && index > 0 ? [] : [{ index, at: atRight ? number : start }]));
  const cells: string[] = [];
  for (const [turn, { index, at }] of starts.entries()) {
    const next = starts[turn + 1];
    const part = line.slice(Math.max(at, number), next?.at).trim();
    const isText = columns[index]?.atRight === false;
    const figures = (next?.index ?? columns.length) - index - (isText ? 1 : 0);
    const tail = part.split(/\s+/).slice(-figures);
    if (!isText && (figures !== tail.length || part.split(/\s+/).length !== figures)) return undefined;
    if (isText) {
      const text = figures === 0 ? part : new RegExp(String.raw`^(.*?)(?:\s+\S+){${figures}}$`).exec(part)?.[1];
      if (text === undefined) return undefined;
      cells.push(text);
    }
    if (figures > 0) cells.push(...tail);
  }
  return cells;
}

import { isMissing } from './missing.ts';
import { recogniseTimeForm } from './parse-local-time.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Lines among which a header is looked for. */
const MOST_LINES = 100;
/** Blank lines among them count too, from so many on. */
const MOST_ROWS = 10_000;
/** A table of tracks has an animal, a time and a place. */
const FEWEST_CELLS = 3;
const COMMENT = /^\s*(?:#|%|\/\/|!)/;
const SEPARATOR = /^"?sep=(\\t|.)"?[,;|]*$/i;

/** Where a table begins. */
export interface TableStart {
  /** Characters before its header. */
  readonly at: number;
  /** Lines before its header that are neither blank nor a separator line. */
  readonly skipped: number;
  /** Lines before its header. */
  readonly rows: number;
  /** Where a separator line, or the header that was found, says it. */
  readonly delimiter: string | undefined;
}

interface Line {
  readonly text: string;
  readonly at: number;
  readonly row: number;
}

/**
 * Where the header stands in the first characters of a table: `sep=;`, comments, and whatever else a collar's software
 * or a spreadsheet wrote before it are passed over. A header names at least three columns, no two alike save in the first
 * line and none of them a number or a time, and the line below it has as many cells; where no line is one, the first line counts.
 * @param text at least the first line of the table, without a byte order mark
 */
export function findTableStart(text: string): TableStart {
  const lines = firstLines(text);
  const [first] = lines;
  if (!first) return { at: 0, skipped: 0, rows: 0, delimiter: undefined };
  const named = SEPARATOR.exec(first.text)?.[1];
  const given = named === undefined ? undefined : named === '\\t' ? '\t' : named;
  const rest = given === undefined ? lines : lines.slice(1);
  if (rest.length === 0) return { at: text.length, skipped: 0, rows: lines.length, delimiter: given };
  const start = (line: Line | undefined, delimiter: string | undefined): TableStart => {
    const found = line ?? rest[0] ?? first;
    const before = rest.filter(({ row }) => row < found.row).length;
    // The mark of a comment is no part of the first column's name.
    const mark = COMMENT.test(found.text) ? (/^\s*[#%!/]+\s*/.exec(found.text)?.[0].length ?? 0) : 0;
    return { at: found.at + mark, skipped: before, rows: found.row - 1, delimiter };
  };
  const plain = rest.filter((line) => !COMMENT.test(line.text));
  const widthWith = (line: Line | undefined, mark: string): number => (line === undefined ? 0 : cellsOf(line.text, mark).length);
  if (given !== undefined && plain.some((line) => widthWith(line, given) > 1)) return start(findHeader(plain, given) ?? plain[0], given);
  const header = findHeader(plain, undefined);
  // A header may itself be marked as a comment: `#id,time,lon,lat`.
  const comment = rest.findLast((line) => COMMENT.test(line.text) && line.row < (plain[0]?.row ?? 0));
  if (comment && header !== plain[0] && widthWith(comment, bestDelimiter(comment.text)) === widthWith(plain[0], bestDelimiter(comment.text))) {
    if (isHeader(cellsOf(comment.text.replace(/^\s*[#%!/]+\s*/, ''), bestDelimiter(comment.text)), true)) return start(comment, undefined);
  }
  return start(header ?? plain[0], header && header !== first ? bestDelimiter(header.text) : undefined);
}

/** The first lines that are not blank, those that are all there; the last of a text that ends without a line break too. */
function firstLines(text: string): Line[] {
  const lines: Line[] = [];
  const breaks = /\r\n|\r|\n|$/g;
  for (let at = 0, row = 1; at < text.length && lines.length < MOST_LINES && row <= MOST_ROWS; row += 1) {
    breaks.lastIndex = at;
    const end = breaks.exec(text);
    if (!end) break;
    const line = text.slice(at, end.index);
    if (line.trim() !== '') lines.push({ text: line, at, row });
    at = end.index + end[0].length;
    if (end[0] === '') break;
  }
  return lines;
}

/** The delimiter that cuts a line into most cells. */
export function bestDelimiter(line: string): string {
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((mark) => bare.split(mark).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Cells of a line, without their quotation marks; one that goes on in the next line ends with this. */
function cellsOf(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter).map((cell) => cell.trim());
  const cells: string[] = [];
  for (let at = 0; at <= line.length;) {
    let start = at;
    // A quotation mark counts where a cell begins with one.
    if (line[at] === '"') {
      let close = line.indexOf('"', at + 1);
      while (close >= 0 && line[close + 1] === '"') close = line.indexOf('"', close + 2);
      if (close < 0) return [...cells, line.slice(at + 1)];
      start = close;
    }
    const found = line.indexOf(delimiter, start);
    const end = found < 0 ? line.length : found;
    cells.push(line.slice(at, end).trim().replaceAll(/^"|"$/g, ''));
    at = end + delimiter.length;
  }
  return cells;
}

function isHeader(cells: readonly string[], first: boolean): boolean {
  const names = cells.filter((cell) => cell !== '');
  if (names.length < FEWEST_CELLS || (!first && new Set(names).size < names.length)) return false;
  return names.every((name) => !isMissing(name) && !Number.isFinite(Number(name.replace(',', '.'))) && recogniseTimeForm(name) === undefined);
}

/** Names that only a header of positions has. */
const LATITUDE = /(^|[-_ .])lat(itude?)?([-_ .([]|$)|latitud|northing|^breite|широта|纬度|緯度|위도|العرض/i;
const LONGITUDE = /(^|[-_ .])(lon|long|lng)(gitude?)?([-_ .([]|$)|longitud|easting|^(länge|laenge)|долгота|经度|經度|経度|경도|الطول/i;

/**
 * A header that names both coordinates, wherever it stands; else the first that could be one and is no shorter than the
 * line below it, as what stands before a table is.
 */
function findHeader(lines: readonly Line[], given: string | undefined): Line | undefined {
  const tables = lines.map((line) => {
    const cells = cellsOf(line.text, given ?? bestDelimiter(line.text));
    return { line, cells, header: isHeader(cells, line === lines[0]) };
  });
  const sure = tables.find(({ cells, header }) => header && cells.some((cell) => LATITUDE.test(cell)) && cells.some((cell) => LONGITUDE.test(cell)));
  const found =
    sure ??
    tables.find(({ line, cells, header }, index) => {
      const next = lines[index + 1];
      return header && (next === undefined || cellsOf(next.text, given ?? bestDelimiter(line.text)).length <= cells.length);
    });
  return found?.line;
}

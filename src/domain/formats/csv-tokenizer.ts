import { AtlasError } from '../errors.ts';

/** A record longer than this is a quotation mark that never closes, or no table at all. */
const LONGEST_RECORD = 1_048_576;
/** Rows without a filled cell, one after the other: a whole sheet of a spreadsheet. A table goes on with something before. */
const MOST_EMPTY_ROWS = 1_048_576;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Finds a mark again and again without looking at any character twice; the text's length where there is none. */
class Finder {
  private at = -1;

  constructor(
    readonly text: string,
    readonly mark: string,
  ) {}

  from(start: number): number {
    if (this.at < start) {
      const found = this.text.indexOf(this.mark, start);
      this.at = found < 0 ? this.text.length : found;
    }
    return this.at;
  }
}

/**
 * Cuts text that comes in pieces into records, RFC 4180 with the delimiter of the first line: `,` `;` tab or `|`.
 * Lines end with LF, CR LF or CR. `row` is the number of the line a record starts on, from 1.
 */
export class CsvTokenizer {
  /** Set with the first line that is not blank. */
  delimiter = '';
  /** Whether quotation marks are plain characters; may be set while the header is handled. */
  unquoted = false;
  private newline = '';
  private text = '';
  private row = 1;
  private emptyRows = 0;
  private marks = new Finder('', '');
  private breaks = new Finder('', '');

  /** @param start the delimiter where it is known, and the number of the first line */
  constructor(
    private readonly file: string,
    private readonly onRecord: (cells: string[], row: number) => void,
    start: { readonly delimiter?: string | undefined; readonly row?: number } = {},
  ) {
    this.delimiter = start.delimiter ?? '';
    this.row = start.row ?? 1;
  }

  push(piece: string): void {
    this.text = this.text === '' ? piece : this.text + piece;
    this.cut(false);
  }

  end(): void {
    this.cut(true);
  }

  private cut(final: boolean): void {
    const { text } = this;
    let at = 0;
    // Of this piece, even where the one before was letter for letter the same: to tell so takes all its letters, each time.
    this.marks = new Finder(text, this.delimiter);
    this.breaks = new Finder(text, this.newline);
    while (at < text.length) {
      if ((this.delimiter === '' || this.newline === '') && !this.start(at, final)) break;
      if (this.marks.mark !== this.delimiter) this.marks = new Finder(text, this.delimiter);
      if (this.breaks.mark !== this.newline) this.breaks = new Finder(text, this.newline);
      const next = this.takeRecord(at, final);
      if (next < 0) break;
      at = next;
    }
    this.text = at === 0 ? text : text.slice(at);
    if (this.text.length > LONGEST_RECORD) this.refuseRecord();
  }

  private refuseRecord(): never {
    this.refuse(this.text.includes('"') ? 'csv.unclosedQuote' : 'csv.rowTooLong');
  }

  private refuse(code: 'csv.unclosedQuote' | 'csv.rowTooLong' | 'csv.emptyRows'): never {
    const { file, row } = this;
    throw new AtlasError(code, {}, { file, row });
  }

  /** Learn newline and delimiter from the first line; false when more text is needed. */
  private start(at: number, final: boolean): boolean {
    const { text } = this;
    const end = /[\r\n]/.exec(at === 0 ? text : text.slice(at));
    const stop = end ? at + end.index : text.length;
    // A CR at the very end may be half of a CR LF.
    if (!final && stop >= text.length - 1) return false;
    this.newline = text[stop] === '\r' && text[stop + 1] !== '\n' ? '\r' : '\n';
    if (this.delimiter !== '') return true;
    const line = text.slice(at, stop).replaceAll(/"[^"]*"/g, '');
    if (line.trim() === '' && stop - at === line.length) return true;
    const counts = DELIMITERS.map((mark) => line.split(mark).length);
    this.delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
    return true;
  }

  /** One record from `at`; where the next begins, or -1 when this one is not all there. */
  private takeRecord(at: number, final: boolean): number {
    const { text, newline } = this;
    const found = text.indexOf(newline, at);
    if (found < 0 && !final) return -1;
    const end = found < 0 ? text.length : found;
    // Before it is cut: ten million columns are ten million texts.
    if (end - at > LONGEST_RECORD) this.refuse('csv.rowTooLong');
    const line = text.slice(at, newline === '\n' && end > at && text[end - 1] === '\r' ? end - 1 : end);
    if (this.delimiter === '' || this.unquoted || !line.includes('"')) {
      this.takePlain(line);
      this.row += 1;
      return end + 1;
    }
    this.emptyRows = 0;
    return this.takeQuoted(at, final);
  }

  /** A record without quotation marks. */
  private takePlain(line: string): void {
    const cells = line.trim() === '' ? undefined : line.split(this.delimiter);
    // As many cells as delimiters and one: nothing is between them.
    this.emptyRows = cells === undefined || cells.length === line.length + 1 ? this.emptyRows + 1 : 0;
    if (this.emptyRows > MOST_EMPTY_ROWS) this.refuse('csv.emptyRows');
    if (cells) this.onRecord(cells, this.row);
  }

  private takeQuoted(start: number, final: boolean): number {
    const { text, newline } = this;
    const cells: string[] = [];
    let at = start;
    let lines = 1;
    for (;;) {
      let value = '';
      if (text[at] === '"') {
        let from = at + 1;
        for (;;) {
          const quote = text.indexOf('"', from);
          if (quote < 0 || (quote === text.length - 1 && !final)) return this.wait(final);
          value += text.slice(from, quote);
          at = quote + 1;
          if (text[at] !== '"') break;
          value += '"';
          from = at + 1;
        }
        for (let i = value.indexOf(newline); i >= 0; i = value.indexOf(newline, i + 1)) lines += 1;
      }
      if (at - start > LONGEST_RECORD) this.refuse('csv.rowTooLong');
      const mark = this.marks.from(at);
      const end = this.breaks.from(at);
      if (end === text.length && !final) return -1;
      const last = mark >= end;
      value += text.slice(at, last ? end : mark);
      if (last && newline === '\n' && value.endsWith('\r')) value = value.slice(0, -1);
      cells.push(value);
      at = (last ? end : mark) + 1;
      if (!last) continue;
      const { row } = this;
      this.row += lines;
      this.onRecord(cells, row);
      return at;
    }
  }

  /** A quotation mark that never closes would swallow every row after it. */
  private wait(final: boolean): -1 {
    if (final) this.refuseRecord();
    return -1;
  }
}

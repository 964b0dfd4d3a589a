import { normaliseColumn } from './movebank-table.ts';
import { AtlasError } from '../../errors.ts';
import { type Choice, chooseTable, REFERENCE_DATA } from './choose-table.ts';
import { isDarwinCore } from './darwin-core-table.ts';
import { CsvTokenizer } from '../../formats/csv-tokenizer.ts';
import { isTooWide } from '../../formats/read-cells.ts';
import type { FileTally } from './fix-store.ts';
import type { FormatContext, MappingQuestion, TableReader } from './import-types.ts';
import { countedSince } from './header-clock.ts';
import { HeaderNames } from './header-again.ts';
import { hasOtherDigits, plainDigits } from './plain-digits.ts';
import { DAMAGED } from './cut-line.ts';
import { findSideBySide, type SideBySide } from './side-by-side.ts';
import { findStatedZone } from './stated-zone.ts';
import { findColumn } from './table-mapping.ts';
import { findTableStart } from './table-start.ts';
import { listNames, noteOf } from '../../notes.ts';

/** Characters at the beginning by which a table is known. */
const HEAD = 65_536;
/** Rows by which it is known, where they are in those; and rows that a question shows. */
const SAMPLE_ROWS = 1000;
const SHOWN_ROWS = 5;

/** Cells of a table's rows, handed to its reader once one is chosen. */
class Rows {
  early: { cells: string[]; row: number }[] = [];
  header: readonly string[] | undefined;
  headerRow = 1;
  /** Where its animals stand side by side: rows are cut into one for each. */
  sides: SideBySide | undefined;
  private reader: TableReader | undefined;
  private first = true;
  private names: HeaderNames | undefined;
  /** Where each column stands in rows below a header that came again in another order. */
  private order: readonly number[] | undefined;
  /** Whether figures are in digits of another script. */
  hasOtherDigits = false;

  constructor(private readonly context: FormatContext) {}

  get isRead(): boolean {
    return this.reader !== undefined;
  }

  take(written: string[], row: number): void {
    const { sides } = this;
    if (!sides || written[0] === DAMAGED) this.takeOne(written, row);
    // Such a row is one of them, and blank rows are none.
    else if (isTooWide(written, sides.width)) this.context.tally.take('dropped.tooManyCells', row);
    else if (written.some((cell) => cell.trim() !== '')) for (const cells of sides.spread(written)) this.takeOne(cells, row);
  }

  private takeOne(written: string[], row: number): void {
    const { reader, header = [] } = this;
    const given = this.hasOtherDigits ? written.map(plainDigits) : written;
    if (!reader) return void this.early.push({ cells: given, row });
    if (given.every((cell) => cell.trim() === '')) return;
    const { tally, note, file } = this.context;
    if (given[0] === DAMAGED) return tally.take('dropped.damagedLine', row);
    const again = this.names?.orderOf(given);
    if (again) {
      this.order = again.isSame ? undefined : again.order;
      if (!again.isSame) note(noteOf('imported.headerOrder', { file, row: String(row) }));
      return tally.take('dropped.headerAgain', row);
    }
    const cells = this.order && given.length === this.order.length ? this.order.map((at) => given[at] ?? '') : given;
    // Cells beyond the header mean a delimiter inside a value: the cells after it would be misread.
    if (isTooWide(cells, header.length)) return tally.take('dropped.tooManyCells', row);
    const { place } = reader;
    const outcome = reader.read(cells, row);
    const { first } = this;
    this.first = false;
    if (first && typeof outcome === 'string' && isUnits(cells)) return tally.take('dropped.units', row);
    if (place) tally.takePlaced(outcome, row, cells[place.lon], cells[place.lat]);
    else tally.take(outcome, row);
  }

  start(chosen: TableReader): void {
    const { tally } = this.context;
    this.reader = chosen;
    this.names = new HeaderNames(this.header ?? []);
    tally.format = chosen.format;
    tally.fields = chosen.fields;
    tally.axes = this.nameAxes(chosen);
    const { file, note } = this.context;
    const taken = [chosen.fields.individual, chosen.fields.time, chosen.fields.lat];
    const twice = taken.find((name) => name !== '' && this.header?.filter((each) => each === name).length === 2);
    if (twice !== undefined) note(noteOf('imported.sameName', { file, field: twice }));
    for (const { cells, row } of this.early.splice(0)) this.takeOne(cells, row);
  }

  private nameAxes({ fields: { individual, time }, place, pairs }: TableReader): FileTally['axes'] {
    const [lon, lat] = [this.header?.[place?.lon ?? -1], this.header?.[place?.lat ?? -1]];
    if (lon !== undefined && lat !== undefined) return individual === '' ? {} : { columns: { individual, time, lon, lat } };
    return pairs === true ? {} : undefined;
  }

  end(): void {
    this.reader?.end?.();
  }
}

const UNIT = /^(degrees?([-_ ](north|east|n|e))?|decimal degrees|deg|dd|°|utc|gmt|m|meters?|metres?|y{4}-m{2}-d{2}.*|d{2}.m{2}.y{4}.*)$/i;

/** Whether the row below a header names units, as ERDDAP and loggers write them, in brackets or not. */
function isUnits(cells: readonly string[]): boolean {
  return cells.every((cell) => !/^[+-]?\d/.test(cell.trim())) && cells.some((cell) => UNIT.test(cell.trim().replaceAll(/^[[(]|[\])]$/g, '')));
}

/**
 * Read a table of a known format, or by a mapping; what stands before its header is passed over, with a note.
 * @returns the question to ask where its columns or its date form are not known
 * @throws AtlasError naming file, row and field
 */
export async function readTable(chunks: AsyncIterable<string>, given: FormatContext): Promise<MappingQuestion | undefined> {
  let context = given;
  const { file, tally, note } = context;
  const rows = new Rows(context);
  let head = '';
  let tokenizer: CsvTokenizer | undefined;
  const takeHeader = (): void => {
    if (rows.header) return;
    while (rows.early[0]?.cells.every((cell) => cell.trim() === '')) rows.early.shift();
    const first = rows.early.shift();
    if (!first || !tokenizer) return;
    // Blank columns at the end are those of a spreadsheet's blank cells.
    rows.header = first.cells.map((cell) => cell.trim());
    rows.headerRow = first.row;
    const sides = findSideBySide(rows.header);
    // Who names one animal's columns means that one.
    const { x } = context.mapping?.map ?? {};
    if (sides && (x === undefined || findColumn(rows.header, x) < 0)) {
      rows.sides = sides;
      rows.header = sides.header;
      note(noteOf('imported.sideBySide', { file, n: sides.animals.length, names: listNames(sides.animals) }));
      for (const { cells, row } of rows.early.splice(0)) rows.take(cells, row);
    }
    // GBIF's tab-separated tables are not quoted: a quotation mark in a locality is one.
    tokenizer.unquoted = tokenizer.delimiter === '\t' && isDarwinCore(rows.header.map(normaliseColumn));
  };
  const open = (): void => {
    rows.hasOtherDigits = hasOtherDigits(head);
    if (rows.hasOtherDigits) note(noteOf('imported.otherDigits', { file }));
    const { at, rows: before, skipped, delimiter } = findTableStart(head);
    context = { ...given, statedZone: findStatedZone(head.slice(0, at)) };
    if (skipped > 0) note(noteOf('imported.preamble', { file, n: skipped, row: String(before + 1) }));
    tokenizer = new CsvTokenizer(file, (cells, row) => rows.take(cells, row), { delimiter, row: before + 1 });
    // The header alone decides how the rest is cut into cells.
    const stop = endOfLine(head, at);
    for (const piece of [head.slice(at, stop), head.slice(stop)]) {
      if (piece !== '') tokenizer.push(piece);
      takeHeader();
    }
    head = '';
  };
  const refuseSince = (chosen: Exclude<Choice, typeof REFERENCE_DATA>, units: readonly string[], headerRow: number): void => {
    const field = 'asked' in chosen ? (chosen.asked.suggestion.map?.time ?? '') : chosen.reader.fields.time;
    const inUnits = countedSince(units[findColumn(rows.header ?? [], field)] ?? '');
    const text = inUnits ?? countedSince(field);
    if (text !== undefined)
      throw new AtlasError('table.countedSince', { text: text.slice(0, 60) }, { file, row: headerRow + (inUnits === undefined ? 0 : 1), field });
  };
  /** @returns what to answer with, and not to read on */
  const settle = async (final: boolean): Promise<{ readonly question: MappingQuestion | undefined } | undefined> => {
    takeHeader();
    const { header } = rows;
    if (rows.isRead || !header || !tokenizer || (rows.early.length === 0 && !final)) return undefined;
    const filled = rows.early.map(({ cells }) => cells).filter((cells) => cells.some((cell) => cell.trim() !== ''));
    // A row of units tells nothing of times and places.
    const sample = filled[0] && isUnits(filled[0]) ? filled.slice(1, SAMPLE_ROWS) : filled.slice(0, SAMPLE_ROWS);
    const chosen = await chooseTable(header, { delimiter: tokenizer.delimiter, sample }, context);
    if (chosen !== REFERENCE_DATA) refuseSince(chosen, filled[0] ?? [], rows.headerRow);
    if (chosen === REFERENCE_DATA) {
      tally.format = REFERENCE_DATA;
      note(noteOf('imported.referenceData', { file }));
      return { question: undefined };
    }
    if ('asked' in chosen) return { question: { file, row: rows.headerRow, columns: header, sampleRows: filled.slice(0, SHOWN_ROWS), ...chosen.asked } };
    rows.start(chosen.reader);
    return undefined;
  };
  for await (const chunk of chunks) {
    if (tokenizer) tokenizer.push(chunk);
    else {
      head += chunk;
      if (head.length < HEAD) continue;
      open();
    }
    const answer = await settle(false);
    if (answer) return answer.question;
    tally.swaps.check(tally.fields.lat, false);
  }
  if (!tokenizer) open();
  tokenizer?.end();
  const answer = await settle(true);
  if (answer) return answer.question;
  if (!rows.header) throw new AtlasError('file.empty', {}, { file });
  rows.end();
  tally.swaps.check(tally.fields.lat, true);
  return undefined;
}

/** A little beyond the end of the line that starts here: the tokenizer must see what follows a CR. */
function endOfLine(text: string, at: number): number {
  const breaks = /\r\n|\r|\n/g;
  breaks.lastIndex = at;
  const found = breaks.exec(text);
  return found ? Math.min(text.length, found.index + found[0].length + 1) : text.length;
}

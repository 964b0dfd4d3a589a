import { AtlasError } from '../../errors.ts';
import { normaliseColumn } from './movebank-table.ts';
import { chooseTable, REFERENCE_DATA } from './choose-table.ts';
import { isDarwinCore } from './darwin-core-table.ts';
import { CsvTokenizer } from '../../formats/csv-tokenizer.ts';
import type { FormatContext, MappingQuestion, TableReader } from './import-types.ts';
import { noteOf } from '../../notes.ts';

const SAMPLE_ROWS = 5;

/**
 * Read a table of a known format, or by a mapping.
 * @returns the question to ask where its columns are not known
 * @throws AtlasError naming file, row and field
 */
export async function readTable(chunks: AsyncIterable<string>, context: FormatContext): Promise<MappingQuestion | undefined> {
  const { file, tally, note } = context;
  const early: { cells: string[]; row: number }[] = [];
  let header: readonly string[] | undefined;
  let reader: TableReader | undefined;
  const take = (cells: string[], row: number): void => {
    if (!reader) return void early.push({ cells, row });
    if (cells.every((cell) => cell.trim() === '')) return;
    // Cells beyond the header mean a delimiter inside a value: the cells after it would be misread.
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) return tally.take('dropped.tooManyCells', row);
    const { place } = reader;
    const outcome = reader.read(cells, row);
    if (place) tally.takePlaced(outcome, row, cells[place.lon], cells[place.lat]);
    else tally.take(outcome, row);
  };
  let width = 0;
  const tokenizer = new CsvTokenizer(file, take);
  let asking = false;
  let question: MappingQuestion | undefined;
  const settle = async (final: boolean): Promise<'go on' | 'stop'> => {
    if (!header) {
      while (early[0]?.cells.every((cell) => cell.trim() === '')) early.shift();
      const first = early.shift();
      if (!first) return 'go on';
      header = first.cells.map((cell) => cell.trim());
      width = header.length;
      // GBIF's tab-separated tables are not quoted: a quotation mark in a locality is one.
      tokenizer.unquoted = tokenizer.delimiter === '\t' && isDarwinCore(header.map(normaliseColumn));
      const chosen = await chooseTable(header, tokenizer.delimiter, context);
      if (chosen === REFERENCE_DATA) {
        tally.format = REFERENCE_DATA;
        note(noteOf('imported.referenceData', { file }));
        return 'stop';
      }
      if (chosen) start(chosen);
      else asking = true;
    }
    if (!asking || (early.length < SAMPLE_ROWS && !final)) return 'go on';
    question = { file, columns: header, sampleRows: early.slice(0, SAMPLE_ROWS).map(({ cells }) => cells) };
    return 'stop';
  };
  const start = (chosen: TableReader): void => {
    reader = chosen;
    tally.format = chosen.format;
    tally.fields = chosen.fields;
    for (const { cells, row } of early.splice(0)) take(cells, row);
  };
  for await (const chunk of chunks) {
    // The first lines alone decide how the rest is cut into cells.
    for (const piece of header ? [chunk] : splitFirstLine(chunk)) {
      tokenizer.push(piece);
      if ((await settle(false)) === 'stop') return question;
    }
    tally.swaps.check(tally.fields.lat, false);
  }
  tokenizer.end();
  if ((await settle(true)) === 'stop') return question;
  if (!header) throw new AtlasError('file.empty', {}, { file });
  tally.swaps.check(tally.fields.lat, true);
  return undefined;
}

/** A piece in two: up to a little beyond its first line, and the rest. */
function splitFirstLine(chunk: string): string[] {
  const end = chunk.search(/\S[^\r\n]*(\r\n|\r|\n)/);
  if (end < 0) return [chunk];
  const stop = /(\r\n|\r|\n)/.exec(chunk.slice(end));
  // Two characters more: the tokenizer must see what follows a CR.
  const at = stop ? end + stop.index + stop[0].length + 1 : chunk.length;
  return [chunk.slice(0, at), chunk.slice(at)].filter((piece) => piece !== '');
}

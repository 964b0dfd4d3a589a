import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces';
import { INK, SIZE } from './style.ts';
import { LONGEST_ADDRESS, wrapWords } from './words.ts';

/** Level by which the document finds a heading that would stand alone at a page's foot. */
export const HEADING = 1;
/** Level of a document's own heading. */
export const TITLE = 2;

/**
 * A part of the sheet under its heading; nothing at all when it has no content.
 * @param kept so much of its beginning stands on the page of its heading: a chart, which would leave the heading alone
 */
export function laySection(heading: string, content: readonly Content[], kept = 0): Content[] {
  if (content.length === 0) return [];
  const head: Content = { text: heading, fontSize: SIZE.section, bold: true, headlineLevel: HEADING, margin: [0, 0, 0, 3] };
  const stack: Content[] = kept === 0 ? [head, ...content] : [{ stack: [head, ...content.slice(0, kept)], unbreakable: true }, ...content.slice(kept)];
  return [{ stack, margin: [0, 11, 0, 0] }];
}

/** Things of one kind, one below the other: a list to whoever is read to. */
export function layList(items: readonly Content[], fontSize?: number): Content[] {
  const list = { stack: [...items], isList: true, ...(fontSize === undefined ? {} : { fontSize }) };
  return items.length === 0 ? [] : [list];
}

/** An address that leads where it says, on one line if it is not longer than one. */
export function layAddress(url: string): Exclude<Content, string | readonly unknown[]> {
  return { text: url, link: url, color: INK.link, ...(url.length > LONGEST_ADDRESS ? { wordBreak: 'break-all' } : { noWrap: true }) };
}

/** A line beside a table: what it leaves out or rests on. */
export function layNote(text: Exclude<Content, readonly unknown[]>): Content {
  return { stack: [text], fontSize: SIZE.small, color: INK.quiet, margin: [0, 3, 0, 0] };
}

export interface Column {
  readonly head: string;
  /** Points, or the rest of the width. */
  readonly width: number | '*' | 'auto';
  readonly right?: boolean;
}

const RULED: CustomTableLayout = {
  hLineWidth: (line, node) => (line === 0 && node.table.headerRows !== 0 ? 0 : line === node.table.headerRows ? 0.8 : 0.4),
  vLineWidth: () => 0,
  hLineColor: (line, node) => (line === node.table.headerRows ? INK.quiet : INK.rule),
  paddingLeft: (column) => (column === 0 ? 0 : 6),
  paddingRight: () => 0,
  paddingTop: () => 1.5,
  paddingBottom: () => 1.5,
};

/**
 * A quiet table: a line under the head, hairlines between rows, numbers to the right. `last` is a row of
 * totals; without any head there is no head row.
 */
export function layTable(columns: readonly Column[], rows: readonly (readonly Content[])[], last?: readonly string[]): Content {
  const cell = (text: Content, column: number, bold = false): TableCell => ({
    ...(typeof text === 'string' ? { text: wrapWords(text) } : { stack: [text] }),
    alignment: columns[column]?.right === true ? 'right' : 'left',
    bold,
  });
  const headed = columns.some(({ head: text }) => text !== '');
  const head = columns.map(({ head: text, right }): TableCell => ({
    text: wrapWords(text),
    color: INK.quiet,
    fontSize: SIZE.small,
    alignment: right === true ? 'right' : 'left',
  }));
  const body = rows.map((row) => row.map((text, column) => cell(text, column)));
  if (last !== undefined) body.push(last.map((text, column) => cell(text, column, true)));
  return {
    table: {
      headerRows: headed ? 1 : 0,
      dontBreakRows: true,
      keepWithHeaderRows: headed ? 1 : 0,
      widths: columns.map(({ width }) => width),
      body: headed ? [head, ...body] : body,
    },
    layout: RULED,
    fontSize: SIZE.small,
  };
}

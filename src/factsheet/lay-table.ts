import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces';
import { INK, SIZE } from './factsheet-style.ts';
import { wrapWords } from './wrap-words.ts';

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
export function layTable(columns: readonly Column[], rows: readonly (readonly string[])[], last?: readonly string[]): Content {
  const cell = (text: string, column: number, bold = false): TableCell => ({
    text: wrapWords(text),
    alignment: columns[column]?.right === true ? 'right' : 'left',
    bold,
  });
  const headed = columns.some(({ head: text }) => text !== '');
  const head = columns.map(({ head: text, right }): TableCell => ({ text: wrapWords(text), color: INK.quiet, fontSize: SIZE.small, alignment: right === true ? 'right' : 'left' }));
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

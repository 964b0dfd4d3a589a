import type { CsvCell } from '../../domain/formats/csv.ts';

const textOf = (node: Element | null | undefined): string => (node?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

function readTexts(table: HTMLElement): string[][] {
  if (table instanceof HTMLTableElement) return [...table.rows].map((row) => [...row.cells].map(textOf));
  return [...table.querySelectorAll('dt')].map((name) => [textOf(name), textOf(name.nextElementSibling)]);
}

/**
 * A table on the page, or a list of names with their values, by column.
 * @param heads of a list, which has none of its own
 * @param locale BCP 47, of its figures
 */
export function readTable(
  table: HTMLElement,
  heads: readonly [string, string],
  locale: string,
): { readonly columns: readonly string[]; readonly rows: readonly Readonly<Record<string, CsvCell>>[] } {
  const texts = readTexts(table);
  const [named = [], ...rows] = table instanceof HTMLTableElement ? texts : [[...heads], ...texts];
  // Two heads alike would be one column.
  const columns = named.map((head, at) => (head === '' || named.indexOf(head) < at ? `${head || 'column'} ${at + 1}` : head));
  return { columns, rows: rows.map((cells) => Object.fromEntries(columns.map((column, at) => [column, toPlainNumber(cells[at] ?? '', locale)]))) };
}

/**
 * A cell's figure as a number, where it holds nothing else: figures on the page are written as the reader's language writes
 * them (`1 234,5`), and other programs read `1234.5`.
 * @param locale BCP 47
 */
export function toPlainNumber(text: string, locale: string): CsvCell {
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(-12_345.6);
  const signOf = (type: Intl.NumberFormatPartTypes, other: string): string => parts.find((part) => part.type === type)?.value ?? other;
  const [group, decimal, minus] = [signOf('group', ','), signOf('decimal', '.'), signOf('minusSign', '-')];
  // Blanks of every kind were made one when the cell was read.
  const plain = text
    .replaceAll('\u200e', '')
    .replaceAll('\u200f', '')
    .replace(minus.replaceAll(/[\u200e\u200f]/g, ''), '-')
    .replaceAll(/\s/.test(group) ? ' ' : group, '')
    .replace(decimal, '.');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : text;
}

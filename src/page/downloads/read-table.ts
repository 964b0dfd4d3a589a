import type { CsvCell } from '../../domain/formats/csv.ts';

const textOf = (node: Element | null | undefined): string => (node?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/**
 * A table on the page, or a list of names with their values, as rows of texts, its heads first.
 * @param heads of a list, which has none of its own
 */
export function readTable(table: HTMLElement, heads: readonly [string, string]): string[][] {
  if (table instanceof HTMLTableElement) return [...table.rows].map((row) => [...row.cells].map(textOf));
  const names = [...table.querySelectorAll('dt')];
  return [[...heads], ...names.map((name) => [textOf(name), textOf(name.nextElementSibling)])];
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

import type { Content } from 'pdfmake/interfaces';
import type { Translator } from '../../i18n/translator.ts';
import { type Column, layNote, layTable } from '../lay.ts';
import { markPreliminary } from '../words.ts';

// Parts of a sheet about nodes and links, of networks and of encounters.

/** A number of individuals, marked where it is of fewer than three; a dash where nobody says it. */
export function writeIndividuals(n: number | undefined, translator: Translator): string {
  return n === undefined ? '–' : markPreliminary(translator.number(n), n, translator);
}

/** The first of several names, and how many a sentence has no room for. */
export function beginList(names: readonly string[], most: number, { t }: Translator): string[] {
  const left = names.length - most;
  return [...names.slice(0, most), ...(left > 0 ? [t('network.sheet.more', { n: left })] : [])];
}

/** The beginning of a table, and how many rows the sheet has no room for. */
export function layBeginning(columns: readonly Column[], rows: readonly (readonly string[])[], most: number, { t }: Translator): Content[] {
  const left = rows.length - most;
  return [layTable(columns, rows.slice(0, most)), ...(left > 0 ? [layNote(t('network.sheet.more', { n: left }))] : [])];
}

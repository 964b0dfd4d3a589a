import type { EntryFile } from './entry-file.ts';
import { EVIDENCE_KINDS } from './kinds.ts';

// What lists and the first page ask of entries, without what summarises them.

/** Whether this version of the atlas reads entries of a kind of evidence. */
export function isShown(kind: string): kind is EntryFile['evidence'] {
  return EVIDENCE_KINDS.some((known) => known === kind);
}

/** Years as they are written: names, not amounts, and never grouped. Empty for none. */
export function writeYears(years: readonly [number, number] | undefined): string {
  return [...new Set(years)].join('–');
}

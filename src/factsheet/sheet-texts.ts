import type { Part } from '../i18n/catalogues.ts';

/** What says an entry, what crosses it and what threatens it, whatever the entry rests on. */
const ENTRIES = [
  'factsheet',
  'population',
  'statements',
  'notes',
  'network',
  'encounters',
  'sites',
  'receivers',
  'distribution',
  'threats',
  'guidance',
] as const satisfies readonly Part[];

/** Parts of the texts that each document says: they must be there before it is described. */
export const SHEET_TEXTS = {
  factsheet: ENTRIES,
  brief: [...ENTRIES, 'brief', 'known'],
  collection: [...ENTRIES, 'brief', 'known', 'sheets'],
  species: ['factsheet', 'places', 'sheets'],
  report: [...ENTRIES, 'project', 'report', 'siting'],
} as const satisfies Readonly<Record<string, readonly Part[]>>;

import type { EntryFile } from '../evidence/entry-file.ts';
import type { EntrySummary } from '../evidence/summarise-entry.ts';
import type { Layer } from './fields.ts';
import type { FoundEntry } from './find-entries.ts';

/** An entry whole: its row in the index, its species and module, and its own file. */
export interface OpenEntry<File extends EntryFile = EntryFile> extends FoundEntry {
  readonly file: File;
  /** What comparisons, assessments and sheets need of it, whatever its evidence. */
  readonly summary: EntrySummary;
}

export type EvidenceShown = EntryFile['evidence'];
export type OpenEntryOf<Kind extends EvidenceShown> = OpenEntry<Extract<EntryFile, { evidence: Kind }>>;

/** Whether an entry rests on a kind of evidence. */
export function isOf<Kind extends EvidenceShown>(entry: OpenEntry, kind: Kind): entry is OpenEntryOf<Kind> {
  return entry.file.evidence === kind;
}

/** The layer of a kind among an entry's own. */
export function layerOfKind({ layers }: Pick<EntryFile, 'layers'>, kind: Layer['kind']): Layer | undefined {
  return layers.find((layer) => layer.kind === kind);
}

/** What barriers and areas are compared with: an entry's corridor, or its distribution, which has the same property `use`. */
export function groundOf(file: Pick<EntryFile, 'layers'>): Layer | undefined {
  return layerOfKind(file, 'corridors') ?? layerOfKind(file, 'distribution');
}

interface Translated {
  readonly translations?: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> | undefined;
}

/** A text of the catalog in a language, or as it was written where nobody has translated it. */
export function textIn<Field extends string>(texts: Translated & Readonly<Record<Field, string>>, field: Field, lang: string): string {
  return texts.translations?.[lang]?.[field] ?? texts[field];
}

import * as v from 'valibot';

/**
 * A statement that the atlas itself makes about data or a method: a code whose words stand in the message catalogues, and
 * the values in them. Sentences that a custodian wrote are text, with a language, and never a note. A code that this
 * version of the atlas does not know is valid: it is said in general words.
 */
export const NoteSchema = v.object({
  code: v.pipe(v.string(), v.minLength(1)),
  values: v.optional(v.record(v.string(), v.union([v.string(), v.number()])), {}),
});

/** A note as a browser kept it; before notes had codes they were sentences in English. */
export const KeptNoteSchema = v.union([
  v.pipe(
    v.string(),
    v.transform((text): Note => ({ code: 'text', values: { text } })),
  ),
  NoteSchema,
]);

export type Note = v.InferOutput<typeof NoteSchema>;

/** The codes of notes that there are words for: `src/i18n/catalogues.ts` fills them in. */
export interface NoteCodes {}
export type NoteCode = keyof NoteCodes;

/** A note of a code that there are words for. */
export function noteOf(code: NoteCode, values: Note['values'] = {}): Note {
  return { code, values };
}

/** How many were left out or mended, by the code of the reason; after it, with a colon between, the value in its words. */
export type CountsByCode = Readonly<Record<string, number>>;

/** Counts as notes, each with its count as the value `n`. Before reasons were codes they were English words, and stay so. */
export function noteCounts(counts: CountsByCode): (Note & { values: { n: number } })[] {
  return Object.entries(counts).map(([reason, n]) => {
    const [, code, value] = /^([\w-]+(?:\.[\w-]+)+)(?::(.*))?$/s.exec(reason) ?? [];
    if (code === undefined) return { code: 'text', values: { text: reason, n } };
    return { code, values: { n, ...(value === undefined ? {} : { value }) } };
  });
}

/** Names that a note or fault lists one by one; characters of each. */
const MOST_NAMES = 20;
const LONGEST_NAME = 100;

/** Names in a row, with commas between: the first of them where they are many. */
export function listNames(names: readonly string[]): string {
  const listed = names.slice(0, MOST_NAMES).map((name) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name));
  return [...listed, ...(names.length > MOST_NAMES ? ['…'] : [])].join(', ');
}

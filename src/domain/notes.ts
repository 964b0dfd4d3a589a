import * as v from 'valibot';

/**
 * A statement that the atlas itself makes about data or a method: a code whose words stand in the message catalogues, and
 * the values in them. Sentences that a custodian wrote are text, with a language, and never a note.
 */
export const NoteSchema = v.object({
  code: v.pipe(v.string(), v.minLength(1)),
  values: v.optional(v.record(v.string(), v.union([v.string(), v.number()])), {}),
});

export type Note = v.InferOutput<typeof NoteSchema>;

import * as v from 'valibot';
import { id, text } from '../../../src/domain/catalog/fields.ts';
import { entryManifestFields, SentenceSchema } from '../entry-manifest.ts';

export const ReceiversManifestSchema = v.object({
  evidence: v.literal('receivers'),
  ...entryManifestFields,
  /** Ids of sources: a Motus database, or tables of receivers and of detections, each known by its content. */
  receivers: v.pipe(v.array(id), v.minLength(1)),
  /** The names of the entry's species in the files; needed where they hold several. */
  speciesNames: v.optional(v.pipe(v.array(text), v.minLength(1))),
  /** Clock of tables that do not name theirs (actel's): UTC, ±hh:mm or a name such as Europe/Copenhagen. */
  zone: v.optional(text),
  /** A detection of an acoustic tag counts where another lies within so many seconds; 3,600 when left out. */
  shortIntervalS: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(604_800))),
  /** Sentences about the method that a reader of the page must know. */
  notes: v.optional(v.array(SentenceSchema), []),
});

export type ReceiversManifest = v.InferOutput<typeof ReceiversManifestSchema>;

import * as v from 'valibot';
import { count, finite, text } from '../../catalog/fields.ts';
import { entryFields, MethodSentenceSchema } from '../entry-fields.ts';
import { publishedMethod, PublishedSampleSchema } from '../published/published-evidence.ts';
import { NetworkSchema } from './network-figures.ts';

/** Who stated a sample of animals: a custodian, or nobody, where the tracks tell it. */
export const NetworkSampleSchema = v.object({ ...PublishedSampleSchema.entries, fixes: v.optional(count) });

/** The file of an entry that is a network: nodes and the links between them, from tables or from tracks. */
export const NetworkEntrySchema = v.object({
  ...entryFields,
  evidence: v.literal('network'),
  sample: NetworkSampleSchema,
  /** How the custodian made it, in his words; left out where the atlas computed it from tracks and he adds nothing. */
  method: v.optional(v.object(publishedMethod)),
  /** Sentences that a reader of the page must know. */
  notes: v.array(MethodSentenceSchema),
  network: NetworkSchema,
  /** Rows of tables or tracks, kept, and left out by reason; the speed limit is that of `dropped.tooFast`. */
  importReport: v.object({ rowsRead: count, kept: count, dropped: v.record(text, count), topSpeedKmh: v.optional(finite) }),
});

export type NetworkEntry = v.InferOutput<typeof NetworkEntrySchema>;

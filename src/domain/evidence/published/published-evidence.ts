import * as v from 'valibot';
import { count, finite, StatedInSchema, text, translations } from '../../catalog/fields.ts';
import { CorridorAreaSchema, CountryShareSchema, entryFields, MethodSentenceSchema } from '../entry-fields.ts';

// What a custodian states, in a manifest as in the file that is made of it.

/** What the corridors rest on; a number that he does not give is left out. */
export const PublishedSampleSchema = v.object({
  individuals: v.optional(count),
  sequences: v.optional(count),
  firstYear: v.optional(count),
  lastYear: v.optional(count),
  statement: v.optional(text),
  translations: translations('statement'),
});

/** How they were made, in his words, and where that is written. */
export const publishedMethod = { text, translations: translations('text'), source: v.optional(StatedInSchema) };

/** A figure of his own. */
export const PublishedFigureSchema = v.object({
  label: text,
  value: text,
  translations: translations('label', 'value'),
  source: v.optional(StatedInSchema),
});

/** The file of an entry whose corridors, stopovers or routes a custodian drew and published, without the tracks. */
export const PublishedEntrySchema = v.object({
  ...entryFields,
  evidence: v.literal('published'),
  /** What the custodian says they rest on; a number that he does not give is left out. */
  sample: PublishedSampleSchema,
  /** How the custodian made them, in his words, and where that is written. */
  method: v.object({ ...publishedMethod, notes: v.array(MethodSentenceSchema) }),
  /** The custodian's own figures, as he states them. */
  figures: v.array(PublishedFigureSchema),
  /** Computed from the polygons; empty where there are routes only. */
  corridorAreaKm2: CorridorAreaSchema,
  stopoverAreaKm2: v.optional(finite),
  /** Lines without a use class. */
  routes: v.object({ features: count, lengthKm: finite }),
  rangeStates: v.array(CountryShareSchema),
  areaAtSeaKm2: finite,
  /** Features read from the custodian's files, kept, and left out by reason. */
  importReport: v.object({ featuresRead: count, kept: count, dropped: v.record(v.string(), count) }),
});

export type PublishedEntry = v.InferOutput<typeof PublishedEntrySchema>;

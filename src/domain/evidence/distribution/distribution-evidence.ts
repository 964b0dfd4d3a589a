import * as v from 'valibot';
import { count, finite, layerScope, text } from '../../catalog/fields.ts';
import { CountryShareSchema, entryFields, MethodSentenceSchema } from '../entry-fields.ts';
import { PublishedFigureSchema, publishedMethod, PublishedSampleSchema } from '../published/published-evidence.ts';

/** What a custodian's polygon shows: that animals are found there, or that they are known to move there. */
export const RANGE_PARTS = ['distribution', 'movement'] as const;
export type RangePart = (typeof RANGE_PARTS)[number];

/**
 * The file of an entry that is a map of where animals are found, and of where they are known to move, as its custodian drew
 * it. It is no corridor: nothing says by which way animals go through it. Its layer `distribution` has the property `shows`,
 * and `use` for the calculations that corridors go through too: `low` is all of it, `high` what is of movement.
 */
export const DistributionEntrySchema = v.object({
  ...entryFields,
  evidence: v.literal('distribution'),
  /** What the custodian says it rests on; a number that he does not give is left out. */
  sample: PublishedSampleSchema,
  /** The date that the map shows: year, month or day. */
  asOf: layerScope.asOf,
  /** How the custodian made it, in his words, and where that is written. */
  method: v.object({ ...publishedMethod, notes: v.array(MethodSentenceSchema) }),
  /** The custodian's own figures, as he states them. */
  figures: v.array(PublishedFigureSchema),
  /** Polygons as the custodian drew them, largest first; those that overlap are counted in each. */
  parts: v.array(v.object({ shows: v.picklist(RANGE_PARTS), name: v.optional(text), sourceId: v.optional(text), areaKm2: finite })),
  /** Of all polygons together, what overlaps once. */
  areaKm2: finite,
  /** Of those of movement together; left out where there is none. */
  movementKm2: v.optional(finite),
  rangeStates: v.array(CountryShareSchema),
  areaAtSeaKm2: finite,
  /** Features read from the custodian's files, kept, and left out by reason. */
  importReport: v.object({ featuresRead: count, kept: count, dropped: v.record(v.string(), count) }),
});

export type DistributionEntry = v.InferOutput<typeof DistributionEntrySchema>;

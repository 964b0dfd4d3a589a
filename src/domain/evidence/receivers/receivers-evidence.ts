import * as v from 'valibot';
import { count, finite, iso3, isoDate, text } from '../../catalog/fields.ts';
import { RECEIVER_FORMATS } from '../../receivers/receivers.ts';
import { entryFields, ImportReportSchema, MethodSentenceSchema } from '../entry-fields.ts';

/** The country of a station, or `sea`. */
const region = v.union([iso3, v.literal('sea')]);
const years = { firstYear: v.optional(count), lastYear: v.optional(count) };

/** The file of an entry that rests on receiver stations and their detections of tagged animals. */
export const ReceiversEntrySchema = v.object({
  ...entryFields,
  evidence: v.literal('receivers'),
  /** `detecting`: stations with a detection that counts. `movements`: from one station to the next. Years are those of detections. */
  sample: v.object({ stations: count, detecting: count, animals: count, detections: count, movements: count, ...years }),
  /** Years in which receivers stood, as far as the files say it. */
  effort: v.optional(v.object({ firstYear: count, lastYear: count })),
  /**
   * Every station, whether it detected an animal or not. `from` and `until`: the first and last day with a receiver;
   * without `until` it has not ended as far as the files say. `days`: with a receiver, of periods whose end is known.
   */
  stations: v.array(
    v.object({
      id: text,
      name: v.string(),
      lon: finite,
      lat: finite,
      region,
      /** It stands outside the land of the base map, and within `method.coastWithinM` of the coast of the country. */
      coast: v.optional(v.literal(true)),
      from: v.optional(isoDate),
      until: v.optional(isoDate),
      days: count,
      animals: count,
      detections: count,
    }),
  ),
  /** Countries, and the sea. `open`: stations that have not ended. `months`: animals detected in each, January first. */
  regions: v.array(
    v.object({
      region,
      stations: count,
      detecting: count,
      ...years,
      open: count,
      days: count,
      animals: count,
      detections: count,
      months: v.pipe(v.array(count), v.length(12)),
    }),
  ),
  /** The links of most animals, between stations by id; all are in a table of the downloads. */
  links: v.array(v.object({ from: text, to: text, animals: count, movements: count, km: finite, medianHours: finite })),
  linksInAll: count,
  method: v.object({
    formats: v.array(v.picklist(RECEIVER_FORMATS)),
    stationWithinM: finite,
    /** Stations outside all land of the base map are at the coast of the nearest country within so many metres, else at sea. */
    coastWithinM: v.optional(finite),
    /** Seconds for which a station must not have heard an animal before another makes a movement. */
    leastGapS: v.optional(finite),
    /** Shortest run of hits that counts where Motus's own filter does not say; with files of Motus. */
    leastRun: v.optional(count),
    /** Seconds within which another detection must lie; with acoustic tags. */
    shortIntervalS: v.optional(finite),
    notes: v.array(MethodSentenceSchema),
  }),
  importReport: ImportReportSchema,
});

export type ReceiversEntry = v.InferOutput<typeof ReceiversEntrySchema>;

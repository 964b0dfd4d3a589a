import * as v from 'valibot';
import { count, finite, iso3, text } from '../../catalog/fields.ts';
import { ENCOUNTER_FORMATS } from '../../encounters/encounter.ts';
import { entryFields, ImportReportSchema, MethodSentenceSchema } from '../entry-fields.ts';
import { StatedSeasonsSchema, StrengthSchema } from '../network/network-figures.ts';

/** The country of an event, or `sea`. */
const region = v.union([iso3, v.literal('sea')]);
/** Counts of January to December. */
const months = v.pipe(v.array(count), v.length(12));
const codes = v.array(v.object({ code: v.optional(text), n: count, presumed: count }));

/** The file of an entry that rests on ring recoveries and resightings: encounters with marked birds. */
export const EncountersEntrySchema = v.object({
  ...entryFields,
  evidence: v.literal('encounters'),
  sample: v.object({
    /** Marked birds, those encountered after their marking, and those of them whose marking is known too. */
    birds: count,
    encounteredBirds: count,
    linkedBirds: count,
    ringings: count,
    encounters: count,
    firstYear: v.optional(count),
    lastYear: v.optional(count),
  }),
  /** Countries, and the sea, with most encounters first. */
  regions: v.array(v.object({ region, ringed: count, birds: count, encounters: count, months })),
  /** Events whose country their accuracy does not tell, and encounters whose month the date does not tell. */
  unknown: v.object({ ringedRegion: count, encountersRegion: count, encountersMonth: count }),
  links: v.array(v.object({ from: region, to: region, birds: count, encounters: count, months, medianKm: v.optional(finite) })),
  /** By EURING code; without one where the file does not say. */
  conditions: codes,
  circumstances: codes,
  /** Encounters with birds, or rings, that were moved before: they link nothing. */
  moved: count,
  accuracy: v.object({
    places: v.array(v.object({ radiusM: v.optional(finite), n: count })),
    dates: v.array(v.object({ withinDays: v.optional(finite), n: count })),
  }),
  /** Left out where no seasons are stated, or no bird is known from both. */
  connectivity: v.optional(v.object({ individuals: count, known: count, origins: count, targets: count, rM: StrengthSchema, mc: StrengthSchema })),
  method: v.object({
    formats: v.array(v.picklist(ENCOUNTER_FORMATS)),
    placeWithinM: finite,
    dateWithinDays: finite,
    seasons: v.optional(StatedSeasonsSchema),
    notes: v.array(MethodSentenceSchema),
  }),
  importReport: ImportReportSchema,
});

export type EncountersEntry = v.InferOutput<typeof EncountersEntrySchema>;

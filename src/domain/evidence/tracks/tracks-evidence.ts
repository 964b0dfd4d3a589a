import { CorridorMethodSchema } from '../../movement/corridor-method.ts';
import { MigrationOriginsSchema } from '../../movement/sequences/confirmations.ts';
import * as v from 'valibot';
import { count, finite } from '../../catalog/fields.ts';
import { NetworkSchema } from '../network/network-figures.ts';
import { CorridorAreaSchema, CountryShareSchema, entryFields, MethodSentenceSchema, SeasonFiguresSchema } from '../entry-fields.ts';

/** The file of an entry whose corridors come from the tracks of individual animals. */
export const TracksEntrySchema = v.object({
  ...entryFields,
  evidence: v.literal('tracks'),
  sample: v.object({
    individuals: count,
    fixes: count,
    sequences: count,
    individualsWithFootprint: count,
    firstYear: count,
    lastYear: count,
    medianIntervalHours: finite,
  }),
  /** What of the sequences is automatic and what a custodian confirmed; entries built before did not say. */
  migrations: v.optional(MigrationOriginsSchema),
  /** Number of individuals of each movement class. */
  classes: v.record(v.string(), count),
  method: v.object({
    ...CorridorMethodSchema.entries,
    notes: v.array(MethodSentenceSchema),
  }),
  seasons: v.array(SeasonFiguresSchema),
  corridorAreaKm2: CorridorAreaSchema,
  stopoverAreaKm2: finite,
  rangeStates: v.array(CountryShareSchema),
  /** Area of the low-use corridor outside every country's land, km². */
  areaAtSeaKm2: finite,
  /** Where animals stayed and who went from one site to another; where at least three animals link two sites. */
  network: v.optional(NetworkSchema),
  /** What was left out, by the code of the reason; the speed limit is that of `dropped.tooFast`. */
  importReport: v.object({ rowsRead: count, fixesKept: count, dropped: v.record(v.string(), count), topSpeedKmh: v.optional(finite) }),
});

export type TracksEntry = v.InferOutput<typeof TracksEntrySchema>;

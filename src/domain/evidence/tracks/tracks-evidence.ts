import { CorridorMethodSchema } from '../../movement/corridor-method.ts';
import { MigrationOriginsSchema } from '../../movement/sequences/confirmations.ts';
import * as v from 'valibot';
import { count, finite, StatedInSchema } from '../../catalog/fields.ts';
import { OUTCOMES, USE_CLASSES } from '../../movement/types.ts';
import { NetworkSchema } from '../network/network-figures.ts';
import { CorridorAreaSchema, CountryShareSchema, entryFields, MethodSentenceSchema, SeasonFiguresSchema } from '../entry-fields.ts';

/** Animals that range without two ends, as far as is known: they have no corridor, and no migration is told of. */
const MovementSchema = v.object({
  /** Individuals with fixes in each calendar month, January first, UTC. */
  months: v.pipe(v.array(count), v.length(12)),
  /** Why a custodian's module shows movement; left out where the atlas found no migration itself. */
  reason: v.optional(MethodSentenceSchema),
  source: v.optional(StatedInSchema),
});

const share = v.pipe(finite, v.minValue(0), v.maxValue(1));

/** How far the tracked animals stand for their population; see `assessSample`. */
const RepresentativenessSchema = v.object({
  /** From Brownian bridges on migration, or from kernels about all positions; metres. */
  by: v.picklist(['bridges', 'kernels']),
  bandwidthM: v.optional(finite),
  animals: count,
  curve: v.pipe(v.array(v.object({ animals: count, mean: share, low: share, high: share })), v.minLength(1)),
  asymptote: v.optional(share),
  share: v.optional(share),
  withoutOne: v.optional(v.tuple([share, share])),
  animalsFor95: v.optional(count),
});

/** Where the corridor is narrowest between its ends; see `findBottlenecks`. */
const BottlenecksSchema = v.object({
  /** The use class that connects the ends, and was cut. */
  use: v.picklist(USE_CLASSES),
  /** Cell of the grid that it was cut on, metres. */
  cellM: finite,
  animals: count,
  /** The narrowest first; lines of [lon, lat]. */
  sections: v.pipe(
    v.array(v.object({ widthM: finite, animals: count, lines: v.array(v.pipe(v.array(v.tuple([finite, finite])), v.minLength(2))) })),
    v.minLength(1),
  ),
});

export type BottleneckFigures = v.InferOutput<typeof BottlenecksSchema>;

export type RepresentativenessFigures = v.InferOutput<typeof RepresentativenessSchema>;

/** The file of an entry whose corridors come from the tracks of individual animals. */
export const TracksEntrySchema = v.object({
  ...entryFields,
  evidence: v.literal('tracks'),
  sample: v.object({
    individuals: count,
    fixes: count,
    sequences: count,
    individualsWithFootprint: count,
    /** Individuals whose migrations are routes alone; where the result is routes. */
    individualsWithRoutes: v.optional(count),
    firstYear: count,
    lastYear: count,
    medianIntervalHours: finite,
  }),
  /** What the tracks came to; entries built before had corridors. */
  result: v.optional(v.picklist(OUTCOMES)),
  /** Of movement without a migration, where that is the result. */
  movement: v.optional(MovementSchema),
  /** What of the sequences is automatic and what a custodian confirmed; entries built before did not say. */
  migrations: v.optional(MigrationOriginsSchema),
  /** Number of individuals of each movement class. */
  classes: v.record(v.string(), count),
  method: v.object({
    ...CorridorMethodSchema.entries,
    notes: v.array(MethodSentenceSchema),
  }),
  seasons: v.array(SeasonFiguresSchema),
  /** Corridors and stopovers of single years, of at least three individuals each: where two years or more are. */
  corridorYears: v.optional(
    v.array(
      v.object({
        year: count,
        individuals: count,
        areaKm2: CorridorAreaSchema,
        stopoverAreaKm2: finite,
        sharedLow: v.pipe(finite, v.minValue(0), v.maxValue(1)),
      }),
    ),
  ),
  /** Left out of fewer than three animals, and in entries built before. */
  representativeness: v.optional(RepresentativenessSchema),
  /** Left out of fewer than three animals, where nothing connects two ends, and in entries built before. */
  bottlenecks: v.optional(BottlenecksSchema),
  corridorAreaKm2: CorridorAreaSchema,
  stopoverAreaKm2: finite,
  /** Of movement: no area, and `share` is that of the fixes on land. */
  rangeStates: v.array(CountryShareSchema),
  /** Area of the low-use corridor outside every country's land, km². */
  areaAtSeaKm2: finite,
  /** Where animals stayed and who went from one site to another; where at least three animals link two sites. */
  network: v.optional(NetworkSchema),
  /** What was left out, by the code of the reason; the speed limit is that of `dropped.tooFast`. */
  importReport: v.object({ rowsRead: count, fixesKept: count, dropped: v.record(v.string(), count), topSpeedKmh: v.optional(finite) }),
});

export type TracksEntry = v.InferOutput<typeof TracksEntrySchema>;

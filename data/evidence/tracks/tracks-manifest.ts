import * as v from 'valibot';
import { GeneralisedSchema, id, positive, StatedInSchema, text } from '../../../src/domain/catalog/fields.ts';
import { StatedSeasonsSchema } from '../../../src/domain/evidence/network/network-figures.ts';
import { CorridorMethodSchema } from '../../../src/domain/movement/corridor-method.ts';
import { ConfirmationSchema } from '../../../src/domain/movement/sequences/confirmations.ts';
import { GivenDatesSchema, YearStartSchema } from '../../../src/domain/movement/sequences/given-dates.ts';
import { SEASON_PAIRS } from '../../../src/domain/movement/types.ts';
import { ImportSchema } from '../../find-source.ts';
import { entryManifestFields, SentenceSchema } from '../entry-manifest.ts';

const names = v.optional(v.pipe(v.array(text), v.minLength(1)));

/** One fix of an individual, by its instant, ISO 8601 in UTC, to the second or finer. */
const OutlierSchema = v.object({
  individual: text,
  time: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/, 'must be an instant such as 2000-09-28T13:00:27Z')),
  reason: text,
});

/** What the build does to tracks before anything is computed of them; or that it does nothing, and why, where their species is poached. */
const GeneraliseSchema = v.union([v.strictObject({ none: SentenceSchema }), v.strictObject(v.omit(GeneralisedSchema, ['because']).entries)]);

export const TracksManifestSchema = v.pipe(
  v.object({
    evidence: v.optional(v.literal('tracks'), 'tracks'),
    ...entryManifestFields,
    /** Ids of the sources that hold its tracks, of any format that the page reads; a fix that stands in two of them counts once. */
    tracks: v.pipe(v.array(id), v.minLength(1)),
    /** Individuals of the sources that belong to it, or that do not; all do where neither is said. */
    individuals: names,
    without: names,
    import: v.optional(v.pipe(ImportSchema, v.description('How the sources of its tracks are read, where their format does not say it.'))),
    /** Fixes that the custodian knows to be wrong, each with why: they are left out, counted, and stand in no figure. */
    outliers: v.optional(v.pipe(v.array(OutlierSchema), v.minLength(1))),
    /** How the build makes its tracks coarser before anything is computed of them; by default only those of poached species are. */
    generalise: v.optional(GeneraliseSchema),
    /** Speed no animal of the population keeps up between two fixes. */
    topSpeedKmh: positive,
    seasons: v.picklist(SEASON_PAIRS),
    /** Month and day on which a migration year starts, MM-DD; the first fix when left out. */
    yearStart: v.optional(YearStartSchema),
    /** That its animals range without two ends: no migration is looked for, and its tracks are shown as movement. */
    movement: v.optional(v.object({ reason: SentenceSchema, source: v.optional(StatedInSchema) })),
    /** Dates set by the custodian win over the model's. */
    dates: v.optional(v.array(GivenDatesSchema)),
    /** Which flagged sequences are migrations all the same, with the source that says so. */
    confirmations: v.optional(v.array(ConfirmationSchema)),
    /** Fixes closer in time than this are thinned before the bridges, minutes. */
    thinMin: v.optional(positive),
    method: CorridorMethodSchema,
    /**
     * Of the network of its sites: the months of two seasons, with a source. They win over the atlas's own rule, which parts them by
     * latitude. Animals without a migration have a network only where this is there, if empty.
     */
    network: v.optional(v.object({ seasons: v.optional(StatedSeasonsSchema) })),
    /** Sentences about the method that a reader of the page must know. */
    notes: v.array(SentenceSchema),
  }),
  v.check(({ individuals, without }) => individuals === undefined || without === undefined, 'name the individuals to take, or those to leave out, not both'),
  v.check(
    ({ movement, dates, confirmations }) => movement === undefined || (dates === undefined && confirmations === undefined),
    'movement has no migrations: take away its dates and confirmations, or its movement',
  ),
);
export type TracksManifest = v.InferOutput<typeof TracksManifestSchema>;

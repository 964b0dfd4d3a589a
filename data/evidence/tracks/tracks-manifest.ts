import * as v from 'valibot';
import { id, positive, StatedInSchema, text } from '../../../src/domain/catalog/fields.ts';
import { CorridorMethodSchema } from '../../../src/domain/movement/corridor-method.ts';
import { ConfirmationSchema } from '../../../src/domain/movement/sequences/confirmations.ts';
import { GivenDatesSchema, YearStartSchema } from '../../../src/domain/movement/sequences/given-dates.ts';
import { SEASON_PAIRS } from '../../../src/domain/movement/types.ts';
import { ImportSchema } from '../../find-source.ts';
import { entryManifestFields, SentenceSchema } from '../entry-manifest.ts';

const names = v.optional(v.pipe(v.array(text), v.minLength(1)));

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

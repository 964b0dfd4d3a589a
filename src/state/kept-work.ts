import * as v from 'valibot';
import { SPECIES_GROUPS } from '../domain/evidence/kinds.ts';
import { CorridorMethodSchema } from '../domain/movement/corridor-method.ts';
import { MOVEMENT_CLASSES, SEASON_PAIRS, SEASONS, SEQUENCE_FLAGS } from '../domain/movement/types.ts';
import { KeptNoteSchema, NoteSchema } from '../domain/notes.ts';
import { SENSOR_KINDS } from '../domain/tracks/import/judge-error.ts';
import { medianIntervalHours } from '../domain/tracks/track.ts';
import { FIRST_SEASONS, type ImportedWork, NO_RIGHTS, type TrackWork } from './track-work.ts';

const finite = v.pipe(v.number(), v.finite());
const counts = v.record(v.string(), finite);
const Columns = v.custom<Float64Array>((value) => value instanceof Float64Array);
const TrackSchema = v.pipe(
  v.object({ individual: v.string(), time: Columns, lon: Columns, lat: Columns, error: v.custom<Float32Array>((value) => value instanceof Float32Array) }),
  v.check(({ time, lon, lat, error }) => time.length > 0 && [lon, lat, error].every((column) => column.length === time.length), 'columns of different lengths'),
);
const Season = v.picklist(SEASONS);
const Movement = v.picklist(MOVEMENT_CLASSES);
const SequenceSchema = v.object({
  id: v.string(),
  individual: v.string(),
  season: Season,
  class: v.union([Movement, v.literal('edited')]),
  from: v.pipe(v.number(), v.integer(), v.minValue(0)),
  to: v.pipe(v.number(), v.integer()),
  start: finite,
  end: finite,
  flags: v.exactOptional(v.array(v.picklist(SEQUENCE_FLAGS))),
  confirmed: v.exactOptional(v.boolean()),
});
const Line = v.pipe(
  v.object({ times: Columns, km: Columns }),
  v.check(({ times, km }) => times.length === km.length, 'columns of different lengths'),
);

const SummarySchema = v.object({
  animals: finite,
  intervalHours: finite,
  spanDays: finite,
  timeOfDay: v.boolean(),
  widthM: finite,
  heightM: finite,
  varianceM2PerS: v.nullable(finite),
  settledKm: v.nullable(finite),
  ownErrorM: finite,
  sensors: v.partial(v.object(v.entriesFromList(SENSOR_KINDS, finite))),
});

/** A person's work but for what can be computed again from the rest in seconds. */
export type KeptWork = Omit<TrackWork, 'result' | 'imported'> & { readonly imported: ImportedWork };

export const WorkSchema: v.GenericSchema<unknown, KeptWork> = v.pipe(
  v.object({
    imported: v.object({
      files: v.array(v.string()),
      format: v.string(),
      tracks: v.pipe(v.array(TrackSchema), v.minLength(1)),
      report: v.object({
        rowsRead: finite,
        fixesKept: finite,
        dropped: counts,
        firstRows: v.record(v.string(), v.array(finite)),
        topSpeedKmh: v.optional(finite),
      }),
      notes: v.array(KeptNoteSchema),
      intervalHours: finite,
      summary: v.optional(SummarySchema),
      topSpeed: v.optional(v.object({ value: finite, because: NoteSchema })),
      species: v.optional(v.string()),
      exchangeable: v.optional(v.boolean()),
    }),
    settings: v.object({
      name: v.string(),
      species: v.string(),
      group: v.optional(v.picklist(SPECIES_GROUPS)),
      seasons: v.picklist(SEASON_PAIRS),
      method: CorridorMethodSchema,
      topSpeedKmh: finite,
      given: v.optional(v.partial(v.object({ ...CorridorMethodSchema.entries, topSpeedKmh: finite, seasons: v.picklist(SEASON_PAIRS) })), {}),
      rights: v.optional(v.object({ custodian: v.string(), licence: v.string(), citation: v.string() }), NO_RIGHTS),
    }),
    years: v.array(
      v.object({
        individual: v.string(),
        start: finite,
        end: finite,
        class: v.nullable(Movement),
        curve: Line,
        fit: v.nullable(Line),
        sequences: v.array(SequenceSchema),
      }),
    ),
    sequences: v.array(SequenceSchema),
    foundBy: v.optional(v.picklist(SEASON_PAIRS)),
  }),
  v.check(({ imported, sequences }) => {
    const fixes = new Map(imported.tracks.map(({ individual, time }) => [individual, time.length]));
    return sequences.every(({ individual, from, to }) => from <= to && to < (fixes.get(individual) ?? 0));
  }, 'migrations of other tracks'),
  v.transform((work) => {
    const { group, seasons, given } = work.settings;
    // Before seasons were among what is given, only a person could have chosen another pair.
    const isGiven = given.seasons === undefined && seasons !== FIRST_SEASONS;
    return { ...work, settings: { ...work.settings, group, given: isGiven ? { ...given, seasons } : given } };
  }),
);

/** What was kept before entries had versions had a version of its own: in the first, the tracks lay with the rest, without their interval. */
const Unversioned = v.variant('version', [
  v.looseObject({ version: v.literal(1), imported: v.looseObject({ tracks: v.array(TrackSchema) }) }),
  v.looseObject({ version: v.literal(2) }),
]);

/** What earlier versions kept, as the schema expects it. */
export function migrateUnversioned(value: unknown): unknown {
  const earlier = v.safeParse(Unversioned, value);
  if (!earlier.success || earlier.output.version === 2) return value;
  const { imported, ...rest } = earlier.output;
  return { ...rest, imported: { ...imported, intervalHours: medianIntervalHours(imported.tracks) } };
}

import { SPECIES_GROUPS } from '../domain/evidence/kinds.ts';
import { SEASONS, MOVEMENT_CLASSES, SEQUENCE_FLAGS, SEASON_PAIRS } from '../domain/movement/types.ts';
import { CorridorMethodSchema } from '../domain/movement/corridor-method.ts';
import * as v from 'valibot';
import { AtlasError } from '../domain/errors.ts';
import { medianIntervalHours } from '../domain/tracks/track.ts';
import { describeUnreadable, faultsOf, kept } from './kept.ts';
import { keptDocument } from './kept-document.ts';
import { restoreWork, tracksStore } from './tracks-store.ts';
import type { ImportedWork, TrackWork } from './track-work.ts';
import { SENSOR_KINDS } from '../domain/tracks/import/judge-error.ts';
import { KeptNoteSchema, noteOf, NoteSchema } from '../domain/notes.ts';

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
type KeptWork = Omit<TrackWork, 'result' | 'imported'> & { readonly imported: ImportedWork };

const WorkSchema: v.GenericSchema<unknown, KeptWork> = v.pipe(
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
    }),
    settings: v.object({
      name: v.string(),
      species: v.string(),
      group: v.optional(v.picklist(SPECIES_GROUPS)),
      seasons: v.picklist(SEASON_PAIRS),
      method: CorridorMethodSchema,
      topSpeedKmh: finite,
      given: v.optional(v.partial(v.object({ ...CorridorMethodSchema.entries, topSpeedKmh: finite })), {}),
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
  }),
  v.check(({ imported, sequences }) => {
    const fixes = new Map(imported.tracks.map(({ individual, time }) => [individual, time.length]));
    return sequences.every(({ individual, from, to }) => from <= to && to < (fixes.get(individual) ?? 0));
  }, 'migrations of other tracks'),
  v.transform((work) => ({ ...work, settings: { ...work.settings, group: work.settings.group } })),
);

/** What was kept before entries had versions had a version of its own: in the first, the tracks lay with the rest, without their interval. */
const Unversioned = v.variant('version', [
  v.looseObject({ version: v.literal(1), imported: v.looseObject({ tracks: v.array(TrackSchema) }) }),
  v.looseObject({ version: v.literal(2) }),
]);

function migrateUnversioned(value: unknown): unknown {
  const earlier = v.safeParse(Unversioned, value);
  if (!earlier.success || earlier.output.version === 2) return value;
  const { imported, ...rest } = earlier.output;
  return { ...rest, imported: { ...imported, intervalHours: medianIntervalHours(imported.tracks) } };
}

/** The work on a person's own tracks, kept on this machine only. */
export const tracksDocument = keptDocument(
  kept<KeptWork>({
    database: 'atlas-of-animal-migration-tracks',
    store: 'work',
    schema: WorkSchema,
    version: 1,
    migrations: { 0: migrateUnversioned },
    // The tracks lie apart from what is made of them: they are written once, and not with every date that is dragged.
    apart: {
      key: 'tracks',
      nameKey: 'tracks-id',
      take: ({ imported }) => imported,
      leave: ({ settings, years, sequences }) => ({ settings, years, sequences }),
      join: (rest, imported) => (typeof rest === 'object' ? { imported, ...rest } : rest),
    },
    faults: faultsOf('tracks', () => noteOf('kept.tracks')),
  }),
  'work',
);

/**
 * Keep a person's work for the next visit, on this machine; of several changes in a row the last is written.
 * @throws AtlasError when the browser has no room for it or keeps nothing
 */
export async function keepTracks({ imported, settings, years, sequences }: TrackWork): Promise<void> {
  if (imported) await tracksDocument.save({ imported, settings, years, sequences });
}

/** Show what is kept, whichever tab kept it. */
async function showKept(isWanted: () => boolean): Promise<void> {
  const reading = await tracksDocument.read();
  if (reading.status === 'unreadable') {
    throw new AtlasError(...describeUnreadable(reading, 'tracks'));
  }
  if (reading.status === 'kept' && isWanted()) restoreWork({ ...reading.value, result: undefined });
}

/**
 * Bring back the work of an earlier visit, unless there is newer work on the page.
 * @throws AtlasError when what was kept cannot be read; it stays where it is
 */
export async function restoreTracks(): Promise<void> {
  const isEmpty = (): boolean => tracksStore.getState().work.imported === undefined;
  if (isEmpty()) await showKept(isEmpty);
}

/** Show the work as another tab left it, in place of that of this tab. */
export function loadTracksOfOtherTab(): Promise<void> {
  return showKept(() => true);
}

/** Keep the work of this tab in place of what another tab made of it. */
export async function keepTracksOfThisTab(): Promise<void> {
  const { imported, settings, years, sequences } = tracksStore.getState().work;
  if (imported) await tracksDocument.saveOver({ imported, settings, years, sequences });
}

/** Remove what is kept. */
export function forgetTracks(): Promise<void> {
  return tracksDocument.forget();
}

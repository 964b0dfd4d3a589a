import { createStore, delMany, get, getMany, setMany, type UseStore } from 'idb-keyval';
import * as v from 'valibot';
import { SPECIES_GROUPS } from '../domain/catalog/schema.ts';
import { AtlasError } from '../domain/errors.ts';
import { restoreWork, tracksStore } from './tracks-store.ts';
import type { ImportedWork, TrackWork } from './track-work.ts';

/** The tracks lie apart from what is made of them: they are written once, and not with every date that is dragged. */
const KEYS = { tracks: 'tracks', tracksId: 'tracks-id', work: 'work' } as const;
const finite = v.pipe(v.number(), v.finite());
const counts = v.record(v.string(), finite);
const Columns = v.custom<Float64Array>((value) => value instanceof Float64Array);
const TrackSchema = v.pipe(
  v.object({ individual: v.string(), time: Columns, lon: Columns, lat: Columns, error: v.custom<Float32Array>((value) => value instanceof Float32Array) }),
  v.check(({ time, lon, lat, error }) => time.length > 0 && [lon, lat, error].every((column) => column.length === time.length), 'columns of different lengths'),
);
const Season = v.picklist(['spring', 'autumn', 'outward', 'return']);
const Movement = v.picklist(['resident', 'disperser', 'migrant', 'mixed migrant', 'nomad']);
const SequenceSchema = v.object({
  id: v.string(),
  individual: v.string(),
  season: Season,
  class: v.union([Movement, v.literal('edited')]),
  from: v.pipe(v.number(), v.integer(), v.minValue(0)),
  to: v.pipe(v.number(), v.integer()),
  start: finite,
  end: finite,
});
const Line = v.pipe(
  v.object({ times: Columns, km: Columns }),
  v.check(({ times, km }) => times.length === km.length, 'columns of different lengths'),
);
const MethodSchema = v.object({
  method: v.picklist(['bbmm', 'dbbmm', 'line-buffer']),
  cellM: finite,
  locationErrorM: finite,
  maxLagMin: finite,
  bufferM: finite,
  minDistanceKm: finite,
  minDaysAway: finite,
});

/** What is kept: corridors are left out, as they can be computed again from the rest in seconds. */
const WorkSchema = v.pipe(
  v.object({
    version: v.literal(2),
    imported: v.object({
      files: v.array(v.string()),
      format: v.string(),
      tracks: v.pipe(v.array(TrackSchema), v.minLength(1)),
      report: v.object({ rowsRead: finite, fixesKept: finite, dropped: counts, firstRows: v.record(v.string(), v.array(finite)) }),
      notes: v.array(v.string()),
      intervalHours: finite,
    }),
    settings: v.object({
      name: v.string(),
      species: v.string(),
      group: v.optional(v.picklist(SPECIES_GROUPS)),
      seasons: v.picklist(['spring-autumn', 'outward-return']),
      method: MethodSchema,
      topSpeedKmh: finite,
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
);

let opened: UseStore | undefined;
let saving = Promise.resolve();
let waiting: TrackWork | undefined;
/** What an import is called in the store, where another page may have put another one since. */
const ids = new WeakMap<ImportedWork, string>();

function openStore(): UseStore {
  opened ??= createStore('atlas-of-animal-migration-tracks', 'work');
  return opened;
}

/**
 * Keep a person's work for the next visit, on this machine; of several changes in a row the last is written.
 * @throws AtlasError when the browser has no room for it or keeps nothing
 */
export function keepTracks(work: TrackWork): Promise<void> {
  const isNew = waiting === undefined;
  waiting = work;
  if (!isNew) return saving;
  saving = saving
    .catch(() => undefined)
    .then(async () => {
      const { imported, settings, years, sequences } = waiting ?? work;
      waiting = undefined;
      try {
        await writeWork({ imported, settings, years, sequences });
      } catch (error) {
        throw new AtlasError(
          `The browser did not keep your tracks for the next visit (${error instanceof Error ? error.message : String(error)}).`,
          "They are here until the page is closed. Download what you need, or free some of the browser's storage.",
        );
      }
    });
  return saving;
}

async function writeWork({ imported, ...made }: Omit<TrackWork, 'result'>): Promise<void> {
  if (!imported) return;
  const id = ids.get(imported) ?? `${Date.now()} ${Math.random()}`;
  ids.set(imported, id);
  const isThere = (await get<unknown>(KEYS.tracksId, openStore())) === id;
  const tracks: [string, unknown][] = isThere
    ? []
    : [
        [KEYS.tracksId, id],
        [KEYS.tracks, imported],
      ];
  await setMany([...tracks, [KEYS.work, { version: 2, ...made }]], openStore());
}

/**
 * Bring back the work of an earlier visit, unless there is newer work on the page.
 * @throws AtlasError when what was kept cannot be read; it stays where it is
 */
export async function restoreTracks(): Promise<void> {
  if (tracksStore.getState().work.imported) return;
  let kept: unknown[];
  try {
    kept = await getMany<unknown>([KEYS.work, KEYS.tracks, KEYS.tracksId], openStore());
  } catch (error) {
    throw new AtlasError(`Tracks kept on an earlier visit cannot be read (${error instanceof Error ? error.message : String(error)}).`, 'Load the file again.');
  }
  const [work, tracks, id] = kept;
  if (work === undefined || tracksStore.getState().work.imported) return;
  const parsed = v.safeParse(WorkSchema, typeof work === 'object' ? { ...work, imported: tracks } : work);
  if (!parsed.success) {
    throw new AtlasError(
      'Tracks kept on an earlier visit are of another version of the atlas, or damaged.',
      'Load the file again, which replaces them, or forget them.',
    );
  }
  const { imported, years, sequences } = parsed.output;
  const settings = { ...parsed.output.settings, group: parsed.output.settings.group };
  if (typeof id === 'string') ids.set(imported, id);
  restoreWork({ imported, settings, years, sequences, result: undefined });
}

/** Remove what is kept. */
export async function forgetTracks(): Promise<void> {
  waiting = undefined;
  await saving.catch(() => undefined);
  await delMany(Object.values(KEYS), openStore());
}

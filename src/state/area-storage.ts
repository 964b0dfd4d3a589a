import { AREA_KINDS, type AreaKind } from '../domain/catalog/layer-kinds.ts';
import { AtlasError, describeError } from '../domain/errors.ts';
import { atlasStore, keepUserAreas, reportFault } from './atlas-store.ts';
import { kept } from './kept.ts';
import type { Reading } from './kept-types.ts';
import { describeUnreadable, faultsOf } from './kept-faults.ts';
import { type StoredAreas, StoredAreasSchema } from './stored-areas.ts';

const sets = kept<StoredAreas>({
  database: 'atlas-of-animal-migration',
  store: 'priority-areas',
  schema: StoredAreasSchema,
  version: 1,
  faults: faultsOf(
    'areas',
    ({ fileName }) => fileName,
    ({ fileName }) => ({ file: fileName }),
  ),
});

/**
 * Keep a set of areas for the next visit, in place of any earlier one of its kind; other tabs show it at once.
 * @throws AtlasError when the browser has no room for it or keeps nothing (private windows)
 */
export function saveAreas(kind: AreaKind, areas: StoredAreas): Promise<void> {
  return sets.save(kind, areas);
}

/**
 * Remove what is kept of one kind.
 * @throws AtlasError when the browser's storage cannot be opened
 */
export function forgetAreas(kind: AreaKind): Promise<void> {
  return sets.forget(kind);
}

/** What is kept of a kind; what a newer version of the atlas wrote, or is damaged, is named and left where it is. */
async function readAreas(kind: AreaKind): Promise<Reading<StoredAreas> | undefined> {
  try {
    const reading = await sets.read(kind);
    if (reading.status === 'unreadable') {
      reportFault(new AtlasError(...describeUnreadable(reading, 'areas', kind)));
    }
    return reading;
  } catch (error) {
    reportFault(describeError(error));
    return undefined;
  }
}

/** Bring back the priority areas that were loaded on an earlier visit to this machine, and follow what other tabs load and forget. */
export async function restoreUserAreas(): Promise<void> {
  sets.watch((key) => {
    const kind = AREA_KINDS.find((known) => known === key);
    if (kind === undefined) return;
    void readAreas(kind).then((reading) => {
      if (reading?.status === 'kept') keepUserAreas(kind, reading.value);
      if (reading?.status === 'absent') keepUserAreas(kind, undefined);
    });
  });
  for (const kind of AREA_KINDS) {
    const reading = await readAreas(kind);
    // A file that was loaded meanwhile stays.
    if (reading?.status === 'kept' && !atlasStore.getState().userAreas[kind]) keepUserAreas(kind, reading.value);
  }
}

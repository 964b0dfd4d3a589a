import { AtlasError } from '../domain/errors.ts';
import { kept } from './kept.ts';
import { describeUnreadable, faultsOf } from './kept-faults.ts';
import { type KeptWork, migrateUnversioned, WorkSchema } from './kept-work.ts';
import { keptDocument } from './kept-document.ts';
import { restoreWork, tracksStore } from './tracks-store.ts';
import type { TrackWork } from './track-work.ts';
import { noteOf } from '../domain/notes.ts';

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
      leave: ({ settings, years, sequences, foundBy }) => ({ settings, years, sequences, foundBy }),
      join: (rest, imported) => (typeof rest === 'object' ? { imported, ...rest } : rest),
    },
    faults: faultsOf('tracks', () => noteOf('kept.tracks')),
  }),
  'work',
);

/** What of the work is kept. */
const PARTS = ['imported', 'settings', 'years', 'sequences', 'foundBy'] as const satisfies readonly (keyof KeptWork)[];

/** Whether what is kept is being shown: that is no change of this tab's. */
let isShowing = false;

/**
 * Keep a person's work for the next visit, on this machine; of several changes in a row the last is written.
 * @throws AtlasError when the browser has no room for it or keeps nothing
 */
export async function keepTracks({ imported, settings, years, sequences, foundBy }: TrackWork): Promise<void> {
  if (imported) await tracksDocument.save({ imported, settings, years, sequences, foundBy });
}

/** Keep every change of the work from now on. @param onFailure hears why one was not kept @returns to be called when that is to end */
export function keepEveryChange(onFailure: (error: unknown) => void): () => void {
  return tracksStore.subscribe(({ work }, { work: before }) => {
    // Corridors are not kept: another tab is not to be told that something changed.
    const isSame = PARTS.every((part) => work[part] === before[part]);
    if (!isShowing && !isSame) keepTracks(work).catch(onFailure);
  });
}

/** Show what is kept, whichever tab kept it. */
async function showKept(isWanted: () => boolean): Promise<void> {
  const reading = await tracksDocument.read();
  if (reading.status === 'unreadable') {
    throw new AtlasError(...describeUnreadable(reading, 'tracks'));
  }
  if (reading.status !== 'kept' || !isWanted()) return;
  isShowing = true;
  try {
    restoreWork({ ...reading.value, result: undefined });
  } finally {
    isShowing = false;
  }
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
  const { imported, settings, years, sequences, foundBy } = tracksStore.getState().work;
  if (imported) await tracksDocument.saveOver({ imported, settings, years, sequences, foundBy });
}

/** Remove what is kept. */
export function forgetTracks(): Promise<void> {
  return tracksDocument.forget();
}

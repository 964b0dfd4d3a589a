import { useEffect, useSyncExternalStore } from 'react';
import type { KnownFile } from '../../domain/catalog/known-file.ts';
import type { JobState } from '../../state/job.ts';
import { askForKnown, knownFiles } from '../../state/known-store.ts';
import { useCatalog } from '../shared/use-atlas.ts';

interface Known {
  /** How the fetching stands; undefined where nothing was asked for yet. */
  readonly state: JobState<KnownFile> | undefined;
  /** Whether the catalog has no such file: an older one, or one of somebody else. */
  readonly isAbsent: boolean;
  readonly known: KnownFile | undefined;
  /** Whether the file is there to be fetched, and neither here nor failed. */
  readonly isComing: boolean;
  /** Ask again, after a failure. */
  readonly again: () => void;
}

/**
 * Treaties, initiatives and holders of data: their one file is fetched when something first wants it.
 * @param wanted whether this part of the page wants it now
 */
export function useKnown(wanted = true): Known {
  const { catalog, url } = useCatalog();
  const file = catalog.known;
  const state = useSyncExternalStore(knownFiles.subscribe, () => (file === undefined ? undefined : knownFiles.getState()[file.url]));
  const again = (): void => {
    knownFiles.forgetUnfinished();
    void askForKnown({ catalog, url });
  };
  useEffect(() => {
    if (wanted && file && state === undefined) void askForKnown({ catalog, url });
  }, [wanted, catalog, url, file, state]);
  return {
    state,
    isAbsent: file === undefined,
    known: state?.status === 'done' ? state.value : undefined,
    isComing: file !== undefined && (state === undefined || state.status === 'running' || state.status === 'idle'),
    again,
  };
}

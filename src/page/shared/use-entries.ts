import { useEffect, useSyncExternalStore } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import { askForEntries, entries } from '../../state/entry-store.ts';
import type { JobState } from '../../state/job.ts';
import { useCatalog } from './use-atlas.ts';

/** How the fetching of an entry's file stands; it is asked for when the entry is first used. Undefined for an entry without one. */
export function useEntry(id: string | undefined): JobState<OpenEntry> | undefined {
  const { catalog, url } = useCatalog();
  const state = useSyncExternalStore(entries.subscribe, () => (id === undefined ? undefined : entries.getState()[id]));
  useEffect(() => {
    if (id !== undefined && state === undefined) askForEntries({ catalog, url }, [id]);
  }, [catalog, url, id, state]);
  return state;
}

/** An entry whole, once its file is there. */
export function useOpenEntry(id: string | undefined): OpenEntry | undefined {
  const state = useEntry(id);
  return state?.status === 'done' ? state.value : undefined;
}

/** Those of several entries that are whole, in the order asked for; the others are fetched, a few at a time. */
export function useOpenEntries(ids: readonly string[]): readonly OpenEntry[] {
  const { catalog, url } = useCatalog();
  useEffect(() => {
    if (ids.length > 0) askForEntries({ catalog, url }, ids);
  }, [catalog, url, ids]);
  // The same entries are the same list, whatever else has come in meanwhile.
  const listOpen = useShallow((states: ReturnType<typeof entries.getState>) =>
    ids.flatMap((id) => {
      const state = states[id];
      return state?.status === 'done' ? [state.value] : [];
    }),
  );
  return useSyncExternalStore(entries.subscribe, () => listOpen(entries.getState()));
}

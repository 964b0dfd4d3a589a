import { useEffect, useSyncExternalStore } from 'react';
import type { BuiltFigures, Headlines } from '../../domain/catalog/figures.ts';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import { askForFigures, askForHeadlines, builtFigures, headlines } from '../../state/figures-store.ts';
import { isUnfinished } from '../../state/job.ts';
import { useCatalog } from './use-atlas.ts';

/** What the build found of an entry, and whether it is on its way; of one whose file cannot be had, nothing. */
export function useBuiltFigures(entry: OpenEntry | undefined): { readonly figures: BuiltFigures | undefined; readonly isComing: boolean } {
  const { url } = useCatalog();
  const row = entry?.row;
  const state = useSyncExternalStore(builtFigures.subscribe, () => (row === undefined ? undefined : builtFigures.getState()[row.id]));
  useEffect(() => {
    if (row && state === undefined) void askForFigures(row, url);
  }, [row, url, state]);
  const isComing = row?.figures !== undefined && (state === undefined || state.status === 'running' || state.status === 'idle');
  return { figures: state?.status === 'done' ? state.value : undefined, isComing };
}

/** What layers do to the corridors of all entries, whether that is on its way, and how it is asked for again where it did not come. */
export function useHeadlines(): {
  readonly entries: Headlines['entries'] | undefined;
  readonly protection: Headlines['protection'] | undefined;
  readonly isComing: boolean;
  readonly hasFailed: boolean;
  readonly again: () => void;
} {
  const { catalog, url } = useCatalog();
  const file = catalog.headlines;
  const state = useSyncExternalStore(headlines.subscribe, () => (file === undefined ? undefined : headlines.getState()[file.url]));
  useEffect(() => {
    if (file && state === undefined) void askForHeadlines({ catalog, url });
  }, [catalog, url, file, state]);
  const isComing = file !== undefined && (state === undefined || state.status === 'running' || state.status === 'idle');
  const value = state?.status === 'done' ? state.value : undefined;
  const again = (): void => {
    headlines.forgetUnfinished();
    void askForHeadlines({ catalog, url });
  };
  return { entries: value?.entries, protection: value?.protection, isComing, hasFailed: isUnfinished(state), again };
}

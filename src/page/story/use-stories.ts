import { useEffect, useSyncExternalStore } from 'react';
import type { Story } from '../../domain/catalog/story-file.ts';
import { askForStories, stories } from '../../state/browse-store.ts';
import type { JobState } from '../../state/job.ts';
import type { StoriesFile } from '../../domain/catalog/story-file.ts';
import { useCatalog } from '../shared/use-atlas.ts';

const NONE: readonly Story[] = [];

/** The guided stories of the atlas, and how the fetching of their file stands. */
export function useStories(): { readonly stories: readonly Story[]; readonly state: JobState<StoriesFile> | undefined; readonly again: () => void } {
  const page = useCatalog();
  const file = page.catalog.stories;
  const state = useSyncExternalStore(stories.subscribe, () => (file === undefined ? undefined : stories.getState()[file.url]));
  useEffect(() => askForStories(page), [page]);
  return {
    stories: state?.status === 'done' ? state.value.stories : NONE,
    state,
    again: () => {
      stories.forgetUnfinished();
      askForStories(page);
    },
  };
}

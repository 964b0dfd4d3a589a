import { createStore } from 'zustand/vanilla';
import type { CatalogFile } from '../domain/catalog/fields.ts';
import type { CoverFile } from '../domain/catalog/cover-file.ts';
import type { Choice } from '../domain/importance/choose-cells.ts';
import type { CountedBy, Ranking } from '../domain/importance/rank-cells.ts';
import { DEFAULT_WEIGHTS, type Weights } from '../domain/importance/weights.ts';
import type { LoadedCatalog } from './entry-store.ts';
import { createJob, createJobShelf } from './job.ts';

/** Whose cells are ranked. */
export const ANIMALS = ['all', 'land', 'sea'] as const;
export type Animals = (typeof ANIMALS)[number];

/** What a person chose about the ranking of places. */
export interface ImportanceChoice {
  readonly animals: Animals;
  readonly by: CountedBy;
  readonly weights: Weights;
  /** Of what each population uses most, the share that chosen cells are to hold, from 0 to 1. */
  readonly share: number;
  /** Whether those cells are marked on the map. */
  readonly isMarked: boolean;
}

/** The share that Target 3 of the Kunming-Montreal Global Biodiversity Framework asks to be conserved by 2030. */
export const TARGET_3 = 0.3;

export const START: ImportanceChoice = { animals: 'all', by: 'presence', weights: DEFAULT_WEIGHTS, share: TARGET_3, isMarked: false };

/** It stays while the page is open, so that a person who looks elsewhere finds it again. */
export const importanceChoice = createStore<ImportanceChoice>(() => START);

/** Files of cells that entries hold, by their address; the page that needs them tells what went wrong itself. */
export const covers = createJobShelf<CoverFile>(() => undefined);

/** The ranking that was last asked for; a fault is told by the page. */
export const ranking = createJob<Ranking>(() => undefined);

/** The cover files of a catalog and of those that it includes. */
export function coverFiles({ cover, covers: theirs = [] }: LoadedCatalog['catalog']): readonly CatalogFile[] {
  return [...(cover ? [cover] : []), ...theirs];
}

/** Ask for every cover file, unless it is there or on its way. */
export function askForCovers({ catalog, url }: LoadedCatalog): void {
  for (const file of coverFiles(catalog)) {
    void covers.ask(file.url, async ({ signal }) => {
      const [{ CoverFileSchema }, { fetchNamed }] = await Promise.all([import('../domain/catalog/cover-file.ts'), import('../domain/catalog/fetch-named.ts')]);
      return fetchNamed(CoverFileSchema, file, url, signal);
    });
  }
}

/** What the page shows, and the map with it: the last ranking, which stays while the next is made, and the few cells that were chosen. */
export const shownPlaces = createStore<{ readonly ranking: Ranking | undefined; readonly chosen: Choice | undefined }>(() => ({
  ranking: undefined,
  chosen: undefined,
}));
ranking.subscribe((state) => {
  if (state.status === 'done') shownPlaces.setState({ ranking: state.value });
});

import { createStore } from 'zustand/vanilla';
import type { CoverFile } from '../domain/catalog/cover-file.ts';
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

/** Addresses of the cover files of a catalog and of those that it includes. */
export function coverUrls({ catalog }: Pick<LoadedCatalog, 'catalog'>): string[] {
  return [...(catalog.cover ? [catalog.cover] : []), ...(catalog.covers ?? [])].map(({ url }) => url);
}

/** Ask for every cover file, unless it is there or on its way. */
export function askForCovers({ catalog, url }: LoadedCatalog): void {
  for (const file of [...(catalog.cover ? [catalog.cover] : []), ...(catalog.covers ?? [])]) {
    void covers.ask(file.url, async ({ signal }) => {
      const [{ CoverFileSchema }, { fetchNamed }] = await Promise.all([import('../domain/catalog/cover-file.ts'), import('../domain/catalog/fetch-named.ts')]);
      return fetchNamed(CoverFileSchema, file, url, signal);
    });
  }
}

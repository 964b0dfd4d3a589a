import { useEffect } from 'react';
import type { Species } from '../../domain/catalog/index-schema.ts';
import type { SpeciesFile } from '../../domain/catalog/species-file.ts';
import { isUnfinished } from '../../state/job.ts';
import { askForSpecies, speciesFiles } from '../../state/species-store.ts';
import { useCatalog } from '../shared/use-atlas.ts';
import { useJobShelf } from '../shared/use-job.ts';

interface SpeciesFiles {
  /** What is told of a species, once its file is there. */
  readonly fileOf: (species: Species) => SpeciesFile | undefined;
  /** Whether any of them is on its way, and whether any could not be fetched. */
  readonly isComing: boolean;
  readonly hasFailed: boolean;
  readonly again: () => void;
}

/** The files of several species: each is fetched when something first wants it. */
export function useSpeciesFiles(species: readonly Species[]): SpeciesFiles {
  const { url } = useCatalog();
  const states = useJobShelf(speciesFiles);
  const ask = (): void => {
    for (const one of species) void askForSpecies(one, url);
  };
  const urls = species.flatMap(({ file }) => file?.url ?? []);
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(ask, [urls.join(' '), url]);
  const known = urls.map((one) => states[one]);
  return {
    fileOf: ({ file }) => {
      const state = file && states[file.url];
      return state?.status === 'done' ? state.value : undefined;
    },
    isComing: known.some((state) => state === undefined || state.status === 'idle' || state.status === 'running'),
    hasFailed: known.some((state) => isUnfinished(state)),
    again: () => {
      speciesFiles.forgetUnfinished();
      ask();
    },
  };
}

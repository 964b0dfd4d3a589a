import type { Species } from '../domain/catalog/index-schema.ts';
import type { SpeciesFile } from '../domain/catalog/species-file.ts';
import { createJobShelf } from './job.ts';

/** What is told of species, by the addresses of their files; a page that needs one tells what went wrong itself. */
export const speciesFiles = createJobShelf<SpeciesFile>(() => undefined);

/** Ask for the file of a species, unless it is there or on its way. Resolves with it, or with nothing where it has none or it cannot be had. */
export async function askForSpecies({ file }: Pick<Species, 'file'>, catalogUrl: string): Promise<SpeciesFile | undefined> {
  if (!file) return undefined;
  await speciesFiles.ask(file.url, async ({ signal }) => {
    const [{ SpeciesFileSchema }, { fetchNamed }] = await Promise.all([
      import('../domain/catalog/species-file.ts'),
      import('../domain/catalog/fetch-named.ts'),
    ]);
    return fetchNamed(SpeciesFileSchema, file, catalogUrl, signal);
  });
  const state = speciesFiles.getState()[file.url];
  return state?.status === 'done' ? state.value : undefined;
}

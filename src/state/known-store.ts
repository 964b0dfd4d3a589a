import type { KnownFile } from '../domain/catalog/known-file.ts';
import type { LoadedCatalog } from './entry-store.ts';
import { createJobShelf } from './job.ts';

/** What is known beyond the entries, by the address of the file; a page that needs it tells what went wrong itself. */
export const knownFiles = createJobShelf<KnownFile>(() => undefined);

/** Ask for the file of treaties, initiatives and holders of data, unless it is there or on its way. Resolves once it is there or cannot be had. */
export async function askForKnown({ catalog, url }: LoadedCatalog): Promise<void> {
  const file = catalog.known;
  if (!file) return;
  await knownFiles.ask(file.url, async ({ signal }) => {
    const [{ KnownFileSchema }, { fetchNamed }] = await Promise.all([import('../domain/catalog/known-file.ts'), import('../domain/catalog/fetch-named.ts')]);
    return fetchNamed(KnownFileSchema, file, url, signal);
  });
}

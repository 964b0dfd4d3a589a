import { fetchNamed } from '../domain/catalog/fetch-named.ts';
import { type NamedFeature, type NamesFile, NamesFileSchema } from '../domain/catalog/names-file.ts';
import type { LoadedCatalog } from './entry-store.ts';
import { createJobShelf } from './job.ts';
import { listFiles } from './texts-store.ts';

/** Files of names by their address. */
const names = createJobShelf<NamesFile>();

/** The names of features of a catalog's layers, by the layer's id, as far as they can be had. */
export async function loadNames(loaded: LoadedCatalog): Promise<ReadonlyMap<string, readonly NamedFeature[]>> {
  const named = listFiles(loaded, (of) => of.names);
  await Promise.all(named.map(({ file }) => names.ask(file.url, ({ signal }) => fetchNamed(NamesFileSchema, file, loaded.url, signal))));
  const all = new Map<string, readonly NamedFeature[]>();
  for (const { file, ids } of named) {
    const state = names.getState()[file.url];
    if (state?.status !== 'done') continue;
    // An included catalog names features of its own layers alone.
    for (const [layer, features] of Object.entries(state.value.layers)) if (!all.has(layer) && (!ids || ids.layers.has(layer))) all.set(layer, features);
  }
  return all;
}

import type * as v from 'valibot';
import type { BuiltEvents } from '../domain/catalog/built-events.ts';
import type { CatalogFile } from '../domain/catalog/fields.ts';
import type { BuiltFigures, Headlines } from '../domain/catalog/figures.ts';
import type { EntryRow } from '../domain/catalog/index-schema.ts';
import type { LoadedCatalog } from './entry-store.ts';
import { createJobShelf, type JobShelf } from './job.ts';

/** What the build found of entries, by their ids; of one whose file cannot be had all is computed here, and nothing is told. */
export const builtFigures = createJobShelf<BuiltFigures>(() => undefined);
/** What the build found of entries' tracks at full rate and barriers, by their ids. */
export const builtEvents = createJobShelf<BuiltEvents>(() => undefined);
/** What layers do to all corridors, by the address of the file. */
export const headlines = createJobShelf<Headlines>(() => undefined);

/** Pairs of an entry and a layer, by `analysisKey`, that a person asked to be computed anew. */
const anew = new Set<string>();

/** Compute these anew, whatever the build found. */
export function passOverBuilt(keys: readonly string[]): void {
  for (const key of keys) anew.add(key);
}

/** Ask for a file of an entry's that the index names, unless it is there or on its way; undefined where there is none, or it cannot be had. */
async function askForNamed<T extends { readonly entry: string }>(
  shelf: JobShelf<T>,
  { id, file }: { readonly id: string; readonly file: CatalogFile | undefined },
  catalogUrl: string,
  fetchSchema: () => Promise<v.GenericSchema<unknown, T>>,
): Promise<T | undefined> {
  if (!file) return undefined;
  await shelf.ask(id, async ({ signal }) => {
    const [schema, { fetchNamed }, { requireOfEntry }] = await Promise.all([
      fetchSchema(),
      import('../domain/catalog/fetch-named.ts'),
      import('../domain/catalog/require-of-entry.ts'),
    ]);
    return requireOfEntry(await fetchNamed(schema, file, catalogUrl, signal), id, file.url);
  });
  const state = shelf.getState()[id];
  return state?.status === 'done' ? state.value : undefined;
}

/** Ask for the file of an entry's figures. */
export function askForFigures({ id, figures }: EntryRow, catalogUrl: string): Promise<BuiltFigures | undefined> {
  return askForNamed(builtFigures, { id, file: figures }, catalogUrl, async () => (await import('../domain/catalog/figures.ts')).BuiltFiguresSchema);
}

/** Ask for the file of what an entry's tracks at full rate had to do with barriers. */
export function askForEvents({ id, events }: Pick<EntryRow, 'id' | 'events'>, catalogUrl: string): Promise<BuiltEvents | undefined> {
  return askForNamed(builtEvents, { id, file: events }, catalogUrl, async () => (await import('../domain/catalog/built-events.ts')).BuiltEventsSchema);
}

/** What the build found of an entry, where it may be shown in place of an answer that is asked for by its key. */
export async function builtFor(row: EntryRow, key: string, catalogUrl: string): Promise<BuiltFigures | undefined> {
  return anew.has(key) ? undefined : askForFigures(row, catalogUrl);
}

/** Whether an answer is what the build found, so that it can be computed here. */
export function isBuilt(key: string): boolean {
  return !anew.has(key);
}

/** Ask for the headline figures of all entries, unless they are there or on their way. Resolves once they are there or cannot be had. */
export async function askForHeadlines({ catalog, url }: LoadedCatalog): Promise<void> {
  const file = catalog.headlines;
  if (!file) return;
  await headlines.ask(file.url, async ({ signal }) => {
    const [{ HeadlinesSchema }, { fetchNamed }] = await Promise.all([import('../domain/catalog/figures.ts'), import('../domain/catalog/fetch-named.ts')]);
    return fetchNamed(HeadlinesSchema, file, url, signal);
  });
}

import type { BuiltEvents } from '../domain/catalog/built-events.ts';
import type { BuiltFigures, Headlines } from '../domain/catalog/figures.ts';
import type { EntryRow } from '../domain/catalog/index-schema.ts';
import type { LoadedCatalog } from './entry-store.ts';
import { createJobShelf } from './job.ts';

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

/** Ask for the file of an entry's figures, unless it is there or on its way. */
export async function askForFigures({ id, figures }: EntryRow, catalogUrl: string): Promise<BuiltFigures | undefined> {
  if (!figures) return undefined;
  await builtFigures.ask(id, async ({ signal }) => {
    const [{ BuiltFiguresSchema, requireFiguresOf }, { fetchNamed }] = await Promise.all([
      import('../domain/catalog/figures.ts'),
      import('../domain/catalog/fetch-named.ts'),
    ]);
    return requireFiguresOf(await fetchNamed(BuiltFiguresSchema, figures, catalogUrl, signal), id, figures.url);
  });
  const state = builtFigures.getState()[id];
  return state?.status === 'done' ? state.value : undefined;
}

/** Ask for the file of what an entry's tracks at full rate had to do with barriers, unless it is there or on its way; undefined where there is none. */
export async function askForEvents({ id, events }: Pick<EntryRow, 'id' | 'events'>, catalogUrl: string): Promise<BuiltEvents | undefined> {
  if (!events) return undefined;
  await builtEvents.ask(id, async ({ signal }) => {
    const [{ BuiltEventsSchema, requireEventsOf }, { fetchNamed }] = await Promise.all([
      import('../domain/catalog/built-events.ts'),
      import('../domain/catalog/fetch-named.ts'),
    ]);
    return requireEventsOf(await fetchNamed(BuiltEventsSchema, events, catalogUrl, signal), id, events.url);
  });
  const state = builtEvents.getState()[id];
  return state?.status === 'done' ? state.value : undefined;
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

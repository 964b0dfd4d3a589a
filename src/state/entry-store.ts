import type { Layer } from '../domain/catalog/fields.ts';
import { findEntry } from '../domain/catalog/find-entries.ts';
import type { OpenEntry } from '../domain/catalog/open-entry.ts';
import type { Catalog } from '../domain/catalog/parse-catalog.ts';
import { AtlasError } from '../domain/errors.ts';
import { isShown } from '../domain/evidence/shown.ts';
import { createJobShelf, isUnfinished } from './job.ts';

/** A catalog and the address it was read from: relative addresses in it start there. */
export interface LoadedCatalog {
  readonly catalog: Catalog;
  readonly url: string;
}

/** The catalog, which stays the same while the page is open, and every layer of barriers and areas: its own, then the person's. */
export interface PageCatalog extends LoadedCatalog {
  readonly layers: readonly Layer[];
}

/** Entries by id whose file was asked for; each is fetched once. Why one cannot be had is told where the entry would stand. */
export const entries = createJobShelf<OpenEntry>(() => undefined);

/** Files asked for at once: a country or a comparison may want hundreds. */
const MOST_AT_ONCE = 4;
const waiting: (() => void)[] = [];
let fetching = 0;

/** Fetch when it is its turn. */
async function inTurn<T>(fetchFile: () => Promise<T>): Promise<T> {
  if (fetching >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  fetching += 1;
  try {
    return await fetchFile();
  } finally {
    fetching -= 1;
    waiting.shift()?.();
  }
}

/** Ask for the files of entries, unless they are there, on their way, or could not be had. */
export function askForEntries({ catalog, url }: LoadedCatalog, ids: readonly string[]): void {
  for (const id of ids) {
    const found = findEntry(catalog, id);
    if (!found || found.row.withdrawn || !isShown(found.row.evidence)) continue;
    void entries.ask(id, async ({ signal }) => {
      const [{ loadEntry }, { openEntry }] = await Promise.all([import('../domain/catalog/load-entry.ts'), import('../domain/evidence/summarise-entry.ts')]);
      return openEntry(found, await inTurn(() => loadEntry(catalog, id, { catalogUrl: url, signal })));
    });
  }
}

/** Let files that could not be had be asked for again. */
export function forgetUnread(ids: readonly string[]): void {
  const forgotten = new Set(ids);
  entries.forget((id) => forgotten.has(id) && isUnfinished(entries.getState()[id]));
}

/**
 * Entries whole, once all of their files are there. Those that failed before are asked for again; one that was withdrawn, or
 * that this version cannot show, is left out.
 * @throws AtlasError of the first that cannot be had; the signal's reason when aborted
 */
export async function waitForEntries(source: LoadedCatalog, ids: readonly string[], signal?: AbortSignal): Promise<OpenEntry[]> {
  signal?.throwIfAborted();
  forgetUnread(ids);
  askForEntries(source, ids);
  return new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      unsubscribe();
      signal?.removeEventListener('abort', abort);
      end();
    };
    const abort = (): void => settle(() => reject(signal?.reason));
    const look = (): void => {
      const states = ids.flatMap((id) => entries.getState()[id] ?? []);
      const failed = states.find((state) => state.status === 'failed');
      if (failed?.status === 'failed') return settle(() => reject(new AtlasError(failed.fault.code, failed.fault.values, failed.fault.place)));
      const open = states.flatMap((state) => (state.status === 'done' ? [state.value] : []));
      if (open.length === states.length) settle(() => resolve(open));
    };
    const unsubscribe = entries.subscribe(look);
    signal?.addEventListener('abort', abort, { once: true });
    look();
  });
}

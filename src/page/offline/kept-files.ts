import type { CatalogFile } from '../../domain/catalog/fields.ts';
import { fetchFile } from '../../domain/catalog/fetch-named.ts';
import { checkBytes } from '../../domain/catalog/check-bytes.ts';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import type { Work } from '../../state/job.ts';
import type { PageCatalog } from '../../state/entry-store.ts';
import { KEPT } from '../../offline/cache-names.ts';
import { keyOf } from '../../offline/kept-responses.ts';

/** The files that an entry's page and its map need: its own, those of its species, figures and events at barriers, and the base map. */
export function filesToKeep({ row, species, file }: OpenEntry, { catalog }: Pick<PageCatalog, 'catalog'>): CatalogFile[] {
  const own = new Set(file.layers.map(({ url }) => url));
  const named = [
    row.file,
    row.figures,
    row.events,
    species.file,
    catalog.baseMap,
    catalog.baseMap.relief,
    catalog.overview,
    catalog.headlines,
    ...Object.values(catalog.texts ?? {}),
  ];
  const files = [...named, ...file.downloads.filter(({ url }) => own.has(url))].flatMap((one) =>
    one?.bytes === undefined || one.sha256 === undefined ? [] : [{ url: one.url, bytes: one.bytes, sha256: one.sha256 }],
  );
  return [...new Map(files.map((one) => [one.url, one])).values()];
}

const keyFor = (url: string, catalogUrl: string): string => keyOf(new URL(url, catalogUrl).href, false, null);

/** What a factsheet needs beside the entry's files, bytes: its program and fonts, which the browser fetches once for all entries. */
const SHEET_BYTES = 3_400_000;
/** Fonts of other letters. */
const FONT_BYTES: Readonly<Record<string, number>> = { ar: 400_000, zh: 4_900_000 };

/** About how much is fetched for a factsheet in a language (BCP 47), bytes. */
export function sheetBytes(lang: string): number {
  return SHEET_BYTES + (FONT_BYTES[lang] ?? 0);
}

/** Whether all these files lie beside the page, where they can be answered for: those of an included catalog may lie elsewhere. */
export function areOfThisSite(files: readonly CatalogFile[], catalogUrl: string): boolean {
  const here = new URL('./', location.href).href;
  return files.every(({ url }) => new URL(url, catalogUrl).href.startsWith(here));
}

/** Tells which version of a file is kept. */
const SUM = 'x-sha256';

/** Whether all these files are kept whole, as the catalog names them now. */
export async function areKept(files: readonly CatalogFile[], catalogUrl: string): Promise<boolean> {
  const cache = await caches.open(KEPT);
  const found = await Promise.all(files.map(async ({ url, sha256 }) => (await cache.match(keyFor(url, catalogUrl)))?.headers.get(SUM) === sha256));
  return found.every((is) => is);
}

/**
 * Keep files whole, each compared with what the catalog says of it.
 * @throws AtlasError naming the file that cannot be had or is another one; what was kept before stays
 */
export async function keepFiles(files: readonly CatalogFile[], catalogUrl: string, { signal, onProgress }: Parameters<Work<void>>[0]): Promise<void> {
  const cache = await caches.open(KEPT);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  // The browser may then not throw it away when disks are full; where it will not promise that, it is kept all the same.
  await navigator.storage.persist().catch(() => false);
  for (const file of files) {
    const bytes = await fetchFile(file, catalogUrl, signal);
    await checkBytes(bytes, file);
    const headers = { 'content-length': String(bytes.length), 'accept-ranges': 'bytes', [SUM]: file.sha256 };
    await cache.put(keyFor(file.url, catalogUrl), new Response(bytes, { headers }));
    done += file.bytes;
    onProgress(done, total);
  }
}

/** Forget an entry's own files; the base map and what else others share with it stay for them. */
export async function forgetEntry({ row, file }: OpenEntry, catalogUrl: string): Promise<void> {
  const cache = await caches.open(KEPT);
  const own = [row.file, row.figures, row.events, ...file.layers].flatMap((one) => one?.url ?? []);
  await Promise.all(own.map((url) => cache.delete(keyFor(url, catalogUrl))));
}

import { AtlasError } from '../errors.ts';
import { fetchBytes, whyNotFetched } from '../fetch-bytes.ts';
import type { IncludedCatalog } from './join-catalogs.ts';
import { parseCatalog } from './parse-catalog.ts';

/** An index of thousands of entries has a few MB. */
export const MOST_CATALOG_BYTES = 40e6;

/** Where a catalog may lie, for the address that a person writes: of the catalog itself, or of the site that it is on. */
export function listCatalogAddresses(address: string): string[] {
  const url = new URL(address);
  if (url.pathname.endsWith('.json')) return [url.href];
  const folder = new URL(url.pathname.endsWith('/') ? url.href : `${url.href.replace(/[?#].*$/, '')}/`);
  return ['atlas/catalog.json', 'catalog.json'].map((path) => new URL(path, folder).href);
}

/**
 * A catalog of somebody else's, by its address or that of its site. Those that it includes itself are not followed.
 * @param address absolute, of a web server
 * @throws AtlasError naming the address where it cannot be had in time, is too large or is no catalog; the signal's reason when aborted
 */
export async function loadIncluded(address: string, signal: AbortSignal): Promise<IncludedCatalog> {
  let why: unknown;
  for (const url of listCatalogAddresses(address)) {
    let bytes: Uint8Array;
    try {
      bytes = await fetchBytes(url, { signal, mostBytes: MOST_CATALOG_BYTES });
    } catch (error) {
      signal.throwIfAborted();
      why ??= error;
      continue;
    }
    const catalog = parseCatalog(new TextDecoder().decode(bytes), url);
    return { catalog, resolve: (relative) => new URL(relative, url).href, url };
  }
  throw new AtlasError('include.unreachable', { address, detail: whyNotFetched(why) }, { file: address });
}

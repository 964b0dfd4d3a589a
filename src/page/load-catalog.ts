import { type Catalog, parseIndex, parseJson, versionOf } from '../domain/catalog/parse-index.ts';
import { AtlasError } from '../domain/errors.ts';
import { fetchBytes, whyNotFetched } from '../domain/fetch-bytes.ts';
import type { LoadedCatalog } from '../state/entry-store.ts';

const FILE = 'atlas/catalog.json';

/**
 * Have the catalog on its way before the page is first drawn. Not before the page's own code: on a slow line the first words
 * would wait for both.
 */
export function askForCatalog(): void {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: FILE }));
}

/** What reads version 1, and finds where a damaged one breaks off, is fetched by a page that meets one. */
async function parse(text: string): Promise<Catalog> {
  let json: unknown;
  try {
    json = parseJson(text, FILE);
  } catch (error) {
    const { parseCatalog } = await import('../domain/catalog/parse-catalog.ts').catch(() => {
      throw error;
    });
    return parseCatalog(text, FILE);
  }
  if (versionOf(json) !== 1) return parseIndex(json, FILE);
  const { parseVersion1 } = await import('../domain/catalog/parse-catalog.ts');
  return parseVersion1(json, FILE);
}

/**
 * The catalog beside the page.
 * @throws AtlasError when it cannot be fetched or is not valid
 */
export async function loadCatalog(): Promise<LoadedCatalog> {
  const url = new URL(FILE, document.baseURI).href;
  let text: string;
  try {
    text = new TextDecoder().decode(await fetchBytes(url));
  } catch (error) {
    throw new AtlasError('catalog.unreachable', { detail: whyNotFetched(error) }, { file: FILE });
  }
  return { catalog: await parse(text), url };
}

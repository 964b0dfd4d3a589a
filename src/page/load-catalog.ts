import { parseCatalog } from '../domain/catalog/parse-catalog.ts';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import type { LoadedCatalog } from '../state/entry-store.ts';

/**
 * The catalog beside the page.
 * @throws AtlasError when it cannot be fetched or is not valid
 */
export async function loadCatalog(): Promise<LoadedCatalog> {
  const url = new URL('atlas/catalog.json', document.baseURI).href;
  let text: string;
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    text = await answer.text();
  } catch (error) {
    throw new AtlasError('catalog.unreachable', { detail: reasonOf(error) }, { file: url });
  }
  return { catalog: parseCatalog(text, 'atlas/catalog.json'), url };
}

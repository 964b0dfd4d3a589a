import { parseCatalog } from '../domain/catalog/parse-catalog.ts';
import { AtlasError } from '../domain/errors.ts';
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
    throw new AtlasError(
      `The catalog of the atlas could not be fetched (${error instanceof Error ? error.message : String(error)}).`,
      'Check the connection and reload the page. Whoever runs this atlas: atlas/catalog.json belongs beside index.html.',
      { file: url },
    );
  }
  return { catalog: parseCatalog(text, 'atlas/catalog.json'), url };
}

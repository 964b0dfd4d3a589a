import { checkBytes, type NamedFile } from '../../domain/catalog/check-bytes.ts';
import { fetchFile } from '../../domain/catalog/fetch-named.ts';
import { saveFile } from '../shared/save-file.ts';

/** Larger files go past the page, straight to the browser's downloads: they would have to fit into memory. */
export const LARGEST_CHECKED = 200_000_000;

/**
 * Fetch a file of an entry, check that it is the one that the catalog names, and hand it over.
 * @throws AtlasError when it cannot be fetched or is another file; nothing is saved then
 */
export async function saveDownload(file: NamedFile, catalogUrl: string, signal: AbortSignal): Promise<void> {
  const bytes = await fetchFile(file, catalogUrl, signal);
  await checkBytes(bytes, file);
  signal.throwIfAborted();
  saveFile(new Blob([bytes]), file.url.slice(file.url.lastIndexOf('/') + 1));
}

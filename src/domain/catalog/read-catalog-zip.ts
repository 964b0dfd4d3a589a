import { AtlasError } from '../errors.ts';
import { readZipEntries } from '../formats/zip.ts';

/** A catalog and its files, out of an archive. */
export interface CatalogFiles {
  /** Text of the catalog. */
  readonly catalog: string;
  /** Files by their path from the catalog's folder. */
  readonly files: ReadonlyMap<string, Blob>;
}

/** Files of an archive; an atlas of a few thousand entries has fewer. */
const MOST_FILES = 20_000;

/**
 * The folder of an atlas, `atlas/` or its like, out of a ZIP archive: the catalog nearest to the top, and every file beside
 * and below it.
 * @param name of the archive, for the errors
 * @throws AtlasError naming it, when it is damaged, too large or holds no catalog
 */
export function readCatalogZip(bytes: Uint8Array<ArrayBuffer>, name: string): CatalogFiles {
  const entries = readZipEntries(bytes, name);
  if (entries.length > MOST_FILES) throw new AtlasError('include.tooMany', { n: entries.length, most: MOST_FILES }, { file: name });
  const isCatalog = ({ name: path }: { readonly name: string }): boolean => /(?:^|\/)catalog\.json$/.test(path);
  const [catalog] = entries.filter(isCatalog).sort((a, b) => a.name.split('/').length - b.name.split('/').length || (a.name < b.name ? -1 : 1));
  if (!catalog) throw new AtlasError('include.noCatalog', {}, { file: name });
  const folder = catalog.name.slice(0, -'catalog.json'.length);
  const files = new Map<string, Blob>();
  for (const entry of entries) if (entry !== catalog && entry.name.startsWith(folder)) files.set(entry.name.slice(folder.length), new Blob([entry.read()]));
  return { catalog: new TextDecoder().decode(catalog.read()), files };
}

import type { IncludedCatalog } from '../../domain/catalog/join-catalogs.ts';
import { MOST_CATALOG_BYTES } from '../../domain/catalog/load-included.ts';
import { parseCatalog } from '../../domain/catalog/parse-catalog.ts';
import { AtlasError } from '../../domain/errors.ts';
import { readCatalogZip } from '../../workers/layers-worker-client.ts';

/** Bytes of an archive that a browser holds beside everything else. */
const MOST_ARCHIVE_BYTES = 400e6;

/**
 * A catalog from a file of this machine: an index that names its files by absolute addresses, or the zipped folder of an atlas.
 * @throws AtlasError naming the file, when it is too large, damaged or no catalog; the signal's reason when aborted
 */
export async function readCatalogFile(file: File, signal: AbortSignal): Promise<IncludedCatalog> {
  const isZip = (await file.slice(0, 2).text()) === 'PK';
  const most = isZip ? MOST_ARCHIVE_BYTES : MOST_CATALOG_BYTES;
  if (file.size > most) throw new AtlasError('include.tooLarge', { mb: Math.round(file.size / 1e6), most: Math.round(most / 1e6) }, { file: file.name });
  if (!isZip) {
    const catalog = parseCatalog(await file.text(), file.name);
    return { catalog, url: file.name, resolve: (address) => absoluteOnly(address, file.name) };
  }
  const { catalog: text, files } = await readCatalogZip(file, { signal });
  const catalog = parseCatalog(text, file.name);
  const addresses = new Map<string, string>();
  const resolve = (address: string): string => {
    const blob = files.get(address);
    if (!blob) return absoluteOnly(address, file.name);
    const known = addresses.get(address) ?? URL.createObjectURL(blob);
    addresses.set(address, known);
    return known;
  };
  return { catalog, url: file.name, resolve };
}

/** @throws AtlasError for a relative address: a file alone does not say where the others lie */
function absoluteOnly(address: string, file: string): string {
  if (URL.canParse(address)) return address;
  throw new AtlasError('include.relative', { address }, { file });
}

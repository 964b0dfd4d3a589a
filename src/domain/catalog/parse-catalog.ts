import { CatalogV1Schema } from './catalog-v1.ts';
import { locateJsonFault } from '../formats/locate-json-fault.ts';
import { type Catalog, parseIndex, parseJson, parseWhole, versionOf } from './parse-index.ts';
import { upgradeCatalog } from './upgrade-catalog.ts';

export type { Catalog } from './parse-index.ts';

/**
 * Parse a catalog of version 1 or 2 from untrusted JSON text, as `parseIndex` does; in version 1 one fault leaves nothing
 * to show.
 * @param text the file's text
 * @param file its address, for the errors
 * @throws AtlasError naming the file and the first field that is wrong, where nothing can be shown
 */
export function parseCatalog(text: string, file: string): Catalog {
  const json = parseJson(text, file, locateJsonFault);
  return versionOf(json) === 1 ? parseVersion1(json, file) : parseIndex(json, file);
}

/** The same for JSON that is known to be of version 1. */
export function parseVersion1(json: unknown, file: string): Catalog {
  return { ...upgradeCatalog(parseWhole(CatalogV1Schema, json, file)), faults: [] };
}

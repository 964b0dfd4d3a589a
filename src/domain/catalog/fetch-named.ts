import type * as v from 'valibot';
import { fetchBytes } from '../fetch-bytes.ts';
import type { CatalogFile } from './fields.ts';
import { parseNamed } from './parse-named.ts';

/**
 * A JSON file that an index names, fetched and parsed.
 * @param catalogUrl the catalog's own address: that of the file is relative to it
 * @throws AtlasError naming the file where it is not what the index says; what `fetchBytes` throws; the signal's reason
 */
export async function fetchNamed<Schema extends v.GenericSchema>(
  schema: Schema,
  file: CatalogFile,
  catalogUrl: string,
  signal: AbortSignal,
): Promise<v.InferOutput<Schema>> {
  return parseNamed(schema, await fetchBytes(new URL(file.url, catalogUrl).href, { signal }), file);
}

import type * as v from 'valibot';
import { AtlasError } from '../errors.ts';
import { fetchBytes, whyNotFetched } from '../fetch-bytes.ts';
import type { CatalogFile } from './fields.ts';
import { parseNamed } from './parse-named.ts';

/**
 * The bytes of a file that the catalog names, not yet compared with what it says of them.
 * @param catalogUrl the catalog's own address: that of the file is relative to it
 * @throws AtlasError naming the file where it cannot be had; the signal's reason when aborted
 */
export async function fetchFile({ url }: Pick<CatalogFile, 'url'>, catalogUrl: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await fetchBytes(new URL(url, catalogUrl).href, { signal, anew: /\.(?:pmtiles|parquet)$/.test(url) });
  } catch (error) {
    signal.throwIfAborted();
    throw new AtlasError('file.unreachable', { detail: whyNotFetched(error) }, { file: url });
  }
}

/**
 * A JSON file that an index names, fetched and parsed.
 * @param catalogUrl the catalog's own address: that of the file is relative to it
 * @throws AtlasError naming the file where it cannot be had, or is not what the index says; the signal's reason when aborted
 */
export async function fetchNamed<Schema extends v.GenericSchema>(
  schema: Schema,
  file: CatalogFile,
  catalogUrl: string,
  signal: AbortSignal,
): Promise<v.InferOutput<Schema>> {
  return parseNamed(schema, await fetchFile(file, catalogUrl, signal), file);
}

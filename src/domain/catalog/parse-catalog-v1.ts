import * as v from 'valibot';
import { AtlasError, reasonOf } from '../errors.ts';
import { CatalogSchema, type Catalog } from './catalog-v1.ts';

/**
 * Parse a catalog from untrusted JSON text.
 * @param text the file's text
 * @param file its address, for the error
 * @throws AtlasError naming the file and the first field that is wrong
 */
export function parseCatalogV1(text: string, file: string): Catalog {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new AtlasError('catalog.notJson', { detail: reasonOf(error) }, { file });
  }
  const result = v.safeParse(CatalogSchema, json);
  if (result.success) return result.output;
  const issue = result.issues[0];
  const field = v.getDotPath(issue) ?? '(root)';
  throw new AtlasError('catalog.invalid', { detail: issue.message }, { file, field });
}

import * as v from 'valibot';
import { AtlasError } from '../errors.ts';
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
    const detail = error instanceof Error ? error.message : String(error);
    throw new AtlasError(`The catalog ${file} is not valid JSON: ${detail}.`, 'Ask whoever runs this atlas to rebuild it with "npm run data".', { file });
  }
  const result = v.safeParse(CatalogSchema, json);
  if (result.success) return result.output;
  const issue = result.issues[0];
  const field = v.getDotPath(issue) ?? '(root)';
  throw new AtlasError(
    `The catalog ${file} is invalid at ${field}: ${issue.message}.`,
    'Run "npx atlas check" to list every fault, mend the module\'s manifest and rebuild with "npm run data".',
    { file, field },
  );
}

import * as v from 'valibot';
import { AtlasError, reasonOf } from '../errors.ts';
import { checkBytes } from './check-bytes.ts';
import type { CatalogFile } from './fields.ts';

/**
 * Parse a JSON file that an index names, from untrusted bytes: they must be what the index says, and of the schema.
 * @throws AtlasError naming the file, and the field where there is one
 */
export async function parseNamed<Schema extends v.GenericSchema>(
  schema: Schema,
  bytes: Uint8Array<ArrayBuffer>,
  named: CatalogFile,
): Promise<v.InferOutput<Schema>> {
  await checkBytes(bytes, named);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new AtlasError('entry.notJson', { detail: reasonOf(error) }, { file: named.url });
  }
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new AtlasError('entry.invalid', { detail: issue.message }, { file: named.url, field: v.getDotPath(issue) ?? '(root)' });
}

import * as v from 'valibot';
import { AtlasError, reasonOf } from '../errors.ts';
import { checkBytes } from './check-bytes.ts';
import { type CatalogFile, count, id, language, StatedInSchema, text, translations } from './fields.ts';

/** What is told of a species, in this order. */
export const SPECIES_TOPICS = ['cms-appendix', 'agreement', 'iucn-category', 'trend', 'pressure'] as const;

/** A name that people give a species in a language, and where it is written. */
const SpeciesNameSchema = v.object({ name: text, language, source: StatedInSchema });

/** One statement on a species as a whole, with the year that it is of and where it is written. */
const SpeciesFactSchema = v.object({
  topic: v.picklist(SPECIES_TOPICS),
  text,
  translations: translations('text'),
  year: v.optional(count),
  source: StatedInSchema,
});

/** `species/ID.json`: what stands in `data/species/ID.json`. */
export const SpeciesFileSchema = v.object({
  $schema: v.optional(v.string()),
  id,
  /** Its name on the page in further languages; the first of each language in `names`. */
  names: v.array(SpeciesNameSchema),
  facts: v.array(SpeciesFactSchema),
});
export type SpeciesFile = v.InferOutput<typeof SpeciesFileSchema>;

/**
 * Parse a species' file from untrusted bytes, which are checked to be what the index names.
 * @throws AtlasError naming the file, and the field where there is one
 */
export async function parseSpeciesFile(bytes: Uint8Array<ArrayBuffer>, named: CatalogFile): Promise<SpeciesFile> {
  await checkBytes(bytes, named);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new AtlasError('entry.notJson', { detail: reasonOf(error) }, { file: named.url });
  }
  const result = v.safeParse(SpeciesFileSchema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new AtlasError('entry.invalid', { detail: issue.message }, { file: named.url, field: v.getDotPath(issue) ?? '(root)' });
}

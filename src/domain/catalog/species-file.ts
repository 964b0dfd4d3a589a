import * as v from 'valibot';
import { CMS_APPENDICES, IUCN_CATEGORIES } from './species-status.ts';
import { FactSchema, nameStatementFault } from './fact.ts';
import { id, language, StatedInSchema, text } from './fields.ts';

/** What is told of a species, in this order. */
export const SPECIES_TOPICS = ['cms-appendix', 'agreement', 'iucn-category', 'trend', 'pressure'] as const;

/** A name that people give a species in a language, and where it is written. */
const SpeciesNameSchema = v.object({ name: text, language, source: StatedInSchema });

const stated = FactSchema.entries;

/**
 * One statement on a species as a whole, with the year that it is of and where it is written. Of an appendix and a category
 * `value` says which, where the statement is of the whole species. A pressure names the threats that it is about.
 */
const SpeciesFactSchema = v.variant('topic', [
  v.object({ topic: v.literal('cms-appendix'), value: v.optional(v.picklist(CMS_APPENDICES)), ...stated }, nameStatementFault),
  v.object({ topic: v.literal('iucn-category'), value: v.optional(v.picklist(IUCN_CATEGORIES)), ...stated }, nameStatementFault),
  v.object({ topic: v.picklist(['agreement', 'trend', 'pressure']), ...stated }, nameStatementFault),
]);

/** `species/ID.json`: what stands in `data/species/ID.json`. */
export const SpeciesFileSchema = v.object({
  $schema: v.optional(v.string()),
  id,
  /** Its name on the page in further languages; the first of each language in `names`. */
  names: v.array(SpeciesNameSchema),
  facts: v.array(SpeciesFactSchema),
});
export type SpeciesFile = v.InferOutput<typeof SpeciesFileSchema>;

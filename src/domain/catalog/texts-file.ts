import * as v from 'valibot';
import { id, language, text } from './fields.ts';
import type { CatalogIndex } from './index-schema.ts';

const said = <const Fields extends readonly [string, ...string[]]>(...fields: Fields) => v.record(id, v.object(v.entriesFromList(fields, v.optional(text))));

/** The texts of an index in one language, by the ids of what they are of. The index itself holds the originals. */
export const TextsFileSchema = v.object({
  version: v.literal(1),
  language,
  modules: said('title', 'summary'),
  species: said('common'),
  entries: said('name', 'place'),
  layers: said('title'),
});
export type TextsFile = v.InferOutput<typeof TextsFileSchema>;

const words = v.record(id, v.array(text));

/** What else things of an index are found by: their names and places in every language that is not the index's own. */
export const WordsFileSchema = v.object({ version: v.literal(1), modules: words, species: words, entries: words, layers: words });
export type WordsFile = v.InferOutput<typeof WordsFileSchema>;

/** Lists of an index whose items have texts. */
export const TEXT_LISTS = ['modules', 'species', 'entries', 'layers'] as const satisfies readonly (keyof CatalogIndex)[];
export type TextList = (typeof TEXT_LISTS)[number];

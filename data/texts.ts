import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogFile } from '../src/domain/catalog/fields.ts';
import type { CatalogIndex } from '../src/domain/catalog/index-schema.ts';
import { TEXT_LISTS, type TextList, type TextsFile, type WordsFile } from '../src/domain/catalog/texts-file.ts';
import { describeFile } from './describe-file.ts';
import { writeWhole } from './write-files.ts';

export const TEXTS_FOLDER = 'texts';
const WORDS = 'words.json';

type Texts = Record<string, string | undefined>;

/** What an index says in each language beside its own, and what it is found by in all of them. */
export interface SplitTexts {
  /** The index with its originals alone. */
  readonly index: CatalogIndex;
  readonly texts: ReadonlyMap<string, TextsFile>;
  readonly words: WordsFile;
}

/** An index taken apart by language. */
export function splitTexts(index: CatalogIndex): SplitTexts {
  const texts = new Map<string, TextsFile>();
  const words: WordsFile = { version: 1, modules: {}, species: {}, entries: {}, layers: {} };
  const take = <Item extends { readonly id: string; readonly translations?: Readonly<Record<string, Texts>> | undefined }>(
    list: TextList,
    items: readonly Item[],
  ) =>
    items.map(({ translations = {}, ...item }) => {
      for (const [language, said] of Object.entries(translations)) {
        const file = texts.get(language) ?? { version: 1, language, modules: {}, species: {}, entries: {}, layers: {} };
        texts.set(language, file);
        file[list][item.id] = said;
      }
      const others = new Set(
        Object.values(translations).flatMap((said) => Object.entries(said).flatMap(([field, one]) => (one === undefined || field === 'summary' ? [] : [one]))),
      );
      if (others.size > 0) words[list][item.id] = [...others];
      return item;
    });
  const lists = {
    modules: take('modules', index.modules),
    species: take('species', index.species),
    entries: take('entries', index.entries),
    layers: take('layers', index.layers),
  };
  return { index: { ...index, ...lists }, texts, words };
}

/**
 * The index without its texts in other languages, which are written beside it, a file a language: a page fetches that of its reader.
 */
export function describeTexts(whole: CatalogIndex, output: string): CatalogIndex {
  const { index, texts, words } = splitTexts(whole);
  const folder = join(output, TEXTS_FOLDER);
  const write = (name: string, content: unknown): CatalogFile => {
    const bytes = new TextEncoder().encode(`${JSON.stringify(content)}\n`);
    writeWhole(join(folder, name), bytes);
    return describeFile(TEXTS_FOLDER, name, bytes);
  };
  const any = TEXT_LISTS.some((list) => Object.keys(words[list]).length > 0);
  if (!any) {
    rmSync(folder, { recursive: true, force: true });
    const { texts: _texts, words: _words, ...alone } = index;
    return alone;
  }
  // A language in which species alone are named has nothing that a page would say: the search finds them by the words.
  const written = [...texts].filter(([, { modules, entries, layers }]) => [modules, entries, layers].some((list) => Object.keys(list).length > 0));
  const files = written.sort(([a], [b]) => (a < b ? -1 : 1)).map(([language, file]) => [language, write(`${language}.json`, file)]);
  const found = write(WORDS, words);
  const kept = new Set([WORDS, ...written.map(([language]) => `${language}.json`)]);
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name));
  return { ...index, texts: Object.fromEntries(files), words: found };
}

import { addTexts } from '../domain/catalog/add-texts.ts';
import type { CatalogFile } from '../domain/catalog/fields.ts';
import { fetchNamed } from '../domain/catalog/fetch-named.ts';
import type { OtherTexts } from '../domain/catalog/parse-index.ts';
import { TEXT_LISTS, type TextsFile, TextsFileSchema, type WordsFile, WordsFileSchema } from '../domain/catalog/texts-file.ts';
import type { LoadedCatalog } from './entry-store.ts';
import { createJobShelf } from './job.ts';

/** Texts of catalogs by the address of their file; what cannot be had is told, and said as it was written. */
const texts = createJobShelf<TextsFile>();
const words = createJobShelf<WordsFile>();

/** A file of a catalog's own, or of one that it includes, with what that one may speak of. */
interface Named {
  readonly file: CatalogFile;
  readonly ids?: OtherTexts['ids'];
}

/** Files of one kind, of a catalog and of those that it includes. */
export function listFiles({ catalog }: LoadedCatalog, pick: (of: Pick<OtherTexts, 'texts' | 'words' | 'names'>) => CatalogFile | undefined): Named[] {
  const own = pick(catalog);
  const others = (catalog.otherTexts ?? []).flatMap((other): Named[] => {
    const file = pick(other);
    return file ? [{ file, ids: other.ids }] : [];
  });
  return own ? [{ file: own }, ...others] : others;
}

/** Puts the texts of a catalog in a language into it, once they are there or cannot be had. */
export async function sayIn(loaded: LoadedCatalog, lang: string): Promise<void> {
  const named = listFiles(loaded, (of) => (of.texts && Object.hasOwn(of.texts, lang) ? of.texts[lang] : undefined));
  await Promise.all(named.map(({ file }) => texts.ask(file.url, ({ signal }) => fetchNamed(TextsFileSchema, file, loaded.url, signal))));
  for (const { file, ids } of named) {
    const state = texts.getState()[file.url];
    // A file of another language than it is named for would be said as this one.
    if (state?.status === 'done' && state.value.language === lang) addTexts(loaded.catalog, state.value, ids && ((list, id) => ids[list].has(id)));
  }
}

/** What a catalog's things are found by in other languages, as far as it can be had. */
export async function loadWords(loaded: LoadedCatalog): Promise<WordsFile> {
  const named = listFiles(loaded, (of) => of.words);
  await Promise.all(named.map(({ file }) => words.ask(file.url, ({ signal }) => fetchNamed(WordsFileSchema, file, loaded.url, signal))));
  const all: WordsFile = { version: 1, modules: {}, species: {}, entries: {}, layers: {} };
  for (const { file, ids } of named) {
    const state = words.getState()[file.url];
    if (state?.status !== 'done') continue;
    for (const list of TEXT_LISTS) {
      for (const [id, found] of Object.entries(state.value[list])) if (!ids || ids[list].has(id)) all[list][id] = [...(all[list][id] ?? []), ...found];
    }
  }
  return all;
}

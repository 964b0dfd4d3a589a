import type { CatalogIndex } from './index-schema.ts';
import type { TextList, TextsFile } from './texts-file.ts';

/** Which things of a list may take texts of a file. */
type May = (list: TextList, id: string) => boolean;

interface Item<Texts> {
  readonly id: string;
  translations?: Record<string, Texts> | undefined;
}

/**
 * Puts the texts of a language into an index, where it has none of its own. The items themselves are changed, so that whatever holds
 * one, an opened entry or another catalog that it was joined into, says it in that language, too.
 * @param may of a file of somebody else's: what it speaks of
 */
export function addTexts(index: Pick<CatalogIndex, TextList>, file: TextsFile, may: May = () => true): void {
  const { language } = file;
  const put = <Texts extends object>(list: TextList, items: readonly Item<Texts>[], texts: Readonly<Record<string, Texts>>): void => {
    for (const item of items) {
      const found = Object.hasOwn(texts, item.id) ? texts[item.id] : undefined;
      if (!found || !may(list, item.id)) continue;
      item.translations = { ...item.translations, [language]: { ...found, ...item.translations?.[language] } };
    }
  };
  put('modules', index.modules, file.modules);
  put('species', index.species, file.species);
  put('entries', index.entries, file.entries);
  put('layers', index.layers, file.layers);
}

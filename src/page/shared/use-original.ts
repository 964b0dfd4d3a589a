import { useCatalog, useTranslator } from './use-atlas.ts';

interface OriginalAttributes {
  readonly lang?: string;
  readonly dir?: 'auto';
}
const NONE: OriginalAttributes = {};

/**
 * Attributes of an element whose text stays as its authors wrote it, such as a title of a source, a citation or the name of a
 * custodian: its language, that of the catalog or of an entry, where the page is in another; none where nothing needs to be said.
 * @param language BCP 47, where it is not the catalog's
 */
export function useOriginal(language?: string): OriginalAttributes {
  const { lang } = useTranslator();
  const { catalog } = useCatalog();
  const original = language ?? catalog.language;
  return original === lang ? NONE : { lang: original, dir: 'auto' };
}

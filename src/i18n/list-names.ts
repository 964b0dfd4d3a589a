import type { Translator } from './translator.ts';

/** Names or words in a row, joined as the language joins all of several: “A, B and C”. */
export function listNames(names: readonly string[], { lang }: Pick<Translator, 'lang'>): string {
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(names);
}

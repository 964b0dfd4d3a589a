import type { Translator } from '../i18n/translator.ts';

/** Words in a row as the language joins them: “roads, fences and canals”. */
export function listWords(words: readonly string[], translator: Translator): string {
  return new Intl.ListFormat(translator.lang, { type: 'conjunction' }).format(words);
}

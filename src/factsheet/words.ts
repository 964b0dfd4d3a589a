import { FEWEST_INDIVIDUALS } from '../domain/movement/types.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Content } from 'pdfmake/interfaces';

/** Words in a row as the language joins them: “roads, fences and canals”. */
export function listWords(words: readonly string[], translator: Translator): string {
  return new Intl.ListFormat(translator.lang, { type: 'conjunction' }).format(words);
}

/** Longer than this a word could be wider than a column. */
const LONGEST_WORD = 18;

/**
 * Text whose overlong words may break anywhere, so that no name or address runs out of its column; other words
 * stay whole.
 */
export function wrapWords(text: string, longest = LONGEST_WORD): Content {
  const words = text.split(/(?<=\s)/);
  if (words.every((word) => word.trim().length <= longest)) return text;
  return { text: words.map((word) => (word.trim().length <= longest ? { text: word } : { text: word, wordBreak: 'break-all' as const })) };
}

/** A value that rests on so many individuals, marked when they are too few. */
export function markPreliminary(value: string, individuals: number, { t }: Translator): string {
  return individuals < FEWEST_INDIVIDUALS ? t('factsheet.preliminary', { value }) : value;
}

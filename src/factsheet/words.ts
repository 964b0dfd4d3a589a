import { FEWEST_INDIVIDUALS } from '../domain/movement/types.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Content } from 'pdfmake/interfaces';
import { AT_HAN, HAN } from './han.ts';

/** Words in a row as the language joins them: “roads, fences and canals”. */
export function listWords(words: readonly string[], translator: Translator): string {
  return new Intl.ListFormat(translator.lang, { type: 'conjunction' }).format(words);
}

/** Longer than this a word could be wider than a column. */
const LONGEST_WORD = 18;

/** Of the lines of a page, words of so many letters stay whole at least. */
const WIDE_LINE = 40;
/** Longer addresses are longer than the shortest of these lines, in letters. */
export const LONGEST_ADDRESS = 80;

/** Behind a blank; Chinese has none, and says itself where its lines end. */
const BETWEEN_WORDS = new RegExp(String.raw`(?<=\s)|${AT_HAN.source}`, 'u');

/**
 * Text whose overlong words may break anywhere, so that no name or address runs out of its column; other words
 * stay whole.
 */
export function wrapWords(text: string, longest = LONGEST_WORD): Content {
  const parts: { text: string; isLong: boolean }[] = [];
  for (const word of text.split(BETWEEN_WORDS)) {
    const isLong = word.trim().length > longest && !HAN.test(word);
    const last = parts.at(-1);
    if (last && !last.isLong && !isLong) last.text += word;
    else parts.push({ text: word, isLong });
  }
  if (parts.every(({ isLong }) => !isLong)) return text;
  // In lines that are as wide as the page, most addresses have room on a line of their own.
  const isWhole = (part: string): boolean => longest >= WIDE_LINE && part.length <= LONGEST_ADDRESS;
  return {
    text: parts.map(({ text: part, isLong }) => ({
      text: part,
      ...(!isLong ? {} : isWhole(part) ? { noWrap: true } : { wordBreak: 'break-all' as const }),
    })),
  };
}

/** A value that rests on so many individuals, marked when they are too few. */
export function markPreliminary(value: string, individuals: number, { t }: Translator): string {
  return individuals < FEWEST_INDIVIDUALS ? t('factsheet.preliminary', { value }) : value;
}

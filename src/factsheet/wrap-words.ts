import type { Content } from 'pdfmake/interfaces';

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

/**
 * How a language puts words in a row without an “and”, as it does units: “A, B, C”. Chinese writes units without a sign
 * between them (Unicode CLDR), which would make one word of several: it has its own comma for a row.
 * @param lang BCP 47
 */
export function rowFormat(lang: string): Intl.ListFormat {
  return new Intl.ListFormat(lang, lang.split('-')[0] === 'zh' ? { type: 'conjunction', style: 'narrow' } : { type: 'unit' });
}

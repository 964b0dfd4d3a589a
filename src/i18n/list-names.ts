import type { Translator } from './translator.ts';

/** Names or words in a row, joined as the language joins all of several: “A, B and C”. */
export function listNames(names: readonly string[], { lang }: Pick<Translator, 'lang'>): string {
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(names);
}

/**
 * Items side by side, without “and”: “A, B, C”. Russian and Chinese put no sign between units, which runs items of several
 * words into one: there the sign between names in a row stands.
 */
export function listItems(items: readonly string[], lang: string): string {
  const units = new Intl.ListFormat(lang, { type: 'unit' });
  if (signOf(units).trim() !== '') return units.format(items);
  return items.join(signOf(new Intl.ListFormat(lang)));
}

/** What a list puts between the first two of three, which may be nothing. */
function signOf(list: Intl.ListFormat): string {
  const next = list.formatToParts(['a', 'b', 'c'])[1];
  return next?.type === 'literal' ? next.value : '';
}

import type { Translator } from './translator.ts';

/** An attribution as it stands in the data, with its licence in the reader's language where that is plain words: names stay as they are. */
export function sayAttribution(attribution: string, { t }: Pick<Translator, 't'>): string {
  return attribution.replaceAll('(public domain)', `(${t('rights.publicDomain')})`);
}

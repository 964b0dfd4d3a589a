import type { Translator } from '../i18n/translator.ts';

/** A figure needs three individuals; fewer are shown as preliminary. */
export const FEWEST_INDIVIDUALS = 3;

/** A value that rests on so many individuals, marked when they are too few. */
export function markPreliminary(value: string, individuals: number, { t }: Translator): string {
  return individuals < FEWEST_INDIVIDUALS ? t('factsheet.preliminary', { value }) : value;
}

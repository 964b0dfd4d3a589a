import type { SeasonFigures } from '../../../domain/evidence/entry-fields.ts';
import type { Translator } from '../../../i18n/translator.ts';

/** Length or duration of a season's migrations, as page and sheet write it: whole kilometres and days. */
export function sayRange({ median, min, max }: SeasonFigures['distanceKm'], { number }: Pick<Translator, 'number'>): Record<'median' | 'min' | 'max', string> {
  return { median: number(median, 0), min: number(min, 0), max: number(max, 0) };
}

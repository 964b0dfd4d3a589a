import type { SeasonFigures } from '../../../domain/evidence/entry-fields.ts';
import type { Translator } from '../../../i18n/translator.ts';

/** Words of a median with what lies around it, and of a median that is all there is. */
interface RangeWords {
  readonly range: (values: Record<'median' | 'from' | 'to', string>) => string;
  readonly one: (median: string) => string;
}

/** Dates of a season's migrations, as page and sheet write them; one date is said once. */
export function sayDates(
  { median, earliest, latest }: SeasonFigures['departure'],
  { monthDay }: Pick<Translator, 'monthDay'>,
  { range, one }: RangeWords,
): string {
  return earliest === latest ? one(monthDay(median)) : range({ median: monthDay(median), from: monthDay(earliest), to: monthDay(latest) });
}

/** Length or duration of a season's migrations, as page and sheet write it: whole kilometres and days; one value is said once. */
export function sayRange({ median, min, max }: SeasonFigures['distanceKm'], { number }: Pick<Translator, 'number'>, { range, one }: RangeWords): string {
  const [from, to] = [number(min, 0), number(max, 0)];
  return from === to ? one(number(median, 0)) : range({ median: number(median, 0), from, to });
}

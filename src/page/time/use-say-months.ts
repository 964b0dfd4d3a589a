import { useMemo } from 'react';
import { countMonths, type Months } from '../../domain/tracks/months.ts';
import { useTranslator } from '../shared/use-atlas.ts';

/** How months of the year are written: one, from one to another, or the whole year. */
export function useSayMonths(): (months: Months) => string {
  const { t, lang } = useTranslator();
  return useMemo(() => {
    const month = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' });
    const say = (number: number): string => month.format(Date.UTC(2001, number - 1, 1));
    return (months) => {
      if (countMonths(months) === 12) return t('time.wholeYear');
      return months.from === months.to ? say(months.from) : `${say(months.from)} – ${say(months.to)}`;
    };
  }, [t, lang]);
}

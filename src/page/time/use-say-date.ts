import { useTranslator } from '../shared/use-atlas.ts';

/** How a moment of the tracks is written: a date, or a day of any year. @param ofAnyYear whether all years lie over one another */
export function useSayDate(ofAnyYear: boolean): (ms: number) => string {
  const { date, monthDay } = useTranslator();
  return (ms) => (ofAnyYear ? monthDay(new Date(ms).toISOString().slice(5, 10)) : date(ms));
}

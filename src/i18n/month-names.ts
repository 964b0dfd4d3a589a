import { listItems } from './list-names.ts';

/** Short names of the months, January first, as a language writes them. */
export function monthNames(lang: string): string[] {
  const format = new Intl.DateTimeFormat(lang, { month: 'short', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2001, month, 15)));
}

/** Months (1 to 12) as their short names, those in a row as a span; December and January are neighbours. */
export function writeMonths(months: readonly number[] | undefined, lang: string): string {
  if (months === undefined || months.length === 0) return '–';
  const names = monthNames(lang);
  const name = (month: number): string => names[month - 1] ?? '';
  const there = new Set(months);
  if (there.size === 12) return `${name(1)}–${name(12)}`;
  const before = (month: number): number => (month === 1 ? 12 : month - 1);
  const after = (month: number): number => (month === 12 ? 1 : month + 1);
  const spans = [...there]
    .filter((month) => !there.has(before(month)))
    .map((first) => {
      let last = first;
      while (there.has(after(last))) last = after(last);
      return first === last ? name(first) : `${name(first)}–${name(last)}`;
    });
  return listItems(spans, lang);
}

/** Counts of January to December in brackets after the months' names, as the language lists them; months without any are left out. */
export function writeMonthCounts(counts: readonly number[], { number, lang }: { readonly number: (n: number) => string; readonly lang: string }): string {
  const names = monthNames(lang);
  const said = counts.flatMap((n, month) => (n === 0 ? [] : [`${names[month]} (${number(n)})`]));
  return listItems(said, lang);
}

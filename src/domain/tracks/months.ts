/** Months of the year, 1 to 12, both ends included; `from` above `to` passes New Year. */
export interface Months {
  readonly from: number;
  readonly to: number;
}

export const WHOLE_YEAR: Months = { from: 1, to: 12 };

/** Four groups of three months, by no hemisphere's names, the first that of the turn of the year. */
export const QUARTERS: readonly Months[] = [
  { from: 12, to: 2 },
  { from: 3, to: 5 },
  { from: 6, to: 8 },
  { from: 9, to: 11 },
];

/** The months of the year, one at a time. */
export const SINGLE_MONTHS: readonly Months[] = Array.from({ length: 12 }, (_, index) => ({ from: index + 1, to: index + 1 }));

/** How many months there are from the first to the last. */
export function countMonths({ from, to }: Months): number {
  return ((to - from + 12) % 12) + 1;
}

/**
 * Months as an address writes them: `year`, or `12-02`.
 * @returns undefined for any other text
 */
export function parseMonths(text: string | undefined): Months | undefined {
  if (text === 'year') return WHOLE_YEAR;
  const match = /^(0[1-9]|1[0-2])-(0[1-9]|1[0-2])$/.exec(text ?? '');
  return match ? { from: Number(match[1]), to: Number(match[2]) } : undefined;
}

/** The inverse of `parseMonths`. */
export function formatMonths(months: Months): string {
  const two = (month: number): string => String(month).padStart(2, '0');
  return countMonths(months) === 12 ? 'year' : `${two(months.from)}-${two(months.to)}`;
}

/** The leap year that all years are laid on, so that every day has its place. */
const REFERENCE_YEAR = 2000;

/** When months begin and end in the year of reference, ms since 1970 UTC; those that pass New Year begin in the year before. */
export function spanOf(months: Months): { readonly from: number; readonly to: number } {
  const startYear = months.from > months.to ? REFERENCE_YEAR - 1 : REFERENCE_YEAR;
  return { from: Date.UTC(startYear, months.from - 1, 1), to: Date.UTC(REFERENCE_YEAR, months.to, 1) };
}

/** The same day and time of day in another year, ms since 1970 UTC; 29 February is 1 March where there is none. */
export function moveToYear(ms: number, year: number): number {
  const date = new Date(ms);
  return Date.UTC(year, date.getUTCMonth(), date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds(), date.getUTCMilliseconds());
}

/** When months began and ended in an occurrence that began in a year, and the same of the year of reference. */
export function occurrenceOf(months: Months, startYear: number): { readonly start: number; readonly end: number; readonly shiftYears: number } {
  const passes = months.from > months.to;
  return {
    start: Date.UTC(startYear, months.from - 1, 1),
    end: Date.UTC(startYear + (passes ? 1 : 0), months.to, 1),
    shiftYears: (passes ? REFERENCE_YEAR - 1 : REFERENCE_YEAR) - startYear,
  };
}

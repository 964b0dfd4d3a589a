import { isBasicDate } from './mark-digits.ts';
import { parseLocalTime } from './parse-local-time.ts';
import { GPS_EPOCH } from './gps-time.ts';

/** In which order day, month and year stand. */
export const ORDERS = ['day-month-year', 'month-day-year', 'year-month-day'] as const;
export type DateOrder = (typeof ORDERS)[number];

/** What dates in digits alone show of their order. */
export interface DigitEvidence {
  /** Orders in which they can be dates. */
  readonly fitting: readonly DateOrder[];
  /** Those as they are read, each with a clock. */
  readonly texts: readonly string[];
}

const DAY_MS = 86_400_000;
const NAMED: readonly (readonly [DateOrder, RegExp])[] = [
  ['year-month-day', /(?<![a-z])y{2,4}[-_./ ]?m{2}[-_./ ]?d{2}(?![ln-z])/i],
  ['day-month-year', /(?<![a-z])d{2}[-_./ ]?m{2}[-_./ ]?y{2,4}/i],
  ['month-day-year', /(?<![a-z])m{2}[-_./ ]?d{2}[-_./ ]?y{2,4}/i],
];

/** The order that a column's name says: year first of `date_yymmdd`, day first of `Date (DD/MM/YYYY)`; undefined where it says none. */
export function orderOfDateName(name: string): DateOrder | undefined {
  return NAMED.find(([, pattern]) => pattern.test(name))?.[0];
}

/**
 * In which orders dates of six digits, or of eight with the year last, can be read: without a clock where a column beside has
 * it. An order is none in which a day does not exist or is to come, nor one that makes all of them the same day of different
 * years: nobody tracks an animal so.
 * @param besideClock whether another column has the time of day
 * @returns undefined where they are no such dates
 */
export function weighDigits(cells: readonly string[], besideClock: boolean): DigitEvidence | undefined {
  const texts = clocked(cells, besideClock);
  if (texts === undefined || texts.length === 0) return undefined;
  const latest = Date.now() + 2 * DAY_MS;
  const fitting = ORDERS.filter((order) => {
    const times = texts.map((text) => parseLocalTime(text, order)?.time ?? Number.NaN);
    if (!times.every((time) => time <= latest)) return false;
    const days = new Set(times.map((time) => new Date(time).toISOString().slice(0, 10)));
    const inYears = new Set([...days].map((day) => day.slice(5)));
    return days.size < 3 || inYears.size > 1;
  });
  return fitting.length === 0 ? undefined : { fitting, texts };
}

function clocked(cells: readonly string[], besideClock: boolean): readonly string[] | undefined {
  const all = (pattern: RegExp): boolean => cells.every((cell) => pattern.test(cell));
  if (besideClock && all(/^\d{5,6}$/) && cells.some((cell) => cell.length === 6)) return cells.map((cell) => `${padDate(cell)} 00:00`);
  if (besideClock && all(/^\d{8}$/) && !cells.every((cell) => isBasicDate(`${cell} 00`))) return cells.map((cell) => `${cell} 00:00`);
  if (all(/^\d{6}(?:\d{2})?[T ]\d{1,2}:\d{2}/) && !cells.every(isBasicDate)) return cells;
  // Counted in milliseconds they would be of before 1980.
  return all(/^\d{12}$/) && cells.every((cell) => Number(cell) < GPS_EPOCH) ? cells : undefined;
}

/** A date of six digits that lost the zero before it, as a spreadsheet takes it off. */
export function padDate(text: string): string {
  return /^\d{5}$/.test(text) ? `0${text}` : text;
}

const DECIMAL_YEAR = /^((?:19[5-9]|20\d)\d)(?:[.,](\d{1,15}))?$/;
/** 2014.0531: perhaps 31 May. */
const MONTH_AND_DAY = /^\d{4}[.,](?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

/**
 * The moment of a year with a part of it, as `decimal_date` of R’s lubridate and others write it: the part counts from 1
 * January to the next, of 365 days or 366. To the second.
 * @returns ms, read as if the clock were UTC; undefined for any other text
 */
export function readDecimalYear(text: string): number | undefined {
  const [, years, part = '0'] = DECIMAL_YEAR.exec(text) ?? [];
  if (years === undefined) return undefined;
  const year = Number(years);
  const start = Date.UTC(year, 0, 1);
  return start + Math.round((Number(`0.${part}`) * (Date.UTC(year + 1, 0, 1) - start)) / 1000) * 1000;
}

/**
 * Whether the cells of a column of times are decimal years, as far as they show it: `sure` where most have three decimals
 * or more, and one cannot be a year with month and day (2014.0531).
 */
export function weighDecimalYears(cells: readonly string[]): 'sure' | 'perhaps' | undefined {
  // 1 January at midnight stands there as the year alone.
  const parts = cells.filter((cell) => /[.,]/.test(cell));
  if (parts.length === 0 || !cells.every((cell) => DECIMAL_YEAR.test(cell))) return undefined;
  const fine = parts.filter((cell) => /[.,]\d{3}/.test(cell));
  return fine.length * 2 > parts.length && !fine.every((cell) => MONTH_AND_DAY.test(cell)) ? 'sure' : 'perhaps';
}

/** How finely a decimal year tells the time, in seconds: one unit of its last decimal. */
export function secondsOfDecimals(text: string): number {
  const decimals = DECIMAL_YEAR.exec(text)?.[2]?.length ?? 0;
  return (365 * 86_400) / 10 ** decimals;
}

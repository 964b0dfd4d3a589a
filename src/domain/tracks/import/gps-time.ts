/** GPS time counts from midnight UTC of 6 January 1980 (IS-GPS-200, 3.3.4). */
export const GPS_EPOCH = Date.UTC(1980, 0, 6);
export const WEEK_SECONDS = 604_800;
/** Weeks that are taken for such: from March 1999, when receivers of ten bits began anew at 0, to the end of 2030. */
const [FIRST_WEEK, LAST_WEEK] = [1000, 2660];

/** When a leap second had been put in: from then on GPS time is one second further ahead of UTC (IERS, Bulletin C). */
const LEAPS: readonly number[] = [
  [1981, 6],
  [1982, 6],
  [1983, 6],
  [1985, 6],
  [1988, 0],
  [1990, 0],
  [1991, 0],
  [1992, 6],
  [1993, 6],
  [1994, 6],
  [1996, 0],
  [1997, 6],
  [1999, 0],
  [2006, 0],
  [2009, 0],
  [2012, 6],
  [2015, 6],
  [2017, 0],
].map(([year = 0, month]) => Date.UTC(year, month ?? 0, 1));

/** Seconds that GPS time is ahead of UTC since the last leap second. */
export const LEAP_SECONDS = LEAPS.length;

/** Milliseconds since 1970 UTC of a moment of GPS time. */
export function utcOfGps(week: number, seconds: number): number {
  const gps = GPS_EPOCH + Math.round((week * WEEK_SECONDS + seconds) * 1000);
  const ahead = LEAPS.filter((leap, before) => gps >= leap + (before + 1) * 1000).length;
  return gps - ahead * 1000;
}

/** A GPS week as a table writes it; undefined for any other text, and for weeks below 1000, as receivers of ten bits show them. */
export function readGpsWeek(text: string): number | undefined {
  if (!/^\d{4}(?:[.,]0{1,6})?$/.test(text)) return undefined;
  const week = parseInt(text, 10);
  return week >= FIRST_WEEK && week <= LAST_WEEK ? week : undefined;
}

const FIGURE = /^\d{1,9}(?:[.,]\d{1,9})?$/;

/** Seconds, or milliseconds, of a week as a table writes them; undefined for what is beyond a week's end. */
export function readSecondOfWeek(text: string, perSecond: number): number | undefined {
  if (!FIGURE.test(text)) return undefined;
  const seconds = Number(text.replace(',', '.')) / perSecond;
  return seconds <= WEEK_SECONDS ? seconds : undefined;
}

/** 1000 where the cells, or the column's name, show milliseconds of the week, as u-blox counts them; else 1. */
export function perSecondOf(name: string, cells: readonly string[]): number {
  const most = cells.reduce((top, cell) => (FIGURE.test(cell) ? Math.max(top, Number(cell.replace(',', '.'))) : top), 0);
  return most > WEEK_SECONDS || /ms\b|milli/i.test(name.replaceAll('_', ' ')) ? 1000 : 1;
}

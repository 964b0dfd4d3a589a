const DAY_MS = 86_400_000;
const COMMON_YEAR = 2023;
/** Dates are compared in a year of 365 days: 29 February is the 28th. */
export const YEAR_DAYS = 365;

/** The day of a time, UTC, in a year of 365 days, counted from 0: the same month and day in every year. */
export function dayOfYear(time: number): number {
  const date = new Date(time);
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
  return (Date.UTC(COMMON_YEAR, month, month === 1 ? Math.min(day, 28) : day) - Date.UTC(COMMON_YEAR, 0, 1)) / DAY_MS;
}

/** MM-DD of a (possibly negative or overlong) day of a year of 365 days, counted from 0. */
export function monthDay(day: number): string {
  const wrapped = ((Math.round(day) % YEAR_DAYS) + YEAR_DAYS) % YEAR_DAYS;
  return new Date(Date.UTC(COMMON_YEAR, 0, 1) + wrapped * DAY_MS).toISOString().slice(5, 10);
}

/** The circular mean of times' days of the year: at least 0, and less than 365. */
export function circularMeanDay(times: readonly number[]): number {
  const angles = times.map((time) => (dayOfYear(time) / YEAR_DAYS) * 2 * Math.PI);
  const mean = Math.atan2(
    angles.reduce((sum, angle) => sum + Math.sin(angle), 0),
    angles.reduce((sum, angle) => sum + Math.cos(angle), 0),
  );
  return ((mean / (2 * Math.PI)) * YEAR_DAYS + YEAR_DAYS) % YEAR_DAYS;
}

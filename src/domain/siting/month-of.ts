/**
 * Calendar months (UTC) of times that mostly rise: the calendar is asked once a month of them, not once a time.
 * @returns tells the month, 0–11, of a time in ms since 1970 UTC
 */
export function createMonthOf(): (time: number) => number {
  let month = 0;
  let from = Infinity;
  let to = -Infinity;
  return (time) => {
    if (time >= from && time < to) return month;
    const date = new Date(time);
    const year = date.getUTCFullYear();
    month = date.getUTCMonth();
    // Years before 100 are no years of Date.UTC's: they are asked about each by itself.
    from = year < 100 ? Infinity : Date.UTC(year, month);
    to = Date.UTC(year, month + 1);
    return month;
  };
}

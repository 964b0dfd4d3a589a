/** ISO 8601 without its marks, with T or without: 20210301T060000Z, 20210301060000, 202103010600; a date alone before a clock: 20210301 06:00. */
const BASIC = /^((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])[T ]?([01]\d|2[0-4])([0-5]\d)([0-5]\d)?(?=$|[Z.,+-])/;
const BASIC_DATE = /^((?:19|20)\d{2})(\d{2})(\d{2})(?=[T ]\d)/;
/** A clock without marks after a date with them: 2020-05-29T103000Z. */
const BASIC_CLOCK = /^(\d{4}-\d{2}-\d{2}[T ])([01]\d|2[0-4])([0-5]\d)([0-5]\d)?(?=$|[Z.,+-])/;
/** A year and the day of it (ISO 8601): 2020-153; without the hyphen, too: 2020153. */
const ORDINAL = /^((?:19|20)\d{2})(?:-(\d{3})(?=$|[T ])|(\d{3})(?=$|[T ]\d))/;
/** The same with a clock, all without marks: 2020153103000, 20201531030. */
const ORDINAL_CLOCK = /^((?:19|20)\d{2})(\d{3})([01]\d|2[0-3])([0-5]\d)([0-5]\d)?$/;
/** A year, its week and the day of that, Monday being 1 (ISO 8601): 2020-W09-7, 2020W097. */
const WEEK = /^((?:19|20)\d{2})(-?)W(0[1-9]|[1-4]\d|5[0-3])\2([1-7])(?=$|[T ])/;
/** Day, month and year of two digits each, in whichever order, before a clock or with one behind them: 200515 10:30, 200515103000. */
const SIX = /^(\d{2})(\d{2})(\d{2})(?=[T ,])/;
const TWELVE = /^(\d{2})(\d{2})(\d{2})([01]\d|2[0-3])([0-5]\d)([0-5]\d)$/;
/** Day and month before a year of four digits: 15052020 10:30. */
const YEAR_AT_END = /^(\d{2})(\d{2})((?:19|20)\d{2})(?=[T ,])/;

/** A time in digits alone that is one by the calendar: twelve of them, counted in milliseconds, would be of 1976. */
export const isBasic = (text: string): boolean => (text.length === 12 || text.length === 14) && BASIC.test(text);

/** Whether a date of eight digits before a clock is a year, month and day. */
export function isBasicDate(text: string): boolean {
  const [, , month, day] = BASIC_DATE.exec(text) ?? [];
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}

/** Whether a text is a week's day. */
export const isWeekDay = (text: string): boolean => WEEK.test(text);

/** Whether a date is a year and the day of it, its time of day with it or not. */
export function isOrdinal(text: string): boolean {
  const [, , marked, plain] = ORDINAL.exec(text) ?? [];
  const day = Number(marked ?? plain ?? (isOrdinalClock(text) ? ORDINAL_CLOCK.exec(text)?.[2] : 0));
  return day >= 1 && day <= 366;
}

/** Thirteen digits may be milliseconds since 1970, but not of times to come. */
function isOrdinalClock(text: string): boolean {
  return (text.length === 11 || (text.length === 13 && Number(text) > Date.now())) && ORDINAL_CLOCK.test(text);
}

/** A year and the day of it as year, month and day; a day that the year has not is left as it is. */
function markOrdinal(text: string): string {
  const clear = isOrdinalClock(text)
    ? text.replace(ORDINAL_CLOCK, (_, year: string, day: string, hour: string, minute: string, second = '00') => `${year}-${day} ${hour}:${minute}:${second}`)
    : text;
  return clear.replace(ORDINAL, (whole, year: string, marked: string | undefined, plain: string | undefined) => {
    const date = new Date(Date.UTC(Number(year), 0, Number(marked ?? plain)));
    return date.getUTCFullYear() === Number(year) ? date.toISOString().slice(0, 10) : whole;
  });
}

/** The same of a week and its day, which is a date alone wherever it stands; a week that the year has not is left as it is. */
function markWeek(text: string): string {
  return text.replace(WEEK, (whole, year: string, _: string, week: string, day: string) => {
    // The week of 4 January is the first.
    const fourth = new Date(Date.UTC(Number(year), 0, 4));
    const monday = 4 - ((fourth.getUTCDay() + 6) % 7) + 7 * (Number(week) - 1);
    const thursday = new Date(Date.UTC(Number(year), 0, monday + 3));
    if (thursday.getUTCFullYear() !== Number(year)) return whole;
    return new Date(Date.UTC(Number(year), 0, monday + Number(day) - 1)).toISOString().slice(0, 10);
  });
}

/** ISO 8601 in whichever of its writings, with hyphens and colons. */
export function markIso(text: string): string {
  if (!/^\d{4}(?:\d{3}|-?W\d|-\d{3}(?!\d)|-\d{2}-\d{2}[T ]\d{4})/.test(text)) return text;
  return markWeek(markOrdinal(text))
    .replace(
      BASIC,
      (_, year: string, month: string, day: string, hour: string, minute: string, second = '00') => `${year}-${month}-${day}T${hour}:${minute}:${second}`,
    )
    .replace(BASIC_DATE, '$1-$2-$3')
    .replace(BASIC_CLOCK, (_, date: string, hour: string, minute: string, second = '00') => `${date}${hour}:${minute}:${second}`);
}

/** Dates in digits alone with hyphens, for the forms that say their order; where the year has four digits it stands last. */
export function markDate(text: string): string {
  if (!/^\d{6}/.test(text)) return text;
  return text.replace(SIX, '$1-$2-$3').replace(TWELVE, '$1-$2-$3 $4:$5:$6').replace(YEAR_AT_END, '$1-$2-$3');
}

import { offsetOfClock } from './clock-names.ts';
import { readDecimalYear } from './decimal-year.ts';
import { utcOfGps } from './gps-time.ts';
import { isBasic, isBasicDate, isOrdinal, isWeekDay, markDate, markIso } from './mark-digits.ts';
import { inEnglish, monthOfName } from './month-names.ts';

export const TIME_FORMS = [
  'iso',
  'year-month-day',
  'day-month-year',
  'month-day-year',
  'unix-seconds',
  'unix-milliseconds',
  'gps-seconds',
  'excel',
  'decimal-year',
] as const;

/**
 * How a table writes its times. In `iso` hyphens stand between year, month and day; in the other three hyphens, slashes,
 * points or spaces, and the month may have a name (`monthOfName`). `excel` counts days, and parts of days, as Excel does from 1900 on; `gps-seconds` are seconds of GPS time since 1980; `decimal-year` is a year with a part of it (`readDecimalYear`).
 */
export type TimeForm = (typeof TIME_FORMS)[number];

/** A time read; `zoned` is false when the text names no zone and the time was read as if it were UTC. */
export interface ReadTime {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly zoned: boolean;
  /** Where a short name told the zone: it, and its distance from UTC. */
  readonly clock?: { readonly name: string; readonly offset: string };
}

const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s?([AaPp])\.?\s?[Mm]\.?)?\s?([Zz]|UTC|GMT|(?:UTC|GMT)?[+−-]\d{2}(?::?\d{2})?|(?:UTC|GMT) ?[+−-] ?\d{1,2}(?::\d{2})?)?`;
const MONTH = String.raw`(\d{1,2}|[A-Za-z]{3,9})`;
const ISO = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})[Tt ]\s*${CLOCK}$`);
/** A zone's name after its offset (RFC 9557): the offset says enough. */
const ZONE_NAME = /(?<=[Zz]|[+−-]\d{2}:?\d{2})\[!?[\w/+-]{1,40}\]$/;
/** 06:00:00 01-May-2020, as some programs write the clock before the date. */
const CLOCK_FIRST = /^(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?),? +(\d{1,4}[/.-]\S{2,12})$/;
/** Without marks between them month and day have two digits each; a year of two digits has months in figures. */
const YEAR_FIRST = new RegExp(
  String.raw`^(?=\d{8}[T ,]|\d{4}[/. -]\w+[/. -]|\d{2}[/. -]\d{1,2}[/. -])(\d{4}|\d{2})[/. -]?${MONTH}[/. -]?(\d{1,2})[T ,]\s*${CLOCK}$`,
);
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})[/. -]${MONTH}[/. -](\d{4}|\d{2})[T ,]\s*${CLOCK}$`);
const MONTH_FIRST = new RegExp(String.raw`^${MONTH}[/. -](\d{1,2})(?:[/. -]|, ?)(\d{4}|\d{2})[T ,]\s*${CLOCK}$`);
const DATE_YEAR_LAST = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?![\d.])/;
/** 14-Mar-2015, 14 March 2015; Mar 14, 2015. The day comes where the letters are not. */
const DAY_AND_NAME = /^\d{1,2}[/. -][A-Za-z]{3,9}[/. -]\d{2,4}(?![\d.])/;
const NAME_AND_DAY = /^[A-Za-z]{3,9}[/. -]\d{1,2}(?:[/. -]|, ?)\d{2,4}(?![\d.])/;
const YEAR_AND_NAME = /^\d{4}[/. -][A-Za-z]{3,9}[/. -]\d{1,2}(?!\d)/;
const DATE_ISO = /^\d{4}-\d{1,2}-\d{1,2}(?!\d)/;
/** Two digits each of day, month and year, or a year of four at the end, before a clock. */
const SIX_DIGITS = /^\d{6}(?:\d{2})?[T ]\d{1,2}:\d{2}/;
const DATE_SLASHED = /^\d{4}[/.]\d{1,2}[/.]\d{1,2}(?!\d)/;

/** Fri, 01 May 2020. */
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? +(?=\d)/i;

/** What a time looks like; numbers by their digits: 9 and 10 are seconds since 1970 (from 1973 on), 12 and 13 milliseconds. */
export type TimeLook = 'year-month-day' | 'year/month/day' | 'year last' | 'six digits' | 'seconds' | 'milliseconds';

const LONGEST = 60;

/** The look of a time, to tell when a table changes its date form; undefined for what looks like no time. */
export function recogniseTimeForm(text: string): TimeLook | undefined {
  const turned = dateFirst(text);
  const look = recogniseLook(turned);
  if (look !== undefined) return look;
  const named = inEnglish(turned.slice(0, LONGEST));
  return named === turned ? undefined : recogniseLook(named);
}

/** Whether a date says its order itself: its month has a name, its year four digits. */
export function saysItsOrder(text: string): boolean {
  const date = inEnglish(dateFirst(text).slice(0, LONGEST));
  return /^(?:\d{1,2} )?[A-Z][a-z]{2} (?:\d{1,2}(?:, ?| ))?\d{4}(?!\d)/.test(date) || /^\d{4} [A-Z][a-z]{2} /.test(date);
}

/** A time with its date first, whichever stood first, without the day of the week, its half of the day as AM or PM. */
function dateFirst(text: string): string {
  return text.length > LONGEST ? text : halvesInLatin(text).replace(WEEKDAY, '').replace(CLOCK_FIRST, '$2 $1');
}

/** The half of the day as Chinese, Japanese and Korean spreadsheets write it before the clock, and Arabic ones behind it. */
function halvesInLatin(text: string): string {
  if (!/[\u0100-\uffff]/.test(text)) return text;
  return text
    .replaceAll(/[\u200e\u200f]/g, '')
    .replace(
      /(?:(上午|午前|오전)|下午|午後|오후) ?(\d{1,2}:\d{2}(?::\d{2})?)/,
      (_, morning: string | undefined, clock: string) => `${clock} ${morning === undefined ? 'PM' : 'AM'}`,
    )
    .replace(/(\d) ?(?:(\u0635)|\u0645)(?=$|[ ,])/, (_, digit: string, morning: string | undefined) => `${digit} ${morning === undefined ? 'PM' : 'AM'}`);
}

function recogniseLook(text: string): TimeLook | undefined {
  if (DATE_ISO.test(text) || isBasic(text) || isOrdinal(text) || isWeekDay(text)) return 'year-month-day';
  if (SIX_DIGITS.test(text)) return isBasicDate(text) ? 'year-month-day' : 'six digits';
  if (DATE_SLASHED.test(text) || YEAR_AND_NAME.test(text)) return 'year/month/day';
  if (DATE_YEAR_LAST.test(text) || DAY_AND_NAME.test(text) || NAME_AND_DAY.test(text)) return 'year last';
  const digits = /^(\d{9,13})(?:[.,]\d{1,9})?$/.exec(text)?.[1]?.length ?? 0;
  if (digits >= 12) return 'milliseconds';
  if (digits === 9 || digits === 10) return 'seconds';
  return undefined;
}

const MOVEBANK = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(Z|\+00:?00)?$/;

/**
 * Milliseconds since 1970 UTC of `YYYY-MM-DD HH:MM:SS(.sss)` (Movebank's timestamps are UTC, and this reads millions of them) or its ISO 8601 form
 * with T and Z; undefined for anything else, impossible dates included.
 */
export function parseUtcTime(text: string): number | undefined {
  const match = MOVEBANK.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  const fraction = match[7];
  const millis = fraction === undefined ? 0 : Math.trunc(Number(fraction.padEnd(3, '0').slice(0, 3)));
  const time = Date.UTC(year!, month! - 1, day, hour, minute, second, millis);
  const date = new Date(time);
  const real = date.getUTCMonth() === month! - 1 && date.getUTCDate() === day && hour! < 24 && minute! < 60 && second! < 60;
  return real ? time : undefined;
}

/** Year, month and day as they stand in each form: places in a match, from 0. */
const FORMS = {
  iso: { pattern: ISO, order: [0, 1, 2] },
  'year-month-day': { pattern: YEAR_FIRST, order: [0, 1, 2] },
  'day-month-year': { pattern: DAY_FIRST, order: [2, 1, 0] },
  'month-day-year': { pattern: MONTH_FIRST, order: [2, 0, 1] },
} as const;

/** Days from Excel's day 0 (30 December 1899, as its calendar counts from March 1900 on) to 1970. */
const EXCEL_DAY_OF_1970 = 25_569;
/** Serial dates that are taken for such: October 1954 to August 2039. From there on they are modified Julian days, of 1998 and later. */
const [FIRST_SERIAL, LAST_SERIAL] = [20_000, 51_000];

/** A date as a spreadsheet counts it, days since Excel's day 0; undefined for any other text. */
export function readSerial(text: string): number | undefined {
  if (!/^\d{5}(?:[.,]\d{1,15})?$/.test(text)) return undefined;
  const days = Number(text.replace(',', '.'));
  return days >= FIRST_SERIAL && days <= LAST_SERIAL ? days : undefined;
}

/** The wall clock's time of a serial date, to the second: what a spreadsheet writes out says no more. */
function timeOfSerial(days: number): ReadTime {
  return { time: Math.round((days - EXCEL_DAY_OF_1970) * 86_400) * 1000, zoned: false };
}

/** Read a time in one form; undefined when the text is in another form, has no time of day, or cannot be. */
export function parseLocalTime(text: string, form: TimeForm): ReadTime | undefined {
  if (form === 'unix-seconds' || form === 'unix-milliseconds') {
    if (text.length > 30 || !/^-?\d+([.,]\d+)?$/.test(text)) return undefined;
    // Twelve digits of seconds lie beyond the year 5000, ten of milliseconds in the first months of 1970.
    const look = recogniseTimeForm(text);
    if (look === (form === 'unix-seconds' ? 'milliseconds' : 'seconds')) return undefined;
    const time = Math.round(Number(text.replace(',', '.')) * (form === 'unix-seconds' ? 1000 : 1));
    return Math.abs(time) <= 8.64e15 ? { time, zoned: true } : undefined;
  }
  if (form === 'excel') {
    const days = readSerial(text);
    return days === undefined || Number.isInteger(days) ? undefined : timeOfSerial(days);
  }
  if (form === 'gps-seconds') {
    const read = /^\d{9,10}(?:[.,]\d{1,9})?$/.test(text);
    return read ? { time: utcOfGps(0, Number(text.replace(',', '.'))), zoned: true } : undefined;
  }
  if (form === 'decimal-year') {
    const time = readDecimalYear(text);
    return time === undefined ? undefined : { time, zoned: false };
  }
  // No time is longer; what is would take the patterns long.
  if (text.length > LONGEST) return undefined;
  const { pattern, order } = FORMS[form];
  const named = offsetOfClock(text);
  const turned = dateFirst(named?.text ?? text);
  const match = pattern.exec(form === 'iso' ? markIso(turned.replace(ZONE_NAME, '')) : markDate(inEnglish(turned)));
  if (!match) return undefined;
  const date = match.slice(1, 4);
  const year = toYear(date[order[0]] ?? '');
  const month = toMonth(date[order[1]] ?? '');
  const day = Number(date[order[2]]);
  const [hour, minute, seconds = '0', fraction = '', half, zone] = match.slice(4);
  const shown = toHours(Number(hour), half?.toLowerCase());
  // The end of a day, as ISO 8601 writes it.
  const isEnd = shown === 24 && half === undefined && Number(minute) + Number(seconds) === 0;
  const hours = isEnd ? 0 : shown;
  const time = Date.UTC(year, month - 1, day, hours, Number(minute), Number(seconds), Number(fraction.padEnd(3, '0').slice(0, 3)));
  const read = new Date(time);
  const real =
    read.getUTCFullYear() === year &&
    read.getUTCMonth() === month - 1 &&
    read.getUTCDate() === day &&
    hours < 24 &&
    Number(minute) < 60 &&
    Number(seconds) < 60;
  if (!real) return undefined;
  return { time: time + (isEnd ? 86_400_000 : 0) - offsetMinutes(zone) * 60_000, zoned: zone !== undefined, ...(named && { clock: named }) };
}

/**
 * A date without a time of day, in one form, as its midnight; undefined for anything else. A zone may follow it, as a
 * spreadsheet keeps it. Numbers are no dates, but whole days as Excel counts them.
 */
export function parseBareDate(text: string, form: TimeForm): ReadTime | undefined {
  if (form === 'excel') {
    const days = readSerial(text);
    return days !== undefined && Number.isInteger(days) ? timeOfSerial(days) : undefined;
  }
  if (
    form === 'unix-seconds' ||
    form === 'unix-milliseconds' ||
    form === 'gps-seconds' ||
    form === 'decimal-year' ||
    text.length > LONGEST ||
    text.includes(':')
  )
    return undefined;
  // A day's midnight, by the form's own pattern.
  return parseLocalTime(`${text} 00:00`, form);
}

/** Two digits from 70 on are of the twentieth century: satellites track animals since the seventies. */
export function toYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year + (year >= 70 ? 1900 : 2000);
}

/** Month from 1; NaN for a word that is none. */
function toMonth(text: string): number {
  return /^\d/.test(text) ? Number(text) : (monthOfName(text) ?? Number.NaN);
}

/** 24-hour clock; NaN for an hour no 12-hour clock shows. */
function toHours(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

function offsetMinutes(zone: string | undefined): number {
  const match = /([+−-]) ?(\d{1,2}):?(\d{2})?$/.exec(zone ?? '');
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '+' ? minutes : -minutes;
}

/** How a table writes its times. Slashes, points and hyphens are all the same between day, month and year. */
export type TimeForm = 'iso' | 'day-first' | 'month-first' | 'unix-seconds' | 'unix-milliseconds';

/** A time read; `zoned` is false when the text names no zone and the time was read as if it were UTC. */
export interface ReadTime {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly zoned: boolean;
}

const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s?([AaPp])\.?[Mm]\.?)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?`;
const ISO = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})[T ]\s*${CLOCK}$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[T ,]\s*${CLOCK}$`);
const DATE_YEAR_LAST = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/;
const DATE_ISO = /^\d{4}-\d{1,2}-\d{1,2}\b/;
const DATE_SLASHED = /^\d{4}[/.]\d{1,2}[/.]\d{1,2}\b/;

/** The look of a time, to tell when a table changes its date form; undefined for what looks like no time. */
export function recogniseTimeForm(text: string): 'year-month-day' | 'year/month/day' | 'year last' | 'number' | undefined {
  if (DATE_ISO.test(text)) return 'year-month-day';
  if (DATE_SLASHED.test(text)) return 'year/month/day';
  if (DATE_YEAR_LAST.test(text)) return 'year last';
  if (/^\d{9,13}(\.\d+)?$/.test(text)) return 'number';
  return undefined;
}

/** Read a time in one form; undefined when the text is in another form, has no time of day, or cannot be. */
export function parseLocalTime(text: string, form: TimeForm): ReadTime | undefined {
  if (form === 'unix-seconds' || form === 'unix-milliseconds') {
    if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined;
    const time = Math.round(Number(text) * (form === 'unix-seconds' ? 1000 : 1));
    return Math.abs(time) <= 8.64e15 ? { time, zoned: true } : undefined;
  }
  const match = (form === 'iso' ? ISO : YEAR_LAST).exec(text);
  if (!match) return undefined;
  const [first, second, third] = match.slice(1, 4).map(Number);
  const [hour, minute, seconds = '0', fraction = '', half, zone] = match.slice(4);
  const [year, month, day] = form === 'iso' ? [first!, second!, third!] : form === 'day-first' ? [third!, second!, first!] : [third!, first!, second!];
  const hours = toHours(Number(hour), half?.toLowerCase());
  const time = Date.UTC(year, month - 1, day, hours, Number(minute), Number(seconds), Number(fraction.padEnd(3, '0').slice(0, 3)));
  const date = new Date(time);
  const real =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hours < 24 &&
    Number(minute) < 60 &&
    Number(seconds) < 60;
  if (!real) return undefined;
  return { time: time - offsetMinutes(zone) * 60_000, zoned: zone !== undefined };
}

/** 24-hour clock; NaN for an hour no 12-hour clock shows. */
function toHours(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

function offsetMinutes(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '');
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

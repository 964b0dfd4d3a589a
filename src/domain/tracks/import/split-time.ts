import { AtlasError } from '../../errors.ts';
import { monthOfName } from './month-names.ts';
import { toYear } from './parse-local-time.ts';
import type { Role } from './table-mapping.ts';

/** A figure as spreadsheets and data frames write whole numbers: 3, 03, 3.0. */
const WHOLE = /^(\d{1,4})(?:[.,]0{1,6})?$/;
const SECONDS = /^\d{1,2}(?:[.,]\d{1,9})?$/;
/** Hour and minute without a mark, 730 and 1330; with seconds, 073000. */
const UNMARKED = /^(\d{1,2})(\d{2})$/;
const UNMARKED_SECONDS = /^(\d{2})(\d{2})(\d{2})$/;
const DAY_MS = 86_400_000;
/** A day of the year with a part of it: 122.25. */
const DECIMAL_DAY = /^(\d{1,3})[.,](\d{1,12})$/;
const DECIMAL_HOUR = /^\d{1,2}[.,]\d{1,9}$/;
const DAY_FRACTION = /^[01]?[.,]\d{1,15}$/;

/** How the cells of a column of times of day are written where no mark stands between hours and minutes. */
export type ClockForm = 'hhmm' | 'hhmmss' | 'fraction';

/**
 * What the first rows of a column of times of day show: 5, 605 and 1205 are 00:05, 06:05 and 12:05, as a program writes
 * them that takes them for numbers; 0, 0.25 and 0.5 are parts of a day, as a spreadsheet keeps them.
 * @returns undefined where they show neither, as figures below 100 alone do
 */
export function recogniseClock(cells: readonly string[]): ClockForm | undefined {
  if (cells.length === 0) return undefined;
  if (cells.every((cell) => DAY_FRACTION.test(cell) || cell === '0') && cells.some((cell) => Number(cell.replace(',', '.')) % 1 > 0))
    return cells.every((cell) => Number(cell.replace(',', '.')) < 1) ? 'fraction' : undefined;
  if (!cells.every((cell) => /^\d{1,6}$/.test(cell))) return undefined;
  const longest = Math.max(...cells.map(({ length }) => length));
  if (longest < 3) return undefined;
  const width = longest > 4 ? 6 : 4;
  const fits = (cell: string): boolean => {
    const digits = cell.padStart(width, '0');
    return Number(digits.slice(0, 2)) < 24 && Number(digits.slice(2, 4)) < 60 && Number(digits.slice(4) || '0') < 60;
  };
  return cells.every(fits) ? (width === 6 ? 'hhmmss' : 'hhmm') : undefined;
}

const whole = (text: string): number => Number(WHOLE.exec(text)?.[1] ?? Number.NaN);
const two = (n: number): string => String(n).padStart(2, '0');

/** The cell of a row that has a role; undefined where no column has it. */
export type PartOf = (role: Role) => string | undefined;

/**
 * Joins the parts of a time that stand in columns of their own to `YYYY-MM-DD HH:MM:SS`, and watches whether the columns
 * are what they were said to be.
 */
export class SplitTime {
  private rows = 0;
  private exchanged: { readonly row: number; readonly text: string } | undefined;
  private exchangedRows = 0;
  /** Whether a day beyond 12 was seen: then it is one. */
  private hasDays = false;

  /** @param fields names of the columns, for messages */
  constructor(
    private readonly file: string,
    private readonly fields: { readonly [R in Role]?: string | undefined },
  ) {}

  /**
   * @returns the date, with its time of day where the day of the year has a part of it and no other column has one; what stands there, joined by hyphens, where it is none; undefined where a part is missing
   * @throws AtlasError where days of the year are counted from 0
   */
  date(part: PartOf, row: number): string | undefined {
    const years = part('year') ?? '';
    const year = WHOLE.test(years) && years.length !== 1 ? toYear(String(whole(years)).padStart(2, '0')) : Number.NaN;
    const ordinal = part('dayOfYear');
    if (years === '' || ordinal === '') return undefined;
    this.rows += 1;
    const hasClock = part('timeOfDay') !== undefined || part('hour') !== undefined;
    if (ordinal !== undefined) return this.dateOfDay(year, ordinal, `${years}-${ordinal}`, row, hasClock);
    const [months, days] = [part('month') ?? '', part('day') ?? ''];
    if (months === '' || days === '') return undefined;
    const text = `${years}-${months}-${days}`;
    const month = monthOfName(months.replace(/\.$/, '')) ?? whole(months);
    const day = whole(days);
    if (day > 12) this.hasDays = true;
    if (month > 12 && month <= 31 && day <= 12) {
      this.exchanged ??= { row, text };
      this.exchangedRows += 1;
    }
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 0 ? `${year}-${two(month)}-${two(day)}` : text;
  }

  /** @throws AtlasError where month and day stand in each other's column */
  end(): void {
    if (!this.exchanged || this.hasDays) return;
    const { row, text } = this.exchanged;
    throw new AtlasError('table.monthAndDay', { text, n: this.exchangedRows, of: this.rows }, { file: this.file, row, field: this.fields.month ?? '' });
  }

  private dateOfDay(year: number, ordinal: string, text: string, row: number, hasClock: boolean): string {
    const decimal = DECIMAL_DAY.exec(ordinal);
    const day = decimal ? Number(decimal[1]) : whole(ordinal);
    // 1 January, or the day before it: the other days may be off by one alike.
    if (day === 0) throw new AtlasError('table.daysFromZero', { text }, { file: this.file, row, field: this.fields.dayOfYear ?? '' });
    const date = new Date(Date.UTC(year, 0, day));
    if (date.getUTCFullYear() !== year) return text;
    // To the second: four decimals are nine of them.
    const rest = hasClock || !decimal ? 0 : Math.round(Number(`0.${decimal[2]}`) * 86_400) * 1000;
    if (rest === 0) return date.toISOString().slice(0, 10);
    return new Date(date.getTime() + Math.min(rest, DAY_MS - 1000)).toISOString().slice(0, 19).replace('T', ' ');
  }
}

/**
 * The time of day of a row by its columns, `HH:MM:SS`; undefined where no column has it, empty where the row lacks it.
 * @param form of a column of times of day, as its first rows show it
 */
export function timeOfDayOf(part: PartOf, form?: ClockForm): string | undefined {
  const clock = part('timeOfDay');
  if (clock !== undefined) return markClock(clock, form);
  const hour = part('hour');
  if (hour === undefined) return undefined;
  if (hour.includes(':')) return hour;
  if (part('minute') === undefined && DECIMAL_HOUR.test(hour) && Number.isNaN(whole(hour))) return clockOf(Number(hour.replace(',', '.')) / 24);
  const [minute = '0', second = '0'] = [part('minute'), part('second')];
  if (hour === '' || minute === '' || second === '') return '';
  const [h, m] = [whole(hour), whole(minute)];
  // What is no figure is left as it stands, to be named.
  if (Number.isNaN(h) || Number.isNaN(m) || !SECONDS.test(second)) return `${hour}:${minute}:${second}`;
  const [s = '0', fraction] = second.split(/[.,]/);
  return `${two(h)}:${two(m)}:${two(Number(s))}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** Part of a day, as a clock shows it to the second; a part of a day or more is left to be named. */
function clockOf(part: number): string {
  const seconds = Math.min(86_399, Math.round(part * 86_400));
  return part < 1 ? `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}` : String(part);
}

function markClock(written: string, form: ClockForm | undefined): string {
  // 06:00 Uhr, 6:00 h.
  const text = written.replace(/(?<=\d) ?(?:Uhr|h|hrs)\.?$/i, '');
  if (form === 'fraction' && /^[01]?[.,]?\d+$/.test(text)) return clockOf(Number(text.replace(',', '.')));
  const digits = form !== undefined && /^\d{1,6}$/.test(text) ? text.padStart(form === 'hhmmss' ? 6 : 4, '0') : text;
  const [, h, m, s] = UNMARKED_SECONDS.exec(digits) ?? UNMARKED.exec(digits) ?? [];
  return h === undefined || m === undefined ? text : [h, m, ...(s === undefined ? [] : [s])].join(':');
}

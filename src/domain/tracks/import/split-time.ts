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
   * @returns the date; what stands there, joined by hyphens, where it is none; undefined where a part is missing
   * @throws AtlasError where days of the year are counted from 0
   */
  date(part: PartOf, row: number): string | undefined {
    const years = part('year') ?? '';
    const year = WHOLE.test(years) && years.length !== 1 ? toYear(String(whole(years)).padStart(2, '0')) : Number.NaN;
    const ordinal = part('dayOfYear');
    if (years === '' || ordinal === '') return undefined;
    this.rows += 1;
    if (ordinal !== undefined) return this.dateOfDay(year, ordinal, `${years}-${ordinal}`, row);
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

  private dateOfDay(year: number, ordinal: string, text: string, row: number): string {
    const day = whole(ordinal);
    // 1 January, or the day before it: the other days may be off by one alike.
    if (day === 0) throw new AtlasError('table.daysFromZero', { text }, { file: this.file, row, field: this.fields.dayOfYear ?? '' });
    const date = new Date(Date.UTC(year, 0, day));
    return date.getUTCFullYear() === year ? date.toISOString().slice(0, 10) : text;
  }
}

/** The time of day of a row by its columns, `HH:MM:SS`; undefined where no column has it, empty where the row lacks it. */
export function timeOfDayOf(part: PartOf): string | undefined {
  const clock = part('timeOfDay');
  if (clock !== undefined) return markClock(clock);
  const hour = part('hour');
  if (hour === undefined) return undefined;
  if (hour.includes(':')) return hour;
  const [minute = '0', second = '0'] = [part('minute'), part('second')];
  if (hour === '' || minute === '' || second === '') return '';
  const [h, m] = [whole(hour), whole(minute)];
  // What is no figure is left as it stands, to be named.
  if (Number.isNaN(h) || Number.isNaN(m) || !SECONDS.test(second)) return `${hour}:${minute}:${second}`;
  const [s = '0', fraction] = second.split(/[.,]/);
  return `${two(h)}:${two(m)}:${two(Number(s))}${fraction === undefined ? '' : `.${fraction}`}`;
}

function markClock(text: string): string {
  const [, h, m, s] = UNMARKED_SECONDS.exec(text) ?? UNMARKED.exec(text) ?? [];
  return h === undefined || m === undefined ? text : [h, m, ...(s === undefined ? [] : [s])].join(':');
}

import { AtlasError } from '../../errors.ts';
import type { FileTally } from './fix-store.ts';
import type { DropReason } from './judge-fix.ts';
import { DAY_AND_NAME, NAME_AND_DAY, parseBareDate, parseLocalTime, parseUtcTime, readSerial, recogniseTimeForm, type TimeForm } from './parse-local-time.ts';
import type { WallClock } from './wall-clock.ts';
import { noteOf, type Note } from '../../notes.ts';

/** The form that day and month would have if they were exchanged, and seconds if they were milliseconds. */
const EXCHANGED: Partial<Record<TimeForm, TimeForm>> = {
  'day-month-year': 'month-day-year',
  'month-day-year': 'day-month-year',
  'unix-seconds': 'unix-milliseconds',
  'unix-milliseconds': 'unix-seconds',
};
/** A form as the messages choose by it. */
export const WORDS: Readonly<Record<TimeForm, string>> = {
  iso: 'year',
  'year-month-day': 'year',
  'day-month-year': 'day',
  'month-day-year': 'month',
  'unix-seconds': 'seconds',
  'unix-milliseconds': 'milliseconds',
  excel: 'days',
};
/** What times of a form look like; see `recogniseTimeForm`. */
const LOOKS: Readonly<Record<TimeForm, readonly string[]>> = {
  iso: ['year-month-day'],
  'year-month-day': ['year-month-day', 'year/month/day'],
  'day-month-year': ['year last'],
  'month-day-year': ['year last'],
  'unix-seconds': ['seconds'],
  'unix-milliseconds': ['milliseconds'],
  excel: [],
};
/** Rows read after a first contradiction, to count how many there are. */
const MOST_COUNTED = 100_000;

export interface TimeColumn {
  readonly file: string;
  /** The column's name. */
  readonly field: string;
  readonly form: TimeForm;
  readonly tally: FileTally;
  readonly note: (note: Note) => void;
  /** The clock of times that name no zone, and its name; without one such a time is an error. */
  readonly clock: WallClock | undefined;
  readonly zone: string;
  /** Why a row is left out whose time cannot be read. */
  readonly unreadable?: DropReason;
}

/**
 * Reads the times of one column in one form. A bare date among times of day is midnight, as R and spreadsheets write it.
 * Times of another form are counted and end the import, as the times before them cannot be trusted either.
 */
export class TimeReader {
  private rows = 0;
  private others = 0;
  /** Of the others, those that the exchanged form reads. */
  private exchanged = 0;
  /** Rows that this form alone reads, where day and month can be told. */
  private onlyThis = 0;
  private other: { readonly row: number; readonly text: string; readonly at: number } | undefined;

  constructor(private readonly column: TimeColumn) {}

  /**
   * @param text not blank
   * @returns ms since 1970 UTC, or why there is no time
   * @throws AtlasError where no zone is named and none was given
   */
  read(text: string, row: number, individual: string): number | DropReason {
    const { form, tally, clock, file, field, zone, note } = this.column;
    this.rows += 1;
    // As most files have it, and quickly.
    const plain = form === 'iso' && zone === 'UTC' ? parseUtcTime(text) : undefined;
    if (plain !== undefined) {
      tally.timesOfDay += 1;
      return plain;
    }
    let read = parseLocalTime(text, form);
    if (!read) {
      read = parseBareDate(text, form);
      if (!read) return this.refuse(text, row);
      tally.bareDates.add(row);
    } else if (form !== 'unix-seconds' && form !== 'unix-milliseconds') tally.timesOfDay += 1;
    if (tellsDay(text, form)) this.onlyThis += 1;
    if (read.zoned) return read.time;
    if (!clock) throw new AtlasError('table.noZone', { text: text.slice(0, 40) }, { file, row, field });
    const { twice, never } = clock;
    const time = clock.toUtc(read.time, individual);
    if (clock.twice && !twice) note(noteOf('imported.clockTwice', { file, row: String(row), zone, field, text: text.slice(0, 40) }));
    if (clock.never && !never) note(noteOf('imported.clockNever', { file, row: String(row), zone, field, text: text.slice(0, 40) }));
    return time;
  }

  /** @throws AtlasError with how many of the rows were in another form */
  end(): void {
    const { file, field, form } = this.column;
    if (!this.other) return;
    const { row, text } = this.other;
    const other = EXCHANGED[form];
    if (other !== undefined && this.exchanged > 0) {
      const whole = this.exchanged === this.others && this.onlyThis === 0;
      throw new AtlasError(
        'table.otherForm',
        { text, form: WORDS[form], n: this.others, of: this.rows, other: WORDS[other], whole: whole ? 'yes' : 'no' },
        { file, row, field },
      );
    }
    throw new AtlasError('table.otherDates', { text, n: this.others, of: this.rows }, { file, row, field });
  }

  /** A time that this form cannot read: of another form, or none at all. */
  private refuse(text: string, row: number): DropReason {
    const { form, tally } = this.column;
    tally.sawUnread(row, text);
    const seen = recogniseTimeForm(text);
    const other = EXCHANGED[form];
    const fitsOther = other !== undefined && parseLocalTime(text, other) !== undefined;
    if (seen !== undefined && (!LOOKS[form].includes(seen) || fitsOther)) {
      this.others += 1;
      if (fitsOther) this.exchanged += 1;
      this.other ??= { row, text: text.slice(0, 40), at: this.rows };
      if (this.rows - this.other.at > MOST_COUNTED) this.end();
    }
    return this.column.unreadable ?? 'dropped.timeUnreadable';
  }
}

/** Whether the day of a date with the year last can be no month, or its month is a name, so that it is the day in this form alone. */
function tellsDay(text: string, form: TimeForm): boolean {
  if (form !== 'day-month-year' && form !== 'month-day-year') return false;
  if ((form === 'day-month-year' ? DAY_AND_NAME : NAME_AND_DAY).test(text)) return true;
  const [, first, second] = /^(\d{1,2})[/.-](\d{1,2})[/.-]/.exec(text) ?? [];
  return Number(form === 'day-month-year' ? first : second) > 12;
}

/** What the times of a few rows show of their form, for a question or for what needs none. */
export interface TimeEvidence {
  /** Undefined where they show none, or several. */
  readonly form: TimeForm | undefined;
  /** Whether the form is certain: digits of seconds, a date that begins with its year. */
  readonly certain: boolean;
  /** Of dates with the year last: rows whose first number can only be a day, rows whose second can, and all. */
  readonly dayFirst: number;
  readonly monthFirst: number;
  readonly of: number;
  /** The first of them that is in this form. */
  readonly text: string;
}

/** @param times cells of one column, blank ones left out */
export function weighTimes(times: readonly string[]): TimeEvidence {
  // Asked for, never taken: any number of five digits looks so.
  if (times.length > 0 && times.every((time) => readSerial(time) !== undefined)) {
    return { form: 'excel', certain: false, dayFirst: 0, monthFirst: 0, of: times.length, text: times[0]?.slice(0, 40) ?? '' };
  }
  const looks = new Set(times.map(recogniseTimeForm).filter((look) => look !== undefined));
  const dayFirst = times.filter((text) => tellsDay(text, 'day-month-year')).length;
  const monthFirst = times.filter((text) => tellsDay(text, 'month-day-year')).length;
  const text = times.find((time) => recogniseTimeForm(time) !== undefined) ?? '';
  const base = { dayFirst, monthFirst, of: times.length, text: text.slice(0, 40) };
  const [look] = looks;
  if (looks.size !== 1 || look === undefined) return { ...base, form: undefined, certain: false };
  if (look === 'year-month-day') return { ...base, form: 'iso', certain: true };
  if (look === 'seconds') return { ...base, form: 'unix-seconds', certain: true };
  if (look === 'milliseconds') return { ...base, form: 'unix-milliseconds', certain: true };
  if (look === 'year/month/day') return { ...base, form: 'year-month-day', certain: false };
  if (dayFirst > 0 === monthFirst > 0) return { ...base, form: undefined, certain: false };
  return { ...base, form: dayFirst > 0 ? 'day-month-year' : 'month-day-year', certain: false };
}

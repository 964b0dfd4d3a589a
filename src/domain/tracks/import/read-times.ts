import { AtlasError } from '../../errors.ts';
import type { FileTally } from './fix-store.ts';
import type { DropReason } from './judge-fix.ts';
import { unclearClock, withoutClock } from './clock-names.ts';
import { secondsOfDecimals, weighDecimalYears } from './decimal-year.ts';
import { GPS_EPOCH } from './gps-time.ts';
import { isOrdinal } from './mark-digits.ts';
import { ORDERS, orderOfDateName, weighDigits } from './weigh-digits.ts';
import { parseBareDate, parseLocalTime, parseUtcTime, type ReadTime, readSerial, recogniseTimeForm, saysItsOrder, type TimeForm } from './parse-local-time.ts';
import type { RowClock, RowClocks } from './row-clocks.ts';
import type { WallClock } from './wall-clock.ts';
import { noteOf, type Note } from '../../notes.ts';

/** Forms that a date can be meant in when it was read in another, and seconds when they were milliseconds. */
const EXCHANGED: Partial<Record<TimeForm, readonly TimeForm[]>> = {
  'year-month-day': ['day-month-year', 'month-day-year'],
  'day-month-year': ['month-day-year', 'year-month-day'],
  'month-day-year': ['day-month-year', 'year-month-day'],
  'unix-seconds': ['unix-milliseconds'],
  'unix-milliseconds': ['unix-seconds'],
};
/** A form as the messages choose by it. */
export const WORDS: Readonly<Record<TimeForm, string>> = {
  iso: 'year',
  'year-month-day': 'year',
  'day-month-year': 'day',
  'month-day-year': 'month',
  'unix-seconds': 'seconds',
  'unix-milliseconds': 'milliseconds',
  'gps-seconds': 'seconds',
  excel: 'days',
  'decimal-year': 'years',
};
/** What times of a form look like; see `recogniseTimeForm`. */
const LOOKS: Readonly<Record<TimeForm, readonly string[]>> = {
  iso: ['year-month-day'],
  'year-month-day': ['year-month-day', 'year/month/day', 'six digits'],
  'day-month-year': ['year last', 'six digits'],
  'month-day-year': ['year last', 'six digits'],
  'unix-seconds': ['seconds'],
  'unix-milliseconds': ['milliseconds'],
  'gps-seconds': ['seconds'],
  excel: [],
  'decimal-year': [],
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
  /** Whether a person, an option or a manifest said it. */
  readonly zoneSaid?: boolean;
  /** The clocks of single rows, where a column names them. */
  readonly rowClocks?: RowClocks | undefined;
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
  /** Of the others, those that an exchanged form reads. */
  private exchanged = 0;
  /** Exchanged forms that read all rows so far. */
  private fitting: readonly TimeForm[];
  private readonly clocks = new Set<string>();
  private hasOrdinal = false;
  /** Numbers too small to be counted from 1970. */
  private small = 0;
  private firstSmall: { readonly row: number; readonly text: string } | undefined;
  private other: { readonly row: number; readonly text: string; readonly at: number } | undefined;

  constructor(private readonly column: TimeColumn) {
    this.fitting = EXCHANGED[column.form] ?? [];
  }

  /**
   * @param text not blank
   * @param zoneText what the row says of its clock; blank where it says nothing
   * @returns ms since 1970 UTC, or why there is no time
   * @throws AtlasError where no zone is named and none was given
   */
  read(text: string, row: number, individual: string, zoneText = ''): number | DropReason {
    const { form, tally, file, field, note, rowClocks } = this.column;
    this.rows += 1;
    // As most files have it, and quickly.
    const plain = form === 'iso' && this.column.zone === 'UTC' && !rowClocks ? parseUtcTime(text) : undefined;
    if (plain !== undefined) {
      tally.timesOfDay += 1;
      return plain;
    }
    const unclear = unclearClock(text);
    if (unclear !== undefined && !this.column.zoneSaid) {
      throw new AtlasError('table.zoneUnclear', { name: unclear, text: text.slice(0, 40) }, { file, row, field });
    }
    const plainly = unclear === undefined ? text : withoutClock(text);
    let read = parseLocalTime(plainly, form);
    if (!read) {
      read = parseBareDate(plainly, form);
      if (!read) return this.refuse(text, row);
      tally.bareDates.add(row);
    } else if (form !== 'unix-seconds' && form !== 'unix-milliseconds') tally.timesOfDay += 1;
    if (this.fitting.length > 0) this.fitting = this.fitting.filter((other) => isIn(text, other));
    this.noteWays(read, text, row);
    if (form.startsWith('unix') && Math.abs(read.time) < GPS_EPOCH) return this.leaveSmall(text, row);
    if (read.zoned) return read.time;
    const own = rowClocks?.read(zoneText, row, this.column.zoneSaid === true);
    const [clock, zone] = own ? [own.clock, own.name] : [this.column.clock, this.column.zone];
    if (!clock) throw new AtlasError('table.noZone', { text: text.slice(0, 40) }, { file, row, field });
    const { twice, never } = clock;
    const time = clock.toUtc(read.time, individual);
    if (clock.twice && !twice) note(noteOf('imported.clockTwice', { file, row: String(row), zone, field, text: text.slice(0, 40) }));
    if (clock.never && !never) note(noteOf('imported.clockNever', { file, row: String(row), zone, field, text: text.slice(0, 40) }));
    const other = own?.other?.toUtc(read.time, individual) ?? time;
    if (other === time || !own || !rowClocks?.isDoubtful(own)) return time;
    const said = this.column.zoneSaid ? this.column.clock?.toUtc(read.time, individual) : undefined;
    return this.settleSummer(own, text, row, { time, other, said });
  }

  /** CET in summer is standard time, as its name says, unless a person said the clock of the place. */
  private settleSummer(
    { name }: RowClock,
    text: string,
    row: number,
    readings: { readonly time: number; readonly other: number; readonly said: number | undefined },
  ): number {
    const { file, rowClocks, note } = this.column;
    if (readings.said === readings.other) return readings.other;
    if (readings.said !== readings.time && rowClocks && !this.clocks.has(`summer ${name}`)) {
      this.clocks.add(`summer ${name}`);
      note(noteOf('imported.standardInSummer', { file, row: String(row), field: rowClocks.field, name, text: text.slice(0, 40) }));
    }
    return readings.time;
  }

  /** @throws AtlasError with how many of the rows were in another form */
  end(): void {
    const { file, field, form, rowClocks, note } = this.column;
    const clocks = rowClocks?.describe();
    if (clocks) note(clocks);
    if (this.firstSmall && this.small * 2 > this.rows) {
      const { row, text } = this.firstSmall;
      throw new AtlasError('table.smallSeconds', { text, form: WORDS[form], n: this.small, of: this.rows }, { file, row, field });
    }
    if (!this.other) return;
    const { row, text } = this.other;
    if (this.exchanged > 0) {
      const { fitting } = this;
      throw new AtlasError(
        'table.otherForm',
        {
          text,
          form: WORDS[form],
          n: this.others,
          of: this.rows,
          other: nameWays(fitting),
          whole: fitting.length === 0 ? 'no' : fitting.length === 1 ? 'yes' : 'several',
        },
        { file, row, field },
      );
    }
    throw new AtlasError('table.otherDates', { text, n: this.others, of: this.rows }, { file, row, field });
  }

  /** Seconds of a day, of a GPS week or since a logger began would be times of 1970. */
  private leaveSmall(text: string, row: number): DropReason {
    this.small += 1;
    this.firstSmall ??= { row, text: text.slice(0, 40) };
    return 'dropped.secondsTooSmall';
  }

  /** Say once what was made of a clock's short name, and of a day of the year. */
  private noteWays({ clock }: ReadTime, text: string, row: number): void {
    const { file, field, note, form } = this.column;
    if (clock && !this.clocks.has(clock.name)) {
      this.clocks.add(clock.name);
      note(noteOf('imported.zoneNamed', { file, field, name: clock.name, offset: clock.offset }));
    }
    if (this.hasOrdinal) return;
    if (form === 'decimal-year') {
      this.hasOrdinal = true;
      note(noteOf('imported.decimalYears', { file, field, text: text.slice(0, 40), row: String(row), ...finenessOf(text) }));
      return;
    }
    if (form !== 'iso' || !isOrdinal(text)) return;
    this.hasOrdinal = true;
    note(noteOf('imported.ordinalDates', { file, field, text: text.slice(0, 40), row: String(row) }));
  }

  /** A time that this form cannot read: of another form, or none at all. */
  private refuse(text: string, row: number): DropReason {
    const { form, tally } = this.column;
    tally.sawUnread(row, text);
    const seen = recogniseTimeForm(text);
    const fitsOther = EXCHANGED[form]?.some((other) => isIn(text, other)) ?? false;
    if (seen !== undefined && (!LOOKS[form].includes(seen) || fitsOther)) {
      this.others += 1;
      this.fitting = this.fitting.filter((other) => isIn(text, other));
      if (fitsOther) this.exchanged += 1;
      this.other ??= { row, text: text.slice(0, 40), at: this.rows };
      if (this.rows - this.other.at > MOST_COUNTED) this.end();
    }
    return this.column.unreadable ?? 'dropped.timeUnreadable';
  }
}

/** How finely a decimal year tells the time, in whole units of a size that fits. */
function finenessOf(text: string): { readonly n: number; readonly unit: 'second' | 'minute' | 'hour' | 'day' } {
  const seconds = secondsOfDecimals(text);
  if (seconds < 60) return { n: Math.max(1, Math.round(seconds)), unit: 'second' };
  if (seconds < 3600) return { n: Math.round(seconds / 60), unit: 'minute' };
  return seconds < 86_400 ? { n: Math.round(seconds / 3600), unit: 'hour' } : { n: Math.round(seconds / 86_400), unit: 'day' };
}

function isIn(text: string, form: TimeForm): boolean {
  return (parseLocalTime(text, form) ?? parseBareDate(text, form)) !== undefined;
}

/** The forms in which all dates of a column can be read, for a message to choose by: `none`, `day`, `dayMonth`, `monthYear`, … */
function nameWays(forms: readonly TimeForm[]): string {
  const [first = 'none', ...more] = forms.map((form) => WORDS[form]);
  return [first, ...more.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)].join('');
}

/** What the times of a few rows show of their form, for a question or for what needs none. */
export interface TimeEvidence {
  /** Undefined where they show none, or several. */
  readonly form: TimeForm | undefined;
  /** Whether the form is certain: digits of seconds, a date that begins with its four-digit year, months with names beside years of four digits. */
  readonly certain: boolean;
  /** What a certain order of day, month and year is known by, where the dates do not say it themselves: the column's name, or that no other can be. */
  readonly because?: 'name' | 'only';
  /** Rows that can be read in one order alone: day first, month first, year first; and all. */
  readonly dayFirst: number;
  readonly monthFirst: number;
  readonly yearFirst: number;
  readonly of: number;
  /** See `nameWays`. */
  readonly ways: string;
  /** The first of them that is in this form. */
  readonly text: string;
}

/**
 * @param times cells of one column, blank ones left out
 * @param field the column's name, and whether another column has the time of day
 */
export function weighTimes(times: readonly string[], { field = '', besideClock = false }: { field?: string; besideClock?: boolean } = {}): TimeEvidence {
  const nothing = { dayFirst: 0, monthFirst: 0, yearFirst: 0, of: times.length, ways: 'none' };
  // Asked for, never taken: any number of five digits looks so.
  if (times.length > 0 && times.every((time) => readSerial(time) !== undefined)) {
    return { ...nothing, form: 'excel', certain: false, text: times[0]?.slice(0, 40) ?? '' };
  }
  const decimal = weighDecimalYears(times);
  if (decimal !== undefined) return { ...nothing, form: 'decimal-year', certain: decimal === 'sure', text: times[0]?.slice(0, 40) ?? '' };
  const named = orderOfDateName(field);
  const digits = weighDigits(times, besideClock);
  if (digits) {
    const { fitting } = digits;
    const because = fitting.length === 1 ? 'only' : named !== undefined && fitting.includes(named) ? 'name' : undefined;
    const form = fitting.length === 1 ? fitting[0] : because === 'name' ? named : undefined;
    return { ...nothing, ways: nameWays(fitting), form, certain: because !== undefined, ...(because && { because }), text: times[0]?.slice(0, 40) ?? '' };
  }
  const looks = new Set(times.map(recogniseTimeForm).filter((look) => look !== undefined));
  const text = (times.find((time) => recogniseTimeForm(time) !== undefined) ?? '').slice(0, 40);
  const [look] = looks;
  const alone = looks.size === 1 ? look : undefined;
  if (alone === 'year-month-day') return { ...nothing, form: 'iso', certain: true, text };
  if (alone === 'seconds') return { ...nothing, form: 'unix-seconds', certain: true, text };
  if (alone === 'milliseconds') return { ...nothing, form: 'unix-milliseconds', certain: true, text };
  const orders = times.map((time) => ORDERS.filter((order) => isIn(time, order))).filter(({ length }) => length > 0);
  const only = (order: TimeForm): number => orders.filter((each) => each.length === 1 && each[0] === order).length;
  const fitting = orders.length === 0 ? [] : ORDERS.filter((order) => orders.every((each) => each.includes(order)));
  const evidence = {
    dayFirst: only('day-month-year'),
    monthFirst: only('month-day-year'),
    yearFirst: only('year-month-day'),
    of: times.length,
    ways: nameWays(fitting),
    text,
  };
  // “Date (DD/MM/YYYY)” leaves nothing to ask.
  if (alone !== undefined && named !== undefined && fitting.includes(named)) return { ...evidence, form: named, certain: true, because: 'name' };
  const form = alone !== undefined && fitting.length === 1 ? fitting[0] : undefined;
  // 14-Mar-15 may be of 2015 or of 1914, and its neighbour 15-Mar-14.
  return { ...evidence, form, certain: form !== undefined && times.every((time) => recogniseTimeForm(time) === undefined || saysItsOrder(time)) };
}

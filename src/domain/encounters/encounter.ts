import type { NoteCode } from '../notes.ts';

/** A calendar date, as far as it is known. */
export interface EncounterDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month?: number;
  /** 1 to 31. */
  readonly day?: number;
  /** The event lay this many days at most before or after; undefined where nobody says. */
  readonly withinDays?: number;
}

/** Where an event took place, WGS 84 degrees. */
export interface EncounterPlace {
  readonly lon: number;
  readonly lat: number;
  /**
   * It lay within this many metres; undefined where only the country or region is known, or nobody says; 0 where a table has
   * no column for it, and is taken at its word.
   */
  readonly radiusM?: number;
}

/** One event in the life of a marked bird: its ringing, or a later encounter with it or with its ring. */
export interface EncounterRecord {
  /** Who the bird is: scheme, identification method and number of the ring it was first marked with, a space between. */
  readonly bird: string;
  readonly event: 'ringing' | 'encounter';
  readonly date: EncounterDate;
  readonly place?: EncounterPlace;
  /** EURING place code, as it is written. */
  readonly placeCode?: string;
  /** Species as the file names it. */
  readonly species?: string;
  /** EURING condition, 0 to 9; undefined where the file does not say. */
  readonly condition?: string;
  /** EURING circumstances, two digits, only those that the code defines. */
  readonly circumstances?: string;
  /** The circumstances were presumed. */
  readonly presumed?: boolean;
  /** The bird, or its ring, was moved before it was found: the place is not where it was. */
  readonly moved?: boolean;
  readonly file: string;
  /** Line of the file, from 1. */
  readonly line: number;
}

/** Lines named for each reason. */
export const FIRST_LINES = 5;

/** Lines left out, by reason, with the first of each. */
export class LeftOut {
  private readonly byReason = new Map<NoteCode, { n: number; lines: number[] }>();

  add(reason: NoteCode, line: number): void {
    const known = this.byReason.get(reason) ?? { n: 0, lines: [] };
    known.n += 1;
    if (known.lines.length < FIRST_LINES) known.lines.push(line);
    this.byReason.set(reason, known);
  }

  /** The reasons in the order in which they were met. */
  list(): { readonly reason: NoteCode; readonly n: number; readonly lines: readonly number[] }[] {
    return [...this.byReason].map(([reason, found]) => ({ reason, ...found }));
  }
}

/** How a file of encounters was read. */
export const ENCOUNTER_FORMATS = ['EURING 2000', 'EURING 2000+', 'EURING 2020', 'NABBP', 'Darwin Core', 'table'] as const;
export type EncounterFormat = (typeof ENCOUNTER_FORMATS)[number];

/** What a file of encounters gave. */
export interface ReadEncounters {
  readonly file: string;
  readonly format: EncounterFormat;
  readonly records: readonly EncounterRecord[];
  /** Lines or rows with anything on them, a header not counted. */
  readonly rowsRead: number;
  readonly leftOut: LeftOut;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a date is one of the calendar, in a year in which birds were ringed. */
export function isDate(year: number, month: number, day: number): boolean {
  if (!(year >= 1800 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1]!)) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** A date as it is written, as far as it is known: YYYY-MM-DD, YYYY-MM or YYYY. */
export function writeDate({ year, month, day }: EncounterDate): string {
  return [String(year), ...[month, day].flatMap((part) => (part === undefined ? [] : [String(part).padStart(2, '0')]))].join('-');
}

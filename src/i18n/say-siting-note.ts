import type { Note } from '../domain/notes.ts';
import { writeMonths } from './month-names.ts';
import type { Translator } from './translator.ts';

/** Months that were looked at, where not the whole year, and those of them without tracking, 1–12. */
interface MonthsTold {
  readonly months?: readonly number[] | undefined;
  readonly monthsUntracked: readonly number[];
}

/** What a reader must know of where a line is crossed, with months by their names. */
export function saySitingNote(note: Note, { months, monthsUntracked }: MonthsTold, { say, lang }: Pick<Translator, 'say' | 'lang'>): string {
  const named = { 'siting.someMonths': months, 'siting.monthsUntracked': monthsUntracked }[note.code];
  return say(named ? { ...note, values: { ...note.values, months: writeMonths(named, lang) } } : note);
}

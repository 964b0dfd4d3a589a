import type { SitingAnswer } from '../domain/siting/answer-siting.ts';
import type { Note } from '../domain/notes.ts';
import { writeMonths } from './month-names.ts';
import type { Translator } from './translator.ts';

/** What a reader must know of where a line is crossed, with months by their names. */
export function saySitingNote(
  note: Note,
  { months, monthsUntracked }: Pick<SitingAnswer, 'months' | 'monthsUntracked'>,
  { say, lang }: Pick<Translator, 'say' | 'lang'>,
): string {
  const named = { 'siting.someMonths': months, 'siting.monthsUntracked': monthsUntracked }[note.code];
  return say(named ? { ...note, values: { ...note.values, months: writeMonths(named, lang) } } : note);
}

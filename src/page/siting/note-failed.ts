import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import { COARSEST_BEHAVIOUR_H } from '../../domain/crossing-events/limits.ts';
import { type Note, noteOf } from '../../domain/notes.ts';
import type { SitingAnswer } from '../../domain/siting/answer-siting.ts';

interface FailedTold {
  /** Whose tracks were asked: an entry's, or those of a person's own files. */
  readonly of: OpenEntry | readonly string[];
  /** Median time between the fixes of which the build told them, hours; undefined where it did not. */
  readonly toldHours: number | undefined;
}

/**
 * Notes of an answer with what must be known of its failed encounters: that the build told them, or why nobody can where the animals' tracks at
 * full rate could, had they been published.
 */
export function noteFailed({ notes, failedPerYear }: Pick<SitingAnswer, 'notes' | 'failedPerYear'>, { of, toldHours }: FailedTold): readonly Note[] {
  if (toldHours !== undefined && failedPerYear !== null) return [noteOf('siting.failedAtFullRate', { hours: toldHours }), ...notes];
  if (!('file' in of) || of.file.evidence !== 'tracks' || of.file.sample.medianIntervalHours > COARSEST_BEHAVIOUR_H) return notes;
  return notes.map((note) => (note.code === 'siting.failedUntold' ? noteOf('siting.failedNotTold') : note));
}

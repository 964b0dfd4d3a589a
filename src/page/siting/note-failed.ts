import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import { COARSEST_BEHAVIOUR_H, NEAR_M } from '../../domain/crossing-events/limits.ts';
import { type Note, noteOf } from '../../domain/notes.ts';

interface FailedTold {
  /** Whose tracks were asked: an entry's, or those of a person's own files. */
  readonly of: OpenEntry | readonly string[];
  /** How far the line may lie off, metres, where it is known. */
  readonly accuracyM: number | undefined;
  /** Median time between the fixes of which the build told them, hours; undefined where it did not. */
  readonly toldHours: number | undefined;
}

/**
 * Notes of an answer with what must be known of its failed encounters: that the build told them, or why nobody can where the animals' tracks at
 * full rate could, had they been published.
 */
export function noteFailed(notes: readonly Note[], { of, accuracyM, toldHours }: FailedTold): readonly Note[] {
  if (toldHours !== undefined) return [noteOf('siting.failedAtFullRate', { hours: toldHours }), ...notes];
  if (!('file' in of) || of.file.evidence !== 'tracks' || of.file.sample.medianIntervalHours > COARSEST_BEHAVIOUR_H) return notes;
  const why =
    accuracyM !== undefined && accuracyM >= NEAR_M
      ? noteOf('siting.failedInaccurate', { m: Math.round(accuracyM), distance: NEAR_M })
      : noteOf('siting.failedNotTold');
  return notes.map((note) => (note.code === 'siting.failedUntold' ? why : note));
}

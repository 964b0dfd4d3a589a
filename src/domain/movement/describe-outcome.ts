import { type Note, noteOf } from '../notes.ts';
import type { CorridorMethod } from './corridor-method.ts';
import { countsInCorridors } from './sequences/flag-sequence.ts';
import type { CorridorResult, OutcomeKind } from './types.ts';

/** What a result is, with a plain statement for its reader. */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly statement: Note;
}

/**
 * What came of tracks: whatever they are like, one of the four.
 * @param tracked animals with tracks
 */
export function describeOutcome(
  { corridors, sequences, individualsWithFootprint: n, classes }: Pick<CorridorResult, 'corridors' | 'sequences' | 'individualsWithFootprint' | 'classes'>,
  { method }: Pick<CorridorMethod, 'method'>,
  tracked: number,
): Outcome {
  // Those in doubt, and those whose fixes no bridge fits, are routes alone.
  const drawn = sequences.filter((sequence) => countsInCorridors(sequence) && (method === 'line-buffer' || sequence.varianceM2PerS !== null));
  const values = { n, of: tracked, sequences: drawn.length };
  if (corridors.length > 0) {
    return method === 'line-buffer'
      ? { kind: 'bufferedLines', statement: noteOf('outcome.bufferedLines', values) }
      : { kind: 'corridors', statement: noteOf('outcome.corridors', values) };
  }
  if (sequences.length > 0) return { kind: 'routes', statement: noteOf('outcome.routes', { sequences: sequences.length }) };
  return { kind: 'movement', statement: describeNoMigration(classes.length > 0, tracked) };
}

/**
 * The statement of tracks without a migration.
 * @param classified whether any animal was tracked long enough to tell
 * @param tracked animals with tracks
 */
export function describeNoMigration(classified: boolean, tracked: number): Note {
  return noteOf(classified ? 'outcome.movement' : 'outcome.brief', { n: tracked });
}

/** What is to be said beside the statement of the outcome, which says already that no migration was found, or why none could be. */
export function otherWarnings({ warnings, classes, sequences }: Pick<CorridorResult, 'warnings' | 'classes' | 'sequences'>): Note[] {
  const allBrief = classes.length === 0 && sequences.length === 0;
  return warnings.filter(({ code }) => code !== 'sample.none' && !(allBrief && code === 'sample.tooBrief'));
}

import { type Note, noteOf } from '../notes.ts';
import type { CorridorMethod } from './corridor-method.ts';
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
  const values = { n, of: tracked, sequences: sequences.length };
  if (corridors.length > 0) {
    return method === 'line-buffer'
      ? { kind: 'bufferedLines', statement: noteOf('outcome.bufferedLines', values) }
      : { kind: 'corridors', statement: noteOf('outcome.corridors', values) };
  }
  if (sequences.length > 0) return { kind: 'routes', statement: noteOf('outcome.routes', { sequences: sequences.length }) };
  return { kind: 'movement', statement: describeNoMigration(classes.length > 0) };
}

/** The statement of tracks without a migration. @param classified whether any animal was tracked long enough to tell */
export function describeNoMigration(classified: boolean): Note {
  return noteOf(classified ? 'outcome.movement' : 'outcome.brief');
}

/** What is to be said beside the statement of the outcome, which says already that no migration was found. */
export function otherWarnings({ warnings }: Pick<CorridorResult, 'warnings'>): Note[] {
  return warnings.filter(({ code }) => code !== 'sample.none');
}

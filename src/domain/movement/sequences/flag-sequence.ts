import type { MigrationSequence, SequenceFlag } from '../types.ts';
import { daysOf, type TimeWindow } from './directed-part.ts';

/** A migration longer than this, days, may be a season on a wide range. */
export const MOST_DAYS = 60;
/** Below this straightness an animal may be wandering: its way is three times the straight distance. */
export const LEAST_STRAIGHTNESS = 1 / 3;

/** The flags that make a sequence doubtful; a journey that its tag cut off is marked, and is none the less a journey. */
const DOUBTFUL: ReadonlySet<SequenceFlag> = new Set(['one-way', 'long', 'winding']);

/** The flag of a sequence's length. */
export function flagLength(window: TimeWindow): SequenceFlag[] {
  return daysOf(window) > MOST_DAYS ? ['long'] : [];
}

/** The flags of a sequence that ask for a confirmation. */
export function doubtsOf({ flags = [] }: Pick<MigrationSequence, 'flags'>): SequenceFlag[] {
  return flags.filter((flag) => DOUBTFUL.has(flag));
}

/** Whether a sequence counts in corridors: nothing about it is doubtful, or it is confirmed. The others are routes alone. */
export function countsInCorridors(sequence: Pick<MigrationSequence, 'flags' | 'confirmed'>): boolean {
  return sequence.confirmed === true || doubtsOf(sequence).length === 0;
}

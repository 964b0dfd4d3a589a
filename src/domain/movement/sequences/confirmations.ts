import * as v from 'valibot';
import { StatedInSchema } from '../../catalog/fields.ts';
import { type MigrationSequence, SEQUENCE_FLAGS, type SequenceSummary } from '../types.ts';
import { countsInCorridors, doubtsOf } from './flag-sequence.ts';

/** That flagged sequences are migrations: a custodian's word, which names where it is shown. */
export const ConfirmationSchema = v.object({
  /** Flags that it answers: a sequence counts when every doubt of it is answered. */
  flags: v.pipe(v.array(v.picklist(SEQUENCE_FLAGS)), v.minLength(1)),
  /** Whose sequences; of all where left out. */
  individuals: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1))),
  source: StatedInSchema,
});
export type Confirmation = v.InferOutput<typeof ConfirmationSchema>;

type Flagged = Pick<MigrationSequence, 'individual' | 'flags'>;

/** The first confirmation of each doubt about a sequence; undefined where one of them has none, or nothing is in doubt. */
function answersOf(sequence: Flagged, confirmations: readonly Confirmation[]): Confirmation[] | undefined {
  const doubts = doubtsOf(sequence);
  const answers = doubts.map((doubt) => {
    return confirmations.find(({ flags, individuals }) => flags.includes(doubt) && (individuals?.includes(sequence.individual) ?? true));
  });
  const given = answers.filter((answer) => answer !== undefined);
  return doubts.length > 0 && given.length === doubts.length ? given : undefined;
}

/** A sequence, marked where every doubt about it is answered by its custodian. */
export function confirmSequence(sequence: MigrationSequence, confirmations: readonly Confirmation[]): MigrationSequence {
  return answersOf(sequence, confirmations) ? { ...sequence, confirmed: true } : sequence;
}

/** What of a population's migrations is the atlas's own finding, and what its custodian's word; part of an entry's file. */
export const MigrationOriginsSchema = v.object({
  /** Found by models, and given dates by a custodian. */
  automatic: v.pipe(v.number(), v.integer(), v.minValue(0)),
  dated: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Flagged and not confirmed: routes alone. */
  doubtful: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Flagged sequences that count, by what confirms them. */
  confirmed: v.array(v.object({ ...ConfirmationSchema.entries, sequences: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
  /** The same sequences, each once: by all that is in doubt of it and what confirms that; entries built before did not say. */
  inDoubt: v.optional(
    v.array(
      v.object({
        flags: v.pipe(v.array(v.picklist(SEQUENCE_FLAGS)), v.minLength(1)),
        sources: v.pipe(v.array(StatedInSchema), v.minLength(1)),
        sequences: v.pipe(v.number(), v.integer(), v.minValue(1)),
      }),
    ),
  ),
});
export type MigrationOrigins = v.InferOutput<typeof MigrationOriginsSchema>;

/** Confirmed sequences by all that is in doubt of each and what confirms it, so that none is counted twice. */
function groupByDoubts(sequences: readonly SequenceSummary[], confirmations: readonly Confirmation[]): NonNullable<MigrationOrigins['inDoubt']> {
  const groups = new Map<string, NonNullable<MigrationOrigins['inDoubt']>[number]>();
  for (const sequence of sequences) {
    const answers = sequence.confirmed === true ? answersOf(sequence, confirmations) : undefined;
    if (!answers) continue;
    const flags = doubtsOf(sequence);
    const sources = [...new Map(answers.map(({ source }) => [`${source.citation} ${source.url}`, source])).values()];
    const key = JSON.stringify([flags.toSorted(), sources]);
    const group = groups.get(key);
    if (group) group.sequences += 1;
    else groups.set(key, { flags, sources, sequences: 1 });
  }
  return [...groups.values()];
}

/**
 * Count sequences by where they come from.
 * @param dated individuals whose dates a custodian gave
 */
export function countOrigins(sequences: readonly SequenceSummary[], dated: ReadonlySet<string>, confirmations: readonly Confirmation[]): MigrationOrigins {
  const isDated = ({ individual }: SequenceSummary): boolean => dated.has(individual);
  const confirmed = confirmations.flatMap((confirmation) => {
    const n = sequences.filter((sequence) => sequence.confirmed === true && answersOf(sequence, confirmations)?.includes(confirmation)).length;
    return n === 0 ? [] : [{ ...confirmation, sequences: n }];
  });
  return {
    automatic: sequences.filter((sequence) => !isDated(sequence)).length,
    dated: sequences.filter(isDated).length,
    doubtful: sequences.filter((sequence) => !countsInCorridors(sequence)).length,
    confirmed,
    ...(confirmed.length > 0 && { inDoubt: groupByDoubts(sequences, confirmations) }),
  };
}

import { pickClass } from '../../domain/movement/find-sequences.ts';
import type { MigrationYearSummary } from '../../domain/movement/describe-migration-years.ts';
import type { MigrationSequence, SequenceClass } from '../../domain/movement/types.ts';
import type { Track } from '../../domain/tracks/track.ts';

export interface AnimalSummary {
  readonly individual: string;
  /** The class that says most about the animal, over its years; undefined where it was never long enough in sight. */
  readonly class: SequenceClass | undefined;
  readonly migrations: number;
}

/** What is known of every animal, in the order of the tracks. */
export function summariseAnimals(tracks: readonly Track[], years: readonly MigrationYearSummary[], sequences: readonly MigrationSequence[]): AnimalSummary[] {
  const classes = Map.groupBy(years, ({ individual }) => individual);
  const migrations = Map.groupBy(sequences, ({ individual }) => individual);
  return tracks.map(({ individual }) => ({
    individual,
    class: pickClass((classes.get(individual) ?? []).map((year) => year.class ?? undefined)),
    migrations: migrations.get(individual)?.length ?? 0,
  }));
}

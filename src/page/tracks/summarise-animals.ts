import { pickClass } from '../../domain/movement/sequences/find-migration-years.ts';
import type { MigrationYearSummary } from '../../domain/movement/sequences/describe-migration-years.ts';
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
  const classes = new Map<string, (SequenceClass | undefined)[]>();
  for (const { individual, class: movement } of years) {
    const known = classes.get(individual);
    if (known) known.push(movement ?? undefined);
    else classes.set(individual, [movement ?? undefined]);
  }
  const migrations = new Map<string, number>();
  for (const { individual } of sequences) migrations.set(individual, (migrations.get(individual) ?? 0) + 1);
  return tracks.map(({ individual }) => ({
    individual,
    class: pickClass(classes.get(individual) ?? []),
    migrations: migrations.get(individual) ?? 0,
  }));
}

/** How many animals were tracked too briefly to tell whether they migrated. */
export function countBrief(tracks: readonly Track[], years: readonly MigrationYearSummary[], sequences: readonly MigrationSequence[]): number {
  return summariseAnimals(tracks, years, sequences).filter((animal) => animal.class === undefined && animal.migrations === 0).length;
}

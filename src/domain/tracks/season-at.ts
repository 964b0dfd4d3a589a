import type { MigrationSequence, Season } from '../movement/types.ts';

/** When an animal was on a migration. */
export type DatedMigration = Pick<MigrationSequence, 'individual' | 'season' | 'start' | 'end'>;

/**
 * On which migration an animal was at a moment, ms since 1970 UTC.
 * @returns `stay` between migrations; undefined of an animal of which no migration is known
 */
export function seasonAt(migrations: readonly DatedMigration[], individual: string, ms: number): Season | 'stay' | undefined {
  const own = migrations.filter((each) => each.individual === individual);
  if (own.length === 0) return undefined;
  return own.find(({ start, end }) => ms >= start && ms <= end)?.season ?? 'stay';
}

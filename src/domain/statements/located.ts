import type { EntrySummary } from '../evidence/summarise-entry.ts';

type CountryPart = EntrySummary['rangeStates'][number];

/**
 * Whether an entry's animals are known to have no fix in one of its countries: the line between their fixes, as it is drawn,
 * alone crosses it. Of entries that tell of no country when its animals were there, nothing of the kind is known.
 */
export function isOnlyCrossed(part: CountryPart, all: readonly CountryPart[]): boolean {
  if (part.months !== undefined || (part.individuals ?? 0) > 0) return false;
  return part.individuals === 0 || all.some(({ months }) => months !== undefined);
}

/** Whether tracked animals were located in a country, and none of them on a migration that makes the corridor. */
export function isOffMigration({ months, individuals }: Pick<CountryPart, 'months' | 'individuals'>): boolean {
  return individuals === 0 && months !== undefined && months.some((animals) => animals > 0);
}

/** How many of some entries only cross a country as they are drawn, without a fix in it. */
export function countOnlyCrossing(entries: readonly { readonly summary: Pick<EntrySummary, 'rangeStates'> }[], iso3: string): number {
  return entries.filter(({ summary: { rangeStates } }) => {
    const part = rangeStates.find((one) => one.iso3 === iso3);
    return part !== undefined && isOnlyCrossed(part, rangeStates);
  }).length;
}

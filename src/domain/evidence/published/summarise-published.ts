import type { EntrySummary } from '../summarise-entry.ts';
import type { PublishedEntry } from './published-evidence.ts';

/** Corridors that a custodian drew: his sample as far as he states it, and no dates of migration. */
export function summarisePublished({ sample, corridorAreaKm2, stopoverAreaKm2, rangeStates, areaAtSeaKm2 }: PublishedEntry): EntrySummary {
  const { individuals, sequences, firstYear, lastYear } = sample;
  const [from, to] = [firstYear ?? lastYear, lastYear ?? firstYear];
  return {
    individuals,
    sequences,
    years: from === undefined || to === undefined ? undefined : [from, to],
    seasons: [],
    maxLagMin: undefined,
    corridorAreaKm2,
    stopoverAreaKm2: stopoverAreaKm2 ?? 0,
    rangeStates,
    areaAtSeaKm2,
  };
}

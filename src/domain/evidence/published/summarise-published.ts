import type { EntrySummary } from '../summarise-entry.ts';
import type { PublishedEntry } from './published-evidence.ts';

/** First and last year of a custodian's data; one that he does not give is the other. */
export function yearsOfSample({ firstYear, lastYear }: PublishedEntry['sample']): [number, number] | undefined {
  const [from, to] = [firstYear ?? lastYear, lastYear ?? firstYear];
  return from === undefined || to === undefined ? undefined : [from, to];
}

/** Corridors that a custodian drew: his sample as far as he states it, and no dates of migration. */
export function summarisePublished({ sample, corridorAreaKm2, stopoverAreaKm2, rangeStates, areaAtSeaKm2 }: PublishedEntry): EntrySummary {
  const { individuals, sequences } = sample;
  return {
    result: corridorAreaKm2.low === undefined ? 'routes' : 'corridors',
    individuals,
    sequences,
    years: yearsOfSample(sample),
    seasons: [],
    maxLagMin: undefined,
    corridorAreaKm2,
    stopoverAreaKm2: stopoverAreaKm2 ?? 0,
    rangeStates,
    areaAtSeaKm2,
  };
}

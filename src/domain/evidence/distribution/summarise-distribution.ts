import { yearsOfSample } from '../published/summarise-published.ts';
import { NO_CORRIDOR } from '../no-corridor.ts';
import type { EntrySummary } from '../summarise-entry.ts';
import type { DistributionEntry } from './distribution-evidence.ts';

/** A distribution has no corridor; the countries are those that it reaches into, by its own area. */
export function summariseDistribution({ sample, rangeStates, areaAtSeaKm2 }: DistributionEntry): EntrySummary {
  return { ...NO_CORRIDOR, result: 'distribution', individuals: sample.individuals, years: yearsOfSample(sample), rangeStates, areaAtSeaKm2 };
}

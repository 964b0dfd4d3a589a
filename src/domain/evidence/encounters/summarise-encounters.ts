import { NO_CORRIDOR } from '../no-corridor.ts';
import type { EntrySummary } from '../summarise-entry.ts';
import type { EncountersEntry } from './encounters-evidence.ts';

/** First and last year of the events; undefined where there are none. */
export function yearsOfEncounters({ firstYear, lastYear }: EncountersEntry['sample']): [number, number] | undefined {
  return firstYear === undefined || lastYear === undefined ? undefined : [firstYear, lastYear];
}

/** Marked birds: places and links, no corridor that takes up a country's ground, and no dates of migration. */
export function summariseEncounters({ sample }: EncountersEntry): EntrySummary {
  return {
    ...NO_CORRIDOR,
    result: 'encounters',
    individuals: sample.encounteredBirds,
    years: yearsOfEncounters(sample),
  };
}

import type { EntrySummary } from '../summarise-entry.ts';
import type { EncountersEntry } from './encounters-evidence.ts';

/** First and last year of the events; undefined where there are none. */
export function yearsOfEncounters({ firstYear, lastYear }: EncountersEntry['sample']): [number, number] | undefined {
  return firstYear === undefined || lastYear === undefined ? undefined : [firstYear, lastYear];
}

/** Marked birds: places and links, no corridor, and no dates of migration. */
export function summariseEncounters({ sample, regions }: EncountersEntry): EntrySummary {
  const all = regions.reduce((sum, { ringed, encounters }) => sum + ringed + encounters, 0);
  return {
    individuals: sample.encounteredBirds,
    sequences: undefined,
    years: yearsOfEncounters(sample),
    seasons: [],
    maxLagMin: undefined,
    corridorAreaKm2: {},
    stopoverAreaKm2: 0,
    rangeStates: regions.flatMap(({ region, ringed, encounters }) =>
      region === 'sea' ? [] : [{ iso3: region, areaKm2: 0, share: (ringed + encounters) / all }],
    ),
    areaAtSeaKm2: 0,
  };
}

import type { EntrySummary } from '../summarise-entry.ts';
import type { TracksEntry } from './tracks-evidence.ts';

/** Corridors that were computed here, from the animals that left a footprint. */
export function summariseTracks({ sample, method, seasons, corridorAreaKm2, stopoverAreaKm2, rangeStates, areaAtSeaKm2 }: TracksEntry): EntrySummary {
  return {
    individuals: sample.individualsWithFootprint,
    sequences: sample.sequences,
    years: [sample.firstYear, sample.lastYear],
    seasons,
    maxLagMin: method.maxLagMin,
    corridorAreaKm2,
    stopoverAreaKm2,
    rangeStates,
    areaAtSeaKm2,
  };
}

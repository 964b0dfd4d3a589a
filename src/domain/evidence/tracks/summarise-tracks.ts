import type { EntrySummary } from '../summarise-entry.ts';
import type { TracksEntry } from './tracks-evidence.ts';

/** Animals that what is shown rests on: with a footprint in the corridor, with a route, or simply with a track. */
function countAnimals({ sample, result }: Pick<TracksEntry, 'sample' | 'result'>): number {
  if (result === 'movement') return sample.individuals;
  return result === 'routes' ? (sample.individualsWithRoutes ?? sample.individualsWithFootprint) : sample.individualsWithFootprint;
}

/** Corridors that were computed here, from the animals that left a footprint; or the routes or movement of animals without one. */
export function summariseTracks(file: TracksEntry): EntrySummary {
  const { sample, method, seasons, corridorAreaKm2, stopoverAreaKm2, rangeStates, areaAtSeaKm2 } = file;
  return {
    result: file.result ?? 'corridors',
    individuals: countAnimals(file),
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

import type { OpenEntry } from '../catalog/open-entry.ts';
import { FEWEST_INDIVIDUALS } from '../movement/types.ts';
import { isOffMigration, isOnlyCrossed } from '../statements/located.ts';
import { countriesOf } from '../statements/of-entry.ts';
import type { PopulationHere } from './types.ts';

/**
 * What a population's own file says of it in one country.
 * @param iso3 ISO 3166-1 alpha-3
 */
export function populationIn(entry: OpenEntry, iso3: string): PopulationHere {
  const { rangeStates } = countriesOf(entry);
  const { result, individuals } = entry.summary;
  const part = rangeStates.find((one) => one.iso3 === iso3);
  const shareOf = result === 'routes' ? 'routes' : result === 'movement' ? 'positions' : 'corridor';
  const months = part?.months?.flatMap((animals, month) => (animals > 0 ? [month + 1] : []));
  const hasFixes = (part?.individuals ?? 0) > 0 || (months ?? []).length > 0;
  const others = rangeStates.filter((one) => one.iso3 !== iso3);
  return {
    entry,
    presence: part && isOnlyCrossed(part, rangeStates) ? 'crossed' : hasFixes ? 'fixes' : 'drawn',
    areaKm2: shareOf === 'corridor' ? part?.areaKm2 : undefined,
    share: part?.share,
    shareOf,
    animals: part && isOnlyCrossed(part, rangeStates) ? 0 : part?.individuals,
    of: individuals,
    months,
    preliminary: individuals !== undefined && individuals < FEWEST_INDIVIDUALS,
    neighbours: others.map((one) => one.iso3),
    onlyCrossed: others.filter((one) => isOnlyCrossed(one, rangeStates)).map((one) => one.iso3),
    offMigration: others.filter(isOffMigration).map((one) => one.iso3),
  };
}

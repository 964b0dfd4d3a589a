import type { Species } from '../../../src/domain/catalog/index-schema.ts';
import type { NodePlace } from '../../../src/domain/evidence/network/describe-network.ts';
import type { Activity, NetworkNodeFigures } from '../../../src/domain/evidence/network/network-figures.ts';
import { livesAtSea } from '../../../src/domain/statements/lives-at-sea.ts';
import { coastAt, countryAt } from '../../country-at.ts';
import type { CountryPart } from '../../range-states.ts';

/** What is done on land, and there alone: a map without a small island, or with a rough coast, says nothing against it. */
const ON_LAND: readonly Activity[] = ['nesting', 'breeding'];

/**
 * Where the middle of a node lies. The country that its source states wins. Of animals that live at sea, land under a node
 * where they neither nest nor breed lies there by the error of their fixes or the width of the site; and what nests or
 * breeds outside all land of the map does so on land that the map does not have. Neither is told. Other animals are at the coast
 * of the nearest country, where that is within 10 km, as far as coasts of the map may be off.
 * @param point [lon, lat], WGS 84
 */
export function placeNode(
  point: readonly [number, number],
  { activities, country }: Pick<NetworkNodeFigures, 'activities' | 'country'>,
  species: Pick<Species, 'scientific' | 'group'>,
  parts: readonly CountryPart[],
): NodePlace {
  if (country !== undefined) return { country };
  const isOnLand = activities.some((activity) => ON_LAND.includes(activity));
  const land = countryAt([...point], parts);
  if (land !== undefined) return livesAtSea(species) && !isOnLand ? {} : { country: land };
  if (isOnLand) return {};
  const coast = livesAtSea(species) ? undefined : coastAt([...point], parts);
  return coast ? { country: coast.iso3 } : { atSea: true };
}

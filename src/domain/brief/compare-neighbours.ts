import type { Country } from '../catalog/index-schema.ts';
import { longestList, membershipsOf } from '../catalog/known.ts';
import { barriersHere } from './barriers-here.ts';
import type { BriefSources } from './country-brief.ts';
import { densities } from './indicators.ts';
import { populationIn } from './population-in.ts';
import type { ComparedCountry, PopulationHere } from './types.ts';

/** The treaty that the comparison tells of, by its id among the initiatives. */
const CMS = 'cms';

/**
 * A country beside those that share its populations: each row is of the populations of the country that are in the row's country
 * too, by their own files and the same layers. A country that only a drawn line crosses shares nothing; one that the catalog does
 * not know is left out.
 * @returns the country itself first, then the others by how many populations they share, then by their corridor; empty where nobody shares any
 */
export function compareNeighbours(country: Country, populations: readonly PopulationHere[], sources: BriefSources): ComparedCountry[] {
  const own = populations.filter(({ presence }) => presence !== 'crossed');
  const others = new Set(own.flatMap(({ neighbours, onlyCrossed }) => neighbours.filter((iso3) => !onlyCrossed.includes(iso3))));
  const found = sources.catalog.countries.filter(({ iso3 }) => iso3 !== country.iso3 && others.has(iso3));
  if (found.length === 0) return [];
  const rows = found
    .map((one) => compared(one, own.filter(isIn(one.iso3)), sources))
    .toSorted((a, b) => b.populations - a.populations || (b.corridorKm2 ?? 0) - (a.corridorKm2 ?? 0) || a.country.iso3.localeCompare(b.country.iso3));
  return [compared(country, own, sources), ...rows];
}

const isIn =
  (iso3: string) =>
  ({ neighbours, onlyCrossed }: PopulationHere): boolean =>
    neighbours.includes(iso3) && !onlyCrossed.includes(iso3);

function compared(country: Country, shared: readonly PopulationHere[], { layers, headlines, known }: BriefSources): ComparedCountry {
  const { iso3 } = country;
  const populations = shared.map(({ entry }) => populationIn(entry, iso3));
  const areas = populations.flatMap(({ areaKm2 }) => (areaKm2 === undefined ? [] : [areaKm2]));
  return {
    country,
    populations: populations.length,
    listed: populations.filter(({ entry }) => entry.species.appendix !== undefined).length,
    corridorKm2: areas.length === 0 ? undefined : areas.reduce((sum, area) => sum + area, 0),
    densities: densities({ populations, barriers: populations.flatMap(({ entry }) => barriersHere(entry, country, layers, headlines)) }),
    cms: known && membershipsOf(known, iso3).find(({ initiative }) => initiative.id === CMS),
    cmsList: known && longestList(known, CMS),
  };
}

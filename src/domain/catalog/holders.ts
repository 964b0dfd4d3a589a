import type { SpeciesGroup } from '../evidence/kinds.ts';
import { type FoundEntry, listStanding } from './find-entries.ts';
import type { Holder, KnownFile } from './known-file.ts';
import type { Catalog } from './parse-catalog.ts';
import { hasCoast, REGIONS } from './regions.ts';

/** The countries of which a holder has data, ISO 3166-1 alpha-3; undefined where that is everywhere. */
function placesOf({ countries, regions }: Holder): readonly string[] | undefined {
  return countries === undefined && regions === undefined ? undefined : [...(countries ?? []), ...(regions ?? []).flatMap((region) => REGIONS[region])];
}

/**
 * Whether a holder may have data of animals of these kinds in any of these countries, as far as it says which it has. Of no
 * kind at all, only one that says no kind may.
 */
export function mayHold(holder: Holder, groups: ReadonlySet<SpeciesGroup>, countries: readonly string[] | undefined): boolean {
  const places = placesOf(holder);
  return (
    (countries === undefined || places === undefined || places.some((iso3) => countries.includes(iso3))) &&
    (countries === undefined || holder.sea !== true || countries.some(hasCoast)) &&
    (holder.groups === undefined || holder.groups.some((group) => groups.has(group)))
  );
}

/**
 * Populations of the catalog of such animals as a holder says that it has, in such countries; none where it says no kind: that
 * would be all.
 */
export function entriesLike(catalog: Catalog, holder: Holder): FoundEntry[] {
  const [{ groups }, places] = [holder, placesOf(holder)];
  if (groups === undefined) return [];
  return listStanding(catalog).filter(
    ({ row, species }) => groups.includes(species.group) && (places === undefined || row.countries.some((iso3) => places.includes(iso3))),
  );
}

/** Kinds of animals of which every sea has some that migrate. */
const AT_SEA: readonly SpeciesGroup[] = ['marine mammal', 'turtle', 'fish'];

/**
 * Who may hold data of animals of these kinds; those for some countries or kinds come before those for all. Where no kind is
 * known, only those who say no kind.
 * @param countries ISO 3166-1 alpha-3; anywhere where left out
 */
export function holdersFor(known: KnownFile, groups: ReadonlySet<SpeciesGroup>, countries?: readonly string[]): Holder[] {
  const particular = (holder: Holder): number => Number(placesOf(holder) !== undefined) * 2 + Number(holder.groups !== undefined);
  return known.holders.filter((holder) => mayHold(holder, groups, countries)).toSorted((a, b) => particular(b) - particular(a));
}

/**
 * Who may hold data of a country: of the kinds of animals that are known there, and of those of the sea where it has a coast.
 * @param iso3 ISO 3166-1 alpha-3
 */
export function holdersOfCountry(known: KnownFile, groups: ReadonlySet<SpeciesGroup>, iso3: string): Holder[] {
  return holdersFor(known, hasCoast(iso3) ? new Set([...groups, ...AT_SEA]) : groups, [iso3]);
}

import type { SpeciesGroup } from '../evidence/kinds.ts';
import type { Layer } from './fields.ts';
import { bboxesMeet, findCountry, listEntries } from './find-entries.ts';
import type { Country } from './index-schema.ts';
import { BARRIER_KINDS, type BarrierKind } from './layer-kinds.ts';
import type { Catalog } from './parse-catalog.ts';
import { type Holder, idOfNamed, type Initiative, type KnownFile, type ListSource, type NamedSpecies } from './known-file.ts';

/** A species that initiatives name, joined over all of them. */
export interface KnownSpecies extends Pick<NamedSpecies, 'scientific' | 'common' | 'translations' | 'group'> {
  readonly id: string;
  readonly namedBy: readonly { readonly initiative: Initiative; readonly source: ListSource }[];
  /** ISO 3166-1 alpha-3, each with the sources that name it. */
  readonly countries: ReadonlyMap<string, readonly ListSource[]>;
}

const joined = new WeakMap<KnownFile, ReadonlyMap<string, KnownSpecies>>();

/** The source of a list of an initiative; the schema has seen that it is there. */
export function sourceOf({ sources }: Initiative, key: string): ListSource {
  const source = sources[key];
  if (!source) throw new Error(`There is no source ${key}.`);
  return source;
}

/** Every species that an initiative names, by id; kept for each file. */
export function listKnownSpecies(known: KnownFile): ReadonlyMap<string, KnownSpecies> {
  const before = joined.get(known);
  if (before) return before;
  const all = new Map<string, KnownSpecies>();
  for (const initiative of known.initiatives) {
    for (const { source, list } of initiative.species) {
      for (const one of list) {
        const id = idOfNamed(one);
        const other = all.get(id);
        const countries = new Map(other?.countries);
        for (const range of one.range) {
          for (const iso3 of range.countries) countries.set(iso3, [...(countries.get(iso3) ?? []), sourceOf(initiative, range.source)]);
        }
        const common = other?.common ?? one.common;
        const scientific = other?.scientific ?? one.scientific;
        all.set(id, {
          id,
          ...(scientific === undefined ? {} : { scientific }),
          ...(common === undefined ? {} : { common }),
          translations: { ...one.translations, ...other?.translations },
          group: other?.group ?? one.group,
          namedBy: [...(other?.namedBy ?? []), { initiative, source: sourceOf(initiative, source) }],
          countries,
        });
      }
    }
  }
  joined.set(known, all);
  return all;
}

/** That a country takes part in an initiative, and since when, where that is known. */
export interface Membership {
  readonly initiative: Initiative;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly since: string | undefined;
  readonly source: ListSource;
}

/** What a country, ISO 3166-1 alpha-3, takes part in, as the sources of this atlas say. */
export function membershipsOf(known: KnownFile, iso3: string): Membership[] {
  return known.initiatives.flatMap((initiative) =>
    (initiative.members?.lists ?? []).flatMap(({ source, since, undated }): Membership[] =>
      Object.hasOwn(since, iso3) || undated.includes(iso3) ? [{ initiative, since: since[iso3], source: sourceOf(initiative, source) }] : [],
    ),
  );
}

/** Initiatives whose area, as a whole, a source says reaches into a country. */
export function areasWith(known: KnownFile, iso3: string): { readonly initiative: Initiative; readonly source: ListSource }[] {
  return known.initiatives.flatMap((initiative) => {
    const range = initiative.range.find(({ countries }) => countries.includes(iso3));
    return range ? [{ initiative, source: sourceOf(initiative, range.source) }] : [];
  });
}

/** The species that a source says are in a country. */
export function speciesIn(known: KnownFile, iso3: string): KnownSpecies[] {
  return [...listKnownSpecies(known).values()].filter(({ countries }) => countries.has(iso3));
}

/** Every country that any source of an initiative names, in the order of its lists. */
export function countriesOf(initiative: Initiative): string[] {
  const members = (initiative.members?.lists ?? []).flatMap(({ since, undated }) => [...Object.keys(since), ...undated]);
  return [...new Set([...initiative.range.flatMap(({ countries }) => countries), ...members])];
}

/**
 * Who holds data of animals of these kinds in a country; without a kind, of any, and without a country, anywhere. Holders for
 * one country or kind come before those for all.
 */
export function holdersFor(known: KnownFile, groups: ReadonlySet<SpeciesGroup>, iso3?: string): Holder[] {
  const matters = ({ groups: theirs, countries }: Holder): boolean =>
    (iso3 === undefined || countries === undefined || countries.includes(iso3)) &&
    (theirs === undefined || groups.size === 0 || theirs.some((group) => groups.has(group)));
  const particular = ({ groups: theirs, countries }: Holder): number => Number(countries !== undefined) * 2 + Number(theirs !== undefined);
  return known.holders.filter(matters).toSorted((a, b) => particular(b) - particular(a));
}

/** Whether a layer says that it covers a part of a country. */
export function coversCountry({ covers }: Pick<Layer, 'covers'>, country: Country): boolean {
  if (!covers) return false;
  if (covers.area === 'world') return true;
  return covers.area === 'box' ? bboxesMeet(covers.bbox, country.bbox) : covers.countries.includes(country.iso3);
}

/** Who takes part in an initiative, and since when, in the order of its lists. */
export function membershipsIn({ members }: Initiative): { readonly iso3: string; readonly since: string | undefined }[] {
  return (members?.lists ?? []).flatMap(({ since, undated }) => [
    ...Object.entries(since).map(([iso3, day]) => ({ iso3, since: day })),
    ...undated.map((iso3) => ({ iso3, since: undefined })),
  ]);
}

/** A species in a country where a source places it and of which the atlas has nothing there. */
export interface MissingPair {
  readonly species: KnownSpecies;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** Kinds of barrier of which a layer of the catalog covers a part of the country: only the corridors are missing. */
  readonly barriers: readonly BarrierKind[];
}

/**
 * Every species and country that sources put together and of which the catalog has no entry, by species.
 * @param within countries, ISO 3166-1 alpha-3
 */
export function listMissing(catalog: Catalog, species: readonly KnownSpecies[], within: readonly string[]): MissingPair[] {
  const open = new Set(listEntries(catalog).flatMap(({ row }) => (row.withdrawn ? [] : row.countries.map((iso3) => `${row.species} ${iso3}`))));
  const barriersIn = new Map(
    within.map((iso3) => {
      const country = findCountry(catalog, iso3);
      return [iso3, BARRIER_KINDS.filter((kind) => country && catalog.layers.some((layer) => layer.kind === kind && coversCountry(layer, country)))];
    }),
  );
  return species.flatMap((one) =>
    within.flatMap((country) =>
      one.countries.has(country) && !open.has(`${one.id} ${country}`) ? [{ species: one, country, barriers: barriersIn.get(country) ?? [] }] : [],
    ),
  );
}

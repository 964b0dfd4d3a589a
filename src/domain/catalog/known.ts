import { mayHold } from './holders.ts';
import { coversCountry } from './what-is-covered.ts';
import { findCountry, landsOf, listStanding } from './find-entries.ts';
import { BARRIER_KINDS, type BarrierKind } from './layer-kinds.ts';
import type { Catalog } from './parse-catalog.ts';
import type { Holder, Initiative, KnownFile, ListSource, NamedSpecies } from './known-file.ts';
import { idOfNamed } from './known-kinds.ts';

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

/** The source of the list that names most of those who take part in an initiative; undefined where none was read. */
export function longestList(known: KnownFile, id: string): ListSource | undefined {
  const initiative = known.initiatives.find((one) => one.id === id);
  const lists = (initiative?.members?.lists ?? []).toSorted((a, b) => countOf(b) - countOf(a));
  return initiative && lists[0] && sourceOf(initiative, lists[0].source);
}

const countOf = ({ since, undated }: { readonly since: Readonly<Record<string, string>>; readonly undated: readonly string[] }): number =>
  Object.keys(since).length + undated.length;

/** Initiatives whose area, as a whole, a source says reaches into a country. */
export function areasWith(known: KnownFile, iso3: string): { readonly initiative: Initiative; readonly source: ListSource }[] {
  return known.initiatives.flatMap((initiative) => {
    const range = initiative.range.find(({ countries }) => countries.includes(iso3));
    return range ? [{ initiative, source: sourceOf(initiative, range.source) }] : [];
  });
}

/** Species that an initiative names and of which no source says in which countries they are. */
export interface Unplaced {
  readonly initiative: Initiative;
  /** That its area reaches into the country. */
  readonly source: ListSource;
  readonly species: readonly KnownSpecies[];
}

/** Initiatives whose area reaches into a country, with those of their species that no source places in any. */
export function unplacedNear(known: KnownFile, iso3: string): Unplaced[] {
  return areasWith(known, iso3).flatMap(({ initiative, source }) => {
    const species = speciesOf(known, initiative).filter(({ countries }) => countries.size === 0);
    return species.length === 0 ? [] : [{ initiative, source, species }];
  });
}

/** The species that an initiative names, joined with what the others say of them. */
export function speciesOf(known: KnownFile, initiative: Initiative): KnownSpecies[] {
  const all = listKnownSpecies(known);
  return initiative.species.flatMap(({ list }) => list.flatMap((one) => all.get(idOfNamed(one)) ?? []));
}

/** Whether the atlas has data of a species: for this country, for others alone, or none at all. Withdrawn entries are none. */
export type Openness = 'here' | 'elsewhere' | 'none';

/**
 * @param species id
 * @param iso3 ISO 3166-1 alpha-3
 */
export function opennessOf(catalog: Catalog, species: string, iso3: string): Openness {
  const entries = listStanding(catalog).filter(({ row }) => row.species === species);
  if (entries.length === 0) return 'none';
  return entries.some((found) => landsOf(found).includes(iso3)) ? 'here' : 'elsewhere';
}

/** A name, and the language that it is in, BCP 47. */
export interface SaidName {
  readonly name: string;
  readonly lang: string;
}

/**
 * What a species is called: as the catalog's species of this id or the initiatives say it in the language, else in English, else
 * by its scientific name.
 * @param lang BCP 47
 */
export function nameOfKnown(
  catalog: Pick<Catalog, 'species'>,
  species: Pick<KnownSpecies, 'common' | 'scientific' | 'translations' | 'id'>,
  lang: string,
): SaidName {
  const ours = catalog.species.find(({ id }) => id === species.id);
  const own = ours?.translations?.[lang]?.common ?? species.translations?.[lang]?.common;
  if (own !== undefined) return { name: own, lang };
  const common = ours?.common ?? species.common;
  return common === undefined ? { name: species.scientific ?? species.id, lang: 'la' } : { name: common, lang: 'en' };
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
 * Who takes part in an initiative, and since when: the first come first, those of whom no source says when come last. All are
 * said in one form, that of the least exact: by the year, where only that is known of some.
 * @param compare countries of one date, ISO 3166-1 alpha-3
 */
export function membershipsIn(
  { members }: Pick<Initiative, 'members'>,
  compare: (a: string, b: string) => number = (a, b) => (a < b ? -1 : 1),
): { readonly iso3: string; readonly since: string | undefined }[] {
  const lists = members?.lists ?? [];
  const dated = lists.flatMap(({ since }) => Object.entries(since));
  const form = Math.min(...dated.map(([, day]) => day.length));
  return [
    ...dated
      .map(([iso3, day]) => ({ iso3, since: day.slice(0, form) }))
      .sort((a, b) => (a.since === b.since ? compare(a.iso3, b.iso3) : a.since < b.since ? -1 : 1)),
    ...lists
      .flatMap(({ undated }) => undated)
      .sort(compare)
      .map((iso3) => ({ iso3, since: undefined })),
  ];
}

/** A species in a country where a source places it and of which the atlas has nothing there. */
export interface MissingPair {
  readonly species: KnownSpecies;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** Kinds of barrier of which a layer of the catalog covers the country: only the corridors are missing. */
  readonly barriers: readonly BarrierKind[];
  /** Those who may hold data of such animals there. */
  readonly holders: readonly Holder[];
}

/**
 * Every species and country that sources put together and of which the catalog has no entry, by species.
 * @param within countries, ISO 3166-1 alpha-3
 * @param holders who is asked for each
 */
export function listMissing(catalog: Catalog, species: readonly KnownSpecies[], within: readonly string[], holders: readonly Holder[] = []): MissingPair[] {
  const open = new Set(listStanding(catalog).flatMap((found) => landsOf(found).map((iso3) => `${found.row.species} ${iso3}`)));
  const barriersIn = new Map(
    within.map((iso3) => {
      const country = findCountry(catalog, iso3);
      return [iso3, BARRIER_KINDS.filter((kind) => country && catalog.layers.some((layer) => layer.kind === kind && coversCountry(layer, country)))];
    }),
  );
  return species.flatMap((one) =>
    within.flatMap((country) => {
      if (!one.countries.has(country) || open.has(`${one.id} ${country}`)) return [];
      const theirs = holders.filter((holder) => mayHold(holder, new Set([one.group]), [country]));
      return [{ species: one, country, barriers: barriersIn.get(country) ?? [], holders: theirs }];
    }),
  );
}

/** A species in countries of which the same can be said. */
export interface MissingRow extends Omit<MissingPair, 'country'> {
  /** ISO 3166-1 alpha-3. */
  readonly countries: readonly string[];
}

/** Species of which the catalog has nothing and no source says in which countries they are: in no pair, and missing all the same. */
export function listUnplaced(catalog: Catalog, species: readonly KnownSpecies[], holders: readonly Holder[] = []): MissingRow[] {
  const open = new Set(listStanding(catalog).map(({ row }) => row.species));
  return species
    .filter(({ id, countries }) => countries.size === 0 && !open.has(id))
    .map((one) => ({ species: one, countries: [], barriers: [], holders: holders.filter((holder) => mayHold(holder, new Set([one.group]), undefined)) }));
}

/** How many of these species the catalog has open data of. */
export function countOpen(catalog: Catalog, species: readonly KnownSpecies[]): number {
  const open = new Set(listStanding(catalog).map(({ row }) => row.species));
  return species.filter(({ id }) => open.has(id)).length;
}

/** Missing pairs by species, those together of which the same barriers are open and the same holders may have data. */
export function joinMissing(pairs: readonly MissingPair[]): MissingRow[] {
  const rows = new Map<string, MissingRow & { readonly countries: string[] }>();
  for (const { country, ...same } of pairs) {
    const key = JSON.stringify([same.species.id, same.barriers, same.holders.map(({ id }) => id)]);
    const row = rows.get(key) ?? { ...same, countries: [] };
    row.countries.push(country);
    rows.set(key, row);
  }
  return [...rows.values()];
}

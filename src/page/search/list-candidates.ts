import { isLayerToggle, type LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { type FoundEntry, landsOf, listEntries, listStanding } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { FEWEST_INDIVIDUALS } from '../../domain/movement/types.ts';
import { listKnownSpecies, nameOfKnown } from '../../domain/catalog/known.ts';
import type { KnownFile } from '../../domain/catalog/known-file.ts';
import type { Bbox } from '../../domain/catalog/fields.ts';
import type { EntryRow, Species } from '../../domain/catalog/index-schema.ts';
import type { Place } from '../../domain/catalog/place.ts';
import type { Catalog } from '../../domain/catalog/parse-catalog.ts';
import type { TextList, WordsFile } from '../../domain/catalog/texts-file.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { PickedFeature } from '../shared/pick-on-map.ts';
import { sayCounts } from '../shared/say-counts.ts';
import { createCountryNames } from './country-words.ts';
import { GROUP_WORDS, LAYER_WORDS } from './group-words.ts';
import { kinWords } from './kin-words.ts';
import { SPECIES_WORDS } from './species-words.ts';
import type { Indexed } from './word-index.ts';

/** Something the search can lead to. */
export interface Match {
  /** Unlike that of any other match. */
  readonly id: string;
  readonly kind: 'population' | 'species' | 'country' | 'module' | 'initiative' | 'holder' | 'layer' | 'feature' | 'place';
  readonly label: string;
  readonly detail: string;
  /** The page it opens, the layer it switches on and shows with what is picked in it, or what the map is turned to. */
  readonly leadsTo:
    | { readonly place: Place }
    | { readonly layer: LayerToggle; readonly bbox: Bbox | undefined; readonly pick?: PickedFeature }
    | { readonly bbox: Bbox };
}

export interface Candidate extends Indexed, Omit<Match, 'detail'> {
  /** What stands beside its label: said only where it is shown. */
  readonly detail: () => string;
  /** By how much it comes before others of the same words. */
  readonly weight: number;
  /** Its names, or those of its species: whose name begins with what is typed comes before whatever else has the word. */
  readonly names: readonly string[];
  /** Animals that were followed: populations of more come first where all else is alike. */
  readonly animals?: number;
  /** Of a country: the entries that its page lists. */
  readonly entries?: readonly string[];
}

/** What people mean first, where a name is that of several: a population of a few animals comes after the others of its species. */
const WEIGHT = { population: 3, preliminary: 2, species: 1.4, country: 3, other: 1, known: 0.7 };

interface Translated {
  readonly translations?: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> | undefined;
}

/** A text in every language that it has. */
function inAll<Field extends string>(texts: Translated & Readonly<Record<Field, string>>, field: Field): string[] {
  return [texts[field], ...Object.values(texts.translations ?? {}).flatMap((one) => one[field] ?? [])];
}

/** Every name of a species: in the page's language, in the others, and what else people call it; and what its kind is called. */
function wordsOfSpecies(species: Species, { t }: Translator, wordsOf: WordsOf): string[] {
  const { id, scientific, names, group } = species;
  const own = [...inAll(species, 'common'), ...wordsOf('species', id), scientific, ...(names ?? [])];
  return [...own, SPECIES_WORDS[id] ?? '', t(`group.${group}`), GROUP_WORDS[group], ...kinWords(scientific, own)];
}

/** What a thing of the catalog is found by in other languages. */
type WordsOf = (list: TextList, id: string) => readonly string[];

/** What the search finds, in the order in which it is listed where all else is alike. */
export function listCandidates(catalog: Catalog, translator: Translator, words?: WordsFile): Candidate[] {
  return [...listsOfCandidates(catalog, translator, words)].flat();
}

/** The same, list by list: whoever has little time at once takes one after another. */
export function* listsOfCandidates(catalog: Catalog, translator: Translator, words?: WordsFile): Generator<Candidate[]> {
  const wordsOf: WordsOf = (list, id) => (words && Object.hasOwn(words[list], id) ? (words[list][id] ?? []) : []);
  yield listPopulations(catalog, translator, wordsOf);
  yield listSpecies(catalog, translator, wordsOf);
  yield listCountries(catalog, translator);
  yield listModules(catalog, translator, wordsOf);
  yield listLayers(catalog, translator, wordsOf);
}

function listPopulations(catalog: Catalog, translator: Translator, wordsOf: WordsOf): Candidate[] {
  const { lang } = translator;
  return listEntries(catalog).map(({ row, species, module }) => ({
    id: `population/${row.id}`,
    kind: 'population',
    label: textIn(row, 'name', lang),
    detail: () => species.scientific,
    leadsTo: { place: { population: row.id } },
    weight: (row.sample.individuals ?? FEWEST_INDIVIDUALS) < FEWEST_INDIVIDUALS ? WEIGHT.preliminary : WEIGHT.population,
    animals: row.sample.individuals ?? 0,
    names: [textIn(species, 'common', lang), species.scientific],
    words: [...inAll(row, 'name'), ...inAll(row, 'place'), ...wordsOf('entries', row.id), ...wordsOfSpecies(species, translator, wordsOf), module.title],
  }));
}

/** Rows by what their page counts them under: those that were withdrawn count nowhere. */
function groupRows(catalog: Catalog, keysOf: (found: FoundEntry) => readonly string[]): ReadonlyMap<string, readonly EntryRow[]> {
  const groups = new Map<string, EntryRow[]>();
  for (const found of listStanding(catalog)) {
    for (const key of keysOf(found)) {
      const known = groups.get(key);
      if (known) known.push(found.row);
      else groups.set(key, [found.row]);
    }
  }
  return groups;
}

function listSpecies(catalog: Catalog, translator: Translator, wordsOf: WordsOf): Candidate[] {
  const rows = groupRows(catalog, ({ species }) => [species.id]);
  return catalog.species.map((species) => ({
    id: `species/${species.id}`,
    kind: 'species',
    label: textIn(species, 'common', translator.lang),
    detail: () => `${species.scientific} · ${sayCounts(rows.get(species.id) ?? [], translator)}`,
    leadsTo: { place: { species: species.id } },
    weight: WEIGHT.species,
    names: [species.scientific],
    words: wordsOfSpecies(species, translator, wordsOf),
  }));
}

/** Names of countries by the browser, which are the same whatever the page's language: some two thousand questions. */
const countryNames = new Map<string, readonly string[]>();

function listCountries(catalog: Catalog, translator: Translator): Candidate[] {
  const rows = groupRows(catalog, landsOf);
  const askNames = createCountryNames();
  const namesOf = (country: Parameters<typeof askNames>[0]): readonly string[] => {
    const key = `${country.iso3} ${country.name}`;
    const names = countryNames.get(key) ?? askNames(country);
    countryNames.set(key, names);
    return names;
  };
  return catalog.countries.map((country) => {
    const { iso3, iso2, name } = country;
    const names = namesOf(country);
    const listed = rows.get(iso3) ?? [];
    return {
      id: `country/${iso3}`,
      kind: 'country',
      label: translator.countryName(iso2, name),
      detail: () => sayCounts(listed, translator),
      leadsTo: { place: { country: iso3 } },
      weight: WEIGHT.country,
      names,
      words: names,
      entries: listed.map(({ id }) => id),
    };
  });
}

function listModules(catalog: Catalog, { lang, t }: Translator, wordsOf: WordsOf): Candidate[] {
  return catalog.modules.map((module) => ({
    id: `module/${module.id}`,
    kind: 'module',
    label: textIn(module, 'title', lang),
    detail: () => t('search.module', { custodian: module.custodian }),
    leadsTo: { place: { module: module.id } },
    weight: WEIGHT.other,
    names: [],
    words: [...inAll(module, 'title'), ...wordsOf('modules', module.id), module.custodian],
  }));
}

function listLayers(catalog: Catalog, { lang, t }: Translator, wordsOf: WordsOf): Candidate[] {
  return catalog.layers.flatMap((layer): Candidate[] => {
    const { id, kind, bbox } = layer;
    if (!isLayerToggle(kind)) return [];
    return [
      {
        id: `layer/${id}`,
        kind: 'layer',
        label: textIn(layer, 'title', lang),
        detail: () => t(`layer.${kind}`),
        leadsTo: { layer: kind, bbox },
        weight: WEIGHT.other,
        names: [],
        words: [...inAll(layer, 'title'), ...wordsOf('layers', id), t(`layer.${kind}`), LAYER_WORDS[kind] ?? ''],
      },
    ];
  });
}

/** Treaties and initiatives, and species that they name without an entry here: they come after what is open. */
export function listKnown(catalog: Catalog, { lang, t }: Translator, known: KnownFile): Candidate[] {
  const present = new Set(catalog.species.map(({ id }) => id));
  const species = [...listKnownSpecies(known).values()].filter(({ id }) => !present.has(id));
  return [
    ...known.initiatives.map((initiative): Candidate => ({
      id: `initiative/${initiative.id}`,
      kind: 'initiative',
      label: textIn(initiative, 'short', lang),
      detail: () => t('search.initiative'),
      leadsTo: { place: { initiative: initiative.id } },
      weight: WEIGHT.other,
      names: [textIn(initiative, 'name', lang)],
      words: [...inAll(initiative, 'short'), ...inAll(initiative, 'name'), ...initiative.names],
    })),
    ...known.holders.map((holder): Candidate => {
      const { id, name, names, load } = holder;
      return {
        id: `holder/${id}`,
        kind: 'holder',
        label: name,
        detail: () => t('search.holder'),
        leadsTo: { place: { initiative: id } },
        weight: WEIGHT.known,
        names: [],
        // Of areas, what it holds is their name; of animals, whose names its sentence says are those of what is open.
        words: [name, ...names, ...(load === 'areas' ? inAll(holder, 'holds') : [])],
      };
    }),
    ...species.map((one): Candidate => {
      const { id, common, scientific, translations, group } = one;
      const own = [common, scientific, ...Object.values(translations ?? {}).map((each) => each.common)].filter((word) => word !== undefined);
      return {
        id: `species/${id}`,
        kind: 'species',
        label: nameOfKnown(catalog, one, lang).name,
        detail: () => [...(scientific === undefined ? [] : [scientific]), t('search.noOpenData')].join(' · '),
        leadsTo: { place: { species: id } },
        weight: WEIGHT.known,
        names: scientific === undefined ? [] : [scientific],
        words: [...own, SPECIES_WORDS[id] ?? '', t(`group.${group}`), GROUP_WORDS[group], ...kinWords(scientific ?? '', own)],
      };
    }),
  ];
}

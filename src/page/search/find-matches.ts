import MiniSearch from 'minisearch';
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
import type { Translator } from '../../i18n/translator.ts';
import { sayCounts } from '../shared/say-counts.ts';
import { createCountryNames } from './country-words.ts';

/** Something the search can lead to. */
export interface Match {
  /** Unlike that of any other match. */
  readonly id: string;
  readonly kind: 'population' | 'species' | 'country' | 'module' | 'initiative' | 'layer';
  readonly label: string;
  readonly detail: string;
  /** The page it opens, or the layer it switches on and shows. */
  readonly leadsTo: { readonly place: Place } | { readonly layer: LayerToggle; readonly bbox: Bbox | undefined };
}

interface Candidate {
  readonly match: Match;
  /** What it is found by, beside its label. */
  readonly words: string;
  /** By how much it comes before others of the same words. */
  readonly weight: number;
  /** Its names, or those of its species: whose name begins with what is typed comes before whatever else has the word. */
  readonly names: readonly string[];
  /** Of a country: the entries that its page lists. */
  readonly entries?: ReadonlySet<string>;
}

const MOST_SHOWN = 8;
/** Populations shown before anything is typed. */
const MOST_UNASKED = 20;
/** Letters of a word that may be wrong, as a share of its length; short words must be right. */
const LONG_WORD = { letters: 7, wrong: 0.3 };
const WORD = { letters: 5, wrong: 0.2 };

/** What people mean first, where a name is that of several: a population of a few animals comes after the others of its species. */
const WEIGHT = { population: 3, preliminary: 2, species: 1.4, country: 3, other: 1, known: 0.7 };

/** A word as it is compared: letters without their accents, in lower case, so that “León” is found by “leon”; an Arabic one without its article. */
function fold(term: string): string {
  const plain = term.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/^ال(?=.{2})/u, '')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي');
}

/** What a word is found by: how it begins. Chinese has no spaces between words, so that any of its letters may begin one. */
function beginningsOf(term: string): string | string[] {
  const folded = fold(term);
  if (!/\p{Script=Han}/u.test(folded)) return folded;
  const letters = [...folded];
  return letters.map((_, at) => letters.slice(at).join(''));
}

/** A name as it is compared: its words folded. */
function foldName(name: string): string {
  return name
    .split(/[\s\p{P}]+/u)
    .filter(Boolean)
    .map(fold)
    .join(' ');
}

/** 0: its label, or a country's name, begins with what is typed; 1: its species' name does; 2: it is found by another word. */
function rankOf({ match: { kind, label }, names }: Candidate, asked: string): number {
  const begins = (name: string): boolean => foldName(name).startsWith(asked);
  if (begins(label)) return 0;
  if (names.some(begins)) return kind === 'country' ? 0 : 1;
  return 2;
}

/** Every name of a species: in the page's language, in the others, and what else people call it. */
function namesOf({ common, scientific, translations, names }: Species): string[] {
  return [common, scientific, ...Object.values(translations ?? {}).flatMap((one) => one.common ?? []), ...(names ?? [])];
}

/**
 * A search over populations, species, places, countries, modules and layers in one language; an empty query finds the first populations.
 * @param known treaties and initiatives, with the species that they name and this catalog has not
 */
export function createSearch(catalog: Catalog, translator: Translator, known?: KnownFile): (query: string) => Match[] {
  const candidates = [
    ...listPopulations(catalog, translator),
    ...listSpecies(catalog, translator),
    ...listOthers(catalog, translator),
    ...(known ? listKnown(catalog, translator, known) : []),
  ];
  const unasked = candidates.filter(({ match }) => match.kind === 'population').slice(0, MOST_UNASKED);
  const index = new MiniSearch<{ id: number; label: string; words: string }>({
    fields: ['label', 'words'],
    processTerm: (term) => beginningsOf(term),
    searchOptions: {
      processTerm: (term) => fold(term),
      prefix: true,
      fuzzy: (term) => (term.length >= LONG_WORD.letters ? LONG_WORD.wrong : term.length >= WORD.letters ? WORD.wrong : false),
      boost: { label: 2 },
      boostDocument: (id) => candidates[Number(id)]?.weight ?? 1,
      combineWith: 'AND',
    },
  });
  index.addAll(candidates.map(({ match, words }, id) => ({ id, label: match.label, words })));
  return (query) => {
    if (query.trim() === '') return unasked.map(({ match }) => match);
    const asked = foldName(query);
    const found = index.search(query).flatMap(({ id }) => {
      const candidate = candidates[Number(id)];
      return candidate ? [{ ...candidate, rank: rankOf(candidate, asked) }] : [];
    });
    const named = found.find(({ entries, names }) => entries !== undefined && names.some((name) => foldName(name) === asked));
    return found
      .filter((one) => !named?.entries || isOfCountry(one, named.entries, asked))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, MOST_SHOWN)
      .map(({ match }) => match);
  };
}

/**
 * Whether something belongs below a country whose whole name was typed: of populations, those that its page lists, and those
 * called after it. A population at sea “from Brazil to the Gulf of Guinea” was in neither country.
 */
function isOfCountry({ match: { kind, label, leadsTo } }: Candidate, entries: ReadonlySet<string>, asked: string): boolean {
  if (kind !== 'population' || !('place' in leadsTo)) return true;
  const { population } = leadsTo.place;
  return (population !== undefined && entries.has(population)) || ` ${foldName(label)} `.includes(` ${asked} `);
}

function listPopulations(catalog: Catalog, { lang, t }: Translator): Candidate[] {
  return listEntries(catalog).map(({ row, species, module }) => ({
    weight: (row.sample.individuals ?? FEWEST_INDIVIDUALS) < FEWEST_INDIVIDUALS ? WEIGHT.preliminary : WEIGHT.population,
    match: {
      id: `population/${row.id}`,
      kind: 'population',
      label: textIn(row, 'name', lang),
      detail: species.scientific,
      leadsTo: { place: { population: row.id } },
    },
    names: [textIn(species, 'common', lang), species.scientific],
    words: [...new Set([row.name, ...namesOf(species), t(`group.${species.group}`), textIn(row, 'place', lang), row.place, module.title])].join(' '),
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

function listSpecies(catalog: Catalog, translator: Translator): Candidate[] {
  const { lang, t } = translator;
  const rows = groupRows(catalog, ({ species }) => [species.id]);
  return catalog.species.map((species) => ({
    weight: WEIGHT.species,
    match: {
      id: `species/${species.id}`,
      kind: 'species',
      label: textIn(species, 'common', lang),
      detail: `${species.scientific} · ${sayCounts(rows.get(species.id) ?? [], translator)}`,
      leadsTo: { place: { species: species.id } },
    },
    names: [species.scientific],
    words: [...new Set([...namesOf(species), t(`group.${species.group}`)])].join(' '),
  }));
}

/** Treaties and initiatives, and species that they name without an entry here: they come after what is open. */
function listKnown(catalog: Catalog, { lang, t }: Translator, known: KnownFile): Candidate[] {
  const present = new Set(catalog.species.map(({ id }) => id));
  const species = [...listKnownSpecies(known).values()].filter(({ id }) => !present.has(id));
  return [
    ...known.initiatives.map((initiative): Candidate => ({
      weight: WEIGHT.other,
      match: {
        id: `initiative/${initiative.id}`,
        kind: 'initiative',
        label: textIn(initiative, 'short', lang),
        detail: t('search.initiative'),
        leadsTo: { place: { initiative: initiative.id } },
      },
      names: [textIn(initiative, 'name', lang)],
      words: [...new Set([initiative.short, initiative.name, textIn(initiative, 'name', lang)])].join(' '),
    })),
    ...species.map((one): Candidate => {
      const { id, common, scientific, translations, group } = one;
      return {
        weight: WEIGHT.known,
        match: {
          id: `species/${id}`,
          kind: 'species',
          label: nameOfKnown(catalog, one, lang).name,
          detail: [...(scientific === undefined ? [] : [scientific]), t('search.noOpenData')].join(' · '),
          leadsTo: { place: { species: id } },
        },
        names: scientific === undefined ? [] : [scientific],
        words: [common, scientific, ...Object.values(translations ?? {}).map((each) => each.common), t(`group.${group}`)].filter(Boolean).join(' '),
      };
    }),
  ];
}

function listOthers(catalog: Catalog, translator: Translator): Candidate[] {
  const { lang, t, countryName } = translator;
  const rows = groupRows(catalog, landsOf);
  const namesOfCountry = createCountryNames();
  const countries = catalog.countries.map((country): Candidate => {
    const { iso3, iso2, name } = country;
    const names = namesOfCountry(country);
    const listed = rows.get(iso3) ?? [];
    return {
      weight: WEIGHT.country,
      match: {
        id: `country/${iso3}`,
        kind: 'country',
        label: countryName(iso2, name),
        detail: sayCounts(listed, translator),
        leadsTo: { place: { country: iso3 } },
      },
      words: names.join(' '),
      names,
      entries: new Set(listed.map(({ id }) => id)),
    };
  });
  const modules = catalog.modules.map((module): Candidate => ({
    weight: WEIGHT.other,
    match: {
      id: `module/${module.id}`,
      kind: 'module',
      label: textIn(module, 'title', lang),
      detail: t('search.module', { custodian: module.custodian }),
      leadsTo: { place: { module: module.id } },
    },
    words: `${module.title} ${module.custodian}`,
    names: [],
  }));
  const layers = catalog.layers.flatMap((layer): Candidate[] => {
    const { id, kind, bbox } = layer;
    if (!isLayerToggle(kind)) return [];
    return [
      {
        weight: WEIGHT.other,
        match: { id: `layer/${id}`, kind: 'layer', label: textIn(layer, 'title', lang), detail: t(`layer.${kind}`), leadsTo: { layer: kind, bbox } },
        words: `${layer.title} ${t(`layer.${kind}`)}`,
        names: [],
      },
    ];
  });
  return [...countries, ...modules, ...layers];
}

import MiniSearch from 'minisearch';
import { listPopulations } from '../../domain/catalog/find-in-catalog.ts';
import type { Catalog } from '../../domain/catalog/schema.ts';
import type { Translator } from '../../i18n/translator.ts';

/** Something the search can lead to. */
export interface Match {
  readonly id: string;
  readonly kind: 'population' | 'country';
  readonly label: string;
  readonly detail: string;
}

const MOST_SHOWN = 8;

/** Letters without their accents, in lower case: “León” is found by “leon”. */
function fold(term: string): string {
  return term.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** A search over populations, species, places and countries in one language; an empty query finds every population. */
export function createSearch(catalog: Catalog, translator: Translator): (query: string) => Match[] {
  const populations = listPopulations(catalog).map(({ population: { id, name, species, place }, module }) => ({
    match: { id, kind: 'population' as const, label: name, detail: species.scientific },
    words: [species.common, species.scientific, place, module.title].join(' '),
  }));
  const counts = new Map<string, number>();
  for (const { population } of listPopulations(catalog)) {
    for (const { iso3 } of population.rangeStates) counts.set(iso3, (counts.get(iso3) ?? 0) + 1);
  }
  const countries = catalog.countries.map(({ iso3, iso2, name }) => ({
    match: {
      id: iso3,
      kind: 'country' as const,
      label: translator.countryName(iso2, name),
      detail: translator.t('search.countryPopulations', { n: counts.get(iso3) ?? 0 }),
    },
    words: `${name} ${iso3}`,
  }));
  const entries = [...populations, ...countries];
  const index = new MiniSearch<{ id: number; label: string; words: string }>({
    fields: ['label', 'words'],
    processTerm: (term) => fold(term),
    searchOptions: { prefix: true, fuzzy: (term) => (term.length > 4 ? 0.2 : false), boost: { label: 2 }, combineWith: 'AND' },
  });
  index.addAll(entries.map(({ match, words }, id) => ({ id, label: match.label, words })));
  return (query) => {
    if (query.trim() === '') return populations.map(({ match }) => match);
    return index
      .search(query)
      .slice(0, MOST_SHOWN)
      .flatMap(({ id }) => entries[Number(id)]?.match ?? []);
  };
}

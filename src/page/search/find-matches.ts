import MiniSearch from 'minisearch';
import { listEntries } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import type { Catalog } from '../../domain/catalog/parse-catalog.ts';
import type { Translator } from '../../i18n/translator.ts';

/** Something the search can lead to. */
export interface Match {
  readonly id: string;
  readonly kind: 'population' | 'country';
  readonly label: string;
  readonly detail: string;
}

const MOST_SHOWN = 8;
/** Populations shown before anything is typed. */
const MOST_UNASKED = 20;

/** Letters without their accents, in lower case: “León” is found by “leon”. */
function fold(term: string): string {
  return term.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** A search over populations, species, places and countries in one language; an empty query finds the first populations. */
export function createSearch(catalog: Catalog, translator: Translator): (query: string) => Match[] {
  const { lang } = translator;
  const populations = listEntries(catalog).map(({ row, species, module }) => ({
    match: { id: row.id, kind: 'population' as const, label: textIn(row, 'name', lang), detail: species.scientific },
    words: [
      ...new Set([row.name, textIn(species, 'common', lang), species.common, species.scientific, textIn(row, 'place', lang), row.place, module.title]),
    ].join(' '),
  }));
  const counts = new Map<string, number>();
  for (const { countries } of catalog.entries) for (const iso3 of countries) counts.set(iso3, (counts.get(iso3) ?? 0) + 1);
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
    if (query.trim() === '') return populations.slice(0, MOST_UNASKED).map(({ match }) => match);
    return index
      .search(query)
      .slice(0, MOST_SHOWN)
      .flatMap(({ id }) => entries[Number(id)]?.match ?? []);
  };
}

import '../styles/browse.css';
import { useMemo } from 'react';
import { type FoundEntry, landsOf, listStanding } from '../../domain/catalog/find-entries.ts';
import { LongList } from '../shared/LongList.tsx';
import { How } from '../how/How.tsx';
import { PlacePage } from '../shared/PlacePage.tsx';
import { sayCounts } from '../shared/say-counts.ts';
import { rowOfCounts } from '../downloads/list-rows.ts';
import { LazyCsvTake } from '../shared/LazyCsvTake.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useCatalog, useCountryName, useTranslator } from '../shared/use-atlas.ts';

/** Every country that something of the atlas touches, in the order of the reader's language. */
export function CountriesPage() {
  const translator = useTranslator();
  const { t, lang, number } = translator;
  const { catalog } = useCatalog();
  const nameOf = useCountryName();
  const countries = useMemo(() => {
    const { compare } = new Intl.Collator(lang);
    const byCountry = new Map<string, FoundEntry[]>();
    for (const found of listStanding(catalog)) for (const iso3 of landsOf(found)) byCountry.set(iso3, [...(byCountry.get(iso3) ?? []), found]);
    return [...byCountry].toSorted(([a], [b]) => compare(nameOf(a), nameOf(b)));
  }, [catalog, lang, nameOf]);
  return (
    <PlacePage title={t('browse.countries')}>
      <p className="quiet">{t('browse.countriesNote', { n: countries.length, of: number(catalog.countries.length) })}</p>
      <LazyCsvTake label={t('browse.countries')} rows={() => countries.map(([iso3, mine]) => ({ country: iso3, name: nameOf(iso3), ...rowOfCounts(mine) }))} />
      <How what={t('browse.countries')} topic={{ of: 'counts', populations: listStanding(catalog).length }} />
      <LongList items={countries}>
        {(shown) => (
          <ul className="plain-list door-list">
            {shown.map(([iso3, mine]) => (
              <li key={iso3}>
                <ViewLink view={{ country: iso3 }}>{nameOf(iso3)}</ViewLink>
                <span className="quiet">
                  {sayCounts(
                    mine.map(({ row }) => row),
                    translator,
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </LongList>
    </PlacePage>
  );
}

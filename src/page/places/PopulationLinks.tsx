import { type FoundEntry, isOther, landsOf } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { writeYears } from '../../domain/evidence/shown.ts';
import { listItems } from '../../i18n/list-names.ts';
import { LongList } from '../shared/LongList.tsx';
import { rowOfEntry } from '../downloads/list-rows.ts';
import { LazyCsvTake } from '../shared/LazyCsvTake.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useCountryName, useTranslator } from '../shared/use-atlas.ts';

/** Populations with where they are and what their figures rest on. */
export function PopulationLinks({ entries, label }: { readonly entries: readonly FoundEntry[]; readonly label: string }) {
  const { t, lang } = useTranslator();
  const nameOf = useCountryName();
  return (
    <>
      <LongList items={entries}>
        {(shown) => (
          <ul className="plain-list population-links" aria-label={label}>
            {shown.map((found) => {
              const { row } = found;
              const lands = landsOf(found);
              return (
                <li key={row.id}>
                  <ViewLink view={{ population: row.id }}>{textIn(row, 'name', lang)}</ViewLink>
                  <span className="quiet">
                    {[
                      textIn(row, 'place', lang),
                      ...(row.withdrawn ? [t('places.withdrawn')] : []),
                      ...(isOther(row) ? [t(`home.${row.evidence}`)] : []),
                      ...(row.sample.individuals === undefined ? [] : [t('home.animals', { n: row.sample.individuals })]),
                      ...(row.years === undefined ? [] : [writeYears(row.years)]),
                      ...(lands.length === 0 ? [] : [listItems(lands.map(nameOf), lang)]),
                    ].join(' · ')}
                  </span>
                </li>
              );
            })}
          </ul>
        )}
      </LongList>
      {entries.length > 0 && <LazyCsvTake label={label} rows={() => entries.map((found) => rowOfEntry(found, lang))} />}
    </>
  );
}

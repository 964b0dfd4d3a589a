import '../styles/browse.css';
import { useMemo } from 'react';
import { listStanding } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { SPECIES_GROUPS } from '../../domain/evidence/kinds.ts';
import { groupBy } from '../../domain/group-by.ts';
import { LongList } from '../shared/LongList.tsx';
import { How } from '../how/How.tsx';
import { PlacePage } from '../shared/PlacePage.tsx';
import { sayCounts } from '../shared/say-counts.ts';
import { rowOfCounts, rowOfSpecies } from '../downloads/list-rows.ts';
import { LazyCsvTake } from '../shared/LazyCsvTake.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';

/** Every species of which the atlas has something, by the kind of animal. */
export function SpeciesListPage() {
  const translator = useTranslator();
  const { t, lang } = translator;
  const { catalog } = useCatalog();
  const groups = useMemo(() => {
    const { compare } = new Intl.Collator(lang);
    const entries = groupBy(listStanding(catalog), ({ row }) => row.species);
    const present = catalog.species.flatMap((species) => {
      const mine = entries.get(species.id);
      return mine ? [{ species, mine }] : [];
    });
    return SPECIES_GROUPS.map((group) => ({
      group,
      species: present
        .filter((one) => one.species.group === group)
        .toSorted((a, b) => compare(textIn(a.species, 'common', lang), textIn(b.species, 'common', lang))),
    })).filter(({ species }) => species.length > 0);
  }, [catalog, lang]);
  return (
    <PlacePage title={t('browse.species')}>
      <p className="quiet">{t('browse.speciesNote')}</p>
      <LazyCsvTake
        label={t('browse.species')}
        rows={() => groups.flatMap(({ species }) => species.map(({ species: one, mine }) => ({ ...rowOfSpecies(one, lang), ...rowOfCounts(mine) })))}
      />
      <How what={t('browse.species')} topic={{ of: 'counts', populations: listStanding(catalog).length }} />
      {groups.map(({ group, species }) => (
        <section key={group}>
          <h2>{t(`group.${group}`)}</h2>
          <LongList items={species}>
            {(shown) => (
              <ul className="plain-list population-links">
                {shown.map(({ species: one, mine }) => (
                  <li key={one.id}>
                    <ViewLink view={{ species: one.id }}>{textIn(one, 'common', lang)}</ViewLink>
                    <span className="quiet">
                      <i lang="la">{one.scientific}</i>
                      {[
                        sayCounts(
                          mine.map(({ row }) => row),
                          translator,
                        ),
                        ...(one.appendix === undefined ? [] : [t('browse.cms', { appendix: one.appendix })]),
                        ...(one.category === undefined ? [] : [t(`browse.category.${one.category}`)]),
                      ]
                        .map((fact) => ` · ${fact}`)
                        .join('')}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </LongList>
        </section>
      ))}
    </PlacePage>
  );
}

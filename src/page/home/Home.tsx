import { SPECIES_GROUPS } from '../../domain/evidence/kinds.ts';
import { lazy, Suspense } from 'react';
import { listPopulations } from '../../domain/catalog/find-in-catalog.ts';
import { openPanel } from '../../state/atlas-store.ts';
import { TracksIcon } from '../shared/icons.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { CheckProjectButton } from '../project/CheckProjectButton.tsx';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { About } from './About.tsx';
import { withTexts } from '../../i18n/languages.ts';

const Overview = lazy(async () => ({ default: (await withTexts(import('./Overview.tsx'), 'overview')).Overview }));

/** Every population of the atlas, by the kind of animal. */
export function Home() {
  const { t, number } = useTranslator();
  const { catalog } = useCatalog();
  const mapReady = useAtlas((state) => state.mapReady);
  const populations = listPopulations(catalog);
  const years = populations.flatMap(({ population: { sample } }) => [sample.firstYear, sample.lastYear]);
  const total = (count: (sample: (typeof populations)[number]['population']['sample']) => number): string =>
    number(populations.reduce((sum, { population }) => sum + count(population.sample), 0));
  return (
    <div className="page">
      <p className="lead">{t('home.lead')}</p>
      <div className="actions action-buttons">
        <CheckProjectButton />
        <button type="button" onClick={() => openPanel('tracks')}>
          <TracksIcon /> {t('action.tracks')}
        </button>
      </div>
      <nav aria-label={t('home.populations')} className="populations">
        {SPECIES_GROUPS.map((group) => {
          const mine = populations.filter(({ population }) => population.species.group === group);
          if (mine.length === 0) return null;
          return (
            <section key={group}>
              <h2>{t(`group.${group}`)}</h2>
              <ul>
                {mine.map(({ population: { id, name, species, sample } }) => (
                  <li key={id}>
                    <ViewLink view={{ population: id }}>{name}</ViewLink>
                    <span className="quiet">
                      <i>{species.scientific}</i> · {t('home.animals', { n: sample.individuals })} · {yearRange(sample.firstYear, sample.lastYear)}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </nav>
      <p className="quiet">
        {t('home.total', {
          animals: total((s) => s.individuals),
          fixes: total((s) => s.fixes),
          sequences: total((s) => s.sequences),
          from: String(Math.min(...years)),
          to: String(Math.max(...years)),
        })}
      </p>
      {mapReady && (
        <Suspense>
          <Overview />
        </Suspense>
      )}
      <About />
    </div>
  );
}

function yearRange(first: number, last: number): string {
  return first === last ? String(first) : `${first}–${last}`;
}

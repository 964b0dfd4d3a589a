import { FEWEST_INDIVIDUALS } from '../../domain/movement/types.ts';
import { lazy, Suspense } from 'react';
import { isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import type { Module, Population } from '../../domain/catalog/schema.ts';
import { BackIcon } from '../shared/icons.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useDocumentTitle } from '../shared/use-document-title.ts';
import { useAtlas, useTranslator } from '../shared/use-atlas.ts';
import { Actions } from './Actions.tsx';
import { CorridorAreas, CountryShares, Facts, KeyFigures } from './figures.tsx';
import { CoverageSection } from './coverage/CoverageSection.tsx';
import { CrossingsSection } from './crossings/CrossingsSection.tsx';
import { MethodSection } from './MethodSection.tsx';
import { SeasonsSection } from './SeasonsSection.tsx';
import { withTexts } from '../../i18n/languages.ts';

const CrossingEventsSection = lazy(async () => ({
  default: (await withTexts(import('./crossing-events/CrossingEventsSection.tsx'), 'crossing-events')).CrossingEventsSection,
}));

/** One population: what is known of its migration, what crosses it, what protects it, and from which data. */
export function PopulationPage({ population, module }: { readonly population: Population; readonly module: Module }) {
  const { t } = useTranslator();
  const { name, species, place, sample, warnings } = population;
  const barriersOn = useAtlas((state) => state.view.layers.some(isBarrierKind));
  const tracks = population.layers.find(({ kind }) => kind === 'tracks');
  useDocumentTitle(name);
  return (
    <article className="page">
      <ViewLink view={{}} className="back">
        <BackIcon /> {t('page.allPopulations')}
      </ViewLink>
      <h1>{name}</h1>
      <p className="quiet">
        {species.common}, <i lang="la">{species.scientific}</i> · {place}
      </p>
      {sample.individualsWithFootprint < FEWEST_INDIVIDUALS && <p className="badge">{t('population.preliminary', { n: sample.individualsWithFootprint })}</p>}
      <Actions population={population} module={module} />
      <KeyFigures sample={sample} />
      <Facts facts={population.facts} />
      <CrossingsSection population={population} />
      {barriersOn && tracks && (
        <Suspense>
          <CrossingEventsSection population={population} tracks={tracks} />
        </Suspense>
      )}
      <SeasonsSection seasons={population.seasons} />
      <CorridorAreas population={population} />
      <CoverageSection population={population} />
      <CountryShares population={population} />
      {warnings.length > 0 && (
        <section>
          <h2>{t('population.warnings')}</h2>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </section>
      )}
      <MethodSection population={population} module={module} />
    </article>
  );
}

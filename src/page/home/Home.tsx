import { isOfNodes } from '../../domain/catalog/find-entries.ts';
import type { EntryRow } from '../../domain/catalog/index-schema.ts';
import { openPanel } from '../../state/atlas-store.ts';
import { OpenIcon, RankIcon, TracksIcon } from '../shared/icons.tsx';
import { CheckProjectButton } from '../project/CheckProjectButton.tsx';
import { Boundary } from '../shared/Boundary.tsx';
import { lazily } from '../shared/lazily.tsx';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { About } from './About.tsx';
import { PopulationList } from './PopulationList.tsx';
import { withTexts } from '../../i18n/languages.ts';

const Overview = lazily(async () => (await withTexts(import('./Overview.tsx'), 'overview', 'places', 'statements')).Overview);

/** Every population of the atlas, by the kind of animal. */
export function Home() {
  const { t } = useTranslator();
  const { catalog } = useCatalog();
  const mapReady = useAtlas((state) => state.mapReady);
  return (
    <div className="page">
      <h1 className="visually-hidden">{t('page.title')}</h1>
      <p className="lead">{t('home.lead')}</p>
      <div className="actions action-buttons">
        <CheckProjectButton />
        <button type="button" onClick={() => openPanel('tracks')}>
          <TracksIcon /> {t('action.tracks')}
        </button>
        {catalog.cover && (
          <button type="button" onClick={() => openPanel('importance')}>
            <RankIcon /> {t('action.importance')}
          </button>
        )}
        <button type="button" onClick={() => openPanel('open-module')}>
          <OpenIcon /> {t('action.openModule')}
        </button>
      </div>
      <PopulationList />
      <Totals />
      {mapReady && (
        <Boundary>
          <Overview />
        </Boundary>
      )}
      <About />
    </div>
  );
}

/** What the atlas rests on, all populations together; animals of networks, encounters and receivers may be the same, and are not added. */
function Totals() {
  const { t, number } = useTranslator();
  const { catalog } = useCatalog();
  const populations = catalog.entries.filter((row) => !isOfNodes(row));
  const years = populations.flatMap((row) => row.years ?? []);
  if (years.length === 0) return null;
  const total = (count: (sample: EntryRow['sample']) => number | undefined): string =>
    number(populations.reduce((sum, { sample }) => sum + (count(sample) ?? 0), 0));
  return (
    <p className="quiet">
      {t('home.total', {
        animals: total((s) => s.individuals),
        fixes: total((s) => s.fixes),
        sequences: total((s) => s.sequences),
        from: String(years.reduce((least, year) => Math.min(least, year))),
        to: String(years.reduce((most, year) => Math.max(most, year))),
      })}
    </p>
  );
}

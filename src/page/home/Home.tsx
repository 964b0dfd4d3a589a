import { openPanel } from '../../state/atlas-store.ts';
import { OpenIcon, RankIcon, TracksIcon } from '../shared/icons.tsx';
import { CheckProjectButton } from '../project/CheckProjectButton.tsx';
import { Part } from '../shared/Part.tsx';
import { Boundary } from '../shared/Boundary.tsx';
import { lazily } from '../shared/lazily.tsx';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { Opening } from './Opening.tsx';
import { PopulationList } from './PopulationList.tsx';
import { withTexts } from '../../i18n/languages.ts';

const About = lazily(async () => (await withTexts(import('./About.tsx'), 'browse')).About);
const Findings = lazily(async () => (await withTexts(import('./Findings.tsx'), 'browse')).Findings);
const Doors = lazily(async () => (await withTexts(import('./Doors.tsx'), 'browse')).Doors);
const StoryList = lazily(async () => (await withTexts(import('./StoryList.tsx'), 'browse')).StoryList);
const Overview = lazily(async () => (await withTexts(import('./Overview.tsx'), 'overview', 'places', 'statements')).Overview);

/** Every population of the atlas, by the kind of animal. */
export function Home() {
  const { t } = useTranslator();
  const { catalog } = useCatalog();
  const mapReady = useAtlas((state) => state.mapReady);
  return (
    <div className="page">
      <Opening />
      <div className="opening-rest">
        {mapReady && (
          <Part>
            <Doors />
            <Findings />
          </Part>
        )}
      </div>
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
      {mapReady && (
        <Part>
          <StoryList />
        </Part>
      )}
      <PopulationList />
      {mapReady && (
        <Boundary>
          <Overview />
          <About />
        </Boundary>
      )}
    </div>
  );
}

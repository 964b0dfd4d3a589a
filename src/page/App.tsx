import { withTexts } from '../i18n/languages.ts';
import { useEffect, useState } from 'react';
import { describeError } from '../domain/errors.ts';
import { reportFault } from '../state/atlas-store.ts';
import type { LoadedCatalog } from '../state/entry-store.ts';
import { mayShowTracks } from '../state/view.ts';
import { Alerts } from './shared/Alerts.tsx';
import { Boundary } from './shared/Boundary.tsx';
import { LayerPanel } from './layers/LayerPanel.tsx';
import { MapView } from './map/MapView.tsx';
import { lazily } from './shared/lazily.tsx';
import { Part } from './shared/Part.tsx';
import { Panel } from './panel/Panel.tsx';
import { CatalogContext, TranslatorContext, useAtlas } from './shared/use-atlas.ts';
import { useLanguage } from './shared/use-language.ts';
import { useTexts } from './shared/use-texts.ts';
import { useLoadedCatalog, usePageCatalog } from './shared/use-loaded-catalog.ts';

const UpdateNotice = lazily(async () => (await withTexts(import('./offline/UpdateNotice.tsx'), 'kept')).UpdateNotice);
const SkipLinks = lazily(async () => (await withTexts(import('./shared/SkipLinks.tsx'), 'skip')).SkipLinks);
const TimeBar = lazily(async () => (await withTexts(import('./time/TimeBar.tsx'), 'seeing')).TimeBar);

/** Bring back what a person loaded on earlier visits. */
async function restoreUserData(): Promise<void> {
  const [{ restoreUserAreas }, { restoreUserLayers }] = await Promise.all([import('../state/area-storage.ts'), import('../state/user-layers.ts')]);
  await Promise.all([restoreUserAreas(), restoreUserLayers()]);
}

/** The catalog with those that it includes and those that a person opened, once they are there: they wait for the map. */
function useJoined(loaded: LoadedCatalog | undefined, mapReady: boolean): LoadedCatalog | undefined {
  const [joined, setJoined] = useState<LoadedCatalog | undefined>();
  useEffect(() => {
    if (!loaded || !mapReady) return undefined;
    let stop: (() => void) | undefined;
    let wanted = true;
    import('./join-included.ts').then(
      ({ joinIncluded }) => {
        if (wanted) stop = joinIncluded(loaded, setJoined);
      },
      (error: unknown) => reportFault(describeError(error)),
    );
    return () => {
      wanted = false;
      stop?.();
    };
  }, [loaded, mapReady]);
  return joined ?? loaded;
}

/** The whole page: one map, one panel, layers, the time bar when time matters, and alerts. */
export function App() {
  const language = useLanguage();
  const { loaded: arrived, fault, askAgain } = useLoadedCatalog();
  const tracks = useAtlas((state) => mayShowTracks(state.view));
  const mapReady = useAtlas((state) => state.mapReady);
  useEffect(() => {
    if (mapReady) restoreUserData().catch((error: unknown) => reportFault(describeError(error)));
  }, [mapReady]);
  const own = useAtlas((state) => state.userLayers);
  const { loaded, translator } = useTexts(useJoined(arrived, mapReady), language);
  const whole = usePageCatalog(loaded, translator, own);
  return (
    <TranslatorContext value={translator}>
      <a
        className="skip-link"
        href="#panel"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('panel')?.focus();
        }}
      >
        {translator.t('page.skip')}
      </a>
      {mapReady && (
        <Part>
          <SkipLinks />
        </Part>
      )}
      <CatalogContext value={whole}>
        <Boundary>
          <Panel fault={fault} onAgain={askAgain} />
        </Boundary>
        {loaded && (
          <Boundary>
            <MapView />
          </Boundary>
        )}
        {!loaded && <div className="map map-waiting" />}
        {loaded && (
          <Boundary>
            <LayerPanel />
          </Boundary>
        )}
        {mapReady && (
          <Part>
            <UpdateNotice />
          </Part>
        )}
        {loaded && tracks && (
          <Part>
            <TimeBar />
          </Part>
        )}
      </CatalogContext>
      <Boundary>
        <Alerts />
      </Boundary>
    </TranslatorContext>
  );
}

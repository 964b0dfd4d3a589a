import italicUrl from '@fontsource-variable/noto-sans/wght-italic.css?url';
import { useEffect, useMemo, useRef, useState } from 'react';
import { centreOfMost } from '../../domain/catalog/centre-of-most.ts';
import { describeError, type Fault } from '../../domain/errors.ts';
import type { MapController, MapEvents } from '../../map/map-controller.ts';
import { atlasStore, choosePlace, pointAtCrossing, rememberCamera, reportFault, stopWaitingForMap } from '../../state/atlas-store.ts';
import { Failed, Waiting } from '../shared/Boundary.tsx';
import { forgetFailed, lazily } from '../shared/lazily.tsx';
import { useThemeName } from '../shared/theme.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import type { OwnOnMap } from '../tracks/OwnCorridorsOnMap.tsx';
import { PartsOnMap } from './PartsOnMap.tsx';
import type { PickedOnMap } from './Popup.tsx';
import { Part } from '../shared/Part.tsx';
import { withTexts } from '../../i18n/languages.ts';
import { entryOf } from '../../state/view.ts';
import { boxOnScreen } from '../../map/interaction/camera.ts';
import { fetchMap } from './fetch-map.ts';
import { onPickElsewhere } from '../shared/pick-on-map.ts';
import { wearStyle } from '../shared/wear-style.ts';
import { currentMap, mapPadding, setCurrentMap } from '../shared/current-map.ts';
import { useBaseMap, useControlTexts, useMapData } from './use-map-data.ts';

const Popup = lazily(async () => (await withTexts(import('./Popup.tsx'), 'population', 'browse')).Popup);

/** Zooms by which a press on a cluster of markers goes closer. */
const CLOSER = 2;

/** Go to where several markers stand as one, close enough to tell them apart. */
function lookCloser([lon, lat]: readonly [number, number]): void {
  const map = currentMap();
  if (map) map.flyTo(boxOnScreen({ zoom: map.getCamera().zoom + CLOSER, lat, lon }, innerWidth, innerHeight));
}

/** Without a map (no WebGL, a network that hangs) what waits for it comes after this long, ms. */
const PATIENCE_MS = 30_000;

/** The map region; where the map could not be made, it can be tried anew. */
export function MapView() {
  const [attempt, setAttempt] = useState(0);
  const tryAgain = (): void => {
    forgetFailed();
    setAttempt(attempt + 1);
  };
  return <OneMap key={attempt} onAgain={tryAgain} />;
}

/**
 * The map library arrives with it, after the panel's first words. The map is made once: what it is
 * made with here is only how it starts, and `useMapData` tells it of every change.
 */
function OneMap({ onAgain }: { readonly onAgain: () => void }) {
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapController | undefined>();
  const [busy, setBusy] = useState(true);
  const [lost, setLost] = useState(false);
  const [picked, setPicked] = useState<PickedOnMap | undefined>();
  const [own, setOwn] = useState<OwnOnMap | undefined>();
  const [fault, setFault] = useState<Fault | undefined>();
  const { lang, t } = useTranslator();
  const { catalog } = useCatalog();
  const start = {
    theme: useThemeName(),
    lang,
    texts: useControlTexts(),
    baseMap: useBaseMap(),
    centre: useMemo(() => centreOfMost(catalog.entries), [catalog]),
  };
  const latest = useRef(start);
  useEffect(() => {
    latest.current = start;
  });

  useEffect(() => {
    let made: MapController | undefined;
    let wanted = true;
    const events: MapEvents = {
      onBusy: () => setBusy(true),
      onIdle: () => setBusy(false),
      onCamera: rememberCamera,
      onHoverCrossing: pointAtCrossing,
      onPick: (pick) => {
        // A corridor says what it is; a country stays a press away: a page is not left by a press on empty land.
        setPicked(pick?.kind === 'crossing' || pick?.kind === 'cluster' || (pick?.kind === 'population' && !pick.use) ? undefined : pick);
        if (pick?.kind === 'population' && pick.population !== entryOf(atlasStore.getState().view)) choosePlace({ population: pick.population });
        if (pick?.kind === 'cluster') lookCloser(pick.lngLat);
        if (pick?.kind === 'crossing') pointAtCrossing(pick.id);
      },
      onError: reportFault,
      onContextLost: () => setLost(true),
      onContextRestored: () => setLost(false),
    };
    const open = async (): Promise<void> => {
      const { createMapController } = await fetchMap();
      if (!wanted || !container.current) return;
      const { projection, camera } = atlasStore.getState().view;
      made = createMapController(
        container.current,
        { ...latest.current, projection, padding: mapPadding(), ...(camera === undefined ? {} : { camera }) },
        events,
      );
      setCurrentMap(made);
      setMap(made);
    };
    open().catch((error: unknown) => {
      if (!wanted) return;
      setCurrentMap(undefined, true);
      setBusy(false);
      setFault(describeError(error));
    });
    const late = setTimeout(stopWaitingForMap, PATIENCE_MS);
    const repad = (): void => made?.setPadding(mapPadding());
    addEventListener('resize', repad);
    return () => {
      wanted = false;
      clearTimeout(late);
      removeEventListener('resize', repad);
      setCurrentMap(undefined);
      made?.destroy();
    };
  }, []);

  // After the page says that the map is idle, and not with it: what waited is not part of the first load.
  useEffect(() => {
    if (busy) return;
    stopWaitingForMap();
    // Until then the browser slants the upright letters: on a slow line the land comes a second sooner.
    void wearStyle(italicUrl);
  }, [busy]);

  useEffect(() => onPickElsewhere(setPicked), []);

  useMapData(map, own);
  return (
    <section className="map" id="map" tabIndex={-1} aria-label={t('map.label')} aria-busy={busy}>
      <div ref={container} className="map-canvas" />
      {lost && (
        <div role="alert" className="alert map-lost">
          {t('map.lost')}
        </div>
      )}
      {!map && !fault && (
        <div className="map-lost">
          <Waiting />
        </div>
      )}
      {fault && (
        <div className="map-lost">
          <Failed fault={fault} onAgain={onAgain} />
        </div>
      )}
      {map && <PartsOnMap map={map} onOwn={setOwn} />}
      {picked && (
        <Part>
          <Popup picked={picked} onClose={() => setPicked(undefined)} />
        </Part>
      )}
    </section>
  );
}

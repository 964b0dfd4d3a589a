import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef, useState } from 'react';
import { describeError } from '../../domain/errors.ts';
import type { MapController } from '../../map/map-controller.ts';
import { atlasStore, chooseCountry, choosePopulation, pointAtCrossing, rememberCamera, reportFault } from '../../state/atlas-store.ts';
import { useThemeName } from '../shared/theme.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { Popup } from './Popup.tsx';
import type { Pick } from '../../map/layers/data-spec.ts';
import { mapPadding, setCurrentMap } from '../shared/current-map.ts';
import { useMapData } from './use-map-data.ts';

/** The map region. The map library arrives with it, after the panel's first words. */
export function MapView() {
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapController | undefined>();
  const [busy, setBusy] = useState(true);
  const [lost, setLost] = useState(false);
  const [picked, setPicked] = useState<Extract<Pick, { kind: 'barrier' | 'area' }> | undefined>();
  const translator = useTranslator();
  const { t } = translator;
  const theme = useThemeName();
  const { catalog, url } = useCatalog();
  const options = useRef({ theme, lang: translator.lang, t });
  useEffect(() => {
    options.current = { theme, lang: translator.lang, t };
  }, [theme, translator, t]);

  useEffect(() => {
    let made: MapController | undefined;
    let wanted = true;
    const start = async (): Promise<void> => {
      const { createMapController } = await import('../../map/map-controller.ts');
      if (!wanted || !container.current) return;
      const { view } = atlasStore.getState();
      made = createMapController(
        container.current,
        {
          theme: options.current.theme,
          lang: options.current.lang,
          projection: view.projection,
          baseMapUrl: new URL(catalog.baseMap.url, url).href,
          baseMapAttribution: catalog.baseMap.attribution,
          padding: mapPadding(),
          ...(view.camera === undefined ? {} : { camera: view.camera }),
          locale: {
            'Map.Title': options.current.t('map.label'),
            'NavigationControl.ZoomIn': options.current.t('map.zoomIn'),
            'NavigationControl.ZoomOut': options.current.t('map.zoomOut'),
            'NavigationControl.ResetBearing': options.current.t('map.north'),
            'AttributionControl.ToggleAttribution': options.current.t('map.attribution'),
          },
        },
        {
          onBusy: () => setBusy(true),
          onIdle: () => setBusy(false),
          onCamera: rememberCamera,
          onHoverCrossing: pointAtCrossing,
          onPick: (pick) => {
            setPicked(pick?.kind === 'barrier' || pick?.kind === 'area' ? pick : undefined);
            if (pick?.kind === 'population') choosePopulation(pick.population);
            if (pick?.kind === 'country') chooseCountry(pick.iso3);
            if (pick?.kind === 'crossing') pointAtCrossing(pick.id);
          },
          onError: ({ error }) => reportFault(error),
          onContextLost: () => setLost(true),
          onContextRestored: () => setLost(false),
        },
      );
      setCurrentMap(made);
      setMap(made);
    };
    start().catch((error: unknown) => {
      setBusy(false);
      reportFault(describeError(error));
    });
    const repad = (): void => made?.setPadding(mapPadding());
    addEventListener('resize', repad);
    return () => {
      wanted = false;
      removeEventListener('resize', repad);
      setCurrentMap(undefined);
      made?.destroy();
    };
  }, [catalog, url]);

  useMapData(map);
  return (
    <section className="map" aria-label={t('map.label')} aria-busy={busy}>
      <div ref={container} className="map-canvas" />
      {lost && (
        <div role="alert" className="alert map-lost">
          {t('map.lost')}
        </div>
      )}
      {picked && <Popup picked={picked} onClose={() => setPicked(undefined)} />}
    </section>
  );
}

import { useEffect, useMemo, useRef } from 'react';
import type { Bbox } from '../../domain/catalog/fields.ts';
import { centreOfMost } from '../../domain/catalog/centre-of-most.ts';
import { frameOf } from '../../domain/catalog/place.ts';
import { AREA_KINDS } from '../../domain/catalog/layer-kinds.ts';
import { describeError } from '../../domain/errors.ts';
import type { BaseMap, ControlTexts, MapController } from '../../map/map-controller.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { entryOf } from '../../state/view.ts';
import { useKnown } from '../known/use-known.ts';
import { creditModules, useEntriesOnMap } from './entries-on-map.ts';
import type { OwnOnMap } from '../tracks/OwnCorridorsOnMap.tsx';
import { mapPadding } from '../shared/current-map.ts';
import { useThemeName } from '../shared/theme.ts';
import { sayAttribution } from '../../i18n/say-attribution.ts';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';

/** To both sides of the middle; no further north than a flat map goes, degrees. */
const WORLD = { lon: 150, lat: 45 };

/** The world with a place in its middle: [west, south, east, north] degrees. */
function worldFrom({ lon, lat }: ReturnType<typeof centreOfMost>): Bbox {
  const wrap = (value: number): number => ((((value + 180) % 360) + 360) % 360) - 180;
  return [wrap(lon - WORLD.lon), lat - WORLD.lat, wrap(lon + WORLD.lon), lat + WORLD.lat];
}

/** The base map that the catalog names: the same object while it names the same. */
export function useBaseMap(): BaseMap {
  const { catalog, url: catalogUrl } = useCatalog();
  const url = new URL(catalog.baseMap.url, catalogUrl).href;
  const { t } = useTranslator();
  const attribution = sayAttribution(catalog.baseMap.attribution, { t });
  const { relief } = catalog.baseMap;
  const reliefUrl = relief && new URL(relief.url, catalogUrl).href;
  return useMemo(() => ({ url, attribution, ...(reliefUrl === undefined ? {} : { relief: reliefUrl }) }), [url, attribution, reliefUrl]);
}

/** What the map's controls are called, in the page's language. */
export function useControlTexts(): ControlTexts {
  const { t } = useTranslator();
  return useMemo(
    () => ({
      map: t('map.label'),
      zoomIn: t('map.zoomIn'),
      zoomOut: t('map.zoomOut'),
      attribution: t('map.attribution'),
      km: t('unit.km'),
      metres: t('unit.m'),
    }),
    [t],
  );
}

/**
 * Keep the map showing what the state says, but for what comes and goes with a page (PartsOnMap).
 * @param own of a person's own tracks, while their page is open
 */
export function useMapData(map: MapController | undefined, own: OwnOnMap | undefined): void {
  const { catalog, url, layers: shared } = useCatalog();
  const { lang, dir, t } = useTranslator();
  const texts = useControlTexts();
  const baseMap = useBaseMap();
  const theme = useThemeName();
  const { projection, layers, population, story, species, country, module, initiative, camera } = useAtlas((state) => state.view);
  const chosen = entryOf({ population, story });
  const hidden = useAtlas((state) => state.hidden);
  const frame = useAtlas((state) => state.frame);
  const userAreas = useAtlas((state) => state.userAreas);
  const crossing = useAtlas((state) => state.crossing);
  const entries = useEntriesOnMap();
  const { corridors, around } = own ?? {};
  const overviewCredit = useMemo(
    () => creditModules(catalog) ?? t('map.overviewCredit', { n: new Set(catalog.entries.map(({ module }) => module)).size }),
    [catalog, t],
  );

  useEffect(() => map?.setTheme(theme), [map, theme]);
  useEffect(() => map?.setLang(lang, texts), [map, lang, texts]);
  useEffect(() => map?.setBaseMap(baseMap), [map, baseMap]);
  // The panel stands at the side where lines of text begin.
  useEffect(() => map?.setPadding(mapPadding(dir)), [map, dir]);
  useEffect(() => map?.setProjection(projection), [map, projection]);
  useEffect(() => map?.setCountry((chosen ?? species ?? module) ? undefined : country), [map, chosen, species, module, country]);

  useEffect(() => {
    if (!map) return undefined;
    let wanted = true;
    Promise.all([import('../../map/layers/data-layers.ts'), import('../../map/layers/user-corridors.ts'), import('../../map/style/theme.ts')]).then(
      ([{ buildDataLayers }, { buildUserCorridors }, { MAP_THEMES }]) => {
        if (!wanted) return;
        const look = MAP_THEMES[theme];
        map.setData([
          ...buildDataLayers({
            catalog,
            catalogUrl: url,
            layers: shared,
            entries,
            on: layers,
            chosen,
            hidden,
            theme: look,
            lang,
            overviewCredit,
            ...(around === undefined ? {} : { around }),
          }),
          ...(corridors === undefined ? [] : buildUserCorridors(corridors, new Set(layers), look)),
        ]);
      },
      (error: unknown) => reportFault(describeError(error)),
    );
    return () => {
      wanted = false;
    };
  }, [map, catalog, url, shared, entries, layers, chosen, hidden, theme, lang, overviewCredit, corridors, around]);

  useEffect(() => {
    if (!map) return;
    const loaded = AREA_KINDS.flatMap((kind) => {
      const areas = userAreas[kind];
      if (!areas || !layers.includes(kind)) return [];
      return [
        {
          kind,
          title: areas.fileName,
          attribution: t('areas.yours', { file: areas.fileName }),
          areas: { type: 'FeatureCollection' as const, features: [...areas.features] },
        },
      ];
    });
    map.setUserAreas(loaded);
  }, [map, userAreas, layers, t]);

  useEffect(() => map?.highlightCrossing(crossing), [map, crossing]);

  const { known, isComing } = useKnown(initiative !== undefined);
  const world = useMemo(() => worldFrom(centreOfMost(catalog.entries)), [catalog]);
  /** Undefined while the file that says where an initiative is has yet to come: until then the map stays where it is. */
  const box = useMemo(() => {
    if (initiative !== undefined && isComing) return undefined;
    return frame ?? frameOf(catalog, { population: chosen, species, country, module, initiative }, known) ?? world;
  }, [catalog, frame, chosen, species, country, module, initiative, known, isComing, world]);
  /** The map opens on the world by itself. */
  const framed = useRef(false);
  useEffect(() => {
    if (!map) return;
    if (camera !== undefined) {
      map.setCamera(camera);
      return;
    }
    if (box === undefined) return;
    if (framed.current || box !== world) map.flyTo(box);
    framed.current = true;
  }, [map, camera, box, world]);
}

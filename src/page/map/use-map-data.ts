import { useEffect, useMemo, useRef } from 'react';
import { findPopulation } from '../../domain/catalog/find-in-catalog.ts';
import { AREA_KINDS } from '../../domain/catalog/layer-kinds.ts';
import type { Bbox } from '../../domain/catalog/schema.ts';
import { describeError } from '../../domain/errors.ts';
import type { MapController } from '../../map/map-controller.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { crossingPoints } from '../../state/crossing-row.ts';
import { useCrossingRows } from '../population/use-crossing-rows.ts';
import { useTracks } from '../time/use-tracks.ts';
import { useThemeName } from '../theme.ts';
import { useAtlas, useCatalog, useTranslator } from '../use-atlas.ts';

const WORLD: Bbox = [-170, -50, 190 - 360, 70];

/** Keep the map showing what the state says. */
export function useMapData(map: MapController | undefined): void {
  const { catalog, url } = useCatalog();
  const { lang, t } = useTranslator();
  const theme = useThemeName();
  const view = useAtlas((state) => state.view);
  const userAreas = useAtlas((state) => state.userAreas);
  const crossing = useAtlas((state) => state.crossing);
  const { rows } = useCrossingRows(view.population);
  const tracks = useTracks();

  useEffect(() => map?.setTheme(theme), [map, theme]);
  useEffect(() => map?.setLang(lang), [map, lang]);
  useEffect(() => map?.setProjection(view.projection), [map, view.projection]);

  useEffect(() => {
    if (!map) return undefined;
    let wanted = true;
    Promise.all([import('../../map/data-layers.ts'), import('../../map/theme.ts')]).then(
      ([{ buildDataLayers }, { MAP_THEMES }]) => {
        if (wanted) map.setData(buildDataLayers({ catalog, catalogUrl: url, on: view.layers, population: view.population, theme: MAP_THEMES[theme] }));
      },
      (error: unknown) => reportFault(describeError(error)),
    );
    return () => {
      wanted = false;
    };
  }, [map, catalog, url, view.layers, view.population, theme]);

  useEffect(() => {
    if (!map) return;
    const loaded = AREA_KINDS.flatMap((kind) => {
      const areas = userAreas[kind];
      if (!areas || !view.layers.includes(kind)) return [];
      return [{ kind, title: areas.fileName, attribution: t('areas.yours', { file: areas.fileName }), areas: { type: 'FeatureCollection' as const, features: [...areas.features] } }];
    });
    map.setUserAreas(loaded);
  }, [map, userAreas, view.layers, t]);

  const points = useMemo(() => crossingPoints(rows), [rows]);
  useEffect(() => map?.setCrossingPoints(points), [map, points]);
  useEffect(() => map?.highlightCrossing(crossing), [map, crossing, points]);

  useEffect(() => {
    map?.setTracks(tracks).catch((error: unknown) => reportFault(describeError(error)));
  }, [map, tracks]);
  useEffect(() => map?.setTime(view.time), [map, view.time]);

  const framed = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!map) return;
    const { camera, population, country } = view;
    if (camera !== undefined) {
      map.setCamera(camera);
      return;
    }
    const found = population === undefined ? undefined : findPopulation(catalog, population)?.population.bbox;
    const box = found ?? catalog.countries.find(({ iso3 }) => iso3 === country)?.bbox;
    const key = population ?? country ?? 'world';
    if (box) map.flyTo(box);
    else if (framed.current !== undefined) map.flyTo(WORLD);
    framed.current = key;
  }, [map, catalog, view.camera, view.population, view.country]);
}

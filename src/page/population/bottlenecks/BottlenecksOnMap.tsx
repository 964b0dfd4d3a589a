import { useEffect, useMemo } from 'react';
import type { OpenEntry } from '../../../domain/catalog/open-entry.ts';
import { buildBottleneckLayers } from '../../../map/layers/bottleneck-layers.ts';
import type { MapController } from '../../../map/map-controller.ts';
import { MAP_THEMES } from '../../../map/style/theme.ts';
import { useThemeName } from '../../shared/theme.ts';
import { useAtlas } from '../../shared/use-atlas.ts';
import { sectionsOf, showsNarrowest } from './narrowest-sections.ts';

/** The narrowest cross-sections of an entry's corridor on the map, with its page and any of its corridors. */
export function BottlenecksOnMap({ map, entry }: { readonly map: MapController; readonly entry: OpenEntry | undefined }) {
  const theme = useThemeName();
  const isOn = useAtlas((state) => showsNarrowest(state.view.layers));
  const sections = useMemo(() => (entry ? sectionsOf(entry) : undefined), [entry]);
  useEffect(() => {
    if (!entry || !sections || !isOn) return undefined;
    map.setCells(buildBottleneckLayers(sections, entry.row.name, MAP_THEMES[theme]));
    return () => map.setCells(undefined);
  }, [map, entry, sections, isOn, theme]);
  return null;
}

import type { FeatureCollection, MultiLineString } from 'geojson';
import { useEffect, useMemo } from 'react';
import type { OpenEntry } from '../../../domain/catalog/open-entry.ts';
import { USE_CLASSES } from '../../../domain/movement/types.ts';
import { buildBottleneckLayers } from '../../../map/layers/bottleneck-layers.ts';
import type { MapController } from '../../../map/map-controller.ts';
import { MAP_THEMES } from '../../../map/style/theme.ts';
import { useThemeName } from '../../shared/theme.ts';
import { useAtlas } from '../../shared/use-atlas.ts';

/** The narrowest cross-sections of an entry's corridor on the map, with its page and any of its corridors. */
export function BottlenecksOnMap({ map, entry }: { readonly map: MapController; readonly entry: OpenEntry | undefined }) {
  const theme = useThemeName();
  const isOn = useAtlas((state) => USE_CLASSES.some((use) => state.view.layers.includes(`corridors-${use}`)));
  const sections = useMemo(() => (entry ? sectionsOf(entry) : undefined), [entry]);
  useEffect(() => {
    if (!entry || !sections || !isOn) return undefined;
    map.setCells(buildBottleneckLayers(sections, entry.row.name, MAP_THEMES[theme]));
    return () => map.setCells(undefined);
  }, [map, entry, sections, isOn, theme]);
  return null;
}

function sectionsOf({ file }: OpenEntry): FeatureCollection<MultiLineString> | undefined {
  if (file.evidence !== 'tracks' || file.bottlenecks === undefined) return undefined;
  return {
    type: 'FeatureCollection',
    features: file.bottlenecks.sections.map(({ lines, ...properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'MultiLineString', coordinates: lines },
    })),
  };
}

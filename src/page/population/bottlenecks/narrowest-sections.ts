import type { FeatureCollection, MultiLineString } from 'geojson';
import type { LayerToggle } from '../../../domain/catalog/layer-kinds.ts';
import type { OpenEntry } from '../../../domain/catalog/open-entry.ts';
import { USE_CLASSES } from '../../../domain/movement/types.ts';

/** Whether lines across a corridor are on a map: they are with any of its corridors. */
export function showsNarrowest(on: readonly LayerToggle[]): boolean {
  return USE_CLASSES.some((use) => on.includes(`corridors-${use}`));
}

/** The narrowest cross-sections of an entry's corridor, as lines; undefined where none were computed. */
export function sectionsOf({ file }: OpenEntry): FeatureCollection<MultiLineString> | undefined {
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

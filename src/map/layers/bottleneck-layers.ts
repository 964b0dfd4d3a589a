import type { FeatureCollection, MultiLineString } from 'geojson';
import type { MapTheme } from '../style/theme.ts';
import type { DataSpec } from './data-spec.ts';
import { buildLineLayers } from './line-layers.ts';

const ID = 'bottlenecks';
/** Black on white, white on black: what cuts a corridor is told from its colours and from every barrier. */
const LOOK = {
  light: { colour: '#111111', casing: '#FFFFFF' },
  dark: { colour: '#FFFFFF', casing: '#111111' },
} as const;
const WIDTH_PX = 3;

/**
 * The narrowest cross-sections of a corridor, as lines across it.
 * @param title of what they belong to, for errors
 */
export function buildBottleneckLayers(sections: FeatureCollection<MultiLineString>, title: string, theme: MapTheme): DataSpec {
  return {
    id: ID,
    title,
    source: { type: 'geojson', data: sections },
    layers: buildLineLayers({ id: ID, source: ID, slot: 'project' }, { ...LOOK[theme.name], pattern: 'solid', widthPx: WIDTH_PX }),
  };
}

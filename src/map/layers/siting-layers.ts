import type { Feature } from 'geojson';
import type { LonLat } from '../../domain/crossings/types.ts';
import type { MapTheme } from '../style/theme.ts';
import type { DataSpec } from './data-spec.ts';
import { buildLineLayers } from './line-layers.ts';

const ID = 'siting';
/** Black on white, white on black: the stretches lie on the line of a project, wider than it. */
const LOOK = {
  light: { colour: '#111111', casing: '#FFFFFF' },
  dark: { colour: '#FFFFFF', casing: '#111111' },
} as const;
const WIDTH_PX = 7;

/**
 * Stretches of a line that structures serve.
 * @param structures the ways of each, [lon, lat] degrees
 * @param existing structures that stand already
 * @param title of what they belong to, for errors
 */
export function buildSitingLayers(
  structures: readonly (readonly (readonly LonLat[])[])[],
  existing: readonly LonLat[],
  title: string,
  theme: MapTheme,
): DataSpec {
  const look = LOOK[theme.name];
  return {
    id: ID,
    title,
    source: {
      type: 'geojson',
      data: {
        type: 'FeatureCollection',
        features: [
          ...structures.map((ways, i): Feature => ({
            type: 'Feature',
            properties: { structure: i + 1 },
            geometry: { type: 'MultiLineString', coordinates: ways.map((way) => way.map(([lon, lat]) => [lon, lat])) },
          })),
          ...existing.map(([lon, lat]): Feature => ({ type: 'Feature', properties: { standing: true }, geometry: { type: 'Point', coordinates: [lon, lat] } })),
        ],
      },
    },
    layers: [
      ...buildLineLayers({ id: ID, source: ID, slot: 'project' }, { ...look, pattern: 'solid', widthPx: WIDTH_PX }),
      {
        slot: 'crossings',
        spec: {
          id: `${ID}-standing`,
          type: 'circle',
          source: ID,
          filter: ['has', 'standing'],
          paint: { 'circle-radius': 6, 'circle-color': look.casing, 'circle-stroke-color': look.colour, 'circle-stroke-width': 3 },
        },
      },
    ],
  };
}

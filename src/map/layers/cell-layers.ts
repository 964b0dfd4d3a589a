import type { FeatureCollection } from 'geojson';
import { noteOf } from '../../domain/notes.ts';
import type { MapTheme } from '../style/theme.ts';
import type { DataSpec } from './data-spec.ts';

export const CELLS_SOURCE = 'cells';

/** Ranked cells, the highest first: one hue that no corridor has, from strong to faint. */
export const CELL_COLOURS = {
  light: ['#6E2B0B', '#B9641E', '#E0A84B', '#F3E3B3'],
  dark: ['#FFD9A0', '#D9953A', '#94692A', '#4F4024'],
} as const;

/** Ranked cells over corridors and movement, darker the higher they rank; chosen ones have an edge. Their features say `top`, from 0, and `chosen`. */
export function buildCellLayers(cells: FeatureCollection, theme: MapTheme): DataSpec {
  const [first, second, third, rest] = CELL_COLOURS[theme.name];
  return {
    id: CELLS_SOURCE,
    title: noteOf('map.cells'),
    source: { type: 'geojson', data: cells },
    layers: [
      {
        slot: 'routes',
        spec: {
          id: `${CELLS_SOURCE}/fill`,
          type: 'fill',
          source: CELLS_SOURCE,
          filter: ['has', 'top'],
          paint: { 'fill-color': ['match', ['get', 'top'], 0, first, 1, second, 2, third, rest], 'fill-opacity': 0.8, 'fill-antialias': false },
        },
      },
      {
        slot: 'highlight',
        spec: {
          id: `${CELLS_SOURCE}/chosen`,
          type: 'line',
          source: CELLS_SOURCE,
          filter: ['has', 'chosen'],
          paint: { 'line-color': theme.strongLabel, 'line-width': 1 },
        },
      },
    ],
  };
}

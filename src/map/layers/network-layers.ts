import type { LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import type { CorridorPlace } from './corridor-layers.ts';
import type { SlottedLayer } from './data-spec.ts';
import { buildLineLayers } from './line-layers.ts';
import { layerStyle } from '../style/layer-styles.ts';
import { lookOf, type MapTheme } from '../style/theme.ts';

/** Lines that link places, dashed and thin: nobody knows that animals went that way. */
export function buildLinkLayers(place: CorridorPlace, on: ReadonlySet<LayerToggle>, theme: MapTheme): SlottedLayer[] {
  return on.has('links') ? buildLineLayers({ ...place, slot: 'routes' }, lookOf('links', theme)) : [];
}

/** Places where animals were, as points. */
export function buildNodeLayers(place: CorridorPlace, on: ReadonlySet<LayerToggle>, theme: MapTheme): SlottedLayer[] {
  if (!on.has('nodes')) return [];
  const { id, source, sourceLayer, opacity = 1, pick } = place;
  const { colour, casing, widthPx } = layerStyle('nodes');
  return [
    {
      slot: 'routes',
      ...(pick === undefined ? {} : { pick }),
      spec: {
        id: `${id}/points`,
        type: 'circle',
        source,
        ...(sourceLayer === undefined ? {} : { 'source-layer': sourceLayer }),
        paint: {
          'circle-color': colour[theme.name],
          'circle-opacity': opacity,
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 2, widthPx * 0.6, 8, widthPx],
          'circle-stroke-color': (casing ?? colour)[theme.name],
          'circle-stroke-width': 1,
          'circle-stroke-opacity': opacity,
        },
      },
    },
  ];
}

import type { ExpressionSpecification } from 'maplibre-gl';
import type { SlottedLayer } from './data-spec.ts';
import type { LinePlace } from './line-layers.ts';

/**
 * The layer that hatches polygons, for the outline that stands around them.
 * @param pattern as `hatchName` names it
 */
export function buildHatchLayer(
  { id, source, sourceLayer, slot, pick, minzoom, filter }: Omit<LinePlace, 'opacity'>,
  pattern: string,
  opacity: number | ExpressionSpecification,
): SlottedLayer {
  return {
    slot,
    ...(pick === undefined ? {} : { pick }),
    spec: {
      id: `${id}/hatch`,
      type: 'fill',
      source,
      ...(sourceLayer === undefined ? {} : { 'source-layer': sourceLayer }),
      ...(filter === undefined ? {} : { filter }),
      ...(minzoom === undefined ? {} : { minzoom }),
      paint: { 'fill-pattern': pattern, 'fill-opacity': opacity },
    },
  };
}

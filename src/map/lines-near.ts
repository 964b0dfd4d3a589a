import type { Map as MapLibreMap } from 'maplibre-gl';
import type { LonLat } from '../domain/crossings/types.ts';
import type { PickTarget } from './data-spec.ts';
import { SNAP_PX } from './snap-to-lines.ts';

/**
 * Barriers drawn near a point of the map, as a new line may join them: a road at its junction, a fence at its corner.
 * @param at CSS pixels in the map
 * @param targets what each layer stands for, by layer id
 * @returns [lon, lat]; lines are cut at the edges of tiles
 */
export function linesNear(
  map: Pick<MapLibreMap, 'getLayer' | 'queryRenderedFeatures'>, [x, y]: readonly [number, number], targets: ReadonlyMap<string, PickTarget>,
): LonLat[][] {
  const layers = [...targets].flatMap(([id, { kind }]) => (kind === 'barrier' && map.getLayer(id) !== undefined ? [id] : []));
  if (layers.length === 0) return [];
  return map.queryRenderedFeatures([[x - SNAP_PX, y - SNAP_PX], [x + SNAP_PX, y + SNAP_PX]], { layers }).flatMap(({ geometry }) => {
    const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : [];
    return lines.map((line) => line.map(([lon = 0, lat = 0]): LonLat => [lon, lat]));
  });
}

import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Camera } from '../state/view.ts';

/** Where a map looks: its zoom, and its centre within ±180°. */
export function cameraOf(map: MapLibreMap): Camera {
  const { lng, lat } = map.getCenter().wrap();
  return { zoom: map.getZoom(), lat, lon: lng };
}

import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Bbox } from '../../domain/catalog/fields.ts';
import type { MapOptions } from '../map-types.ts';
import { worldZoom } from '../open-map.ts';
import { fitZoom, unwrapBbox } from './camera.ts';

/** Under 800 ms, as long as a camera may travel. */
const FLIGHT_MS = 700;
/** Closest a bbox is framed: a single point would otherwise fill the screen. */
const CLOSEST_ZOOM = 12;
const FRAME_PX = 32;
/** Degrees of longitude from which a box is the world, to a globe. */
const HALF_WORLD = 150;

/** Frame a box [west, south, east, north] in degrees; at once where a person wants no motion. */
export function flyToBox(map: MapLibreMap, bbox: Bbox, projection: MapOptions['projection']): void {
  const motion = matchMedia('(prefers-reduced-motion: reduce)').matches ? { animate: false } : { duration: FLIGHT_MS };
  const bounds = unwrapBbox(bbox);
  const [west, south, east, north] = bounds;
  // A globe that shows what is as wide as half the world shows all it can.
  if (projection === 'globe' && east - west >= HALF_WORLD) {
    const { top = 0, right = 0, bottom = 0, left = 0 } = map.getPadding();
    const zoom = worldZoom(map.getContainer(), { projection, padding: { top, right, bottom, left } });
    map.easeTo({ center: [(west + east) / 2, (south + north) / 2], zoom, ...motion });
    return;
  }
  map.fitBounds(bounds, { padding: FRAME_PX, maxZoom: Math.min(CLOSEST_ZOOM, fitZoom(map, bounds, FRAME_PX)), ...motion });
}

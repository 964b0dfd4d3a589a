import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Camera } from '../../state/view.ts';
import type { Bbox } from '../../domain/catalog/fields.ts';

/** Where a map looks: its zoom, and its centre within ±180°. */
export function cameraOf(map: MapLibreMap): Camera {
  const { lng, lat } = map.getCenter().wrap();
  return { zoom: map.getZoom(), lat, lon: lng };
}

/** Width of the world at zoom 0, CSS pixels. */
export const WORLD_PX = 512;
/** Latitude where Web Mercator's square ends. */
const MOST_LAT = 85.051129;

/** Around the equator, metres (WGS 84). */
const EQUATOR_M = 40_075_016.686;

/** How high above the equator a latitude in degrees lies in Web Mercator, as a share of the world's width. */
export function mercatorY(lat: number): number {
  return Math.asinh(Math.tan((Math.max(-MOST_LAT, Math.min(MOST_LAT, lat)) * Math.PI) / 180)) / (2 * Math.PI);
}

/** Metres of ground to a CSS pixel at a latitude in degrees, where the world is so many pixels wide in Web Mercator. */
export function metresPerPixel(lat: number, worldPx: number): number {
  return (EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / worldPx;
}

/**
 * The zoom at which a box fits into the free part of a map on the flat projection. MapLibre's own fit on the globe comes
 * up to 1.1 zooms too close for a wide box far north; the globe at its centre is never larger than the flat map.
 * @param bounds [west, south, east, north] in degrees, east possibly past 180
 */
export function fitZoom(map: MapLibreMap, [west, south, east, north]: readonly [number, number, number, number], framePx: number): number {
  const { top = 0, right = 0, bottom = 0, left = 0 } = map.getPadding();
  const { clientWidth, clientHeight } = map.getContainer();
  const width = Math.max(1, clientWidth - left - right - 2 * framePx);
  const height = Math.max(1, clientHeight - top - bottom - 2 * framePx);
  return Math.log2(Math.min(width / Math.max(1e-9, (east - west) / 360), height / Math.max(1e-9, mercatorY(north) - mercatorY(south))) / WORLD_PX);
}

/** A bbox whose west lies above its east crosses the antimeridian: its east is counted on past 180. */
export function unwrapBbox([west, south, east, north]: Bbox): [number, number, number, number] {
  return [west, south, west > east ? east + 360 : east, north];
}

/** Roughly what a camera sees, [west, south, east, north] in degrees; the globe shows no more than the flat map. */
export function boxOnScreen({ zoom, lat, lon }: Camera, widthPx: number, heightPx: number): Bbox {
  const world = WORLD_PX * 2 ** zoom;
  const across = Math.min(180, (widthPx / world) * 180);
  const middle = 2 * Math.PI * mercatorY(lat);
  const latAt = (y: number): number => (Math.atan(Math.sinh(Math.max(-Math.PI, Math.min(Math.PI, y)))) * 180) / Math.PI;
  const up = (heightPx / world) * Math.PI;
  const wrap = (value: number): number => ((((value + 180) % 360) + 360) % 360) - 180;
  if (across >= 180) return [-180, latAt(middle - up), 180, latAt(middle + up)];
  return [wrap(lon - across), latAt(middle - up), wrap(lon + across), latAt(middle + up)];
}

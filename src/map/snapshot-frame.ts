import type { Bbox } from '../domain/catalog/fields.ts';
import { mercatorY, metresPerPixel, unwrapBbox, WORLD_PX } from './interaction/camera.ts';

/** Width at which a picture is laid out, CSS pixels: lines and text keep their printed size at any resolution. */
export const LAYOUT_WIDTH = 720;
/** Around what the picture is about, CSS pixels. */
export const SNAPSHOT_PADDING = 32;
/** Closest a picture looks. */
export const SNAPSHOT_ZOOM = 12;

/**
 * How large the ground of a picture is (`takeSnapshot`).
 * @param bbox that it is about, [west, south, east, north] degrees
 * @param width of the picture, pixels; `height` likewise
 * @returns metres that a pixel spans in the middle of the picture, and the latitude there, degrees
 */
export function measureSnapshot(bbox: Bbox, width: number, height: number): { readonly metresPerPixel: number; readonly latitude: number } {
  const [west, south, east, north] = unwrapBbox(bbox);
  const [top, bottom] = [mercatorY(north), mercatorY(south)];
  const [free, freeHeight] = [LAYOUT_WIDTH - 2 * SNAPSHOT_PADDING, (LAYOUT_WIDTH * height) / width - 2 * SNAPSHOT_PADDING];
  const world = Math.min(free / Math.max(1e-12, (east - west) / 360), freeHeight / Math.max(1e-12, top - bottom), WORLD_PX * 2 ** SNAPSHOT_ZOOM);
  const latitude = (Math.atan(Math.sinh((top + bottom) * Math.PI)) * 180) / Math.PI;
  // A map shows the world once at least, from top to bottom.
  const shown = Math.max(world, WORLD_PX);
  return { metresPerPixel: metresPerPixel(latitude, shown) * (LAYOUT_WIDTH / width), latitude };
}

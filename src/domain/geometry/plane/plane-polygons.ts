import type { Position } from 'geojson';
import { polygonAreaKm2 } from '../polygon-area.ts';
import { tileToLonLat } from '../../tiles/tile-geometry.ts';
import type { TileId } from '../../tiles/tile-source.ts';
import { doubleArea, type PlaneBox, type PlanePolygon, type PlaneRing } from './clip-polygons.ts';

/**
 * Side of Web Mercator's square in the plane that coverage is measured in, x to the east and y to the south. A power
 * of two, so that positions on the grids of tiles of any zoom are exact in it and tiles share their edges.
 */
export const PLANE_SIDE = 2 ** 26;
const WORLD: TileId = { z: 0, x: 0, y: 0 };

/** A tile's exact bounds in the plane, without its buffer. */
export function planeBoxOf({ z, x, y }: TileId): PlaneBox {
  const side = PLANE_SIDE / 2 ** z;
  return [x * side, y * side, (x + 1) * side, (y + 1) * side];
}

/**
 * A tile feature's polygons in the plane: rings wound as the first one are outer, the others holes in the one before.
 * @param rings flat x, y positions in the tile's grid, `extent` cells across
 */
export function planePolygons(rings: readonly ArrayLike<number>[], tile: TileId, extent: number): PlanePolygon[] {
  const scale = PLANE_SIDE / 2 ** tile.z / extent;
  const polygons: PlanePolygon[] = [];
  let outerSign = 0;
  for (const flat of rings) {
    const ring: PlaneRing = [];
    for (let i = 0; i < flat.length; i += 2) {
      ring.push([(tile.x * extent + flat[i]!) * scale, (tile.y * extent + flat[i + 1]!) * scale]);
    }
    const sign = Math.sign(doubleArea(ring));
    if (sign === 0) continue;
    if (outerSign === 0) outerSign = sign;
    if (sign === outerSign) polygons.push([ring]);
    else polygons.at(-1)?.push(ring);
  }
  return polygons;
}

/** Area on the WGS 84 ellipsoid, km². Polygons that overlap count twice. */
export function planeAreaKm2(polygons: readonly PlanePolygon[]): number {
  if (polygons.length === 0) return 0;
  const toLonLat = ([x, y]: [number, number]): Position => tileToLonLat(WORLD, PLANE_SIDE, x, y);
  return polygonAreaKm2({ type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map((ring) => ring.map(toLonLat))) });
}

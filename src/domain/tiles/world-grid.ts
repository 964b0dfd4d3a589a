import { tileToLonLat } from './tile-geometry.ts';
import type { TileId } from './tile-source.ts';

/** Width of the grid all tiles share: every tile grid whose extent is a power of two fits it exactly. */
export const WORLD_WIDTH = 2 ** 36;

/** [lon, lat] of a position of the world grid. */
export function worldToLonLat(x: number, y: number): [number, number] {
  return tileToLonLat({ z: 0, x: 0, y: 0 }, WORLD_WIDTH, x, y);
}

/** A line of flat positions of the world grid as [lon, lat] of each. */
export function worldLineToLonLat(flat: ArrayLike<number>): [number, number][] {
  return Array.from({ length: flat.length / 2 }, (_, i) => worldToLonLat(flat[2 * i]!, flat[2 * i + 1]!));
}

/** min x, min y, max x, max y of a tile in the world grid. */
export function worldBounds({ z, x, y }: TileId): [number, number, number, number] {
  const side = WORLD_WIDTH / 2 ** z;
  return [x * side, y * side, (x + 1) * side, (y + 1) * side];
}

import type { TileId } from './tile-source.ts';

/** Latitude in degrees where Web Mercator's square ends. */
export const MERCATOR_LATITUDE = (360 / Math.PI) * Math.atan(Math.exp(Math.PI)) - 90;

/** [lon, lat] in degrees of a point of a tile's grid, x to the east and y to the south, 0…extent inside the tile. */
export function tileToLonLat(tile: TileId, extent: number, x: number, y: number): [number, number] {
  const side = 2 ** tile.z;
  const northing = Math.PI * (1 - (2 * (tile.y + y / extent)) / side);
  return [((tile.x + x / extent) / side) * 360 - 180, (Math.atan(Math.sinh(northing)) * 180) / Math.PI];
}

/**
 * The point of a tile's grid at [lon, lat] degrees, not rounded. Positions outside the tile lie outside 0…extent.
 * Latitudes beyond Web Mercator's square count as its edge.
 */
export function lonLatToTile(tile: TileId, extent: number, lon: number, lat: number): [number, number] {
  const side = 2 ** tile.z;
  const clamped = Math.min(MERCATOR_LATITUDE, Math.max(-MERCATOR_LATITUDE, lat));
  const northing = Math.asinh(Math.tan((clamped * Math.PI) / 180));
  return [(((lon + 180) / 360) * side - tile.x) * extent, ((0.5 - northing / (2 * Math.PI)) * side - tile.y) * extent];
}

/** [west, south, east, north] of a tile in degrees. */
export function tileBounds(tile: TileId): [number, number, number, number] {
  const [west, north] = tileToLonLat(tile, 1, 0, 0);
  const [east, south] = tileToLonLat(tile, 1, 1, 1);
  return [west, south, east, north];
}

/**
 * The tiles of zoom `z` that a box [west, south, east, north] in degrees touches, row by row from the north. A box
 * with west beyond east crosses the antimeridian. A box that ends on a tile's edge takes in the tile beyond it only
 * when the edge is that tile's west or north one, the sides a tile owns.
 */
export function tilesInBbox(bbox: readonly [number, number, number, number], z: number): TileId[] {
  const [west, south, east, north] = bbox;
  const side = 2 ** z;
  const world: TileId = { z: 0, x: 0, y: 0 };
  const [left, top] = lonLatToTile(world, side, west, north);
  const [right, bottom] = lonLatToTile(world, side, east, south);
  const first = (value: number) => Math.min(side - 1, Math.max(0, Math.floor(value)));
  const columns = west <= east ? range(first(left), first(right)) : [...new Set([...range(0, first(right)), ...range(first(left), side - 1)])];
  return range(first(top), first(bottom)).flatMap((y) => columns.map((x) => ({ z, x, y })));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

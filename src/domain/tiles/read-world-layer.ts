import { decodeTileLayer } from './decode-tile-layer.ts';
import { tileToLonLat } from './tile-geometry.ts';
import type { TileId, TileLayer } from './tile-source.ts';
import type { LonLat } from '../crossings/types.ts';

/** Width of the grid all tiles share: every tile grid whose extent is a power of two fits it exactly. */
export const WORLD_WIDTH = 2 ** 36;

export interface WorldFeature {
  /** The tile's own number for it; archives may leave it out. */
  readonly id?: number | undefined;
  readonly properties: Readonly<Record<string, string | number | boolean>>;
  readonly type: 1 | 2 | 3;
  /** Flat x, y positions in the world grid, x from the antimeridian to the east, y to the south. */
  readonly geometry: number[][];
}

/** Features of one tile in the world grid, those the layer's filter lets through; `unit` is the tile's own grid step in it. */
export async function readWorldLayer(layer: TileLayer, tile: TileId, signal?: AbortSignal): Promise<{ features: WorldFeature[]; unit: number } | undefined> {
  signal?.throwIfAborted();
  const bytes = await layer.source.getTile(tile, signal);
  signal?.throwIfAborted();
  const decoded = bytes && decodeTileLayer(bytes, layer.sourceLayer);
  if (!decoded) return undefined;
  const { extent } = decoded;
  const unit = WORLD_WIDTH / (2 ** tile.z * extent);
  const [left, top] = [tile.x * extent, tile.y * extent];
  const { filter } = layer;
  const wanted = filter ? decoded.features.filter(({ properties }) => filter.values.includes(String(properties[filter.property]))) : decoded.features;
  const features = wanted.map(({ id, properties, type, geometry }) => ({
    id,
    properties,
    type,
    geometry: geometry.map((flat) => Array.from(flat, (value, i) => (value + (i % 2 === 0 ? left : top)) * unit)),
  }));
  return { features, unit };
}

/** [lon, lat] of a position of the world grid. */
export function worldToLonLat(x: number, y: number): LonLat {
  return tileToLonLat({ z: 0, x: 0, y: 0 }, WORLD_WIDTH, x, y);
}

/** min x, min y, max x, max y of a tile in the world grid. */
export function worldBounds({ z, x, y }: TileId): [number, number, number, number] {
  const side = WORLD_WIDTH / 2 ** z;
  return [x * side, y * side, (x + 1) * side, (y + 1) * side];
}

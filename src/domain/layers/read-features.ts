import { decodeTileLayer } from '../tiles/decode-tile-layer.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import { WORLD_WIDTH } from '../tiles/world-grid.ts';
import { type FeatureIdentity, identifyFeature } from './identify-feature.ts';

/** What a calculation reads of a layer; features of other shapes are passed over. */
export type Shape = 'lines' | 'polygons';

const TILE_TYPE = { lines: 2, polygons: 3 } as const;

export interface LayerFeature<Flat = Int32Array> extends FeatureIdentity {
  readonly properties: Readonly<Record<string, string | number | boolean>>;
  /** A flat list [x0, y0, x1, y1, …] for every line or ring. */
  readonly geometry: readonly Flat[];
}

/** Features of one tile in its own grid, `extent` cells across, y to the south. */
export interface TileFeatures {
  readonly extent: number;
  readonly features: readonly LayerFeature[];
}

/** A feature in the world grid, x from the antimeridian to the east, y to the south. */
export type WorldFeature = LayerFeature<number[]>;

/** Features of one tile in the world grid; `unit` is the tile's own grid step in it. */
export interface WorldFeatures {
  readonly unit: number;
  readonly features: readonly WorldFeature[];
}

/**
 * The features of one shape that a layer has in a tile: those that its filter lets through, each with what stands for it.
 * Every calculation reads layers by this, so that one row is the same thing in all of them. Geometry may run on beyond the
 * tile by its buffer. Undefined where the tile has no such layer.
 * @throws AtlasError naming the layer where the tile cannot be read; the signal's reason when aborted
 */
export async function readFeatures(layer: TileLayer, tile: TileId, shape: Shape, signal?: AbortSignal): Promise<TileFeatures | undefined> {
  signal?.throwIfAborted();
  const bytes = await layer.source.getTile(tile, signal);
  signal?.throwIfAborted();
  const { filter } = layer;
  const decoded =
    bytes &&
    decodeTileLayer(bytes, layer.sourceLayer, (properties, type) => {
      if (type !== TILE_TYPE[shape]) return false;
      if (!filter) return true;
      const value = properties[filter.property];
      return value !== undefined && filter.values.includes(String(value));
    });
  if (!decoded) return undefined;
  return {
    extent: decoded.extent,
    features: decoded.features.map(({ id, properties, geometry }) => ({ ...identifyFeature(properties, id), properties, geometry })),
  };
}

/** The same in the world grid. */
export async function readWorldFeatures(layer: TileLayer, tile: TileId, shape: Shape, signal?: AbortSignal): Promise<WorldFeatures | undefined> {
  const read = await readFeatures(layer, tile, shape, signal);
  if (!read) return undefined;
  const { extent } = read;
  const unit = WORLD_WIDTH / (2 ** tile.z * extent);
  const [left, top] = [tile.x * extent, tile.y * extent];
  const features = read.features.map((feature) => ({
    ...feature,
    geometry: feature.geometry.map((flat) => Array.from(flat, (value, i) => (value + (i % 2 === 0 ? left : top)) * unit)),
  }));
  return { features, unit };
}

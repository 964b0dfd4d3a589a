import type { Feature } from 'geojson';
import { cutQuarters } from './cut-tiles.ts';
import type { FlatFeatures } from './flat-features.ts';
import { flattenLayer } from './flatten-layer.ts';
import type { TileGrid } from './tile-grid.ts';
import type { TileId, TileSource } from './tile-source.ts';
import { MvtLayerWriter } from './write-mvt-layer.ts';

export interface GeojsonSourceOptions {
  readonly sourceLayer: string;
  /** The zoom to read at; tiles deeper than it do not exist. */
  readonly maxZoom: number;
  /** Grid cells across a tile; 4096 when left out. */
  readonly extent?: number;
}

/**
 * Features in memory (WGS84 [lon, lat]) as a tile source, so that a person's own lines and areas are read by the same
 * code as archives. Tiles are cut when asked for; ids and properties are those of `numberFeatures`.
 */
export function createGeojsonSource(features: readonly Feature[], options: GeojsonSourceOptions): TileSource {
  const { flat: world, tags, grid } = flattenLayer(features, options);
  const writer = new MvtLayerWriter(tags, grid, options.sourceLayer);
  const index = new QuarterIndex(world, grid);
  return {
    async getTile({ z, x, y }, signal) {
      signal?.throwIfAborted();
      const side = 2 ** z;
      if (z > options.maxZoom || x < 0 || y < 0 || x >= side || y >= side) return undefined;
      const flat = index.find({ z, x, y });
      return flat && writer.write(flat, { z, x, y, from: 0, to: flat.listed });
    },
  };
}

/** Features of tiles, each cut from those of the tile above it, which are let go then: all of a place is asked for at one zoom. */
class QuarterIndex {
  readonly #uncut = new Map<string, FlatFeatures>();
  readonly #cut = new Set<string>();

  constructor(
    readonly world: FlatFeatures,
    readonly grid: TileGrid,
  ) {
    this.#uncut.set(keyOf({ z: 0, x: 0, y: 0 }), world);
  }

  /** What a tile has; undefined where that is nothing. */
  find(tile: TileId): FlatFeatures | undefined {
    if (this.#cut.has(keyOf(tile))) return this.#cutAgain(tile);
    for (let z = tile.z; z >= 0; z--) {
      const above = ancestorOf(tile, z);
      if (this.#cut.has(keyOf(above))) return undefined;
      const flat = this.#uncut.get(keyOf(above));
      if (flat) return this.#cutDown(above, flat, tile);
    }
    return undefined;
  }

  #cutDown(from: TileId, features: FlatFeatures, to: TileId): FlatFeatures | undefined {
    let flat: FlatFeatures | undefined = features;
    for (let z = from.z; flat && z < to.z; z++) {
      const key = keyOf(ancestorOf(to, z));
      for (const quarter of cutQuarters(flat, this.grid, ancestorOf(to, z))) this.#uncut.set(keyOf(quarter), quarter.flat);
      this.#uncut.delete(key);
      this.#cut.add(key);
      flat = this.#uncut.get(keyOf(ancestorOf(to, z + 1)));
    }
    return flat;
  }

  /** The same for a tile whose features were let go. */
  #cutAgain(tile: TileId): FlatFeatures | undefined {
    let flat: FlatFeatures | undefined = this.world;
    for (let z = 0; flat && z < tile.z; z++) {
      const next = keyOf(ancestorOf(tile, z + 1));
      flat = cutQuarters(flat, this.grid, ancestorOf(tile, z)).find((quarter) => keyOf(quarter) === next)?.flat;
    }
    return flat;
  }
}

function keyOf({ z, x, y }: TileId): string {
  return `${z}/${x}/${y}`;
}

/** The tile of a lower zoom in which a tile lies. */
function ancestorOf({ z, x, y }: TileId, zoom: number): TileId {
  return { z: zoom, x: x >> (z - zoom), y: y >> (z - zoom) };
}

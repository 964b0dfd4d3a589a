import GeoJSONVT from 'geojson-vt';
import type { Feature } from 'geojson';
import { encodeTileLayer } from './encode-tiles.ts';
import { numberFeatures } from './number-features.ts';
import type { TileSource } from './tile-source.ts';

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
  const extent = options.extent ?? 4096;
  const index = new GeoJSONVT(
    { type: 'FeatureCollection', features: numberFeatures(features) },
    {
      maxZoom: options.maxZoom,
      indexMaxZoom: Math.min(5, options.maxZoom),
      extent,
      tolerance: (3 * extent) / 4096,
      buffer: (64 * extent) / 4096,
    },
  );
  return {
    async getTile({ z, x, y }, signal) {
      signal?.throwIfAborted();
      const side = 2 ** z;
      if (z > options.maxZoom || x < 0 || y < 0 || x >= side || y >= side) return undefined;
      const tile = index.getTileRaw(z, x, y);
      return tile ? encodeTileLayer(tile, options.sourceLayer, extent) : undefined;
    },
  };
}

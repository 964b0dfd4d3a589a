import GeoJSONVT from 'geojson-vt';
import type { Feature } from 'geojson';
import { concatBytes } from './concat-bytes.ts';
import { encodeTileLayer } from './encode-tile-layer.ts';
import { tileFeatures } from './tile-features.ts';
import type { TileId } from './tile-source.ts';
import type { EncodedTile } from './write-pmtiles.ts';

/** Features to tile as one vector layer, in WGS84 [lon, lat] degrees. */
export interface LayerToTile {
  readonly name: string;
  readonly features: readonly Feature[];
  readonly minZoom: number;
  /** The deepest zoom, where nothing is simplified: vertices are only rounded to the grid. */
  readonly maxZoom: number;
  /** Grid cells across a tile; the same on all of the layer's zooms. 4096 when left out. */
  readonly extent?: number;
  /** Simplification above maxZoom, in grid cells. 3 in 4096 of a tile when left out. */
  readonly tolerance?: number;
  /** How far geometry runs beyond the tile's edges, in grid cells. 64 in 4096 of a tile when left out. */
  readonly buffer?: number;
}

/**
 * Every tile that holds something of any layer, as uncompressed MVT, zoom by zoom. Ids and properties are those of
 * `tileFeatures`. Geometry near ±180° also appears in the buffer of the tiles beyond the antimeridian, never inside
 * them, so a reader that clips to the tile meets each place once.
 */
export function* encodeTiles(layers: readonly LayerToTile[]): Generator<EncodedTile> {
  const indexes = layers.map((layer) => ({ layer, extent: layer.extent ?? 4096, index: indexLayer(layer) }));
  const wanted = new Map<string, TileId>();
  for (const { layer, index } of indexes) {
    for (const tile of index.tileCoords) {
      if (tile.z >= layer.minZoom) wanted.set(`${tile.z}/${tile.x}/${tile.y}`, tile);
    }
  }
  const tiles = [...wanted.values()].sort((a, b) => a.z - b.z || a.x - b.x || a.y - b.y);
  for (const { z, x, y } of tiles) {
    const parts: Uint8Array[] = [];
    for (const { layer, extent, index } of indexes) {
      if (z < layer.minZoom || z > layer.maxZoom) continue;
      const tile = index.getTileRaw(z, x, y);
      const part = tile && encodeTileLayer(tile, layer.name, extent);
      if (part) parts.push(part);
    }
    if (parts.length > 0) yield { z, x, y, bytes: concatBytes(parts) };
  }
}

function indexLayer(layer: LayerToTile): GeoJSONVT {
  const extent = layer.extent ?? 4096;
  return new GeoJSONVT({ type: 'FeatureCollection', features: tileFeatures(layer.features) }, {
    maxZoom: layer.maxZoom,
    // Index down to the last zoom and never stop early: the list of tiles is then complete, insides of polygons too.
    indexMaxZoom: layer.maxZoom,
    indexMaxPoints: 0,
    extent,
    tolerance: layer.tolerance ?? (3 * extent) / 4096,
    buffer: layer.buffer ?? (64 * extent) / 4096,
  });
}

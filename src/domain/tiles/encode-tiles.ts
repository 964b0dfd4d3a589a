import type { Feature } from 'geojson';
import { concatBytes } from '../formats/pmtiles/directories.ts';
import type { EncodedTile } from '../formats/pmtiles/write-pmtiles.ts';
import { walkTiles } from './cut-tiles.ts';
import { type FlatLayer, flattenLayer } from './flatten-layer.ts';
import { TileThinner } from './thin-tile.ts';
import type { TileId } from './tile-source.ts';
import { MvtLayerWriter } from './write-mvt-layer.ts';

/** Features to tile as one vector layer, in WGS84 [lon, lat] degrees. */
export interface LayerToTile {
  readonly name: string;
  readonly features: Iterable<Feature>;
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
 * Every tile that holds something of any layer, as uncompressed MVT: of several layers zoom by zoom, of one a quarter of the
 * world after the other, so that nobody has to hold them all. Ids and properties are those of
 * `numberFeatures`. Geometry near ±180° also appears in the buffer of the tiles beyond the antimeridian, never inside
 * them, so a reader that clips to the tile meets each place once.
 */
export function* encodeTiles(layers: readonly LayerToTile[]): Generator<EncodedTile> {
  const [only] = layers;
  if (only && layers.length === 1) {
    yield* encodeLayer(flattenLayer(only.features, only), only);
    return;
  }
  const found = new Map<string, TileId & { readonly parts: Uint8Array[] }>();
  for (const layer of layers) {
    for (const { z, x, y, bytes } of encodeLayer(flattenLayer(layer.features, layer), layer)) {
      const key = `${z}/${x}/${y}`;
      const tile = found.get(key);
      if (tile) tile.parts.push(bytes);
      else found.set(key, { z, x, y, parts: [bytes] });
    }
  }
  const tiles = [...found.values()].sort((a, b) => a.z - b.z || a.x - b.x || a.y - b.y);
  for (const { z, x, y, parts } of tiles) yield { z, x, y, bytes: concatBytes(parts) };
}

/** How a flat layer is written. */
export interface LayerOutput {
  readonly name: string;
  readonly minZoom: number;
  /** Vertices that a tile above the deepest zoom has at the most, see `TileThinner`; as many as there are when left out. */
  readonly mostVertices?: number;
  /** Told, for each such tile, of the number of each feature that it does without. */
  readonly onLeftOut?: (owner: number) => void;
  /** Whether a tile's bytes are good until the next one is asked for, and no longer: large tiles need no new memory each. */
  readonly reuse?: boolean;
}

/** A flat layer's part of each tile that it has something in. The layer can be gone through once at a time. */
export function* encodeLayer(layer: FlatLayer, { name, minZoom, mostVertices, onLeftOut, reuse = false }: LayerOutput): Generator<EncodedTile> {
  const writer = new MvtLayerWriter(layer.tags, layer.grid, name, reuse);
  const thinner = mostVertices === undefined ? undefined : new TileThinner(layer, mostVertices);
  for (const tile of walkTiles(layer)) {
    const { z, x, y, from, to } = tile;
    if (z < minZoom) continue;
    const leftOut = z < layer.grid.maxZoom ? thinner?.thin(tile) : undefined;
    if (leftOut && onLeftOut) for (let at = from; at < to; at++) if (leftOut[at - from] === 1) onLeftOut(layer.flat.owners[layer.flat.lists[at]!]!);
    const bytes = writer.write(layer.flat, tile, leftOut);
    if (bytes) yield { z, x, y, bytes };
  }
}

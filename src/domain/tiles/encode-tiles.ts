import GeoJSONVT, { type RawTile } from 'geojson-vt';
import type { Feature } from 'geojson';
import { concatBytes } from '../formats/pmtiles/directories.ts';
import { numberFeatures } from './number-features.ts';
import type { TileId } from './tile-source.ts';
import { writeMvtLayer } from './write-mvt-layer.ts';
import type { EncodedTile } from '../formats/pmtiles/write-pmtiles.ts';

/**
 * One layer of a vector tile (MVT 2) from a geojson-vt tile, see `writeMvtLayer`. Layers written one by one may be joined
 * end to end into a tile.
 */
export function encodeTileLayer(tile: RawTile, name: string, extent: number): Uint8Array | undefined {
  return writeMvtLayer(tile.features, name, extent);
}

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
 * Every tile that holds something of any layer, as uncompressed MVT: of several layers zoom by zoom, of one a quarter of the
 * world after the other, so that nobody has to hold them all. Ids and properties are those of
 * `numberFeatures`. Geometry near ±180° also appears in the buffer of the tiles beyond the antimeridian, never inside
 * them, so a reader that clips to the tile meets each place once.
 */
export function* encodeTiles(layers: readonly LayerToTile[]): Generator<EncodedTile> {
  const [only] = layers;
  if (only && layers.length === 1) {
    for (const { z, x, y, part } of encodeLayer(only)) yield { z, x, y, bytes: part };
    return;
  }
  const found = new Map<string, TileId & { readonly parts: Uint8Array[] }>();
  for (const layer of layers) {
    for (const { z, x, y, part } of encodeLayer(layer)) {
      const key = `${z}/${x}/${y}`;
      const tile = found.get(key);
      if (tile) tile.parts.push(part);
      else found.set(key, { z, x, y, parts: [part] });
    }
  }
  const tiles = [...found.values()].sort((a, b) => a.z - b.z || a.x - b.x || a.y - b.y);
  for (const { z, x, y, parts } of tiles) yield { z, x, y, bytes: concatBytes(parts) };
}

/** A layer's part of each tile that it has something in. */
function* encodeLayer(layer: LayerToTile): Generator<TileId & { readonly part: Uint8Array }> {
  for (const { z, x, y, features } of walkTiles(layer)) {
    const part = z < layer.minZoom ? undefined : encodeTileLayer({ features }, layer.name, layer.extent ?? 4096);
    if (part) yield { z, x, y, part };
  }
}

/**
 * A layer's tiles down to its last zoom, a quarter of the world after the other: no more of them are held than lie on the way
 * from the world to one tile. All zooms at once would be as many copies of every feature.
 */
function* walkTiles(layer: LayerToTile): Generator<TileId & RawTile> {
  const index = indexLayer(layer);
  const ways: TileId[] = [{ z: 0, x: 0, y: 0 }];
  for (let way = ways.pop(); way; way = ways.pop()) {
    const { z, x, y } = way;
    const tile = index.getTileRaw(z, x, y);
    if (!tile) continue;
    if (z < layer.maxZoom) {
      // All four quarters are made as the first is asked for.
      index.getTileRaw(z + 1, 2 * x, 2 * y);
      for (const [right, down] of QUARTERS) ways.push({ z: z + 1, x: 2 * x + right, y: 2 * y + down });
    }
    forgetTile(index, way);
    yield { ...way, features: tile.features };
  }
}

const QUARTERS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

/** Let a tile go whose quarters have been made, or that has none. geojson-vt keeps tiles by this number. */
function forgetTile(index: GeoJSONVT, { z, x, y }: TileId): void {
  const tiles: unknown = Reflect.get(index, 'tiles');
  if (typeof tiles === 'object' && tiles !== null) Reflect.deleteProperty(tiles, String(((1 << z) * y + x) * 32 + z));
}

function indexLayer(layer: LayerToTile): GeoJSONVT {
  const extent = layer.extent ?? 4096;
  return new GeoJSONVT(
    { type: 'FeatureCollection', features: numberFeatures(layer.features) },
    {
      maxZoom: layer.maxZoom,
      // The world alone; its quarters as they are walked through.
      indexMaxZoom: 0,
      indexMaxPoints: 0,
      extent,
      tolerance: layer.tolerance ?? (3 * extent) / 4096,
      buffer: layer.buffer ?? (64 * extent) / 4096,
    },
  );
}

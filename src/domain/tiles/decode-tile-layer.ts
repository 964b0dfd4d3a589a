import { VectorTile, type VectorTileLayer } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { AtlasError, reasonOf } from '../errors.ts';
import { checkTile } from './check-tile.ts';

export interface DecodedFeature {
  readonly id: number | undefined;
  readonly properties: Readonly<Record<string, string | number | boolean>>;
  /** 1 points, 2 lines, 3 polygon rings. */
  readonly type: 1 | 2 | 3;
  /**
   * One flat list [x0, y0, x1, y1, …] for every point, line or ring, in the layer's grid, y to the south. Rings repeat
   * their first vertex at the end; outer ones run clockwise on screen, holes the other way and after their outer ring.
   */
  readonly geometry: readonly Int32Array[];
}

type IsWanted = (properties: DecodedFeature['properties'], type: DecodedFeature['type']) => boolean;

export interface DecodedLayer {
  /** Grid cells across the tile. */
  readonly extent: number;
  readonly features: readonly DecodedFeature[];
}

/**
 * One layer of an uncompressed vector tile (MVT); undefined where the tile has no layer of that name.
 * Throws AtlasError, naming the layer, where the bytes are no vector tile.
 * @param isWanted asked before a feature's geometry is decoded: archives of everything are read for one kind of line
 */
export function decodeTileLayer(bytes: Uint8Array, sourceLayer: string, isWanted: IsWanted = () => true): DecodedLayer | undefined {
  try {
    checkTile(bytes);
    const tile = new VectorTile(new PbfReader(bytes));
    const layer = Object.hasOwn(tile.layers, sourceLayer) ? tile.layers[sourceLayer] : undefined;
    return layer && readLayer(layer, isWanted);
  } catch (cause) {
    throw new AtlasError('tile.damaged', { detail: reasonOf(cause) }, { layer: sourceLayer });
  }
}

function readLayer(layer: VectorTileLayer, isWanted: IsWanted): DecodedLayer {
  if (!(layer.extent > 0)) throw new Error('a grid without cells');
  const features: DecodedFeature[] = [];
  for (let i = 0; i < layer.length; i++) {
    const feature = layer.feature(i);
    const { type } = feature;
    // Type 0 is "unknown" in MVT; readers are told to pass over it.
    if (type === 0) continue;
    if (type !== 1 && type !== 2 && type !== 3) throw new Error('a feature of no known type');
    for (const [key, value] of Object.entries(feature.properties)) {
      if (key === 'undefined' || value === undefined) throw new Error('a property without a value');
    }
    const properties = { ...feature.properties };
    if (!isWanted(properties, type)) continue;
    const geometry = feature.loadGeometry().map((line) => {
      const flat = new Int32Array(line.length * 2);
      line.forEach((point, index) => {
        if (!Number.isInteger(point.x) || !Number.isInteger(point.y)) throw new Error('a vertex without a place');
        flat[2 * index] = point.x;
        flat[2 * index + 1] = point.y;
      });
      return flat;
    });
    features.push({ id: feature.id, properties, type, geometry });
  }
  return { extent: layer.extent, features };
}

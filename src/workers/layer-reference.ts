import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Bbox, Layer } from '../domain/catalog/schema.ts';

/** A PMTiles layer as it is named to a worker: the worker opens it itself, by range requests. */
export interface LayerReference {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly sourceLayer: string;
  /** Analysis zoom. */
  readonly zoom: number;
  readonly bbox: Bbox;
}

/** Areas a user loaded: they exist on this machine only. */
export interface UserAreas {
  readonly id: string;
  readonly title: string;
  readonly collection: FeatureCollection<Polygon | MultiPolygon>;
}

const WORLD: Bbox = [-180, -85.06, 180, 85.06];

/**
 * @param layer a PMTiles layer of the catalog
 * @param base address the catalog was read from; relative layer addresses start there
 */
export function referToLayer(layer: Layer, base: string): LayerReference {
  return {
    id: layer.id,
    title: layer.title,
    url: new URL(layer.url, base).href,
    sourceLayer: layer.sourceLayer ?? layer.kind,
    zoom: layer.maxZoom ?? 0,
    bbox: layer.bbox ?? WORLD,
  };
}

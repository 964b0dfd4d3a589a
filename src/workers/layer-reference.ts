import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Bbox, Layer } from '../domain/catalog/schema.ts';
import type { PropertyFilter } from '../domain/tiles/tile-source.ts';

/** A layer as it is named to a worker: the worker opens it itself, an archive by range requests, GeoJSON whole. */
export interface LayerReference {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly format: 'pmtiles' | 'geojson';
  readonly sourceLayer: string;
  /** Analysis zoom. */
  readonly zoom: number;
  readonly bbox: Bbox;
  readonly filter?: PropertyFilter | undefined;
}

/** Areas a user loaded: they exist on this machine only. */
export interface UserAreas {
  readonly id: string;
  readonly title: string;
  readonly collection: FeatureCollection<Polygon | MultiPolygon>;
}

/** Lines in memory are cut into tiles whose cells are of about a metre. */
const GEOJSON_ZOOM = 12;
const WORLD: Bbox = [-180, -85.06, 180, 85.06];

/**
 * @param layer a PMTiles or GeoJSON layer of the catalog
 * @param base address the catalog was read from; relative layer addresses start there
 */
export function referToLayer(layer: Layer, base: string): LayerReference {
  return {
    id: layer.id,
    title: layer.title,
    url: new URL(layer.url, base).href,
    format: layer.format === 'geojson' ? 'geojson' : 'pmtiles',
    sourceLayer: layer.sourceLayer ?? layer.kind,
    zoom: layer.maxZoom ?? (layer.format === 'geojson' ? GEOJSON_ZOOM : 0),
    bbox: layer.bbox ?? WORLD,
    ...(layer.filter === undefined ? {} : { filter: layer.filter }),
  };
}

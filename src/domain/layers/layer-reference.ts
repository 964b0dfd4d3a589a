import type { Feature, MultiPolygon } from 'geojson';
import type { BarrierKind, BarrierType } from '../catalog/layer-kinds.ts';
import type { Bbox, Layer } from '../catalog/fields.ts';
import type { PropertyFilter, TileLayer } from '../tiles/tile-source.ts';

/** A layer as calculations are told of it: whoever calculates opens it, an archive by range requests, GeoJSON whole. */
export interface LayerReference {
  readonly id: string;
  readonly title: string;
  /** Absolute address; for the command line, the path of a file. */
  readonly url: string;
  readonly format: 'pmtiles' | 'geojson';
  readonly sourceLayer: string;
  /** Analysis zoom. */
  readonly zoom: number;
  /** [west, south, east, north] degrees. */
  readonly bbox: Bbox;
  readonly filter?: PropertyFilter | undefined;
  /** Property with the year in which a feature was built. */
  readonly builtField?: string | undefined;
}

/** What it takes to cut tiles of a GeoJSON file. */
export type GeojsonLayer = Pick<LayerReference, 'url' | 'title' | 'sourceLayer' | 'zoom'>;

export type BarrierReference = LayerReference & { readonly kind: BarrierKind };

/** Features that exist on this machine only: they are handed over whole. WGS 84, [lon, lat]. */
export interface LayerInMemory<Each extends Feature = Feature> {
  readonly id: string;
  readonly title: string;
  readonly features: readonly Each[];
}

/** Features carry `use`; what crosses the antimeridian is cut there. */
export type CorridorsInMemory = LayerInMemory<Feature<MultiPolygon>>;

/** A layer that can be read tile by tile. `layerId` is its id in the catalog. */
export type OpenLayer = TileLayer & { readonly layerId: string; readonly builtField?: string | undefined };
/** Lines; `identifyFeature` says what stands for them. */
export type BarrierLayer = OpenLayer & { readonly type: BarrierType };

/** What Web Mercator's square shows of the world, [west, south, east, north] degrees. */
export const WORLD_BBOX: Bbox = [-180, -85.06, 180, 85.06];
/** Features in memory are cut into tiles of this zoom, whose cells are of about a metre. */
export const GEOJSON_ZOOM = 12;

/**
 * @param layer a PMTiles or GeoJSON layer of the catalog
 * @param base address the catalog was read from; relative layer addresses start there
 */
export function referToLayer(
  layer: Pick<Layer, 'id' | 'kind' | 'title' | 'url' | 'format' | 'sourceLayer' | 'maxZoom' | 'bbox' | 'filter' | 'builtField'>,
  base: string,
): LayerReference {
  return {
    id: layer.id,
    title: layer.title,
    url: new URL(layer.url, base).href,
    format: layer.format === 'geojson' ? 'geojson' : 'pmtiles',
    sourceLayer: layer.sourceLayer ?? layer.kind,
    zoom: layer.maxZoom ?? (layer.format === 'geojson' ? GEOJSON_ZOOM : 0),
    bbox: layer.bbox ?? WORLD_BBOX,
    ...(layer.filter === undefined ? {} : { filter: layer.filter }),
    ...(layer.builtField === undefined ? {} : { builtField: layer.builtField }),
  };
}

/** The year in which a feature of a layer was built; undefined where the layer does not say. */
export function yearBuilt({ builtField }: Pick<OpenLayer, 'builtField'>, properties: Readonly<Record<string, unknown>>): number | undefined {
  const value = builtField === undefined ? undefined : properties[builtField];
  const year = Number(/^\s*(\d{4})\b/.exec(String(value ?? ''))?.[1]);
  return Number.isFinite(year) ? year : undefined;
}

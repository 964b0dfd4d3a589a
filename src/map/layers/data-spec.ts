import * as v from 'valibot';
import type { Note } from '../../domain/notes.ts';
import type { UseClass } from '../../domain/movement/types.ts';
import type { BarrierType } from '../../domain/catalog/layer-kinds.ts';
import type { GeojsonLayer } from '../../domain/layers/layer-reference.ts';
import type { TileId } from '../../domain/tiles/tile-source.ts';
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';

/**
 * Where a layer lies, from below to above. Up to `stopovers` under the coast and the borders, up to
 * `highlight` under the names of countries, the rest on top.
 */
export const SLOTS = [
  'area-hatch',
  'corridors-low',
  'corridors-medium',
  'corridors-high',
  'stopovers',
  'area-outline',
  'movement',
  'routes',
  'barriers',
  'links',
  'highlight',
  'project',
  'nodes',
  'crossings',
  'markers',
  'chosen-nodes',
] as const;
export type Slot = (typeof SLOTS)[number];

/** What a click on a layer means. */
export type PickTarget =
  | { readonly kind: 'population'; readonly population: string }
  | { readonly kind: 'marker' }
  /** A corridor of the overview: its feature names the entry. */
  | { readonly kind: 'overview' }
  | { readonly kind: 'barrier'; readonly layer: string; readonly type: BarrierType }
  | { readonly kind: 'area'; readonly layer: string }
  | { readonly kind: 'crossing' };

export interface SlottedLayer {
  readonly slot: Slot;
  readonly spec: Exclude<LayerSpecification, { type: 'background' }>;
  readonly pick?: PickTarget;
}

/** One source and the layers drawn from it. `id` is the source's id. */
export interface DataSpec {
  readonly id: string;
  /** Title of the layer, for errors. */
  readonly title: string | Note;
  readonly source: SourceSpecification;
  readonly layers: readonly SlottedLayer[];
}

/** Properties of the features given to `setCrossingPoints`. */
export interface CrossingPointProperties {
  /** The row of the table of barrier crossings; the points of one row share it. */
  readonly id: string;
  /** Catalog layer and feature id of the barrier, for its highlight. */
  readonly layer: string;
  readonly barrier: string;
  readonly name: string;
  readonly lengthInsideKm: number;
}

/** What a person clicked on. A cluster is several populations, or crossing points of several barriers, that lie too near each other to be told apart. Ids and names are as in the catalog and its tiles; a name may be empty. */
export type Pick =
  /** With the use class of the corridor that lies there, where it is one. */
  | { readonly kind: 'population'; readonly population: string; readonly use?: UseClass | undefined; readonly lngLat: readonly [number, number] }
  | { readonly kind: 'cluster'; readonly lngLat: readonly [number, number] }
  | {
      readonly kind: 'barrier';
      readonly layer: string;
      readonly type: BarrierType;
      readonly id: string;
      readonly name: string;
      readonly lngLat: readonly [number, number];
    }
  | { readonly kind: 'area'; readonly layer: string; readonly id: string; readonly name: string; readonly lngLat: readonly [number, number] }
  | { readonly kind: 'country'; readonly iso3: string; readonly name: string; readonly lngLat: readonly [number, number] }
  | { readonly kind: 'crossing'; readonly id: string; readonly lngLat: readonly [number, number] };

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML that shows it as it is: the map's attribution control takes HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

const GEOJSON_PROTOCOL = 'geojson://layer/';

/** The address under which the map reads tiles of a GeoJSON layer (see `prepareMapLibre`). */
export function geojsonAddress({ url, title, sourceLayer, zoom }: GeojsonLayer): string {
  return `${GEOJSON_PROTOCOL}${encodeURIComponent(JSON.stringify([url, title, sourceLayer, zoom]))}/{z}/{x}/{y}`;
}

const AddressSchema = v.tuple([v.string(), v.string(), v.string(), v.number()]);

/** The layer and the tile of such an address. */
export function readGeojsonAddress(address: string): { layer: GeojsonLayer; tile: TileId } {
  const [encoded = '', z = '', x = '', y = ''] = address.slice(GEOJSON_PROTOCOL.length).split('/');
  const [url, title, sourceLayer, zoom] = v.parse(AddressSchema, JSON.parse(decodeURIComponent(encoded)));
  return { layer: { url, title, sourceLayer, zoom }, tile: { z: Number(z), x: Number(x), y: Number(y) } };
}

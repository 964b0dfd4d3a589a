import type { Bbox, Catalog, Layer, Population } from '../../domain/catalog/schema.ts';
import { type AreaKind, BARRIER_TYPE, type BarrierKind, isAreaKind, isBarrierKind, type LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { bboxesMeet, listPopulations, listSharedLayers } from '../../domain/catalog/find-in-catalog.ts';
import type { ExpressionFilterSpecification } from 'maplibre-gl';
import type { PropertyFilter } from '../../domain/tiles/tile-source.ts';
import { buildAreaLayers } from './area-layers.ts';
import { buildCorridorLayers, buildRouteLayers, buildStopoverLayers } from './corridor-layers.ts';
import { type DataSpec, escapeHtml, geojsonAddress, type SlottedLayer } from './data-spec.ts';
import { buildLineLayers } from './line-layers.ts';
import { lookOf, type MapTheme } from '../style/theme.ts';
import { buildMarkers } from './population-markers.ts';

export interface DataLayersInput {
  readonly catalog: Catalog;
  /** Absolute address of the catalog; layers' relative addresses are resolved against it. */
  readonly catalogUrl: string;
  readonly on: readonly LayerToggle[];
  readonly population: string | undefined;
  readonly theme: MapTheme;
  /** A person's own corridors are drawn here: the atlas's step back, and only those near are drawn. */
  readonly around?: Bbox;
}

/** Opacity of populations that were not chosen. */
const FADED = 0.25;

/**
 * Sources and layers for what is switched on. Ids depend on the catalog alone, so that the map keeps what
 * stays the same. Tracks are not among them: the tracks overlay draws those.
 */
export function buildDataLayers(input: DataLayersInput): DataSpec[] {
  const { catalog, population: chosen } = input;
  const on = new Set(input.on);
  const specs: DataSpec[] = [];
  const populations = listPopulations(catalog).map(({ population }) => population);
  const frame = input.around ?? populations.find(({ id }) => id === chosen)?.bbox;
  for (const population of populations) {
    // Beside the chosen one only its neighbours are drawn, and only they are credited; the others keep their markers.
    if (frame !== undefined && !bboxesMeet(frame, population.bbox)) continue;
    const opacity = input.around === undefined && (chosen === undefined || chosen === population.id) ? 1 : FADED;
    for (const layer of population.layers) {
      const layers = populationLayers(layer, population, on, input.theme, opacity);
      if (layers.length > 0) specs.push(withSource(sourceId(layer, population), layer, input.catalogUrl, layers));
    }
  }
  for (const layer of listSharedLayers(catalog)) {
    const layers = sharedLayers(layer, on, input.theme);
    if (layers.length > 0) specs.push(withSource(sourceId(layer), layer, input.catalogUrl, layers));
  }
  specs.push(buildMarkers(catalog, chosen, input.theme));
  return specs;
}

/** Id of the source of a catalog layer, with the population it belongs to, if any. */
export function sourceId(layer: Pick<Layer, 'id'>, population?: Pick<Population, 'id'>): string {
  return population === undefined ? `shared/${layer.id}` : `${population.id}/${layer.id}`;
}

function populationLayers(layer: Layer, population: Population, on: ReadonlySet<LayerToggle>, theme: MapTheme, opacity: number): SlottedLayer[] {
  const id = sourceId(layer, population);
  const place = { id, source: id, ...inLayer(layer), opacity, pick: { kind: 'population', population: population.id } } as const;
  if (layer.kind === 'corridors') return buildCorridorLayers(place, on, theme);
  if (layer.kind === 'stopovers') return buildStopoverLayers(place, on, theme);
  return layer.kind === 'routes' ? buildRouteLayers(place, on, theme) : [];
}

function sharedLayers(layer: Layer, on: ReadonlySet<LayerToggle>, theme: MapTheme): SlottedLayer[] {
  if (!isShared(layer.kind) || !on.has(layer.kind)) return [];
  const place = { id: sourceId(layer), source: sourceId(layer), ...inLayer(layer) };
  if (isBarrierKind(layer.kind)) {
    return buildLineLayers(
      { ...place, slot: 'barriers', pick: { kind: 'barrier', layer: layer.id, type: BARRIER_TYPE[layer.kind] } },
      lookOf(layer.kind, theme),
    );
  }
  return buildAreaLayers({ ...place, layer: layer.id }, layer.kind, theme);
}

function filterOf({ property, values }: PropertyFilter): ExpressionFilterSpecification {
  return ['in', ['to-string', ['get', property]], ['literal', [...values]]];
}

function isShared(kind: Layer['kind']): kind is BarrierKind | AreaKind {
  return isBarrierKind(kind) || isAreaKind(kind);
}

/** What of its source belongs to a layer. */
function inLayer({ sourceLayer, filter }: Layer): { sourceLayer?: string; filter?: ExpressionFilterSpecification } {
  return { ...(sourceLayer === undefined ? {} : { sourceLayer }), ...(filter === undefined ? {} : { filter: filterOf(filter) }) };
}

function withSource(id: string, layer: Layer, catalogUrl: string, layers: SlottedLayer[]): DataSpec {
  const url = new URL(layer.url, catalogUrl).href;
  const attribution = escapeHtml(layer.attribution);
  if (layer.format === 'geojson')
    return { id, title: layer.title, source: { type: 'geojson', data: geojsonAddress(url), attribution, promoteId: 'id' }, layers };
  // With zooms and extent known from the catalog, the archive is first asked for when a tile of it comes into view.
  const { minZoom = 0, maxZoom, bbox } = layer;
  return {
    id,
    title: layer.title,
    source:
      maxZoom !== undefined && bbox !== undefined
        ? { type: 'vector', tiles: [`pmtiles://${url}/{z}/{x}/{y}`], minzoom: minZoom, maxzoom: maxZoom, bounds: worldBounds(bbox), attribution }
        : { type: 'vector', url: `pmtiles://${url}`, attribution },
    layers,
  };
}

/** Bounds across the antimeridian (west > east) take in the whole parallel: a source's bounds cannot wrap. */
function worldBounds([west, south, east, north]: Bbox): Bbox {
  return west > east ? [-180, south, 180, north] : [west, south, east, north];
}

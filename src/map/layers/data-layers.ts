import type { Bbox, Layer } from '../../domain/catalog/fields.ts';
import { type AreaKind, BARRIER_TYPE, type BarrierKind, isAreaKind, isBarrierKind, type LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { bboxesMeet, findEntry, isOfNodes } from '../../domain/catalog/find-entries.ts';
import type { EntryRow } from '../../domain/catalog/index-schema.ts';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import type { Catalog } from '../../domain/catalog/parse-catalog.ts';
import type { ExpressionFilterSpecification } from 'maplibre-gl';
import { referToLayer } from '../../domain/layers/layer-reference.ts';
import type { PropertyFilter } from '../../domain/tiles/tile-source.ts';
import { buildAreaLayers } from './area-layers.ts';
import { buildCorridorLayers, buildDistributionLayers, buildRouteLayers, buildStopoverLayers } from './corridor-layers.ts';
import { type DataSpec, escapeHtml, geojsonAddress, type SlottedLayer } from './data-spec.ts';
import { buildLineLayers } from './line-layers.ts';
import { buildLinkLayers, buildNodeLayers } from './network-layers.ts';
import { lookOf, type MapTheme } from '../style/theme.ts';
import { buildOverview } from './overview-layers.ts';
import { buildMarkers, MOST_SINGLE } from './population-markers.ts';

export interface DataLayersInput {
  readonly catalog: Catalog;
  /** Absolute address of the catalog; layers' relative addresses are resolved against it. */
  readonly catalogUrl: string;
  /** Layers of barriers and areas. */
  readonly layers: readonly Layer[];
  /** Entries that are drawn from their own archives; the others are drawn in the overview. */
  readonly entries: readonly OpenEntry[];
  readonly on: readonly LayerToggle[];
  /** Id of the entry whose page is open: the others step back. */
  readonly chosen: string | undefined;
  readonly theme: MapTheme;
  /** Ids of entries that are not drawn, as a filter leaves them out. */
  readonly hidden?: ReadonlySet<string> | undefined;
  /** BCP 47, of the names of populations. */
  readonly lang: string;
  /** Whom the overview is owed to, as text. */
  readonly overviewCredit: string;
  /** A person's own corridors are drawn here: the atlas's step back, and only those near are drawn. */
  readonly around?: Bbox;
  /** False leaves out the points that find populations on a map of the world. */
  readonly markers?: boolean;
}

/** Opacity of entries that were not chosen. */
const FADED = 0.25;

/**
 * Sources and layers for what is switched on. Ids depend on the catalog alone, so that the map keeps what
 * stays the same. Tracks are not among them: the tracks overlay draws those.
 */
export function buildDataLayers(input: DataLayersInput): DataSpec[] {
  const { catalog, catalogUrl, chosen, around, theme, hidden } = input;
  const isShown = ({ id, withdrawn }: EntryRow): boolean => !withdrawn && hidden?.has(id) !== true;
  const on = new Set(input.on);
  const specs: DataSpec[] = [];
  const row = chosen === undefined ? undefined : findEntry(catalog, chosen)?.row;
  const frame = around ?? row?.bbox;
  // Beside the chosen one only its neighbours are drawn, and only they are credited; the others keep their markers.
  const entries = input.entries.filter(({ row }) => isShown(row) && (frame === undefined || bboxesMeet(frame, row.bbox)));
  const overviews = [...(catalog.overview ? [catalog.overview] : []), ...(catalog.overviews ?? [])];
  // Beside a chosen one the others are no more than ground; of very many, names and their rules would take long to draw.
  const crowded = catalog.entries.length > MOST_SINGLE;
  const named = frame !== undefined || crowded || input.markers === false ? [] : catalog.entries.filter(isShown);
  for (const [at, each] of overviews.entries()) {
    const overview = buildOverview(each, {
      id: at === 0 ? 'overview' : `overview/${at}`,
      catalogUrl,
      on,
      drawn: [...entries.map(({ row: { id } }) => id), ...(hidden ?? [])],
      crowded,
      named,
      lang: input.lang,
      opacity: around === undefined && chosen === undefined ? 1 : FADED,
      theme,
      attribution: input.overviewCredit,
    });
    if (overview) specs.push(overview);
  }
  for (const entry of entries) {
    const { id } = entry.row;
    const opacity = around === undefined && (chosen === undefined || chosen === id) ? 1 : FADED;
    for (const layer of entry.file.layers) {
      const layers = entryLayers(layer, id, on, theme, opacity, chosen === id);
      if (layers.length > 0) specs.push(withSource(sourceId(layer, id), layer, catalogUrl, layers));
    }
  }
  for (const layer of input.layers) {
    const layers = sharedLayers(layer, on, theme);
    if (layers.length > 0) specs.push(withSource(sourceId(layer), layer, catalogUrl, layers));
  }
  if (input.markers !== false) {
    // Among nodes a marker in their middle would pass for one of them.
    const isAmong = (entry: EntryRow): boolean => entry.id === chosen && isOfNodes(entry) && on.has('nodes');
    const present = catalog.entries.filter((entry) => isShown(entry) && !isAmong(entry));
    specs.push(...buildMarkers(present, chosen, theme, input.lang));
  }
  return specs;
}

/** Id of the source of a catalog layer, with the entry it belongs to, if any. */
export function sourceId(layer: Pick<Layer, 'id'>, entry?: string): string {
  return entry === undefined ? `shared/${layer.id}` : `${entry}/${layer.id}`;
}

function entryLayers(layer: Layer, entry: string, on: ReadonlySet<LayerToggle>, theme: MapTheme, opacity: number, isChosen: boolean): SlottedLayer[] {
  const id = sourceId(layer, entry);
  const place = { id, source: id, ...inLayer(layer), opacity, pick: { kind: 'population', population: entry } } as const;
  if (layer.kind === 'corridors') return buildCorridorLayers(place, on, theme);
  if (layer.kind === 'stopovers') return buildStopoverLayers(place, on, theme);
  if (layer.kind === 'nodes') return buildNodeLayers(place, on, theme, { most: layer.most, onTop: isChosen });
  if (layer.kind === 'links') return buildLinkLayers(place, on, theme);
  if (layer.kind === 'distribution') return buildDistributionLayers(place, on, theme);
  return layer.kind === 'routes' || layer.kind === 'movement' ? buildRouteLayers(place, on, theme, layer.kind) : [];
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
function inLayer({ sourceLayer: stated, format, kind, filter }: Layer): { sourceLayer?: string; filter?: ExpressionFilterSpecification } {
  // Tiles that are cut of a GeoJSON file have one layer, see `referToLayer`.
  const sourceLayer = stated ?? (format === 'geojson' ? kind : undefined);
  return { ...(sourceLayer === undefined ? {} : { sourceLayer }), ...(filter === undefined ? {} : { filter: filterOf(filter) }) };
}

function withSource(id: string, layer: Layer, catalogUrl: string, layers: SlottedLayer[]): DataSpec {
  const url = new URL(layer.url, catalogUrl).href;
  const attribution = escapeHtml(layer.attribution);
  if (layer.format === 'geojson') {
    const reference = referToLayer(layer, catalogUrl);
    const bounds = layer.bbox === undefined ? {} : { bounds: worldBounds(layer.bbox) };
    return {
      id,
      title: layer.title,
      source: { type: 'vector', tiles: [geojsonAddress(reference)], minzoom: 0, maxzoom: reference.zoom, ...bounds, attribution, promoteId: 'id' },
      layers,
    };
  }
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

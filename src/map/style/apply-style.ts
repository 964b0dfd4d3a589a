import { GeoJSONSource, type LayerSpecification, type Map as MapLibreMap, type SourceSpecification, type StyleSpecification } from 'maplibre-gl';
import { BASE_LAYERS } from './base-style.ts';
import { type DataSpec, SLOTS, type SlottedLayer } from '../layers/data-spec.ts';
import type { Projection } from '../../state/view.ts';

/** Every source by id and every layer in drawing order. */
export interface ComposedStyle {
  readonly sources: ReadonlyMap<string, SourceSpecification>;
  readonly layers: readonly LayerSpecification[];
}

const UNDER_LINES = SLOTS.indexOf('stopovers');
const UNDER_LABELS = SLOTS.indexOf('project');

/**
 * Lay the data into the base map: shapes under its coast and borders, lines under its labels, points on top.
 * @param withText false leaves every text out, until the font is there
 */
export function composeStyle(base: StyleSpecification, specs: readonly DataSpec[], withText: boolean): ComposedStyle {
  const sources = new Map(Object.entries(base.sources));
  for (const spec of specs) sources.set(spec.id, spec.source);

  const slotted = specs.flatMap((spec) => spec.layers);
  const inSlots = (from: number, to: number) =>
    SLOTS.slice(from, to + 1).flatMap((slot) => slotted.filter((layer: SlottedLayer) => layer.slot === slot).map((layer) => layer.spec));
  const layers: LayerSpecification[] = [];
  for (const layer of base.layers) {
    if (layer.id === BASE_LAYERS.lines) layers.push(...inSlots(0, UNDER_LINES));
    if (layer.id === BASE_LAYERS.labels) layers.push(...inSlots(UNDER_LINES + 1, UNDER_LABELS));
    layers.push(layer);
  }
  layers.push(...inSlots(UNDER_LABELS + 1, SLOTS.length - 1));
  return { sources, layers: withText ? layers : layers.filter((layer) => layer.type !== 'symbol') };
}

/** Whether two styles draw the same, data included. */
export function sameStyle(one: ComposedStyle, other: ComposedStyle): boolean {
  const write = ({ sources, layers }: ComposedStyle): string => JSON.stringify([[...sources], layers]);
  return one === other || write(one) === write(other);
}

type PaintName = Parameters<MapLibreMap['setPaintProperty']>[1];
type LayoutName = Parameters<MapLibreMap['setLayoutProperty']>[1];

/**
 * Change a map's style with the fewest steps: sources and layers that stay are kept with their tiles, GeoJSON
 * gets new data in place, paint and layout change property by property.
 * MapLibre's own diff would copy and compare the data of every GeoJSON source at each change.
 * @returns the ids of sources that were added or replaced, and whether anything changed
 */
export function applyStyle(map: MapLibreMap, before: ComposedStyle, after: ComposedStyle): { added: string[]; changed: boolean } {
  const added: string[] = [];
  let changed = false;
  const replaced = new Set<string>();
  for (const [id, source] of after.sources) {
    const old = before.sources.get(id);
    if (old !== undefined && shapeOf(old) !== shapeOf(source)) replaced.add(id);
  }

  const wanted = new Map(after.layers.map((layer) => [layer.id, layer]));
  const standing = new Map<string, LayerSpecification>();
  let order: string[] = [];
  for (const layer of before.layers) {
    const next = wanted.get(layer.id);
    if (next !== undefined && sameKind(layer, next) && !replaced.has(sourceOf(next) ?? '')) {
      standing.set(layer.id, layer);
      order.push(layer.id);
    } else {
      map.removeLayer(layer.id);
      changed = true;
    }
  }

  for (const id of before.sources.keys()) {
    if (after.sources.has(id) && !replaced.has(id)) continue;
    map.removeSource(id);
    changed = true;
  }
  for (const [id, source] of after.sources) {
    const old = before.sources.get(id);
    if (old === undefined || replaced.has(id)) {
      map.addSource(id, source);
      added.push(id);
      changed = true;
    } else if (source.type === 'geojson' && old.type === 'geojson' && source.data !== old.data) {
      const live = map.getSource(id);
      if (live instanceof GeoJSONSource) void live.setData(source.data);
      changed = true;
    }
  }

  // From the top down, so that the layer to lie under is always in place.
  let above: string | undefined;
  for (const layer of after.layers.toReversed()) {
    const old = standing.get(layer.id);
    if (old === undefined) {
      map.addLayer(layer, above);
      order = insertBefore(order, layer.id, above);
      changed = true;
    } else {
      if (order[order.indexOf(layer.id) + 1] !== above) {
        map.moveLayer(layer.id, above);
        order = insertBefore(
          order.filter((id) => id !== layer.id),
          layer.id,
          above,
        );
        changed = true;
      }
      if (restyle(map, old, layer)) changed = true;
    }
    above = layer.id;
  }
  return { added, changed };
}

function restyle(map: MapLibreMap, old: LayerSpecification, layer: LayerSpecification): boolean {
  let changed = false;
  for (const [name, value] of differences(old.paint, layer.paint)) {
    // Names and values come from a typed layer of the same kind; the setter wants them known at compile time.
    map.setPaintProperty(layer.id, name as PaintName, value as never);
    changed = true;
  }
  for (const [name, value] of differences(old.layout, layer.layout)) {
    map.setLayoutProperty(layer.id, name as LayoutName, value as never);
    changed = true;
  }
  const filter = filterOf(layer);
  if (JSON.stringify(filterOf(old)) !== JSON.stringify(filter)) {
    map.setFilter(layer.id, filter ?? null);
    changed = true;
  }
  if (old.minzoom !== layer.minzoom || old.maxzoom !== layer.maxzoom) {
    map.setLayerZoomRange(layer.id, layer.minzoom ?? 0, layer.maxzoom ?? 24);
    changed = true;
  }
  return changed;
}

function differences(old: object = {}, next: object = {}): [string, unknown][] {
  const [was, is] = [new Map<string, unknown>(Object.entries(old)), new Map<string, unknown>(Object.entries(next))];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name): [string, unknown][] =>
    JSON.stringify(was.get(name)) === JSON.stringify(is.get(name)) ? [] : [[name, is.get(name)]],
  );
}

function sourceOf(layer: LayerSpecification): string | undefined {
  return layer.type === 'background' ? undefined : layer.source;
}

function filterOf(layer: LayerSpecification) {
  return 'filter' in layer ? layer.filter : undefined;
}

function sameKind(a: LayerSpecification, b: LayerSpecification): boolean {
  const sourceLayer = (layer: LayerSpecification) => (layer.type === 'background' ? undefined : layer['source-layer']);
  return a.type === b.type && sourceOf(a) === sourceOf(b) && sourceLayer(a) === sourceLayer(b);
}

/** A source without its data: those can be changed in place. */
function shapeOf(source: SourceSpecification): string {
  return JSON.stringify(source.type === 'geojson' ? { ...source, data: null } : source);
}

function insertBefore(order: string[], id: string, above: string | undefined): string[] {
  if (above === undefined) return [...order, id];
  const place = order.indexOf(above);
  return [...order.slice(0, place), id, ...order.slice(place)];
}

/** A composed style as MapLibre takes it. */
export function toStyle({ sources, layers }: ComposedStyle, projection: Projection): StyleSpecification {
  return { version: 8, projection: { type: projection === 'globe' ? 'globe' : 'mercator' }, sources: Object.fromEntries(sources), layers: [...layers] };
}

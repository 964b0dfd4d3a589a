import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { BASE_LAYERS } from './base-style.ts';
import { SLOTS, type DataSpec, type SlottedLayer } from './data-spec.ts';

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

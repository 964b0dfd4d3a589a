import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import { DASHES, type LinePattern } from '../style/layer-styles.ts';
import type { PickTarget, Slot, SlottedLayer } from './data-spec.ts';

export interface LineLook {
  readonly colour: string;
  readonly casing?: string;
  readonly pattern: LinePattern;
  readonly widthPx: number;
}

export interface LinePlace {
  readonly id: string;
  readonly source: string;
  readonly sourceLayer?: string;
  readonly slot: Slot;
  readonly pick?: PickTarget;
  readonly minzoom?: number;
  readonly filter?: FilterSpecification;
  readonly opacity?: number;
}

/** The stacked layers that draw a line in one of the patterns: casing first, then the line, then its ticks. */
export function buildLineLayers(place: LinePlace, look: LineLook): SlottedLayer[] {
  const { pattern, widthPx: w } = look;
  const dashes = DASHES[pattern];
  const round = pattern === 'dotted' || pattern === 'fine dotted';
  const reach = pattern === 'double' ? w * 2 + 1.6 : pattern === 'ticked' ? w + 3 : w;
  const layers: SlottedLayer[] = [];
  if (look.casing !== undefined) {
    layers.push(line(place, 'casing', { 'line-color': look.casing, 'line-width': widen(reach + 2) }, 'round', false));
  }
  layers.push(
    line(
      place,
      'line',
      {
        'line-color': look.colour,
        'line-width': widen(w),
        ...(pattern === 'double' ? { 'line-gap-width': widen(1.6) } : {}),
        ...(dashes === undefined ? {} : { 'line-dasharray': [...dashes] }),
      },
      round || dashes === undefined ? 'round' : 'butt',
      true,
    ),
  );
  if (pattern === 'ticked') {
    const tick = w + 4;
    layers.push(line(place, 'ticks', { 'line-color': look.colour, 'line-width': widen(tick), 'line-dasharray': [0.25, 1.1] }, 'butt', true));
  }
  return layers;
}

/** `width` CSS pixels at a close zoom, thinner further out. */
function widen(width: number): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], 3, width * 0.5, 8, width, 14, width * 1.5];
}

type LinePaint = Extract<SlottedLayer['spec'], { type: 'line' }>['paint'];

function line(place: LinePlace, part: string, paint: LinePaint, cap: 'round' | 'butt', pickable: boolean): SlottedLayer {
  return {
    slot: place.slot,
    ...(pickable && place.pick !== undefined ? { pick: place.pick } : {}),
    spec: {
      id: `${place.id}/${part}`,
      type: 'line',
      source: place.source,
      ...(place.sourceLayer === undefined ? {} : { 'source-layer': place.sourceLayer }),
      ...(place.minzoom === undefined ? {} : { minzoom: place.minzoom }),
      ...(place.filter === undefined ? {} : { filter: place.filter }),
      layout: { 'line-cap': cap, 'line-join': 'round' },
      paint: { ...paint, 'line-opacity': place.opacity ?? 1 },
    },
  };
}

import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { DASHES } from '../style/layer-styles.ts';
import { LABEL_FONTS } from '../style/country-names.ts';
import { lookOf, type MapTheme } from '../style/theme.ts';
import type { CorridorPlace } from './corridor-layers.ts';
import { pointPaint } from './crossing-layers.ts';
import type { SlottedLayer } from './data-spec.ts';

/** Individuals of a node or link; one of which nobody says how many is drawn as if of one. */
const INDIVIDUALS: ExpressionSpecification = ['max', 1, ['to-number', ['get', 'individuals'], 1]];
/** A station that detected no animal is drawn fainter; nodes and places without a number are not. */
const fade = (opacity: number): ExpressionSpecification => ['case', ['==', ['get', 'individuals'], 0], 0.45 * opacity, opacity];
/** Links wider than this would cover what lies under them, CSS pixels at a close zoom. */
const WIDEST_PX = 7;
const CASING_PX = 2;

function inLayer({ sourceLayer, filter }: CorridorPlace): object {
  return { ...(sourceLayer === undefined ? {} : { 'source-layer': sourceLayer }), ...(filter === undefined ? {} : { filter }) };
}

/** A link's width by its individuals, thinner further out; `more` pixels wider throughout. */
function widthOf(thinnest: number, more: number): ExpressionSpecification {
  const width = (scale: number): ExpressionSpecification => [
    'interpolate',
    ['linear'],
    ['sqrt', INDIVIDUALS],
    1,
    thinnest * scale + more,
    8,
    WIDEST_PX * scale + more,
  ];
  return ['interpolate', ['linear'], ['zoom'], 3, width(0.7), 9, width(1)];
}

/** The links of a network: thin dashed bows, wider with more individuals. */
export function buildLinkLayers(place: CorridorPlace, on: ReadonlySet<LayerToggle>, theme: MapTheme): SlottedLayer[] {
  if (!on.has('links')) return [];
  const { id, source, pick, opacity = 1 } = place;
  const { colour, casing, pattern, widthPx } = lookOf('links', theme);
  const shared = { type: 'line', source, ...inLayer(place), layout: { 'line-cap': 'butt', 'line-join': 'round' } } as const;
  return [
    {
      slot: 'links',
      spec: {
        ...shared,
        id: `${id}/casing`,
        paint: { 'line-color': casing ?? colour, 'line-width': widthOf(widthPx, CASING_PX), 'line-opacity': 0.7 * opacity },
      },
    },
    {
      slot: 'links',
      ...(pick === undefined ? {} : { pick }),
      spec: {
        ...shared,
        id: `${id}/line`,
        paint: { 'line-color': colour, 'line-width': widthOf(widthPx, 0), 'line-dasharray': [...(DASHES[pattern] ?? [1])], 'line-opacity': opacity },
      },
    },
  ];
}

/** The nodes of a network: points, larger with more individuals, the smaller on top, with their names where there is room. */
export function buildNodeLayers(place: CorridorPlace, on: ReadonlySet<LayerToggle>, theme: MapTheme): SlottedLayer[] {
  if (!on.has('nodes')) return [];
  const { id, source, pick, opacity = 1 } = place;
  const { colour, casing, widthPx } = lookOf('nodes', theme);
  return [
    {
      slot: 'nodes',
      ...(pick === undefined ? {} : { pick }),
      spec: {
        id: `${id}/point`,
        type: 'circle',
        source,
        ...inLayer(place),
        layout: { 'circle-sort-key': ['-', 0, INDIVIDUALS] },
        paint: pointPaint({
          radius: ['interpolate', ['linear'], ['sqrt', INDIVIDUALS], 1, 3.5, 8, 13],
          colour,
          opacity: fade(opacity),
          strokeColour: casing ?? theme.casing,
          strokeWidth: widthPx,
        }),
      },
    },
    {
      slot: 'nodes',
      spec: {
        id: `${id}/name`,
        type: 'symbol',
        source,
        ...inLayer(place),
        layout: {
          'text-field': ['coalesce', ['get', 'name'], ['get', 'node']],
          'text-font': LABEL_FONTS,
          'text-size': 12,
          'text-max-width': 9,
          'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
          'text-radial-offset': 0.9,
          'text-justify': 'auto',
          'symbol-sort-key': ['-', 0, INDIVIDUALS],
        },
        paint: { 'text-color': theme.strongLabel, 'text-halo-color': theme.labelHalo, 'text-halo-width': 1.4, 'text-opacity': opacity },
      },
    },
  ];
}

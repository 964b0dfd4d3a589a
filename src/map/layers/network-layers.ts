import type { ExpressionFilterSpecification, ExpressionSpecification } from 'maplibre-gl';
import type { LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { DASHES } from '../style/layer-styles.ts';
import { LABEL_FONTS } from '../style/country-names.ts';
import { scaleNodes, SMALLEST_PX } from '../style/node-size.ts';
import { lookOf, type MapTheme } from '../style/theme.ts';
import type { CorridorPlace } from './corridor-layers.ts';
import { pointPaint } from './crossing-layers.ts';
import type { SlottedLayer } from './data-spec.ts';

const NAME: ExpressionSpecification = ['coalesce', ['get', 'name'], ['get', 'node']];
/** Individuals of a node or link; a link of which nobody says how many is drawn as if of one. */
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

/** A place of which nobody says how many: larger than a dot, and told apart by being hollow, CSS pixels. */
const UNTOLD_PX = SMALLEST_PX + 0.5;
/** Between a circle and its name, of the name's size. */
const NAME_GAP = 0.4;
const NAME_PX = 12;

const isCounted: ExpressionFilterSpecification = ['has', 'individuals'];
const isUntold: ExpressionFilterSpecification = ['!', ['has', 'individuals']];

/** What of a place's source passes both its own filter and this one. */
function only(place: CorridorPlace, filter: ExpressionFilterSpecification): CorridorPlace {
  return { ...place, filter: place.filter === undefined ? filter : ['all', place.filter, filter] };
}

/**
 * The nodes of a network, places or sites: circles whose area is as the individuals counted there, the smaller on top, hollow
 * where nobody says how many; with their names where there is room.
 * @param most the largest number of individuals at one of them, as its layer states it
 * @param onTop above the markers of other populations
 */
export function buildNodeLayers(
  place: CorridorPlace,
  on: ReadonlySet<LayerToggle>,
  theme: MapTheme,
  { most, onTop = false }: { readonly most?: number | undefined; readonly onTop?: boolean },
): SlottedLayer[] {
  if (!on.has('nodes')) return [];
  const slot = onTop ? 'chosen-nodes' : 'nodes';
  const id = onTop ? `${place.id}/chosen` : place.id;
  const { source, pick, opacity = 1 } = place;
  const { colour, casing, widthPx } = lookOf('nodes', theme);
  const ground = casing ?? theme.casing;
  const { perRoot, largestPx } = scaleNodes(most);
  const sized: ExpressionSpecification = [
    'min',
    largestPx,
    ['max', SMALLEST_PX, ['*', perRoot, ['sqrt', ['max', 0, ['to-number', ['get', 'individuals'], 0]]]]],
  ];
  const radius: ExpressionSpecification = ['case', ['has', 'individuals'], sized, UNTOLD_PX];
  const picked = pick === undefined ? {} : { pick };
  return [
    {
      slot,
      ...picked,
      spec: {
        id: `${id}/untold`,
        type: 'circle',
        source,
        ...inLayer(only(place, isUntold)),
        paint: pointPaint({ radius: UNTOLD_PX, colour: ground, opacity, strokeColour: colour, strokeWidth: 2 }),
      },
    },
    {
      slot,
      ...picked,
      spec: {
        id: `${id}/point`,
        type: 'circle',
        source,
        ...inLayer(only(place, isCounted)),
        layout: { 'circle-sort-key': ['-', 0, INDIVIDUALS] },
        paint: pointPaint({ radius: sized, colour, opacity: fade(opacity), strokeColour: ground, strokeWidth: widthPx }),
      },
    },
    {
      slot,
      spec: {
        id: `${id}/name`,
        type: 'symbol',
        source,
        ...inLayer(place),
        layout: {
          // What the network would lose without it stands by the nodes of the entry that is looked at.
          'text-field': onTop ? ['case', ['has', 'addsPercent'], ['concat', NAME, '\n', ['get', 'addsPercent'], '\u00A0%'], NAME] : NAME,
          'text-font': LABEL_FONTS,
          'text-size': NAME_PX,
          'text-max-width': 9,
          'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
          'text-radial-offset': ['+', NAME_GAP, ['/', radius, NAME_PX]],
          'text-justify': 'auto',
          'symbol-sort-key': ['-', 0, INDIVIDUALS],
        },
        paint: { 'text-color': theme.strongLabel, 'text-halo-color': theme.labelHalo, 'text-halo-width': 1.4, 'text-opacity': opacity },
      },
    },
  ];
}

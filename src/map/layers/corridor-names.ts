import type { ExpressionFilterSpecification, ExpressionSpecification } from 'maplibre-gl';
import type { EntryRow } from '../../domain/catalog/index-schema.ts';
import type { LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { LABEL_FONTS } from '../style/country-names.ts';
import type { MapTheme } from '../style/theme.ts';
import type { CorridorPlace } from './corridor-layers.ts';
import type { SlottedLayer } from './data-spec.ts';
import { markerHideZoom } from './population-markers.ts';

/** From this zoom on a corridor is named along its edge: on a map of the world the names would cover it. */
const NAMES_ZOOM = 3;
/** CSS pixels from one name of a corridor to the next. */
const SPACING_PX = 420;

/**
 * Names along the edges of corridors where their markers are no longer shown, or out of sight: in a country two bands that
 * cross it can be told apart.
 * @param rows of the entries that may be drawn there
 * @param lang BCP 47, of the names
 */
export function buildCorridorNames(
  { id, source, sourceLayer, filter, pick }: CorridorPlace,
  rows: readonly EntryRow[],
  on: ReadonlySet<LayerToggle>,
  theme: MapTheme,
  lang: string,
): SlottedLayer[] {
  const [first, ...others] = rows;
  // The low-use class holds the others.
  if (!first || !on.has('corridors-low')) return [];
  const perEntry = (valueOf: (row: EntryRow) => string | number, otherwise: string | number): ExpressionSpecification => [
    'match',
    ['get', 'entry'],
    first.id,
    valueOf(first),
    ...others.flatMap((row) => [row.id, valueOf(row)]),
    otherwise,
  ];
  const isNamed: ExpressionFilterSpecification = [
    'all',
    ['==', ['get', 'use'], 'low'],
    ['>=', ['zoom'], perEntry(({ bbox }) => markerHideZoom(bbox), Number.MAX_SAFE_INTEGER)],
    ...(filter === undefined ? [] : [filter]),
  ];
  return [
    {
      slot: 'markers',
      ...(pick === undefined ? {} : { pick }),
      spec: {
        id: `${id}/names`,
        type: 'symbol',
        source,
        ...(sourceLayer === undefined ? {} : { 'source-layer': sourceLayer }),
        minzoom: NAMES_ZOOM,
        filter: isNamed,
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': SPACING_PX,
          'text-field': perEntry((row) => textIn(row, 'name', lang), ''),
          'text-font': LABEL_FONTS,
          'text-size': 12,
        },
        paint: { 'text-color': theme.strongLabel, 'text-halo-color': theme.labelHalo, 'text-halo-width': 1.6 },
      },
    },
  ];
}

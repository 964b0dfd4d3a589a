import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { LABEL_FONTS, localiseCountryNames } from './country-names.ts';
import type { MapTheme } from './theme.ts';

export const BASE_SOURCE = 'base-map';

/** Layers of the base map between which the data are laid, in drawing order. */
export const BASE_LAYERS = {
  /** Filled shapes lie under this layer. */
  lines: 'base-coast',
  /** Lines lie under this layer. */
  labels: 'base-places',
  /** Countries, for clicks; draws nothing. */
  countries: 'base-countries',
} as const;

export interface BaseStyleOptions {
  readonly attribution?: string;
  readonly projection?: 'globe' | 'flat';
}

/**
 * The style of the base map: land, borders, coast and the names of countries.
 * @param baseMapUrl absolute address of the base map's PMTiles archive (source layers land, countries, borders,
 * coast, labels, places)
 * @param lang BCP 47 language of the names
 */
export function buildBaseStyle(theme: MapTheme, baseMapUrl: string, lang: string, options: BaseStyleOptions = {}): StyleSpecification {
  return {
    version: 8,
    projection: { type: options.projection === 'globe' ? 'globe' : 'mercator' },
    sources: {
      [BASE_SOURCE]: {
        type: 'vector',
        url: `pmtiles://${baseMapUrl}`,
        ...(options.attribution === undefined ? {} : { attribution: options.attribution }),
      },
    },
    layers: buildBaseLayers(theme, lang),
  };
}

function buildBaseLayers(theme: MapTheme, lang: string): LayerSpecification[] {
  const hairline: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 1, 0.4, 6, 1, 10, 1.4];
  return [
    { id: 'base-water', type: 'background', paint: { 'background-color': theme.water } },
    { id: 'base-land', type: 'fill', source: BASE_SOURCE, 'source-layer': 'land', paint: { 'fill-color': theme.land, 'fill-antialias': false } },
    { id: BASE_LAYERS.countries, type: 'fill', source: BASE_SOURCE, 'source-layer': 'countries', paint: { 'fill-opacity': 0, 'fill-antialias': false } },
    {
      id: BASE_LAYERS.lines,
      type: 'line',
      source: BASE_SOURCE,
      'source-layer': 'coast',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.coast, 'line-width': hairline },
    },
    {
      id: 'base-borders',
      type: 'line',
      source: BASE_SOURCE,
      'source-layer': 'borders',
      filter: ['!=', ['get', 'disputed'], true],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.border, 'line-width': hairline },
    },
    {
      id: 'base-borders-disputed',
      type: 'line',
      source: BASE_SOURCE,
      'source-layer': 'borders',
      minzoom: 2.5,
      filter: ['==', ['get', 'disputed'], true],
      paint: { 'line-color': theme.border, 'line-width': hairline, 'line-dasharray': [3, 3] },
    },
    {
      id: BASE_LAYERS.labels,
      type: 'symbol',
      source: BASE_SOURCE,
      'source-layer': 'places',
      minzoom: 3,
      // Rank 1 is the largest towns, 7 the smallest: each comes a zoom later.
      filter: ['<=', ['get', 'rank'], ['step', ['zoom'], 1, 4, 2, 5, 3, 6, 4, 7, 5, 7.4, 6, 8, 7]],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': LABEL_FONTS,
        'text-size': ['interpolate', ['linear'], ['zoom'], 4, 10, 9, 12],
        'text-max-width': 8,
        'text-padding': 10,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': theme.label, 'text-halo-color': theme.labelHalo, 'text-halo-width': 1.2 },
    },
    {
      id: 'base-labels',
      type: 'symbol',
      source: BASE_SOURCE,
      'source-layer': 'labels',
      // Rank 1 is the largest countries, 6 the smallest.
      filter: ['<=', ['get', 'rank'], ['step', ['zoom'], 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]],
      layout: {
        'text-field': localiseCountryNames(lang),
        'text-font': LABEL_FONTS,
        'text-size': ['interpolate', ['linear'], ['zoom'], 1, 10, 5, 13, 8, 16],
        'text-transform': 'uppercase',
        // Letters of a script that joins them must not be drawn apart.
        'text-letter-spacing': joinsLetters(lang) ? 0 : 0.14,
        'text-max-width': 8,
        'text-padding': 6,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': theme.label, 'text-halo-color': theme.labelHalo, 'text-halo-width': 1.2 },
    },
  ];
}

/** Whether a language (BCP 47) is usually written in Arabic script. */
function joinsLetters(lang: string): boolean {
  return ['ar', 'fa', 'ur'].includes(lang.split('-')[0] ?? lang);
}

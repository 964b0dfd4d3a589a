import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { escapeHtml } from '../layers/data-spec.ts';
import { LABEL_FONTS, localiseCountryNames } from './country-names.ts';
import type { MapTheme } from './theme.ts';

export const BASE_SOURCE = 'base-map';
export const RELIEF_SOURCE = 'relief';

/** The relief's one picture is sharp to zoom 1; it fades before its pixels are seen. */
const RELIEF_OPACITY: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 0, 0.4, 2, 0.3, 4.5, 0];
const RELIEF_GONE = 4.5;

/** Layers of the base map between which the data are laid, in drawing order. */
export const BASE_LAYERS = {
  /** Filled shapes lie under this layer. */
  lines: 'base-coast',
  /** Lines lie under this layer. */
  labels: 'base-regions',
  /** Countries, for clicks; draws nothing. */
  countries: 'base-countries',
} as const;

export interface BaseStyleOptions {
  readonly attribution?: string;
  /** Absolute address of the relief: a picture of the world in Web Mercator. */
  readonly relief?: string | undefined;
  readonly projection?: 'globe' | 'flat';
  /** A country whose page is open, ISO 3166-1 alpha-3: it is outlined. */
  readonly country?: string | undefined;
}

/**
 * The style of the base map: land, borders, coast, waters and names.
 * @param baseMapUrl absolute address of the base map's PMTiles archive (source layers land, countries, borders,
 * coast, lakes, rivers, labels, places, regions)
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
        ...(options.attribution === undefined ? {} : { attribution: escapeHtml(options.attribution) }),
      },
      ...(options.relief === undefined ? {} : { [RELIEF_SOURCE]: { type: 'raster', tiles: [options.relief], tileSize: 512, maxzoom: 0 } }),
    },
    layers: buildBaseLayers(theme, lang, options),
  };
}

function buildBaseLayers(theme: MapTheme, lang: string, { country, relief }: BaseStyleOptions): LayerSpecification[] {
  const hairline: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 1, 0.4, 6, 1, 10, 1.4];
  return [
    { id: 'base-water', type: 'background', paint: { 'background-color': theme.water } },
    { id: 'base-land', type: 'fill', source: BASE_SOURCE, 'source-layer': 'land', paint: { 'fill-color': theme.land, 'fill-antialias': false } },
    ...(relief === undefined
      ? []
      : [
          {
            id: 'base-relief',
            type: 'raster' as const,
            source: RELIEF_SOURCE,
            maxzoom: RELIEF_GONE,
            paint: { 'raster-opacity': RELIEF_OPACITY, 'raster-fade-duration': 0 },
          },
        ]),
    {
      id: 'base-rivers',
      type: 'line',
      source: BASE_SOURCE,
      'source-layer': 'rivers',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': theme.river, 'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.4, 6, 0.9, 10, 1.6] },
    },
    // Over the rivers, whose lines run on through the lakes.
    { id: 'base-lakes', type: 'fill', source: BASE_SOURCE, 'source-layer': 'lakes', paint: { 'fill-color': theme.water } },
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
    ...(country === undefined ? [] : [outlineCountry(theme, country)]),
    // The last of these has the first choice of room: countries, then seas, towns, ranges and lakes.
    nameRegions(BASE_LAYERS.labels, ['!=', ['get', 'kind'], 'sea'], 3, [11, 12], theme.regionLabel, theme, lang),
    {
      id: 'base-places',
      type: 'symbol',
      source: BASE_SOURCE,
      'source-layer': 'places',
      minzoom: 3,
      // Rank 1 is the largest towns, 7 the smallest: each comes a zoom later.
      filter: ['<=', ['get', 'rank'], ['step', ['zoom'], 1, 4, 2, 5, 3, 6, 4, 7, 5, 7.4, 6, 8, 7]],
      layout: {
        'text-field': nameIn(lang),
        'text-font': LABEL_FONTS,
        'text-size': ['interpolate', ['linear'], ['zoom'], 4, 10, 9, 12],
        'text-max-width': 8,
        'text-padding': 10,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': theme.label, 'text-halo-color': theme.labelHalo, 'text-halo-width': 1.2 },
    },
    nameRegions('base-seas', ['==', ['get', 'kind'], 'sea'], 0, [10, 14], theme.waterLabel, theme, lang),
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

function outlineCountry(theme: MapTheme, country: string): LayerSpecification {
  return {
    id: 'base-country-chosen',
    type: 'line',
    source: BASE_SOURCE,
    'source-layer': 'countries',
    filter: ['==', ['get', 'iso3'], country],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': theme.strongLabel, 'line-width': ['interpolate', ['linear'], ['zoom'], 1, 1, 6, 1.8, 10, 2.4] },
  };
}

/** Names of seas, or of ranges, deserts and lakes: each rank comes a zoom after the one before it, from `first`. */
function nameRegions(
  id: string,
  filter: ExpressionSpecification,
  first: number,
  [small, large]: readonly [number, number],
  colour: string,
  theme: MapTheme,
  lang: string,
): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source: BASE_SOURCE,
    'source-layer': 'regions',
    minzoom: first,
    filter: ['all', filter, ['<=', ['get', 'rank'], ['-', ['zoom'], first - 0.5]]],
    layout: {
      'text-field': nameIn(lang),
      'text-font': LABEL_FONTS,
      'text-size': ['interpolate', ['linear'], ['zoom'], 1, small, 7, large],
      'text-letter-spacing': joinsLetters(lang) ? 0 : 0.08,
      'text-max-width': 6,
      'text-padding': 8,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: { 'text-color': colour, 'text-halo-color': id === BASE_LAYERS.labels ? theme.labelHalo : theme.water, 'text-halo-width': 1 },
  };
}

/** The name in the page's language where the base map has it. */
function nameIn(lang: string): ExpressionSpecification {
  return ['coalesce', ['get', `name:${lang.split('-')[0] ?? lang}`], ['get', 'name']];
}

/** Whether a language (BCP 47) is usually written in Arabic script. */
function joinsLetters(lang: string): boolean {
  return ['ar', 'fa', 'ur'].includes(lang.split('-')[0] ?? lang);
}

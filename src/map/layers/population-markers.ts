import type { Feature, Point } from 'geojson';
import { listPopulations } from '../../domain/catalog/find-in-catalog.ts';
import type { Bbox, Catalog } from '../../domain/catalog/schema.ts';
import { bboxCentre } from '../../domain/geometry/boxes.ts';
import { LABEL_FONTS } from '../style/country-names.ts';
import type { DataSpec } from './data-spec.ts';
import { layerStyle } from '../style/layer-styles.ts';
import { pointPaint } from './crossing-layers.ts';
import type { MapTheme } from '../style/theme.ts';

export const MARKERS_SOURCE = 'population-markers';

/** Width in CSS pixels at which a population's extent is found without a marker. */
const FOUND_PX = 220;

/** A labelled point per population, so that even a tiny corridor is found on a map of the world. */
export function buildMarkers(catalog: Catalog, chosen: string | undefined, theme: MapTheme): DataSpec {
  const features = listPopulations(catalog).map(({ population }): Feature<Point> => ({
    type: 'Feature',
    properties: { population: population.id, name: population.name, hideZoom: markerHideZoom(population.bbox), chosen: population.id === chosen },
    geometry: { type: 'Point', coordinates: bboxCentre(population.bbox) },
  }));
  const { colour } = layerStyle('corridors-high');
  const shown: ['<', ['zoom'], ['get', 'hideZoom']] = ['<', ['zoom'], ['get', 'hideZoom']];
  const faded: ['case', ['get', 'chosen'], number, number] = ['case', ['get', 'chosen'], 1, chosen === undefined ? 1 : 0.5];
  return {
    id: MARKERS_SOURCE,
    title: 'Populations',
    source: { type: 'geojson', data: { type: 'FeatureCollection', features } },
    layers: [
      {
        slot: 'markers',
        pick: { kind: 'marker' },
        spec: {
          id: 'population-markers/point',
          type: 'circle',
          source: MARKERS_SOURCE,
          filter: shown,
          paint: pointPaint({ radius: 5, colour: colour[theme.name], opacity: faded, strokeColour: theme.casing, strokeWidth: 2 }),
        },
      },
      {
        slot: 'markers',
        pick: { kind: 'marker' },
        spec: {
          id: 'population-markers/name',
          type: 'symbol',
          source: MARKERS_SOURCE,
          filter: shown,
          layout: {
            'text-field': ['get', 'name'],
            'text-font': LABEL_FONTS,
            'text-size': 13,
            'text-max-width': 12,
            'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
            'text-radial-offset': 0.8,
            'text-justify': 'auto',
            'symbol-sort-key': ['case', ['get', 'chosen'], 0, 1],
          },
          paint: { 'text-color': theme.strongLabel, 'text-halo-color': theme.labelHalo, 'text-halo-width': 1.6, 'text-opacity': faded },
        },
      },
    ],
  };
}

/** The zoom from which the extent itself can be seen, as whole zooms: filters are read at whole zooms. */
export function markerHideZoom([west, south, east, north]: Bbox): number {
  const degrees = Math.max(west > east ? east + 360 - west : east - west, north - south, 1e-6);
  // 512 CSS pixels show 360 degrees at zoom 0.
  return Math.min(14, Math.max(2, Math.ceil(Math.log2((FOUND_PX * 360) / (512 * degrees)))));
}

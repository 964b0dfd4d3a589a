import { noteOf } from '../../domain/notes.ts';
import type { Feature, Point } from 'geojson';
import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import type { Bbox } from '../../domain/catalog/fields.ts';
import type { EntryRow } from '../../domain/catalog/index-schema.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { LABEL_FONTS } from '../style/country-names.ts';
import type { DataSpec, SlottedLayer } from './data-spec.ts';
import { layerStyle } from '../style/layer-styles.ts';
import { pointPaint } from './crossing-layers.ts';
import type { MapTheme } from '../style/theme.ts';

const MARKERS_SOURCE = 'population-markers';

/** Width in CSS pixels at which a population's extent is found without a marker. */
const FOUND_PX = 220;

/** So many populations keep a marker each; of more, those that lie near each other share one, with their number. */
export const MOST_SINGLE = 60;
/** Markers nearer than this share one, CSS pixels, up to this zoom. */
const CLUSTER_PX = 46;
const CLUSTER_ZOOM = 7;

/** A labelled point per population, so that even a tiny corridor is found on a map of the world. */
export function buildMarkers(rows: readonly EntryRow[], chosen: string | undefined, theme: MapTheme, lang: string): DataSpec[] {
  const features = rows.map((row): Feature<Point> => ({
    type: 'Feature',
    properties: { population: row.id, name: textIn(row, 'name', lang), hideZoom: markerHideZoom(row.bbox), chosen: row.id === chosen },
    geometry: { type: 'Point', coordinates: row.point },
  }));
  if (rows.length <= MOST_SINGLE) return [buildSource(MARKERS_SOURCE, features, chosen, theme, false)];
  // The chosen one keeps a marker of its own, whatever is near it.
  const others = buildSource(
    MARKERS_SOURCE,
    features.filter(({ properties }) => properties?.['chosen'] === false),
    chosen,
    theme,
    true,
  );
  const own = features.filter(({ properties }) => properties?.['chosen'] === true);
  return own.length === 0 ? [others] : [others, buildSource(`${MARKERS_SOURCE}/chosen`, own, chosen, theme, false)];
}

function buildSource(id: string, features: readonly Feature<Point>[], chosen: string | undefined, theme: MapTheme, clustered: boolean): DataSpec {
  const { colour } = layerStyle('corridors-high');
  const shown: FilterSpecification = ['<', ['zoom'], ['get', 'hideZoom']];
  const single: FilterSpecification = clustered ? ['all', ['!', ['has', 'point_count']], shown] : shown;
  const faded: ExpressionSpecification = ['case', ['==', ['get', 'chosen'], true], 1, chosen === undefined ? 1 : 0.5];
  const layers: SlottedLayer[] = [
    {
      slot: 'markers',
      pick: { kind: 'marker' },
      spec: {
        id: `${id}/point`,
        type: 'circle',
        source: id,
        filter: single,
        paint: pointPaint({ radius: 5, colour: colour[theme.name], opacity: faded, strokeColour: theme.casing, strokeWidth: 2 }),
      },
    },
    {
      slot: 'markers',
      pick: { kind: 'marker' },
      spec: {
        id: `${id}/name`,
        type: 'symbol',
        source: id,
        filter: single,
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
  ];
  if (clustered) layers.push(...buildClusters(id, theme, faded));
  return {
    id,
    title: noteOf('home.populations'),
    source: {
      type: 'geojson',
      data: { type: 'FeatureCollection', features: [...features] },
      ...(clustered ? { cluster: true, clusterRadius: CLUSTER_PX, clusterMaxZoom: CLUSTER_ZOOM } : {}),
    },
    layers,
  };
}

/** Markers that stand for several populations: larger, with their number. */
function buildClusters(id: string, theme: MapTheme, opacity: ExpressionSpecification): SlottedLayer[] {
  const { colour } = layerStyle('corridors-high');
  const several: FilterSpecification = ['has', 'point_count'];
  return [
    {
      slot: 'markers',
      pick: { kind: 'marker' },
      spec: {
        id: `${id}/cluster`,
        type: 'circle',
        source: id,
        filter: several,
        paint: pointPaint({
          radius: ['step', ['get', 'point_count'], 11, 10, 14, 100, 18],
          colour: colour[theme.name],
          opacity,
          strokeColour: theme.casing,
          strokeWidth: 2,
        }),
      },
    },
    {
      slot: 'markers',
      pick: { kind: 'marker' },
      spec: {
        id: `${id}/count`,
        type: 'symbol',
        source: id,
        filter: several,
        layout: { 'text-field': ['to-string', ['get', 'point_count']], 'text-font': LABEL_FONTS, 'text-size': 12, 'text-allow-overlap': true },
        paint: { 'text-color': theme.casing },
      },
    },
  ];
}

/** The zoom from which the extent itself can be seen, as whole zooms: filters are read at whole zooms. */
export function markerHideZoom([west, south, east, north]: Bbox): number {
  const degrees = Math.max(west > east ? east + 360 - west : east - west, north - south, 1e-6);
  // 512 CSS pixels show 360 degrees at zoom 0.
  return Math.min(14, Math.max(2, Math.ceil(Math.log2((FOUND_PX * 360) / (512 * degrees)))));
}

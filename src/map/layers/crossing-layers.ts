import { noteOf } from '../../domain/notes.ts';
import type { CircleLayerSpecification, ExpressionSpecification } from 'maplibre-gl';
import type { FeatureCollection, Point } from 'geojson';
import type { CrossingPointProperties, DataSpec } from './data-spec.ts';
import { LABEL_FONTS } from '../style/country-names.ts';
import { CROSSING_STYLE, PROJECT_STYLE } from '../style/layer-styles.ts';
import { buildLineLayers } from './line-layers.ts';
import type { MapTheme } from '../style/theme.ts';

type Paint = NonNullable<CircleLayerSpecification['paint']>;
type Value = number | ExpressionSpecification;

interface PointLook {
  readonly radius: Value;
  readonly colour: string;
  readonly opacity?: Value;
  readonly strokeColour?: string;
  readonly strokeWidth?: Value;
}

/**
 * How a point is drawn. Sizes and opacities are always read from the feature, whatever they say: the map makes a shader
 * for every set of properties that are, and waits for it, so that all points share the first one.
 */
export function pointPaint({ radius, colour, opacity = 1, strokeColour = colour, strokeWidth = 0 }: PointLook): Paint {
  return {
    'circle-radius': fromFeature(radius),
    'circle-color': colour,
    'circle-opacity': fromFeature(opacity),
    'circle-stroke-color': strokeColour,
    'circle-stroke-width': fromFeature(strokeWidth),
    'circle-stroke-opacity': fromFeature(opacity),
  };
}

function fromFeature(value: Value): ExpressionSpecification {
  return typeof value === 'number' ? ['case', ['has', 'id'], value, value] : value;
}

export const CROSSINGS_SOURCE = 'crossings';
export const PROJECT_SOURCE = 'project';

/** Points nearer than this stand as one mark, CSS pixels, up to this zoom: closer, each stands for itself. */
const CLUSTER_PX = 30;
const CLUSTER_ZOOM = 10;

/**
 * White-ringed points, their area by the length of the barrier inside the corridor. Those that lie near each other are one mark
 * with their number, so that the corridor below them stays visible: it is its barrier's where all of it are, and of no one
 * barrier otherwise. The chosen row's points, and the marks of its alone, grow.
 */
export function buildCrossingLayers(points: FeatureCollection<Point, CrossingPointProperties>, theme: MapTheme): DataSpec {
  const chosen: ExpressionSpecification = ['boolean', ['feature-state', 'chosen'], false];
  const single: ExpressionSpecification = ['interpolate', ['linear'], ['sqrt', ['max', 0, ['get', 'lengthInsideKm']]], 0, 3, 2, 4, 10, 7];
  const size: ExpressionSpecification = ['case', ['has', 'point_count'], ['step', ['get', 'point_count'], 7, 10, 8.5, 100, 11], single];
  const grown: ExpressionSpecification = ['+', size, ['case', chosen, 4, 0]];
  const { colour, ring, edge } = CROSSING_STYLE;
  return {
    id: CROSSINGS_SOURCE,
    title: noteOf('map.crossings'),
    source: {
      type: 'geojson',
      data: points,
      promoteId: 'id',
      cluster: true,
      clusterRadius: CLUSTER_PX,
      clusterMaxZoom: CLUSTER_ZOOM,
      clusterProperties: {
        // The row that all points of a mark are of; empty where they are of several.
        id: [
          ['case', ['==', ['accumulated'], ['get', 'id']], ['accumulated'], ''],
          ['get', 'id'],
        ],
      },
    },
    layers: [
      {
        slot: 'crossings',
        spec: {
          id: 'crossings/ring',
          type: 'circle',
          source: CROSSINGS_SOURCE,
          paint: pointPaint({ radius: ['+', grown, 2], colour: ring[theme.name], strokeColour: edge[theme.name], strokeWidth: ['case', chosen, 2.5, 0.75] }),
        },
      },
      {
        slot: 'crossings',
        pick: { kind: 'crossing' },
        spec: { id: 'crossings/point', type: 'circle', source: CROSSINGS_SOURCE, paint: pointPaint({ radius: grown, colour: colour[theme.name] }) },
      },
      {
        slot: 'crossings',
        spec: {
          id: 'crossings/count',
          type: 'symbol',
          source: CROSSINGS_SOURCE,
          filter: ['has', 'point_count'],
          layout: { 'text-field': ['to-string', ['get', 'point_count']], 'text-font': LABEL_FONTS, 'text-size': 9.5, 'text-allow-overlap': true },
          paint: { 'text-color': ring[theme.name] },
        },
      },
    ],
  };
}

const CHOSEN: ExpressionSpecification = ['==', ['get', 'chosen'], true];

const IS_LINE: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];
const GROUND_OPACITY = 0.18;

/** A proposed project: lines in the project's magenta, the alternatives that are not chosen thinner, over its ground. */
export function buildProjectLayers(project: FeatureCollection, theme: MapTheme): DataSpec {
  const { colour, casing, pattern, widthPx } = PROJECT_STYLE;
  const look = { colour: colour[theme.name], casing: casing[theme.name] };
  return {
    id: PROJECT_SOURCE,
    title: noteOf('map.project'),
    source: { type: 'geojson', data: project },
    layers: [
      {
        slot: 'project',
        spec: {
          id: `${PROJECT_SOURCE}-ground`,
          type: 'fill',
          source: PROJECT_SOURCE,
          filter: ['==', ['geometry-type'], 'Polygon'],
          paint: { 'fill-color': look.colour, 'fill-opacity': GROUND_OPACITY, 'fill-antialias': false },
        },
      },
      ...buildLineLayers(
        { id: `${PROJECT_SOURCE}-others`, source: PROJECT_SOURCE, slot: 'project', filter: ['all', IS_LINE, ['!', CHOSEN]] },
        { ...look, pattern: 'dashed', widthPx: widthPx * 0.6 },
      ),
      ...buildLineLayers({ id: PROJECT_SOURCE, source: PROJECT_SOURCE, slot: 'project', filter: CHOSEN }, { ...look, pattern, widthPx }),
    ],
  };
}

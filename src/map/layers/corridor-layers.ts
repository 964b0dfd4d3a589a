import type { ExpressionFilterSpecification } from 'maplibre-gl';
import { USE_CLASSES } from '../../domain/movement/types.ts';
import type { LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import type { PickTarget, SlottedLayer } from './data-spec.ts';
import { hatchName } from '../style/hatch-patterns.ts';
import { layerStyle } from '../style/layer-styles.ts';
import { buildHatchLayer } from './hatch-layer.ts';
import { buildLineLayers } from './line-layers.ts';
import { lookOf, type MapTheme } from '../style/theme.ts';

const STOPOVER_ZOOM = 3;

/** Where a population's shapes come from, and what a click on them means. */
export interface CorridorPlace {
  readonly id: string;
  readonly source: string;
  readonly sourceLayer?: string;
  readonly opacity?: number;
  /** Lets through what of the source is drawn. */
  readonly filter?: ExpressionFilterSpecification;
  readonly pick?: PickTarget;
}

function inLayer({ sourceLayer }: CorridorPlace): { 'source-layer'?: string } {
  return sourceLayer === undefined ? {} : { 'source-layer': sourceLayer };
}

/** The use classes of a corridor that are switched on, the widest below. */
export function buildCorridorLayers(place: CorridorPlace, on: ReadonlySet<LayerToggle>, theme: MapTheme): SlottedLayer[] {
  const { id, source, pick, opacity = 1 } = place;
  return USE_CLASSES.flatMap((use): SlottedLayer[] => {
    const slot = `corridors-${use}` as const;
    if (!on.has(slot)) return [];
    const { colour, outline } = layerStyle(slot);
    const isOfClass: ExpressionFilterSpecification = ['==', ['get', 'use'], use];
    const filter: ExpressionFilterSpecification = place.filter === undefined ? isOfClass : ['all', place.filter, isOfClass];
    const shared = { source, ...inLayer(place), filter };
    return [
      {
        slot,
        ...(pick === undefined ? {} : { pick }),
        spec: {
          id: `${id}/${use}/fill`,
          type: 'fill',
          ...shared,
          paint: { 'fill-color': colour[theme.name], 'fill-opacity': opacity, 'fill-antialias': false },
        },
      },
      {
        slot,
        spec: {
          id: `${id}/${use}/outline`,
          type: 'line',
          ...shared,
          layout: { 'line-join': 'round' },
          paint: {
            'line-color': (outline ?? colour)[theme.name],
            'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.6, 9, 1.2],
            'line-opacity': opacity,
          },
        },
      },
    ];
  });
}

/** Stopovers, hatched in the corridor's hue, when they are switched on. */
export function buildStopoverLayers(place: CorridorPlace, on: ReadonlySet<LayerToggle>, theme: MapTheme): SlottedLayer[] {
  if (!on.has('stopovers')) return [];
  const { pick: _, ...ground } = place;
  const { hatch = 'rising', casing, colour } = layerStyle('stopovers');
  // Further out a stopover is smaller than its hatch.
  const near = { slot: 'stopovers', minzoom: STOPOVER_ZOOM } as const;
  return [
    buildHatchLayer({ ...place, ...near }, hatchName(hatch, (casing ?? colour)[theme.name]), place.opacity ?? 1),
    ...buildLineLayers({ ...ground, ...near }, lookOf('stopovers', theme)),
  ];
}

/** Where animals are found, hatched thinly within long dashes; where they are known to move, hatched twice as strongly. */
export function buildDistributionLayers(place: CorridorPlace, on: ReadonlySet<LayerToggle>, theme: MapTheme): SlottedLayer[] {
  if (!on.has('distribution')) return [];
  const { opacity = 1 } = place;
  const { hatch = 'falling', colour } = layerStyle('distribution');
  return [
    buildHatchLayer({ ...place, slot: 'area-hatch' }, hatchName(hatch, colour[theme.name]), [
      'case',
      ['==', ['get', 'shows'], 'movement'],
      0.6 * opacity,
      0.3 * opacity,
    ]),
    ...buildLineLayers({ ...place, slot: 'area-outline' }, lookOf('distribution', theme)),
  ];
}

/** Routes, or the movement of animals without a migration, when they are switched on. */
export function buildRouteLayers(place: CorridorPlace, on: ReadonlySet<LayerToggle>, theme: MapTheme, kind: 'routes' | 'movement' = 'routes'): SlottedLayer[] {
  return on.has(kind) ? buildLineLayers({ ...place, slot: kind }, lookOf(kind, theme)) : [];
}

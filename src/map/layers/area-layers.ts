import type { FeatureCollection } from 'geojson';
import type { ExpressionFilterSpecification } from 'maplibre-gl';
import { type AreaKind, userAreasLayer } from '../../domain/catalog/layer-kinds.ts';
import { type DataSpec, escapeHtml, type SlottedLayer } from './data-spec.ts';
import { buildHatchLayer } from './hatch-layer.ts';
import { hatchName } from '../style/hatch-patterns.ts';
import { layerStyle } from '../style/layer-styles.ts';
import { buildLineLayers } from './line-layers.ts';
import { lookOf, type MapTheme } from '../style/theme.ts';

/** Priority areas that a person loaded, drawn like a catalog layer of the same kind. */
export interface UserAreas {
  readonly kind: AreaKind;
  readonly title: string;
  readonly attribution?: string;
  /** Polygons with properties `id` and `name`; WGS 84 [lon, lat]. */
  readonly areas: FeatureCollection;
}

/** Where areas come from: `layer` is what a click on one names. */
export interface AreaPlace {
  readonly id: string;
  readonly source: string;
  readonly sourceLayer?: string;
  readonly filter?: ExpressionFilterSpecification;
  readonly layer: string;
}

/** A light hatch under the corridors and an outline over them, so that areas never hide a corridor. */
export function buildAreaLayers(place: AreaPlace, kind: AreaKind, theme: MapTheme): SlottedLayer[] {
  const { hatch = 'rising', colour } = layerStyle(kind);
  const pick = { kind: 'area', layer: place.layer } as const;
  return [
    buildHatchLayer({ ...place, slot: 'area-hatch', pick }, hatchName(hatch, colour[theme.name]), 0.35),
    ...buildLineLayers({ ...place, slot: 'area-outline' }, lookOf(kind, theme)),
  ];
}

/** The source and layers of areas that a person loaded; `pick` names the layer as `userAreasLayer` does. */
export function buildUserAreas(user: UserAreas, theme: MapTheme): DataSpec {
  const id = `user/${user.kind}`;
  return {
    id,
    title: user.title,
    source: { type: 'geojson', data: user.areas, promoteId: 'id', ...(user.attribution === undefined ? {} : { attribution: escapeHtml(user.attribution) }) },
    layers: buildAreaLayers({ id, source: id, layer: userAreasLayer(user.kind) }, user.kind, theme),
  };
}

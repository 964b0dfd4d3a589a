import { noteOf } from '../../domain/notes.ts';
import type { LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import type { CorridorFeature, RouteFeature, StopoverFeature } from '../../domain/movement/types.ts';
import type { DataSpec, SlottedLayer } from './data-spec.ts';
import { buildCorridorLayers, buildRouteLayers, buildStopoverLayers } from './corridor-layers.ts';
import type { MapTheme } from '../style/theme.ts';

export interface UserCorridors {
  readonly corridors: readonly CorridorFeature[];
  readonly stopovers: readonly StopoverFeature[];
  readonly routes: readonly RouteFeature[];
}

/** Sources and layers of corridors that a person has computed, drawn like those of the atlas. */
export function buildUserCorridors({ corridors, stopovers, routes }: UserCorridors, on: ReadonlySet<LayerToggle>, theme: MapTheme): DataSpec[] {
  const spec = (id: string, features: readonly (CorridorFeature | StopoverFeature | RouteFeature)[], layers: SlottedLayer[]): DataSpec[] =>
    features.length === 0 || layers.length === 0
      ? []
      : [{ id, title: noteOf('map.ownCorridors'), source: { type: 'geojson', data: { type: 'FeatureCollection', features: [...features] } }, layers }];
  return [
    ...spec('user/corridors', corridors, buildCorridorLayers({ id: 'user/corridors', source: 'user/corridors' }, on, theme)),
    ...spec('user/stopovers', stopovers, buildStopoverLayers({ id: 'user/stopovers', source: 'user/stopovers' }, on, theme)),
    ...spec('user/routes', routes, buildRouteLayers({ id: 'user/routes', source: 'user/routes' }, on, theme)),
  ];
}

import type { Map as MapLibreMap, MapGeoJSONFeature, PointLike } from 'maplibre-gl';
import { identifyFeature } from '../../domain/layers/identify-feature.ts';
import { USE_CLASSES, type UseClass } from '../../domain/movement/types.ts';
import { BASE_LAYERS } from '../style/base-style.ts';
import type { Pick, PickTarget } from '../layers/data-spec.ts';

/** Half the side of the square around the pointer in which a line or point is met, CSS pixels. */
const REACH_PX = 5;

/**
 * What lies under a point of the map: points before lines before shapes before countries.
 * @param targets what each layer stands for, by layer id
 */
export function pickFeature(
  map: MapLibreMap,
  at: { x: number; y: number },
  lngLat: readonly [number, number],
  targets: ReadonlyMap<string, PickTarget>,
): Pick | undefined {
  const near: [PointLike, PointLike] = [
    [at.x - REACH_PX, at.y - REACH_PX],
    [at.x + REACH_PX, at.y + REACH_PX],
  ];
  const layers = [...targets.keys()].filter((id) => map.getLayer(id) !== undefined);
  const found = layers.length === 0 ? [] : map.queryRenderedFeatures(near, { layers });
  const exact = layers.length === 0 ? [] : map.queryRenderedFeatures([at.x, at.y], { layers });
  const candidates = [...found.filter((feature) => feature.layer.type !== 'fill'), ...exact];
  for (const feature of candidates) {
    const target = targets.get(feature.layer.id);
    const pick = target === undefined ? undefined : describe(feature, target, lngLat);
    if (pick !== undefined) return pick;
  }
  if (map.getLayer(BASE_LAYERS.countries) === undefined) return undefined;
  const country = map.queryRenderedFeatures([at.x, at.y], { layers: [BASE_LAYERS.countries] })[0];
  const iso3 = country === undefined ? '' : text(country.properties['iso3']);
  return iso3 === '' ? undefined : { kind: 'country', iso3, name: text(country?.properties['name']), lngLat };
}

function describe(feature: MapGeoJSONFeature, target: PickTarget, lngLat: readonly [number, number]): Pick | undefined {
  const { properties } = feature;
  const { id, name } = identifyFeature(properties, typeof feature.id === 'number' ? feature.id : undefined);
  switch (target.kind) {
    case 'population':
      return { kind: 'population', population: target.population, use: useOf(properties), lngLat };
    case 'marker':
      return properties['cluster'] === true
        ? { kind: 'cluster', lngLat: centreOf(feature) ?? lngLat }
        : { kind: 'population', population: text(properties['population']), lngLat };
    case 'overview':
      return { kind: 'population', population: text(properties['entry']), use: useOf(properties), lngLat };
    case 'barrier':
      return { kind: 'barrier', layer: target.layer, type: target.type, id, name, lngLat };
    case 'area':
      return { kind: 'area', layer: target.layer, id, name, lngLat };
    case 'crossing':
      // A mark of several barriers is of no row of their table: a press goes closer.
      return text(properties['id']) === ''
        ? { kind: 'cluster', lngLat: centreOf(feature) ?? lngLat }
        : { kind: 'crossing', id: text(properties['id']), lngLat };
  }
}

function useOf(properties: MapGeoJSONFeature['properties']): UseClass | undefined {
  return USE_CLASSES.find((use) => use === properties['use']);
}

/** Where a point feature stands. */
function centreOf({ geometry }: MapGeoJSONFeature): [number, number] | undefined {
  if (geometry.type !== 'Point') return undefined;
  const [lon = 0, lat = 0] = geometry.coordinates;
  return [lon, lat];
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

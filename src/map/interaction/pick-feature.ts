import type { Map as MapLibreMap, MapGeoJSONFeature, PointLike } from 'maplibre-gl';
import { identifyBarrier } from '../../domain/crossings/summarise-barrier.ts';
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
  const id = text(properties['id'] ?? feature.id);
  switch (target.kind) {
    case 'population':
      return { kind: 'population', population: target.population, lngLat };
    case 'marker':
      return { kind: 'population', population: text(properties['population']), lngLat };
    case 'barrier':
      return describeBarrier(feature, target, lngLat);
    case 'area':
      return { kind: 'area', layer: target.layer, id, name: text(properties['name']), lngLat };
    case 'crossing':
      return id === '' ? undefined : { kind: 'crossing', id, lngLat };
  }
}

function describeBarrier(
  { id, properties }: MapGeoJSONFeature,
  { layer, type }: Extract<PickTarget, { kind: 'barrier' }>,
  lngLat: readonly [number, number],
): Pick {
  const plain = Object.fromEntries(
    Object.entries(properties)
      .map(([key, value]) => [key, text(value)])
      .filter(([, value]) => value !== ''),
  );
  const { barrier, name } = identifyBarrier(plain, typeof id === 'number' ? id : undefined);
  return { kind: 'barrier', layer, type, id: barrier, name, lngLat };
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

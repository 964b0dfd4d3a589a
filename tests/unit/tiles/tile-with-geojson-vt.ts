import type { Feature } from 'geojson';
import GeoJSONVT, { type RawFeature } from 'geojson-vt';
import { fromGeojsonVt } from 'vt-pbf';
import type { LayerToTile } from '../../../src/domain/tiles/encode-tiles.ts';
import { numberFeatures } from '../../../src/domain/tiles/number-features.ts';

type Pairs = [number, number][];

function pairs(flat: ArrayLike<number>, drop: boolean): Pairs {
  const all = Array.from({ length: flat.length / 2 }, (_, i): [number, number] => [flat[2 * i]!, flat[2 * i + 1]!]);
  return drop ? all.filter(([x, y], i) => i === 0 || x !== all[i - 1]![0] || y !== all[i - 1]![1]) : all;
}

function areaOf(all: Pairs): number {
  return all.reduce((sum, [x, y], i) => sum + all.at(i - 1)![0] * y - x * all.at(i - 1)![1], 0);
}

/** A feature of a geojson-vt tile without what MVT forbids; undefined where nothing is left. */
function plain(feature: RawFeature) {
  const head = { ...(feature.id === undefined ? {} : { id: feature.id }), tags: feature.tags ?? null };
  if (feature.type === 4) return { ...head, type: 1 as const, geometry: [[feature.x, feature.y]] as Pairs };
  if (feature.type === 1) return { ...head, type: 1 as const, geometry: pairs(feature.geometry, false) };
  const parts = feature.geometry.map((flat) => pairs(flat, true));
  const kept: Pairs[] = [];
  for (const part of parts) if (feature.type === 2 ? part.length > 1 : areaOf(part) > 0 || (areaOf(part) < 0 && kept.length > 0)) kept.push(part);
  return kept.length === 0 ? undefined : { ...head, type: feature.type, geometry: kept };
}

/** A layer's tiles by their place, `z/x/y`, as geojson-vt cuts them and vt-pbf writes them: neither is ours. */
export function tileWithGeojsonVt(layer: LayerToTile): Map<string, Uint8Array> {
  const extent = layer.extent ?? 4096;
  const features: Feature[] = numberFeatures([...layer.features]);
  const options = {
    maxZoom: layer.maxZoom,
    indexMaxZoom: layer.maxZoom,
    indexMaxPoints: -1,
    extent,
    tolerance: layer.tolerance ?? (3 * extent) / 4096,
    buffer: layer.buffer ?? (64 * extent) / 4096,
  };
  const index = new GeoJSONVT({ type: 'FeatureCollection', features }, options);
  const tiles = new Map<string, Uint8Array>();
  for (const { z, x, y } of index.tileCoords) {
    const kept = index
      .getTileRaw(z, x, y)!
      .features.map(plain)
      .filter((each) => each !== undefined);
    if (z >= layer.minZoom && kept.length > 0) tiles.set(`${z}/${x}/${y}`, fromGeojsonVt({ [layer.name]: { features: kept } }, { version: 2, extent }));
  }
  return tiles;
}

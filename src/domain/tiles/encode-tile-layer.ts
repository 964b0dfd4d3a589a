import type { RawFeature, RawTile } from 'geojson-vt';
import { fromGeojsonVt, type GeojsonVtTile } from 'vt-pbf';

type Pair = readonly [number, number];

/**
 * One layer of a vector tile (MVT 2) from a geojson-vt tile; undefined where nothing is left to draw. Layers written
 * one by one may be joined end to end into a tile. Repeated vertices, lines of one vertex and rings without area, all
 * results of rounding to the tile's grid, are left out: MVT forbids them.
 */
export function encodeTileLayer(tile: RawTile, name: string, extent: number): Uint8Array | undefined {
  const features: GeojsonVtTile['features'][number][] = [];
  for (const feature of tile.features) {
    const encodable = encodableFeature(feature);
    if (encodable) features.push(encodable);
  }
  if (features.length === 0) return undefined;
  return fromGeojsonVt({ [name]: { features } }, { version: 2, extent });
}

function encodableFeature(feature: RawFeature): GeojsonVtTile['features'][number] | undefined {
  const head = { ...(feature.id === undefined ? {} : { id: feature.id }), tags: feature.tags ?? null };
  if (feature.type === 4) return { ...head, type: 1, geometry: [[feature.x, feature.y]] };
  if (feature.type === 1) return { ...head, type: 1, geometry: pairs(feature.geometry, false) };
  const parts = feature.type === 2 ? lines(feature.geometry) : rings(feature.geometry);
  return parts.length === 0 ? undefined : { ...head, type: feature.type, geometry: parts };
}

function lines(flats: readonly ArrayLike<number>[]): Pair[][] {
  return flats.map((flat) => pairs(flat, true)).filter((line) => line.length > 1);
}

/** Rings with area, outer ones positive and holes negative. A hole without an outer ring before it has nothing to cut. */
function rings(flats: readonly ArrayLike<number>[]): Pair[][] {
  const kept: Pair[][] = [];
  for (const flat of flats) {
    const ring = pairs(flat, true);
    const area = doubleArea(ring);
    if (area > 0 || (area < 0 && kept.length > 0)) kept.push(ring);
  }
  return kept;
}

/** Twice the signed area, positive where the ring runs clockwise on screen (y down), as MVT wants outer rings. */
function doubleArea(ring: readonly Pair[]): number {
  let sum = 0;
  let [lastX, lastY] = ring.at(-1) ?? [0, 0];
  for (const [x, y] of ring) {
    sum += lastX * y - x * lastY;
    lastX = x;
    lastY = y;
  }
  return sum;
}

function pairs(flat: ArrayLike<number>, dropRepeats: boolean): Pair[] {
  const out: Pair[] = [];
  let lastX = NaN;
  let lastY = NaN;
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const x = flat[i] ?? 0;
    const y = flat[i + 1] ?? 0;
    if (dropRepeats && x === lastX && y === lastY) continue;
    out.push([x, y]);
    lastX = x;
    lastY = y;
  }
  return out;
}

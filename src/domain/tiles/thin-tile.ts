import { ONE_POINT, POINTS, STRIDE } from './flat-features.ts';
import type { FlatLayer } from './flatten-layer.ts';
import type { CutTile } from './cut-tiles.ts';
import { leastShown } from './write-mvt-layer.ts';

/**
 * Features that a tile can do without where all that its zoom shows have more vertices than `most`: the smallest, by the
 * length of the whole line or the root of the largest ring's area, points first; of those as small as each other the last.
 * The largest stays whatever it has.
 * @returns by place in the tile's list, 1 for what is left out; undefined where nothing is
 */
export function thinTile({ flat, grid }: FlatLayer, { z, from, to }: CutTile, most: number): Uint8Array | undefined {
  const count = to - from;
  // All that there are, cut or not: nearly always few enough.
  if (count === 1 || flat.used / STRIDE + count <= most) return undefined;
  const least = leastShown(grid, z);
  const [shown, sizes] = [new Int32Array(count), new Float64Array(count)];
  let all = 0;
  for (let at = 0; at < count; at++) {
    const feature = flat.lists[from + at]!;
    const kind = flat.kinds[feature]!;
    if (kind === ONE_POINT) shown[at] = 1;
    else sizes[at] = lookAt(flat, feature, kind === POINTS ? 0 : least, shown, at);
    all += shown[at]!;
  }
  if (all <= most) return undefined;
  const limit = findLimit(sizes, shown, most);
  const leftOut = new Uint8Array(count);
  let kept = 0;
  for (let at = 0; at < count; at++) if (sizes[at]! > limit) kept += shown[at]!;
  for (let at = 0; at < count; at++) {
    if (sizes[at]! > limit || shown[at] === 0) continue;
    if (sizes[at] === limit && (kept === 0 || kept + shown[at]! <= most)) kept += shown[at]!;
    else leftOut[at] = 1;
  }
  return leftOut;
}

/** Counts the vertices of a feature that a zoom shows. @returns its size */
function lookAt(flat: FlatLayer['flat'], feature: number, least: number, shown: Int32Array, at: number): number {
  const { sizes, coords, firstCoords } = flat;
  let [size, count] = [0, 0];
  for (let part = flat.firstParts[feature]!; part < flat.firstParts[feature + 1]!; part++) {
    const own = Math.abs(sizes[part]!);
    if (own > size) size = own;
    if (own < least) continue;
    if (least === 0) count += (firstCoords[part + 1]! - firstCoords[part]!) / STRIDE;
    else for (let vertex = firstCoords[part]! + 2; vertex < firstCoords[part + 1]!; vertex += STRIDE) if (coords[vertex]! > least) count += 1;
  }
  shown[at] = count;
  return size;
}

/** The smallest size so that all larger ones together have no more vertices than `most`. */
function findLimit(sizes: Float64Array, shown: Int32Array, most: number): number {
  const sorted = sizes.toSorted();
  let [low, high] = [0, sorted.length - 1];
  // What is not known yet to be larger or not; and the vertices of all that is.
  const open = new Int32Array(sizes.length).map((_, at) => at);
  let [count, known] = [sizes.length, 0];
  while (low < high && sorted[low] !== sorted[high]) {
    const middle = (low + high) >> 1;
    const limit = sorted[middle]!;
    let above = known;
    for (let at = 0; at < count; at++) if (sizes[open[at]!]! > limit) above += shown[open[at]!]!;
    const isEnough = above <= most;
    let left = 0;
    for (let at = 0; at < count; at++) if (sizes[open[at]!]! > limit !== isEnough) open[left++] = open[at]!;
    count = left;
    if (isEnough) {
      high = middle;
      known = above;
    } else low = middle + 1;
  }
  return sorted[low]!;
}

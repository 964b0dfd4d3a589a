import { ONE_POINT, POINTS, STRIDE } from './flat-features.ts';
import type { FlatLayer } from './flatten-layer.ts';
import type { CutTile } from './cut-tiles.ts';
import { leastShown } from './write-mvt-layer.ts';

/** Finds what tiles can do without, one tile after the other in the same memory. */
export class TileThinner {
  #shown = new Int32Array(0);
  #sizes = new Float64Array(0);
  #open = new Int32Array(0);
  #leftOut = new Uint8Array(0);

  /** @param most vertices that a tile is to have */
  constructor(
    readonly layer: FlatLayer,
    readonly most: number,
  ) {}

  /**
   * Features that a tile can do without where all that its zoom shows have more vertices than `most`: the smallest, by the
   * length of the whole line or the root of the largest ring's area, points first; of those as small as each other the last.
   * The largest stays whatever it has.
   * @returns by place in the tile's list, 1 for what is left out, good until the next tile; undefined where nothing is
   */
  thin({ z, from, to }: CutTile): Uint8Array | undefined {
    const { flat, grid } = this.layer;
    const { most } = this;
    const count = to - from;
    // All that there are, cut or not: nearly always few enough.
    if (count === 1 || flat.used / STRIDE + count <= most) return undefined;
    this.#makeRoom(count);
    const least = leastShown(grid, z);
    const [shown, sizes] = [this.#shown, this.#sizes];
    let all = 0;
    for (let at = 0; at < count; at++) {
      const feature = flat.lists[from + at]!;
      const kind = flat.kinds[feature]!;
      if (kind === ONE_POINT) {
        shown[at] = 1;
        sizes[at] = 0;
      } else sizes[at] = lookAt(flat, feature, kind === POINTS ? 0 : least, shown, at);
      all += shown[at]!;
    }
    if (all <= most) return undefined;
    const limit = findLimit(sizes, shown, most, count, this.#open);
    const leftOut = this.#leftOut.subarray(0, count);
    let kept = 0;
    for (let at = 0; at < count; at++) if (sizes[at]! > limit) kept += shown[at]!;
    for (let at = 0; at < count; at++) {
      const isKept = sizes[at]! > limit || shown[at] === 0;
      const fits = sizes[at] === limit && (kept === 0 || kept + shown[at]! <= most);
      if (!isKept && fits) kept += shown[at]!;
      leftOut[at] = isKept || fits ? 0 : 1;
    }
    return leftOut;
  }

  /** The tiles of the lowest zooms have the most features, and come first. */
  #makeRoom(count: number): void {
    if (count <= this.#shown.length) return;
    this.#shown = new Int32Array(count);
    this.#sizes = new Float64Array(count);
    this.#open = new Int32Array(count);
    this.#leftOut = new Uint8Array(count);
  }
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

/** Into so many kinds of equal breadth sizes are put at a time. */
const KINDS = 256;

/**
 * The smallest size so that all larger ones together have no more vertices than `most`: sizes are put into kinds, and those of
 * the one kind that holds it into finer ones. Nothing is sorted: a tile may have a million features, and all of one size.
 * @param all how many sizes there are
 * @param open memory for as many places
 */
function findLimit(sizes: Float64Array, shown: Int32Array, most: number, all: number, open: Int32Array): number {
  for (let at = 0; at < all; at++) open[at] = at;
  const vertices = new Float64Array(KINDS);
  let [count, above] = [all, 0];
  for (;;) {
    let [low, high] = [Infinity, -Infinity];
    for (let at = 0; at < count; at++) {
      const size = sizes[open[at]!]!;
      if (size < low) low = size;
      if (size > high) high = size;
    }
    if (low === high) return low;
    const kindOf = (size: number): number => Math.floor(((size - low) / (high - low)) * (KINDS - 1));
    vertices.fill(0);
    for (let at = 0; at < count; at++) vertices[kindOf(sizes[open[at]!]!)]! += shown[open[at]!]!;
    let kind = KINDS - 1;
    for (; kind > 0 && above + vertices[kind]! <= most; kind--) above += vertices[kind]!;
    let left = 0;
    for (let at = 0; at < count; at++) if (kindOf(sizes[open[at]!]!) === kind) open[left++] = open[at]!;
    count = left;
  }
}

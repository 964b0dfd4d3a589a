/** Kinds of geometry, as MVT numbers them. */
export const POINTS = 1;
export const LINES = 2;
export const POLYGONS = 3;
/** A point alone, whose place is its box: it is not rounded to the grid. */
export const ONE_POINT = 4;

/** The importance of a vertex that no simplification leaves out. */
export const KEEP = 0x7fff_ffff;

/** Values a vertex has in `coords`: x, y and how far the line would move without it. */
export const STRIDE = 3;

/** Beyond all positions: 32 bits, and worlds. */
const NOWHERE = 0x7fff_ffff;

/** Whole numbers where the grid of the deepest zoom has few enough of them. */
type Numbers = Int32Array | Float64Array;

/** How much of each there may be, so that arrays need not grow: memory that is not written to costs nothing. */
export interface LayerSize {
  readonly features: number;
  readonly vertices: number;
}

const FEW: LayerSize = { features: 16, vertices: 22 };

/** How much of the arrays is used; what comes later can be taken back to it. */
export interface Mark {
  readonly count: number;
  readonly parts: number;
  readonly used: number;
  readonly listed: number;
}

/**
 * Features as flat arrays: a feature has a kind, an owner (the number of what it was cut from), a box and parts; a part,
 * which is a line or a ring, has a size and vertices. Features are only added at the end, and taken back from it: cut ones
 * stand behind those they were cut from. Positions are in steps of the grid of the deepest zoom round the middle of the
 * world, or, where that has more than 2³² steps, in worlds from its north-western corner.
 */
export class FlatFeatures {
  count = 0;
  parts = 0;
  used = 0;
  listed = 0;
  kinds: Uint8Array;
  owners: Int32Array;
  /** min x, min y, max x, max y of each feature; of polygons those of their outer rings. Of a point alone see `placeOf`. */
  boxes: Numbers;
  /** The same memory, two values a feature, which are the places of points alone where boxes are whole. */
  #places: Float64Array;
  /** By feature, and one more: its first part. */
  firstParts: Int32Array;
  /** By part: a line's length, the root of a ring's area, negative for holes; of pieces that of the whole. */
  sizes: Numbers;
  /** By part, and one more: the place of its first value in `coords`. */
  firstCoords: Int32Array;
  coords: Numbers;
  /** Lists of features, one after the other. */
  lists: Int32Array;

  /** @param size room to begin with; more is made where it is needed */
  constructor(
    readonly isWhole: boolean,
    { features, vertices }: LayerSize = FEW,
  ) {
    this.kinds = new Uint8Array(features);
    this.owners = new Int32Array(features);
    this.boxes = isWhole ? new Int32Array(4 * features) : new Float64Array(4 * features);
    this.#places = new Float64Array(this.boxes.buffer);
    this.firstParts = new Int32Array(features + 1);
    this.sizes = isWhole ? new Int32Array(features) : new Float64Array(features);
    this.firstCoords = new Int32Array(features + 1);
    this.coords = isWhole ? new Int32Array(STRIDE * vertices) : new Float64Array(STRIDE * vertices);
    // A tile's list stands behind those of all tiles above it.
    this.lists = new Int32Array(3 * features);
  }

  mark(): Mark {
    return { count: this.count, parts: this.parts, used: this.used, listed: this.listed };
  }

  /** Forget what was added since. */
  reset({ count, parts, used, listed }: Mark): void {
    this.count = count;
    this.parts = parts;
    this.used = used;
    this.listed = listed;
  }

  /** Room for so many more vertices in so many more parts. */
  reserve(parts: number, vertices: number): void {
    const coords = this.used + STRIDE * vertices;
    if (coords > this.coords.length) this.coords = grown(this.coords, coords);
    if (this.parts + parts < this.sizes.length) return;
    this.sizes = grown(this.sizes, this.parts + parts + 1);
    this.firstCoords = grown(this.firstCoords, this.sizes.length + 1);
  }

  reserveList(more: number): void {
    if (this.listed + more > this.lists.length) this.lists = grown(this.lists, this.listed + more);
  }

  /** The vertices up to `end` of `coords` as a part; there must be room for it. */
  closePart(size: number, end: number): void {
    this.sizes[this.parts] = size;
    this.parts += 1;
    this.firstCoords[this.parts] = end;
    this.used = end;
  }

  /** The parts since the last feature as one. @returns its number */
  closeFeature(kind: number, owner: number): number {
    const feature = this.count;
    this.#reserveFeature();
    this.kinds[feature] = kind;
    this.owners[feature] = owner;
    this.#findBox(feature, kind);
    this.count += 1;
    this.firstParts[this.count] = this.parts;
    return feature;
  }

  /** A point alone. @returns its number */
  addPoint(x: number, y: number, owner: number): number {
    const feature = this.closeFeature(ONE_POINT, owner);
    if (this.isWhole) this.#places.set([x, y], 2 * feature);
    else this.boxes.set([x, y, x, y], 4 * feature);
    return feature;
  }

  /** Where a point alone is on one axis, 0 for x and 1 for y: not rounded. */
  placeOf(feature: number, axis: 0 | 1): number {
    return this.isWhole ? this.#places[2 * feature + axis]! : this.boxes[4 * feature + axis]!;
  }

  /** A copy of a feature of this or another one, moved east. @returns its number */
  addCopy(from: FlatFeatures, feature: number, east = 0): number {
    const kind = from.kinds[feature]!;
    const owner = from.owners[feature]!;
    if (kind === ONE_POINT) return this.addPoint(from.placeOf(feature, 0) + east, from.placeOf(feature, 1), owner);
    const [first, last] = [from.firstParts[feature]!, from.firstParts[feature + 1]!];
    const [start, end] = [from.firstCoords[first]!, from.firstCoords[last]!];
    this.reserve(last - first, (end - start) / STRIDE);
    const shift = this.used - start;
    this.coords.set(from.coords.subarray(start, end), this.used);
    if (east !== 0) for (let at = this.used; at < shift + end; at += STRIDE) this.coords[at]! += east;
    for (let part = first; part < last; part++) this.closePart(from.sizes[part]!, from.firstCoords[part + 1]! + shift);
    return this.closeFeature(kind, owner);
  }

  /** The features of a list, alone, in their order. */
  takeOut(from: number, to: number): FlatFeatures {
    const out = new FlatFeatures(this.isWhole);
    out.reserveList(to - from);
    for (let at = from; at < to; at++) out.lists[out.listed++] = out.addCopy(this, this.lists[at]!);
    return out;
  }

  #reserveFeature(): void {
    if (this.count + 1 < this.kinds.length) return;
    this.kinds = grown(this.kinds, this.count + 2);
    this.owners = grown(this.owners, this.kinds.length);
    this.boxes = grown(this.boxes, 4 * this.kinds.length);
    this.#places = new Float64Array(this.boxes.buffer);
    this.firstParts = grown(this.firstParts, this.kinds.length + 1);
  }

  #findBox(feature: number, kind: number): void {
    const { boxes, coords, firstCoords, sizes } = this;
    // Of nothing: it lies nowhere, and is cut off nowhere.
    let minX = NOWHERE;
    let minY = NOWHERE;
    let maxX = -NOWHERE - 1;
    let maxY = -NOWHERE - 1;
    for (let part = this.firstParts[feature]!; part < this.parts; part++) {
      // Holes lie inside their ring.
      if (kind === POLYGONS && sizes[part]! < 0) continue;
      const end = firstCoords[part + 1]!;
      for (let at = firstCoords[part]!; at < end; at += STRIDE) {
        const x = coords[at]!;
        const y = coords[at + 1]!;
        if (x < minX) minX = x;
        if (x > maxX) maxX = x;
        if (y < minY) minY = y;
        if (y > maxY) maxY = y;
      }
    }
    const to = 4 * feature;
    boxes[to] = minX;
    boxes[to + 1] = minY;
    boxes[to + 2] = maxX;
    boxes[to + 3] = maxY;
  }
}

/** An array of at least so many values, that begins as this one does. */
export function grown<T extends Uint8Array | Int32Array | Float64Array>(array: T, least: number): T;
export function grown(array: Uint8Array | Int32Array | Float64Array, least: number): Uint8Array | Int32Array | Float64Array {
  const length = Math.max(least, 2 * array.length);
  if (array instanceof Uint8Array) {
    const larger = new Uint8Array(length);
    larger.set(array);
    return larger;
  }
  const larger = array instanceof Int32Array ? new Int32Array(length) : new Float64Array(length);
  larger.set(array);
  return larger;
}

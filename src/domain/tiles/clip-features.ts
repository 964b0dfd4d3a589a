import { type FlatFeatures, KEEP, ONE_POINT, POINTS, POLYGONS, STRIDE } from './flat-features.ts';

/**
 * What a list's features have between two straight lines, as a new list at the end of `lists`: features wholly between
 * them as they are, others cut (rings by Sutherland and Hodgman 1974, https://doi.org/10.1145/360767.360802; lines into
 * pieces). A vertex that a cut makes is never left out when a line is simplified.
 * @param from where the list begins, and `to` where it ends
 * @param low as `high` on the axis, in the units of the features; what lies on `high` alone is not between them
 * @param axis 0 for x, 1 for y
 */
export function clipList(flat: FlatFeatures, from: number, to: number, low: number, high: number, axis: 0 | 1): void {
  flat.reserveList(to - from);
  const { lists } = flat;
  let { kinds, boxes, listed } = flat;
  for (let at = from; at < to; at++) {
    const feature = lists[at]!;
    if (kinds[feature] === ONE_POINT) {
      const place = flat.placeOf(feature, axis);
      if (place >= low && place < high) lists[listed++] = feature;
      continue;
    }
    const min = boxes[4 * feature + axis]!;
    const max = boxes[4 * feature + 2 + axis]!;
    if (min >= low && max < high) lists[listed++] = feature;
    else if (max >= low && min < high) {
      const cut = clipFeature(flat, feature, low, high, axis);
      if (cut === undefined) continue;
      lists[listed++] = cut;
      // There may have been no room for it in the old ones.
      ({ kinds, boxes } = flat);
    }
  }
  flat.listed = listed;
}

/** The part of a feature between two lines, added as a new one; undefined where there is nothing of it. */
function clipFeature(flat: FlatFeatures, feature: number, low: number, high: number, axis: 0 | 1): number | undefined {
  const kind = flat.kinds[feature]!;
  const before = flat.parts;
  const last = flat.firstParts[feature + 1]!;
  for (let part = flat.firstParts[feature]!; part < last; part++) {
    if (kind === POINTS) clipPoints(flat, part, low, high, axis);
    else clipPart(flat, part, low, high, axis, kind === POLYGONS);
  }
  return flat.parts === before ? undefined : flat.closeFeature(kind, flat.owners[feature]!);
}

function clipPoints(flat: FlatFeatures, part: number, low: number, high: number, axis: 0 | 1): void {
  const [start, end] = [flat.firstCoords[part]!, flat.firstCoords[part + 1]!];
  flat.reserve(1, (end - start) / STRIDE);
  const { coords } = flat;
  let to = flat.used;
  for (let at = start; at < end; at += STRIDE) {
    const value = coords[at + axis]!;
    if (value < low || value >= high) continue;
    to = copyVertex(coords, at, to);
  }
  if (to > flat.used) flat.closePart(0, to);
}

function clipPart(flat: FlatFeatures, part: number, low: number, high: number, axis: 0 | 1, isRing: boolean): void {
  const [start, end] = [flat.firstCoords[part]!, flat.firstCoords[part + 1]!];
  const vertices = (end - start) / STRIDE;
  // A line may leave between any two vertices, and a ring is closed.
  flat.reserve(isRing ? 1 : vertices, 2 * vertices + 1);
  const { coords, isWhole } = flat;
  const size = flat.sizes[part]!;
  let to = flat.used;
  let b = coords[start + axis]!;
  for (let at = start; at < end - STRIDE; at += STRIDE) {
    const a = b;
    b = coords[at + STRIDE + axis]!;
    // Both within, or both beyond the same side, as nearly all are.
    if (a >= low && a <= high && b >= low && b <= high) {
      to = copyVertex(coords, at, to);
      continue;
    }
    if ((a < low && b < low) || (a > high && b > high)) continue;
    let left = false;
    if (a < low) {
      if (b >= low) to = cross(coords, at, to, low, axis, isWhole);
    } else if (a > high) {
      if (b <= high) to = cross(coords, at, to, high, axis, isWhole);
    } else {
      to = copyVertex(coords, at, to);
    }
    if (b < low && a >= low) {
      to = cross(coords, at, to, low, axis, isWhole);
      left = true;
    }
    if (b > high && a <= high) {
      to = cross(coords, at, to, high, axis, isWhole);
      left = true;
    }
    if (left && !isRing && to > flat.used) flat.closePart(size, to);
  }
  const final = coords[end - STRIDE + axis]!;
  if (final >= low && final <= high) to = copyVertex(coords, end - STRIDE, to);
  const first = flat.used;
  const isOpen = to - first >= 2 * STRIDE && (coords[to - 3] !== coords[first] || coords[to - 2] !== coords[first + 1]);
  if (isRing && isOpen) to = copyVertex(coords, first, to);
  if (to > first) flat.closePart(size, to);
}

/**
 * The place where the line from a vertex to the next one meets a straight line.
 * @param to where it is written
 * @returns the place after it
 */
function cross(coords: Int32Array | Float64Array, at: number, to: number, line: number, axis: 0 | 1, isWhole: boolean): number {
  const other = 1 - axis;
  const a = coords[at + axis]!;
  const share = (line - a) / (coords[at + STRIDE + axis]! - a);
  const from = coords[at + other]!;
  const met = from + (coords[at + STRIDE + other]! - from) * share;
  coords[to + axis] = line;
  coords[to + other] = isWhole ? Math.floor(met + 0.5) : met;
  coords[to + 2] = KEEP;
  return to + STRIDE;
}

/** @returns the place after the copy */
function copyVertex(coords: Int32Array | Float64Array, at: number, to: number): number {
  coords[to] = coords[at]!;
  coords[to + 1] = coords[at + 1]!;
  coords[to + 2] = coords[at + 2]!;
  return to + STRIDE;
}

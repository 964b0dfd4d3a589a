/** Vertices in a plane, the first repeated at the end. */
export type PlaneRing = [number, number][];
/** An outer ring and its holes. */
export type PlanePolygon = PlaneRing[];
/** [least x, least y, greatest x, greatest y]. */
export type PlaneBox = readonly [number, number, number, number];

/**
 * The parts of polygons inside a box (Sutherland & Hodgman 1974, a side at a time). Parts of one ring stay one ring,
 * joined along the box's sides; such seams run forth and back, so areas and overlays are not changed by them.
 */
export function clipPolygons(polygons: readonly PlanePolygon[], box: PlaneBox): PlanePolygon[] {
  const clipped: PlanePolygon[] = [];
  for (const [outer, ...holes] of polygons) {
    const inside = outer && clipRing(outer, box);
    if (!inside) continue;
    clipped.push([
      inside,
      ...holes.flatMap((hole) => {
        const part = clipRing(hole, box);
        return part ? [part] : [];
      }),
    ]);
  }
  return clipped;
}

/** [least x, least y, greatest x, greatest y] of polygons; turned inside out when there are none. */
export function boxOf(polygons: readonly PlanePolygon[]): PlaneBox {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer = []] of polygons) {
    for (const [x, y] of outer) {
      west = Math.min(west, x);
      north = Math.min(north, y);
      east = Math.max(east, x);
      south = Math.max(south, y);
    }
  }
  return [west, north, east, south];
}

/** Whether two boxes share more than a side. */
export function boxesMeet(a: PlaneBox, b: PlaneBox): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function clipRing(ring: PlaneRing, box: PlaneBox): PlaneRing | undefined {
  const own = boxOf([[ring]]);
  if (!boxesMeet(own, box)) return undefined;
  let part = ring;
  if (own[0] < box[0]) part = clipSide(part, 0, box[0], 1);
  if (own[2] > box[2]) part = clipSide(part, 0, box[2], -1);
  if (own[1] < box[1]) part = clipSide(part, 1, box[1], 1);
  if (own[3] > box[3]) part = clipSide(part, 1, box[3], -1);
  return part.length >= 4 && Math.abs(doubleArea(part)) > 0 ? part : undefined;
}

/** Keep what lies on the side of `limit` where `sign` × coordinate grows. */
function clipSide(ring: PlaneRing, axis: 0 | 1, limit: number, sign: 1 | -1): PlaneRing {
  const kept: PlaneRing = [];
  const add = (point: [number, number]): void => {
    const last = kept.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) kept.push(point);
  };
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!];
    const fromIn = sign * (a[axis] - limit) >= 0;
    const toIn = sign * (b[axis] - limit) >= 0;
    if (fromIn) add(a);
    if (fromIn !== toIn) {
      const along = (limit - a[axis]) / (b[axis] - a[axis]);
      // The limit itself, not a rounded value: neighbouring boxes must share their side exactly.
      add(axis === 0 ? [limit, a[1] + along * (b[1] - a[1])] : [a[0] + along * (b[0] - a[0]), limit]);
    }
    if (toIn) add(b);
  }
  const [first, last] = [kept[0], kept.at(-1)];
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) kept.push([first[0], first[1]]);
  return kept;
}

/** Twice the signed area of a closed ring, positive where it runs clockwise with y to the south. */
export function doubleArea(ring: PlaneRing): number {
  const [originX, originY] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
    sum += (ax - originX) * (by - originY) - (bx - originX) * (ay - originY);
  }
  return sum;
}

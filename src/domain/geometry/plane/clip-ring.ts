import type { CellBounds } from './clip-line.ts';

/** Twice the area a ring encloses, y to the south: more than 0 where it runs clockwise on screen. @param ring flat x, y positions, the first repeated at the end */
export function signedArea(ring: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 2; i + 1 < ring.length; i += 2) sum += ring[i - 2]! * ring[i + 1]! - ring[i]! * ring[i - 1]!;
  return sum;
}

/**
 * The part of a ring inside a cell (Sutherland & Hodgman 1974): one ring, whose parts are joined along the cell's sides where it
 * comes in more than once; empty where nothing is inside.
 * @param ring flat x, y positions, the first repeated at the end
 * @returns likewise
 */
export function clipRing(ring: ArrayLike<number>, [minX, minY, maxX, maxY]: CellBounds): number[] {
  let points: (readonly [number, number])[] = Array.from({ length: Math.max(0, (ring.length >> 1) - 1) }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!] as const);
  const sides = [
    [0, minX, 1],
    [0, maxX, -1],
    [1, minY, 1],
    [1, maxY, -1],
  ] as const;
  for (const [axis, limit, sign] of sides) {
    const isInside = (point: readonly [number, number]): boolean => (point[axis] - limit) * sign >= 0;
    const kept: (readonly [number, number])[] = [];
    points.forEach((point, at) => {
      const before = points.at(at - 1) ?? point;
      if (isInside(before) !== isInside(point)) {
        const share = (limit - before[axis]) / (point[axis] - before[axis]);
        const other = before[1 - axis]! + share * (point[1 - axis]! - before[1 - axis]!);
        kept.push(axis === 0 ? [limit, other] : [other, limit]);
      }
      if (isInside(point)) kept.push(point);
    });
    points = kept;
  }
  const [first] = points;
  if (!first || points.length < 3) return [];
  return [...points, first].flat();
}

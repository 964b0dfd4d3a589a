import type { PlaneBox } from '../geometry/plane/clip-polygons.ts';
import type { LaidBuffer } from './laid-buffer.ts';

/** More than rounding, in radii. */
const MARGIN = 1e-9;
/** Squared distances of capsules' pieces from the middle of a box, written anew for each. */
let distances = new Float64Array(1024);

/**
 * Of many capsules in a box those that can matter there. A capsule that is farther from all of the box than another covers
 * nothing of it that the other does not; and one that does not reach its middle does not hold it.
 * @param near capsules that may lie in the box
 */
export function pickNearest(
  { capsules }: LaidBuffer,
  near: readonly number[],
  [left, top, right, bottom]: PlaneBox,
): { readonly outermost: number[]; readonly mayHold: number[] } {
  if (distances.length < near.length) distances = new Float64Array(2 * near.length);
  // In radii of one of them; how much those of others differ is allowed for.
  const [rx, ry] = [capsules[6 * near[0]! + 4]!, capsules[6 * near[0]! + 5]!];
  const x = (left + right) / 2 / rx;
  const y = (top + bottom) / 2 / ry;
  const reach = Math.hypot((right - left) / rx, (bottom - top) / ry) / 2;
  let [least, leastX, mostX, leastY, mostY] = [Infinity, rx, rx, ry, ry];
  for (let k = 0; k < near.length; k++) {
    const i = 6 * near[k]!;
    const ax = capsules[i]! / rx - x;
    const ay = capsules[i + 1]! / ry - y;
    const dx = capsules[i + 2]! / rx - x - ax;
    const dy = capsules[i + 3]! / ry - y - ay;
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : -(ax * dx + ay * dy) / square;
    const t = share < 0 ? 0 : share > 1 ? 1 : share;
    const distance = (ax + t * dx) ** 2 + (ay + t * dy) ** 2;
    distances[k] = distance;
    if (distance < least) least = distance;
    const ownX = capsules[i + 4]!;
    const ownY = capsules[i + 5]!;
    if (ownX < leastX) leastX = ownX;
    if (ownX > mostX) mostX = ownX;
    if (ownY < leastY) leastY = ownY;
    if (ownY > mostY) mostY = ownY;
  }
  const unlike = Math.max(mostX / leastX, mostY / leastY);
  const farthest = (unlike * (Math.sqrt(least) + reach) + reach + MARGIN) ** 2;
  const holding = (unlike + MARGIN) ** 2;
  const outermost: number[] = [];
  const mayHold: number[] = [];
  for (let k = 0; k < near.length; k++) {
    if (distances[k]! <= farthest) outermost.push(near[k]!);
    if (distances[k]! <= holding) mayHold.push(near[k]!);
  }
  return { outermost, mayHold };
}

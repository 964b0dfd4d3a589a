import { indexLines } from './line-index.ts';
import { meetSegment } from './meet-segment.ts';

type Segment = readonly [number, number, number, number];

/** The nearest places of two closed segments (ax, ay, bx, by) and their distance, in the units of the plane. */
export function closestPoints(first: Segment, second: Segment): { distance: number; from: [number, number]; to: [number, number] } {
  const best = { distance: Infinity, from: [0, 0] as [number, number], to: [0, 0] as [number, number] };
  const take = (from: [number, number], to: [number, number]): void => {
    const distance = Math.hypot(from[0] - to[0], from[1] - to[1]);
    if (distance < best.distance) Object.assign(best, { distance, from, to });
  };
  const [ax, ay, bx, by] = first;
  const [cx, cy, dx, dy] = second;
  for (const [x, y] of [[ax, ay], [bx, by]] as const) take([x, y], onSegment(x, y, second));
  for (const [x, y] of [[cx, cy], [dx, dy]] as const) take(onSegment(x, y, first), [x, y]);
  if (best.distance > 0 && boxesMeet(first, second)) {
    const other = indexLines([[cx, cy, dx, dy]]);
    const [t] = other ? meetSegment(ax, ay, bx, by, other) : [];
    if (t !== undefined) {
      const place: [number, number] = [ax + t * (bx - ax), ay + t * (by - ay)];
      return { distance: 0, from: place, to: place };
    }
  }
  return best;
}

function boxesMeet([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean {
  return Math.min(ax, bx) <= Math.max(cx, dx) && Math.min(cx, dx) <= Math.max(ax, bx) && Math.min(ay, by) <= Math.max(cy, dy) && Math.min(cy, dy) <= Math.max(ay, by);
}

/** The place of a closed segment nearest to a point. */
export function onSegment(x: number, y: number, [ax, ay, bx, by]: Segment): [number, number] {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
  return [ax + t * dx, ay + t * dy];
}

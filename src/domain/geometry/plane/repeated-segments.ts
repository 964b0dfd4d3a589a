import { orient2d } from 'robust-predicates';
import { visitBoxPairs } from './box-pairs.ts';

/** A stretch of a segment that an earlier one covers, from and to a vertex of either, in the segment's own direction. */
type Cover = readonly [fromX: number, fromY: number, toX: number, toY: number];

/**
 * Lines without the stretches that earlier segments of the same lines cover, in either direction and whatever their
 * vertices, so that a way there and back counts once. Leaving one out splits its line, at a vertex of the segment that
 * covers it, so that no position is rounded; repeated positions go too. Two segments overlap where all four ends are on
 * one line exactly (adaptive-precision predicates).
 * @param lines flat x, y positions
 * @returns the same lines where nothing repeats, in the same order
 */
export function dropRepeatedSegments(lines: readonly ArrayLike<number>[]): number[][] {
  const covers = findCovers(segmentsOf(lines));
  const result: number[][] = [];
  let segment = 0;
  for (const line of lines) {
    let current: number[] = [];
    const close = (): void => {
      if (current.length > 0) result.push(current);
      current = [];
    };
    const take = (ax: number, ay: number, bx: number, by: number): void => {
      if (ax === bx && ay === by) return;
      if (current.length === 0) current.push(ax, ay);
      current.push(bx, by);
    };
    for (let i = 2; i + 1 < line.length; i += 2) {
      const [ax, ay, bx, by] = [line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!];
      if (ax === bx && ay === by) continue;
      const covered = covers.get(segment++);
      if (!covered) {
        take(ax, ay, bx, by);
        continue;
      }
      let [x, y] = [ax, ay];
      const along = (px: number, py: number): number =>
        Math.abs(bx - ax) >= Math.abs(by - ay) ? (px - ax) * Math.sign(bx - ax) : (py - ay) * Math.sign(by - ay);
      for (const [fromX, fromY, toX, toY] of covered.sort((c, d) => along(c[0], c[1]) - along(d[0], d[1]))) {
        if (along(fromX, fromY) > along(x, y)) take(x, y, fromX, fromY);
        close();
        if (along(toX, toY) > along(x, y)) [x, y] = [toX, toY];
      }
      take(x, y, bx, by);
    }
    close();
  }
  return result;
}

/** Whether a segment of lines covers a stretch of another. */
export function hasRepeatedSegments(lines: readonly ArrayLike<number>[]): boolean {
  return findCovers(segmentsOf(lines)).size > 0;
}

function segmentsOf(lines: readonly ArrayLike<number>[]): number[] {
  const segments: number[] = [];
  for (const line of lines) {
    for (let i = 2; i + 1 < line.length; i += 2) {
      if (line[i - 2] !== line[i] || line[i - 1] !== line[i + 1]) segments.push(line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!);
    }
  }
  return segments;
}

/** What earlier segments cover, by number of the later one. */
function findCovers(segments: readonly number[]): Map<number, Cover[]> {
  const covers = new Map<number, Cover[]>();
  visitBoxPairs(segments, (i, j) => {
    // Nearly every pair ends here: no arrays are made for them.
    const ax = segments[4 * i]!;
    const ay = segments[4 * i + 1]!;
    const bx = segments[4 * i + 2]!;
    const by = segments[4 * i + 3]!;
    const cx = segments[4 * j]!;
    const cy = segments[4 * j + 1]!;
    const dx = segments[4 * j + 2]!;
    const dy = segments[4 * j + 3]!;
    const byX = Math.abs(dx - cx) >= Math.abs(dy - cy);
    const a = byX ? ax : ay;
    const b = byX ? bx : by;
    const c = byX ? cx : cy;
    const d = byX ? dx : dy;
    if (Math.max(a, b) <= Math.min(c, d) || Math.max(c, d) <= Math.min(a, b)) return false;
    if (orient2d(cx, cy, dx, dy, ax, ay) !== 0 || orient2d(cx, cy, dx, dy, bx, by) !== 0) return false;
    const sign = d > c ? 1 : -1;
    // The covering segment, turned into the covered one's direction.
    const [sx, sy, ex, ey] = (b - a) * sign > 0 ? [ax, ay, bx, by] : [bx, by, ax, ay];
    const [s, e] = byX ? [sx, ex] : [sy, ey];
    const from = (s - c) * sign > 0 ? ([sx, sy] as const) : ([cx, cy] as const);
    const to = (e - d) * sign < 0 ? ([ex, ey] as const) : ([dx, dy] as const);
    const cover: Cover = [...from, ...to];
    const known = covers.get(j);
    if (known) known.push(cover);
    else covers.set(j, [cover]);
    return false;
  });
  return covers;
}

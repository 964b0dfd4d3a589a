import { orient2d } from 'robust-predicates';
import type { InsidePiece } from '../../crossings/cross-line.ts';
import { UnionFind } from '../union-find.ts';
import { visitBoxPairs } from './box-pairs.ts';

type Piece = Pick<InsidePiece, 'xy' | 'from' | 'to'>;

/**
 * Groups of pieces that share a point (end at one node, touch or cross), directly or through others. The
 * lines' own segments are asked, exactly, not the cut ones: cutting at the boundary rounds.
 * @param pieces stretches of lines inside a polygon
 * @param links pairs of pieces known to be connected otherwise
 * @returns for each piece the number of its group, 0 … groups − 1 in order of first piece
 */
export function connectPieces(pieces: readonly Piece[], links: readonly (readonly [number, number])[] = []): number[] {
  const sets = new UnionFind(pieces.length);
  let groups = pieces.length;
  const join = (a: number, b: number): void => {
    if (sets.unite(a, b)) groups -= 1;
  };
  for (const [a, b] of links) join(a, b);
  if (groups > 1) joinVisit(pieces, join, sets, () => groups === 1);
  const numbers = new Map<number, number>();
  return pieces.map((_, piece) => {
    const root = sets.rootOf(piece);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
}

/** How far beyond its cut end a piece still meets another, as a share of the line's own segment: what cutting rounds. */
const ROUNDING = 1e-9;

function joinVisit(pieces: readonly Piece[], join: (a: number, b: number) => void, sets: UnionFind, done: () => boolean): void {
  const segments: number[] = [];
  // Per segment: its piece, and the share of it that is the piece's.
  const owner: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  pieces.forEach(({ xy, from, to }, number) => {
    for (let i = 2; i + 1 < xy.length; i += 2) {
      const [ax, ay] = i === 2 ? from : [xy[i - 2]!, xy[i - 1]!];
      const [bx, by] = i + 3 < xy.length ? [xy[i]!, xy[i + 1]!] : to;
      const byX = Math.abs(bx - ax) >= Math.abs(by - ay);
      segments.push(ax, ay, bx, by);
      owner.push(number);
      starts.push(byX ? (xy[i - 2]! - ax) / (bx - ax) : (xy[i - 1]! - ay) / (by - ay));
      ends.push(byX ? (xy[i]! - ax) / (bx - ax) : (xy[i + 1]! - ay) / (by - ay));
    }
  });
  visitBoxPairs(segments, (s, o) => {
    const first = owner[s]!;
    const second = owner[o]!;
    if (first === second || sets.rootOf(first) === sets.rootOf(second)) return false;
    const ax = segments[4 * s]!;
    const ay = segments[4 * s + 1]!;
    const bx = segments[4 * s + 2]!;
    const by = segments[4 * s + 3]!;
    const cx = segments[4 * o]!;
    const cy = segments[4 * o + 1]!;
    const dx = segments[4 * o + 2]!;
    const dy = segments[4 * o + 3]!;
    const c = orient2d(ax, ay, bx, by, cx, cy);
    const d = orient2d(ax, ay, bx, by, dx, dy);
    if ((c > 0 && d > 0) || (c < 0 && d < 0)) return false;
    if (c === 0 && d === 0) {
      const byX = Math.abs(bx - ax) >= Math.abs(by - ay);
      const shareOf = (t: number): number => (byX ? (cx + t * (dx - cx) - ax) / (bx - ax) : (cy + t * (dy - cy) - ay) / (by - ay));
      const [t, u] = [shareOf(starts[o]!), shareOf(ends[o]!)];
      if (Math.max(t, u) >= starts[s]! - ROUNDING && Math.min(t, u) <= ends[s]! + ROUNDING) join(first, second);
      return done();
    }
    const a = orient2d(cx, cy, dx, dy, ax, ay);
    const b = orient2d(cx, cy, dx, dy, bx, by);
    if ((a > 0 && b > 0) || (a < 0 && b < 0)) return false;
    const [t, u] = [a / (a - b), c / (c - d)];
    const within = (share: number, segment: number): boolean => share >= starts[segment]! - ROUNDING && share <= ends[segment]! + ROUNDING;
    if (within(t, s) && within(u, o)) join(first, second);
    return done();
  });
}

/** The end of a piece on the edge of its cell, in the world grid. */
export interface EdgeEnd {
  readonly piece: number;
  /** Number of the cell. */
  readonly cell: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Pairs of ends of one barrier that neighbouring cells cut from each other. Rounding in tiles may move the meeting
 * point, so the nearest end of another cell within the tolerance is taken; x = 0 and x = world width are one meridian.
 * @returns pairs of indices into `ends`
 */
export function stitchPieces(ends: readonly EdgeEnd[], tolerance: number, worldWidth: number): [number, number][] {
  const key = (column: number, row: number): string => `${column} ${row}`;
  const columns = Math.max(1, Math.floor(worldWidth / (2 * tolerance)));
  const wide = worldWidth / columns;
  const columnOf = (x: number): number => ((Math.floor(x / wide) % columns) + columns) % columns;
  const rowOf = (y: number): number => Math.floor(y / wide);
  const buckets = new Map<string, number[]>();
  ends.forEach(({ x, y }, index) => {
    const at = key(columnOf(x), rowOf(y));
    const bucket = buckets.get(at);
    if (bucket) bucket.push(index);
    else buckets.set(at, [index]);
  });
  const pairs: [number, number][] = [];
  ends.forEach((end, index) => {
    let nearest = tolerance;
    let matches: number[] = [];
    for (let row = rowOf(end.y) - 1; row <= rowOf(end.y) + 1; row++) {
      for (let step = -1; step <= 1; step++) {
        for (const other of buckets.get(key((columnOf(end.x) + step + columns) % columns, row)) ?? []) {
          const { cell, x, y } = ends[other]!;
          if (cell === end.cell) continue;
          const dx = Math.abs(x - end.x);
          const distance = Math.hypot(Math.min(dx, worldWidth - dx), y - end.y);
          if (distance < nearest) matches = [];
          if (distance <= nearest) {
            nearest = distance;
            matches.push(other);
          }
        }
      }
    }
    for (const other of matches) pairs.push([index, other]);
  });
  return pairs;
}

import Flatbush from 'flatbush';
import { orient2d } from 'robust-predicates';

/** Whether closed segments AB and CD, whose boxes meet, share a point. Exact. */
function segmentsMeet(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number): boolean {
  const c = orient2d(ax, ay, bx, by, cx, cy);
  const d = orient2d(ax, ay, bx, by, dx, dy);
  if ((c > 0 && d > 0) || (c < 0 && d < 0)) return false;
  // On one line, and their boxes meet: so do they.
  if (c === 0 && d === 0) return true;
  const a = orient2d(cx, cy, dx, dy, ax, ay);
  const b = orient2d(cx, cy, dx, dy, bx, by);
  return !((a > 0 && b > 0) || (a < 0 && b < 0));
}

/**
 * Groups of pieces that share a point (end at one node, touch or cross), directly or through others.
 * @param pieces flat x, y positions, at least two each
 * @param links pairs of pieces known to be connected otherwise
 * @returns for each piece the number of its group, 0 … groups − 1 in order of first piece
 */
export function connectPieces(pieces: readonly ArrayLike<number>[], links: readonly (readonly [number, number])[] = []): number[] {
  const parent = pieces.map((_, index) => index);
  const rootOf = (piece: number): number => {
    let root = piece;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!;
    return root;
  };
  let groups = pieces.length;
  const join = (a: number, b: number): void => {
    const [rootA, rootB] = [rootOf(a), rootOf(b)];
    if (rootA === rootB) return;
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    groups -= 1;
  };
  for (const [a, b] of links) join(a, b);
  if (groups > 1) joinMeeting(pieces, join, rootOf, () => groups === 1);
  const numbers = new Map<number, number>();
  return pieces.map((_, piece) => {
    const root = rootOf(piece);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
}

function joinMeeting(
  pieces: readonly ArrayLike<number>[], join: (a: number, b: number) => void, rootOf: (piece: number) => number, done: () => boolean,
): void {
  const segments: number[] = [];
  const owner: number[] = [];
  pieces.forEach((piece, number) => {
    for (let i = 2; i + 1 < piece.length; i += 2) {
      segments.push(piece[i - 2]!, piece[i - 1]!, piece[i]!, piece[i + 1]!);
      owner.push(number);
    }
  });
  if (owner.length < 2) return;
  const index = new Flatbush(owner.length);
  for (let i = 0; i < segments.length; i += 4) {
    const [ax, ay, bx, by] = [segments[i]!, segments[i + 1]!, segments[i + 2]!, segments[i + 3]!];
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  for (let s = 0; s < owner.length && !done(); s++) {
    const i = 4 * s;
    const [ax, ay, bx, by] = [segments[i]!, segments[i + 1]!, segments[i + 2]!, segments[i + 3]!];
    const others = index.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), (other) => other > s && owner[other] !== owner[s]);
    for (const other of others) {
      const j = 4 * other;
      const [a, b] = [owner[s]!, owner[other]!];
      if (rootOf(a) === rootOf(b)) continue;
      if (segmentsMeet(ax, ay, bx, by, segments[j]!, segments[j + 1]!, segments[j + 2]!, segments[j + 3]!)) join(a, b);
    }
  }
}

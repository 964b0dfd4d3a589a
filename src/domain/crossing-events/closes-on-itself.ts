import Flatbush from 'flatbush';
import { UnionFind } from '../geometry/union-find.ts';
import { WORLD_WIDTH } from '../tiles/world-grid.ts';

/** Places this near are one, in the world grid: 0.1 m at the equator, more than tiles of one archive differ by where lines meet. */
const SAME_PLACE = WORLD_WIDTH / 2 ** 28;

/**
 * Whether lines hold a ring, where they meet at ends or cross: a fence around a pasture cuts it out without meeting the corridor's
 * boundary. Lines that run along one another hold none by that.
 * @param lines flat x, y positions in the world grid
 */
export function closesOnItself(lines: readonly ArrayLike<number>[]): boolean {
  const segments = lines
    .flatMap((line, of) =>
      Array.from({ length: Math.max(0, line.length / 2 - 1) }, (_, i): Segment => ({
        of,
        i,
        ax: line[2 * i]!,
        ay: line[2 * i + 1]!,
        bx: line[2 * i + 2]!,
        by: line[2 * i + 3]!,
      })),
    )
    .filter(({ ax, ay, bx, by }) => ax !== bx || ay !== by);
  if (segments.length < 2) return false;
  const index = new Flatbush(segments.length);
  for (const { ax, ay, bx, by } of segments) {
    index.add(Math.min(ax, bx) - SAME_PLACE, Math.min(ay, by) - SAME_PLACE, Math.max(ax, bx) + SAME_PLACE, Math.max(ay, by) + SAME_PLACE);
  }
  index.finish();
  // Lines and the places where they meet, as a graph: where it holds a circle, so do the lines.
  const graph = new Circles();
  for (const [number, a] of segments.entries()) {
    const near = index.search(Math.min(a.ax, a.bx), Math.min(a.ay, a.by), Math.max(a.ax, a.bx), Math.max(a.ay, a.by), (other) => other > number);
    for (const other of near) {
      const b = segments[other]!;
      const place = placeOfMeeting(a, b);
      if (!place) continue;
      if (a.of === b.of) {
        if (!isNextTo(a, b, place)) return true;
        continue;
      }
      const key = `${Math.round(place[0] / SAME_PLACE)} ${Math.round(place[1] / SAME_PLACE)}`;
      if (graph.close(`line ${a.of}`, key) || graph.close(`line ${b.of}`, key)) return true;
    }
  }
  return false;
}

interface Segment {
  readonly of: number;
  readonly i: number;
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/** Whether two segments of a line meet only where the one goes on as the other, or lies within a dash that is shorter than a place. */
function isNextTo(a: Segment, b: Segment, [x, y]: readonly [number, number]): boolean {
  if (b.i - a.i === 1) return true;
  // Vertices between that all lie at the place of meeting make no ring.
  return Math.hypot(b.ax - a.bx, b.ay - a.by) <= SAME_PLACE && Math.hypot(x - a.bx, y - a.by) <= SAME_PLACE && b.i - a.i === 2;
}

/** Where two segments cross or touch; undefined where they do not, or run along one another. */
function placeOfMeeting(a: Segment, b: Segment): readonly [number, number] | undefined {
  const [ux, uy, vx, vy] = [a.bx - a.ax, a.by - a.ay, b.bx - b.ax, b.by - b.ay];
  // Ends that touch the other segment, the nearest of four.
  for (const [x, y, on] of [
    [a.ax, a.ay, b],
    [a.bx, a.by, b],
    [b.ax, b.ay, a],
    [b.bx, b.by, a],
  ] as const) {
    const [dx, dy] = [on.bx - on.ax, on.by - on.ay];
    const along = Math.max(0, Math.min(1, ((x - on.ax) * dx + (y - on.ay) * dy) / (dx * dx + dy * dy)));
    if (Math.hypot(on.ax + along * dx - x, on.ay + along * dy - y) <= SAME_PLACE) return isAlong(a, b) && along > 0 && along < 1 ? undefined : [x, y];
  }
  const cross = ux * vy - uy * vx;
  if (cross === 0) return undefined;
  const s = ((b.ax - a.ax) * vy - (b.ay - a.ay) * vx) / cross;
  const t = ((b.ax - a.ax) * uy - (b.ay - a.ay) * ux) / cross;
  return s < 0 || s > 1 || t < 0 || t > 1 ? undefined : [a.ax + s * ux, a.ay + s * uy];
}

/** Whether segments have one direction, or its opposite, so that they may run along one another. */
function isAlong(a: Segment, b: Segment): boolean {
  const [ux, uy, vx, vy] = [a.bx - a.ax, a.by - a.ay, b.bx - b.ax, b.by - b.ay];
  return Math.abs(ux * vy - uy * vx) <= 1e-6 * Math.hypot(ux, uy) * Math.hypot(vx, vy);
}

/** Tells when an edge closes a circle in a graph of some lines and the places where they meet; one that is there already closes none. */
class Circles {
  private readonly numbers = new Map<string, number>();
  private readonly edges = new Set<string>();
  private readonly sets = new UnionFind();

  close(a: string, b: string): boolean {
    const edge = `${a}|${b}`;
    if (this.edges.has(edge)) return false;
    this.edges.add(edge);
    return !this.sets.unite(this.numberOf(a), this.numberOf(b));
  }

  private numberOf(node: string): number {
    const number = this.numbers.get(node) ?? this.sets.add();
    this.numbers.set(node, number);
    return number;
  }
}

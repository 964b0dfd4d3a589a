import type { LinePlane } from './line-plane.ts';

/** The two ends of a step in a plane, metres, and σₘ²T of the bridge between them, m². */
export interface StepEnds {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly spread: number;
}

/** A connected stretch of a line about a step, simplified to a share of the step's spread. */
export interface LocalChain {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Measure of each vertex, metres along the line. */
  readonly m: readonly number[];
  /** Whether its first or last edge goes on straight beyond the line's own end, where it counts for nothing. */
  readonly beyondStart: boolean;
  readonly beyondEnd: boolean;
}

/** −ln of the share of the density that is passed over: places farther off than this are not looked at. */
export const FARTHEST_EXCESS = 9;
/** A line is simplified within this share of a step's spread (√σₘ²T): what is less moves a crossing by less. */
const SIMPLIFY_SHARE = 0.02;
/** Missing segments that a stretch may leave the box for and still be one. */
const SAME_STRETCH = 16;

/**
 * How much longer a place makes a step's way: the density of the bridge there is exp(−excess) times what matters.
 * @returns (|AY||BY| + AY·BY)/σₘ²T, none on the straight step
 */
export function excessAt(x: number, y: number, { ax, ay, bx, by, spread }: StepEnds): number {
  const px = ax - x;
  const py = ay - y;
  const qx = bx - x;
  const qy = by - y;
  return (Math.sqrt((px * px + py * py) * (qx * qx + qy * qy)) + px * qx + py * qy) / spread;
}

/** The stretches of a line that a step may have met, with straight ways beyond the line's own ends. */
export function localChains(plane: LinePlane, ends: StepEnds): LocalChain[] {
  const { ax, ay, bx, by, spread } = ends;
  const sd = Math.sqrt(spread);
  const reach = sd * Math.sqrt(FARTHEST_EXCESS / 2);
  // A browser sorts a typed array of numbers faster than a list of them.
  const found = Uint32Array.from(plane.search(Math.min(ax, bx) - reach, Math.min(ay, by) - reach, Math.max(ax, bx) + reach, Math.max(ay, by) + reach)).sort();
  const length = Math.hypot(bx - ax, by - ay) + 6 * sd;
  const chains: LocalChain[] = [];
  for (let k = 0; k < found.length;) {
    const first = found[k]!;
    const part = plane.part[plane.segments[first]!]!;
    let last = first;
    for (k += 1; k < found.length && found[k]! - last <= SAME_STRETCH && plane.part[plane.segments[found[k]!]!] === part; k++) last = found[k]!;
    chains.push(chainOf(plane, first, last, SIMPLIFY_SHARE * sd, length));
  }
  return chains;
}

function chainOf(plane: LinePlane, first: number, last: number, tolerance: number, length: number): LocalChain {
  const [from, to] = [plane.segments[first]!, plane.segments[last]! + 1];
  const kept = simplify(plane.x, plane.y, from, to, tolerance);
  const [x, y, m] = [kept.map((i) => plane.x[i]!), kept.map((i) => plane.y[i]!), kept.map((i) => plane.m[i]!)];
  const { closed, fromM, toM } = plane.parts[plane.part[from]!]!;
  const beyondStart = !closed && plane.m[from] === fromM;
  const beyondEnd = !closed && plane.m[to] === toM;
  const goOn = (end: number, before: number): [number, number] => {
    const [dx, dy] = [x[end]! - x[before]!, y[end]! - y[before]!];
    const scale = length / (Math.hypot(dx, dy) || 1);
    return [x[end]! + scale * dx, y[end]! + scale * dy];
  };
  const [start, end] = [goOn(0, 1), goOn(x.length - 1, x.length - 2)];
  if (beyondStart) {
    x.unshift(start[0]);
    y.unshift(start[1]);
    m.unshift(m[0]! - length);
  }
  if (beyondEnd) {
    x.push(end[0]);
    y.push(end[1]);
    m.push(m.at(-1)! + length);
  }
  return { x, y, m, beyondStart, beyondEnd };
}

/** Vertices from…to that keep a line within a tolerance (Douglas & Peucker 1973); both ends stay. */
function simplify(x: Float64Array, y: Float64Array, from: number, to: number, tolerance: number): number[] {
  const kept = [from];
  // Ends of stretches that are not looked at yet, the nearest last; each begins where the one before it ends.
  const open = [to];
  let a = from;
  while (open.length > 0) {
    const b = open.at(-1)!;
    const farthest = farthestFrom(x, y, a, b, tolerance * tolerance);
    if (farthest >= 0) {
      open.push(farthest);
      continue;
    }
    kept.push(b);
    open.pop();
    a = b;
  }
  return kept;
}

/** The vertex between two that lies farthest from the segment between them; −1 where none is farther than the root of `square`. */
function farthestFrom(x: Float64Array, y: Float64Array, a: number, b: number, square: number): number {
  const ax = x[a]!;
  const ay = y[a]!;
  const dx = x[b]! - ax;
  const dy = y[b]! - ay;
  const length = dx * dx + dy * dy;
  let farthest = -1;
  let most = square;
  for (let i = a + 1; i < b; i++) {
    const px = x[i]! - ax;
    const py = y[i]! - ay;
    const share = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
    const offX = px - share * dx;
    const offY = py - share * dy;
    const distance = offX * offX + offY * offY;
    if (distance > most) {
      farthest = i;
      most = distance;
    }
  }
  return farthest;
}

/**
 * Whether a straight step meets a line, gone on straight beyond its ends, an odd number of times: its ends lie on either side.
 * @param ends with a spread of 0, what lies beyond the line's ends is left out
 */
export function isAcrossPlane(plane: LinePlane, ends: StepEnds): boolean {
  const { ax, ay, bx, by, spread } = ends;
  const { x, y, segments } = plane;
  let odd = false;
  for (const k of plane.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))) {
    const i = segments[k]!;
    if (meets(x[i]!, y[i]!, x[i + 1]!, y[i + 1]!, ax, ay, bx, by)) odd = !odd;
  }
  if (spread === 0 || !nearsEnd(plane, ends)) return odd;
  for (const chain of localChains(plane, ends)) {
    const last = chain.x.length - 1;
    if (chain.beyondStart && meets(chain.x[0]!, chain.y[0]!, chain.x[1]!, chain.y[1]!, ax, ay, bx, by)) odd = !odd;
    if (chain.beyondEnd && meets(chain.x[last - 1]!, chain.y[last - 1]!, chain.x[last]!, chain.y[last]!, ax, ay, bx, by)) odd = !odd;
  }
  return odd;
}

/** Whether a line's own end lies where a step may have been. */
function nearsEnd(plane: LinePlane, { ax, ay, bx, by, spread }: StepEnds): boolean {
  const reach = Math.sqrt((spread * FARTHEST_EXCESS) / 2);
  const [minX, minY, maxX, maxY] = [Math.min(ax, bx) - reach, Math.min(ay, by) - reach, Math.max(ax, bx) + reach, Math.max(ay, by) + reach];
  return plane.ends.some((i) => plane.x[i]! >= minX && plane.x[i]! <= maxX && plane.y[i]! >= minY && plane.y[i]! <= maxY);
}

/** Measure of the place where a straight way meets a line; undefined where it does not, or more than once. */
export function meetOnce(plane: LinePlane, ax: number, ay: number, bx: number, by: number): number | undefined {
  const { x, y, m, segments } = plane;
  let measure: number | undefined;
  for (const k of plane.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))) {
    const i = segments[k]!;
    const px = x[i]!;
    const py = y[i]!;
    const dx = x[i + 1]! - px;
    const dy = y[i + 1]! - py;
    if (!meets(px, py, px + dx, py + dy, ax, ay, bx, by)) continue;
    if (measure !== undefined) return undefined;
    const share = ((px - ax) * (by - ay) - (py - ay) * (bx - ax)) / ((bx - ax) * dy - (by - ay) * dx);
    measure = m[i]! + Math.max(0, Math.min(1, share)) * (m[i + 1]! - m[i]!);
  }
  return measure;
}

/** Whether segments PQ and AB meet; an end on the other's line belongs to its right side, so that of two steps one meets it. */
export function meets(px: number, py: number, qx: number, qy: number, ax: number, ay: number, bx: number, by: number): boolean {
  return isLeft(px, py, qx, qy, ax, ay) !== isLeft(px, py, qx, qy, bx, by) && isLeft(ax, ay, bx, by, px, py) !== isLeft(ax, ay, bx, by, qx, qy);
}

function isLeft(fromX: number, fromY: number, toX: number, toY: number, x: number, y: number): boolean {
  return (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX) > 0;
}

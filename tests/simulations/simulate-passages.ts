import type { StepEnds } from '../../src/domain/siting/local-line.ts';
import { meets } from '../../src/domain/siting/local-line.ts';

/** A line as x, y, x, y …, metres. */
export type FlatLine = readonly number[];

/** First and last passages of Brownian bridges over a straight line y = 0 from above, sampled exactly: the places along it. */
export function simulateStraight(ends: StepEnds, bridges: number, random: () => number, normal: () => number): Float64Array {
  const { ax, ay, bx, by, spread } = ends;
  const [a, b] = [Math.abs(ay), Math.abs(by)];
  const places = new Float64Array(2 * bridges);
  for (let i = 0; i < bridges; i++) {
    // t/(T − t) of the first passage is inverse Gaussian with mean a/b and shape a²/σₘ²T; the last is the first of the way back.
    const first = inverseGaussian(a / b, (a * a) / spread, random, normal);
    const last = inverseGaussian(b / a, (b * b) / spread, random, normal);
    const [u, v] = [first / (1 + first), 1 / (1 + last)];
    places[2 * i] = ax + (bx - ax) * u + Math.sqrt(spread * u * (1 - u)) * normal();
    places[2 * i + 1] = ax + (bx - ax) * v + Math.sqrt(spread * v * (1 - v)) * normal();
  }
  return places;
}

/** Michael, Schucany & Haas 1976, The American Statistician 30:88–90. */
function inverseGaussian(mean: number, shape: number, random: () => number, normal: () => number): number {
  const z = normal();
  const y = (mean * z * z) / (2 * shape);
  const root = Math.sqrt(y * (y + 2));
  // The smaller root, without digits lost where y is large.
  const small = mean / (1 + y + root);
  return random() <= mean / (mean + small) ? small : (mean * mean) / small;
}

/**
 * First and last passages of Brownian bridges over a line of any shape, by halving each bridge where it may have met the line,
 * until its spread is a share `fine` of the whole one's. What it tells a passage by is no formula of the atlas.
 * @returns x, y of the first and of the last passage of each bridge, NaN where there is none
 */
export function simulatePassages(line: FlatLine, ends: StepEnds, bridges: number, random: () => number, normal: () => number, fine = 0.02): Float64Array {
  const places = new Float64Array(4 * bridges).fill(Number.NaN);
  const { ax, ay, bx, by, spread } = ends;
  for (let i = 0; i < bridges; i++) {
    firstPassage(line, ax, ay, bx, by, spread, spread * fine * fine, random, normal, places, 4 * i);
    firstPassage(line, bx, by, ax, ay, spread, spread * fine * fine, random, normal, places, 4 * i + 2);
  }
  return places;
}

function distanceTo(line: FlatLine, x: number, y: number): number {
  let least = Infinity;
  for (let k = 3; k < line.length; k += 2) {
    const [ax, ay, dx, dy] = [line[k - 3]! - x, line[k - 2]! - y, line[k - 1]! - line[k - 3]!, line[k]! - line[k - 2]!];
    const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
    const [px, py] = [ax + t * dx, ay + t * dy];
    least = Math.min(least, px * px + py * py);
  }
  return Math.sqrt(least);
}

function isAcross(line: FlatLine, ax: number, ay: number, bx: number, by: number): boolean {
  let odd = false;
  for (let k = 3; k < line.length; k += 2) if (meets(line[k - 3]!, line[k - 2]!, line[k - 1]!, line[k]!, ax, ay, bx, by)) odd = !odd;
  return odd;
}

function firstPassage(
  line: FlatLine,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  spread: number,
  finest: number,
  random: () => number,
  normal: () => number,
  out: Float64Array,
  at: number,
): boolean {
  const [a, b] = [distanceTo(line, ax, ay), distanceTo(line, bx, by)];
  const straight = Math.hypot(bx - ax, by - ay);
  const across = a + b <= straight * (1 + 1e-9) && isAcross(line, ax, ay, bx, by);
  const touching = across ? 1 : Math.exp((-2 * a * b) / spread);
  if (touching < 1e-6) return false;
  if (spread <= finest) {
    if (!across && random() > touching) return false;
    const t = a / (a + b || 1);
    out[at] = ax + t * (bx - ax);
    out[at + 1] = ay + t * (by - ay);
    return true;
  }
  const sd = Math.sqrt(spread / 4);
  const [mx, my] = [(ax + bx) / 2 + sd * normal(), (ay + by) / 2 + sd * normal()];
  return (
    firstPassage(line, ax, ay, mx, my, spread / 2, finest, random, normal, out, at) ||
    firstPassage(line, mx, my, bx, by, spread / 2, finest, random, normal, out, at)
  );
}

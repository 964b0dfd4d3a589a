import { besselK0Scaled, besselK1Scaled } from './bessel.ts';
import type { StepEnds } from './local-line.ts';

/** A straight piece of a line. */
export interface Panel {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Terms of the series that are added while they matter. */
const MOST_TERMS = 60;
const LEAST_TERM = 0.005;
/** zK₁(z) beyond this is nothing, below 0.001; before, it is read from a table. */
const FARTHEST = 9;
const VALUES_A_UNIT = 100;
/** Below this share of the whole a first term says too little of what follows from it. */
const LEAST_FIRST = 0.1;

/** Signed angle under which a panel is seen, radians; positive where its second end lies to the left of the first. */
function angleOf({ x0, y0, x1, y1 }: Panel, x: number, y: number): number {
  const ax = x0 - x;
  const ay = y0 - y;
  const bx = x1 - x;
  const by = y1 - y;
  const cross = ax * by - ay * bx;
  const dot = ax * bx + ay * by;
  const size = Math.abs(cross);
  if (size >= 0.3 * dot) return Math.atan2(cross, dot);
  if (size < 1e-9 * dot) return 0;
  // Nearly all panels are seen under small angles; the series is right to 2e-6 of them.
  const t = cross / dot;
  const square = t * t;
  return t * (1 - square * (1 / 3 - square * (1 / 5 - square / 7)));
}

/** zK₁(z), 1 at 0, at hundredths up to the farthest. */
const KERNEL = Float64Array.from({ length: FARTHEST * VALUES_A_UNIT + 2 }, (_, i) => {
  const z = i / VALUES_A_UNIT;
  return i === 0 ? 1 : z * Math.exp(-z) * besselK1Scaled(z);
});

function kernel(z: number): number {
  const at = z * VALUES_A_UNIT;
  const i = at | 0;
  return KERNEL[i]! + (at - i) * (KERNEL[i + 1]! - KERNEL[i]!);
}

/** What a step and the panels of a line are to each other. */
interface Seen {
  readonly midX: Float64Array;
  readonly midY: Float64Array;
  /** Distances of the panels' middles from either end. */
  readonly toA: Float64Array;
  readonly toB: Float64Array;
  /** Angles under which they are seen from either end. */
  readonly fromA: Float64Array;
  readonly fromB: Float64Array;
}

/**
 * Shares of the first and of the last passage of a Brownian bridge, averaged, over the pieces of a line of any shape between its
 * ends.
 *
 * The density h of the first passage over a line of Brownian motion from A obeys h(y) = 2F(A→y) − 2∫F(y′→y)h(y′), in time and
 * along the line, where F is the free flux through it: an integral equation of the second kind (double-layer potential of heat;
 * Kress 2014, Linear integral equations, ch. 9). Its kernel vanishes along straight lines, so that the first term is the closed
 * form with the distances from the tangents (`passageDensity`). In it F(x→y) ds ∝ kernel · dθ, with the angle θ under which ds is
 * seen from x, which holds at corners, too. What the bend adds is found after a Laplace transform in time, where the equation is one
 * along the line for each wave number k and the kernel krK₁(kr)/π: at the one k = L/σₘ²T that matters most (the saddle point of
 * the way back to time) for the mean length L of the ways from A over the line to B. Each first term is raised or lowered as it is
 * there. The last passage is the first of the way back. Against simulation the total variation is below 0.03 (`docs/siting.md`).
 * @returns undefined where the two ends do not lie on either side of the panels
 */
export function solveBend(panels: readonly Panel[], ends: StepEnds): Float64Array | undefined {
  const { spread } = ends;
  const n = panels.length;
  const seen = look(panels, ends);
  const { midX, midY, toA, toB, fromA, fromB } = seen;
  const sum = (angles: Float64Array): number => angles.reduce((total, angle) => total + angle, 0);
  const side = Math.sign(sum(fromA));
  if (side === 0 || Math.sign(sum(fromB)) !== -side) return undefined;

  // First terms in time, of the first and of the last passage.
  const [first, last] = [new Float64Array(n), new Float64Array(n)];
  let [length, weight] = [0, 0];
  for (let i = 0; i < n; i++) {
    const p = toA[i]!;
    const q = toB[i]!;
    const z = (p * q) / spread;
    const excess = z + ((midX[i]! - ends.ax) * (midX[i]! - ends.bx) + (midY[i]! - ends.ay) * (midY[i]! - ends.by)) / spread;
    const density = Math.exp(-excess) / (Math.PI * spread);
    const [k0, k1] = [besselK0Scaled(z), besselK1Scaled(z)];
    first[i] = density * side * fromA[i]! * p * (q * k1 + p * k0);
    last[i] = -density * side * fromB[i]! * q * (p * k1 + q * k0);
    const share = Math.max(0, first[i]! + last[i]!);
    length += share * (p + q);
    weight += share;
  }
  if (!(weight > 0)) return undefined;
  const k = length / weight / spread;

  const between = betweenPanels(panels, seen, k);
  const shares = new Float64Array(n);
  for (const passage of [
    { term: first, sign: side, angles: fromA, near: toA, far: toB },
    { term: last, sign: -side, angles: fromB, near: toB, far: toA },
  ]) {
    const raised = raise(passage, between, k, spread, seen);
    const total = raised.reduce((all, share) => all + share, 0);
    if (!(total > 0)) return undefined;
    for (let i = 0; i < n; i++) shares[i] = shares[i]! + raised[i]! / total / 2;
  }
  return shares;
}

function look(panels: readonly Panel[], { ax, ay, bx, by }: StepEnds): Seen {
  const n = panels.length;
  const column = (): Float64Array => new Float64Array(n);
  const seen: Seen = { midX: column(), midY: column(), toA: column(), toB: column(), fromA: column(), fromB: column() };
  for (let i = 0; i < n; i++) {
    const panel = panels[i]!;
    const x = (panel.x0 + panel.x1) / 2;
    const y = (panel.y0 + panel.y1) / 2;
    seen.midX[i] = x;
    seen.midY[i] = y;
    seen.toA[i] = Math.hypot(x - ax, y - ay);
    seen.toB[i] = Math.hypot(x - bx, y - by);
    seen.fromA[i] = angleOf(panel, ax, ay);
    seen.fromB[i] = angleOf(panel, bx, by);
  }
  return seen;
}

/** Used again by every step. */
let matrix = new Float64Array(0);

/** The kernel from the middle of panel j to panel i at n·i + j. */
function betweenPanels(panels: readonly Panel[], { midX, midY }: Seen, k: number): Float64Array {
  const n = panels.length;
  if (matrix.length < n * n) matrix = new Float64Array(n * n);
  const between = matrix;
  const farthest = (FARTHEST / k) ** 2;
  for (let i = 0; i < n; i++) {
    const panel = panels[i]!;
    for (let j = 0; j < n; j++) {
      const dx = midX[i]! - midX[j]!;
      const dy = midY[i]! - midY[j]!;
      const square = dx * dx + dy * dy;
      const angle = i === j || square > farthest ? 0 : angleOf(panel, midX[j]!, midY[j]!);
      between[i * n + j] = angle === 0 ? 0 : (angle / Math.PI) * kernel(k * Math.sqrt(square));
    }
  }
  return between;
}

interface PassageTerms {
  readonly term: Float64Array;
  readonly sign: number;
  readonly angles: Float64Array;
  readonly near: Float64Array;
  readonly far: Float64Array;
}

/** First terms with what the bend adds to each, none below zero. */
function raise({ term, sign, angles, near, far }: PassageTerms, between: Float64Array, k: number, spread: number, { toA, toB }: Seen): Float64Array {
  const n = term.length;
  const nearest = near.reduce((least, each) => Math.min(least, each), Infinity);
  const farthest = far.reduce((least, each) => Math.min(least, each), Infinity);
  const start = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    start[i] = ((sign * angles[i]!) / Math.PI) * k * near[i]! * besselK1Scaled(k * near[i]!) * Math.exp(-k * (near[i]! - nearest));
  }
  const solved = start.slice();
  let next = start.slice();
  let added = new Float64Array(n);
  let before = Infinity;
  for (let turn = 0; turn < MOST_TERMS; turn++) {
    let [size, whole] = [0, 0];
    for (let i = 0; i < n; i++) {
      let flux = 0;
      for (let j = 0; j < n; j++) flux += between[i * n + j]! * next[j]!;
      added[i] = -sign * flux;
      solved[i] = solved[i]! + added[i]!;
      size += Math.abs(added[i]!);
      whole += Math.abs(solved[i]!);
    }
    [next, added] = [added, next];
    // What follows is a geometric series of about this ratio.
    const left = turn > 0 && size < before ? (size * size) / (before - size) : size;
    if (size === 0 || left < LEAST_TERM * whole) break;
    before = size;
  }
  // What a passage at each panel comes to in time, for those of which the first term says nothing: the Gaussian about the saddle point.
  const onward = new Float64Array(n);
  let [inTime, inWaves] = [0, 0];
  for (let i = 0; i < n; i++) {
    const off = toA[i]! + toB[i]! - spread * k;
    onward[i] = besselK0Scaled(k * far[i]!) * Math.exp(-k * (far[i]! - farthest) - (off * off) / (2 * spread));
    inTime += term[i]!;
    inWaves += start[i]! * onward[i]!;
  }
  const scale = inTime / inWaves;
  return term.map((each, i) => {
    const [from, to] = [start[i]!, solved[i]!];
    return Math.max(0, from > LEAST_FIRST * to && from > 0 ? (each * to) / from : each + (to - from) * onward[i]! * scale);
  });
}

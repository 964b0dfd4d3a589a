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

/** Columns and rows that every step uses again: of a new one for each, most of the time would go into clearing up after it. */
interface Scratch extends Seen {
  readonly panels: number;
  readonly first: Float64Array;
  readonly last: Float64Array;
  readonly start: Float64Array;
  readonly solved: Float64Array;
  readonly terms: readonly [Float64Array, Float64Array];
  readonly onward: Float64Array;
  /** Where the entries of each panel begin, and after the last. */
  readonly rows: Int32Array;
  /** From which panel an entry is, and the kernel from there. */
  readonly from: Int32Array;
  readonly values: Float64Array;
}

function createScratch(panels: number): Scratch {
  const column = (): Float64Array => new Float64Array(panels);
  return {
    panels,
    midX: column(),
    midY: column(),
    toA: column(),
    toB: column(),
    fromA: column(),
    fromB: column(),
    first: column(),
    last: column(),
    start: column(),
    solved: column(),
    terms: [column(), column()],
    onward: column(),
    rows: new Int32Array(panels + 1),
    from: new Int32Array(panels * panels),
    values: new Float64Array(panels * panels),
  };
}

let scratch = createScratch(128);

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
  if (n > scratch.panels) scratch = createScratch(n);
  const { midX, midY, toA, toB, fromA, fromB, first, last } = scratch;
  look(panels, ends, scratch);
  let [seenA, seenB] = [0, 0];
  for (let i = 0; i < n; i++) {
    seenA += fromA[i]!;
    seenB += fromB[i]!;
  }
  const side = Math.sign(seenA);
  if (side === 0 || Math.sign(seenB) !== -side) return undefined;

  // First terms in time, of the first and of the last passage.
  let [length, weight] = [0, 0];
  for (let i = 0; i < n; i++) {
    const p = toA[i]!;
    const q = toB[i]!;
    const z = (p * q) / spread;
    const excess = z + ((midX[i]! - ends.ax) * (midX[i]! - ends.bx) + (midY[i]! - ends.ay) * (midY[i]! - ends.by)) / spread;
    const density = Math.exp(-excess) / (Math.PI * spread);
    const k0 = besselK0Scaled(z);
    const k1 = besselK1Scaled(z);
    first[i] = density * side * fromA[i]! * p * (q * k1 + p * k0);
    last[i] = -density * side * fromB[i]! * q * (p * k1 + q * k0);
    const share = Math.max(0, first[i]! + last[i]!);
    length += share * (p + q);
    weight += share;
  }
  if (!(weight > 0)) return undefined;
  const k = length / weight / spread;

  linkPanels(panels, k, scratch);
  const shares = new Float64Array(n);
  if (!raise(n, first, side, fromA, toA, toB, k, spread, scratch, shares)) return undefined;
  return raise(n, last, -side, fromB, toB, toA, k, spread, scratch, shares) ? shares : undefined;
}

function look(panels: readonly Panel[], { ax, ay, bx, by }: StepEnds, seen: Seen): void {
  for (let i = 0; i < panels.length; i++) {
    const panel = panels[i]!;
    const x = (panel.x0 + panel.x1) / 2;
    const y = (panel.y0 + panel.y1) / 2;
    seen.midX[i] = x;
    seen.midY[i] = y;
    seen.toA[i] = Math.sqrt((x - ax) ** 2 + (y - ay) ** 2);
    seen.toB[i] = Math.sqrt((x - bx) ** 2 + (y - by) ** 2);
    seen.fromA[i] = angleOf(panel, ax, ay);
    seen.fromB[i] = angleOf(panel, bx, by);
  }
}

/** The kernel from the middle of each panel to each other; what lies on one straight line, or too far apart, has none and is left out. */
function linkPanels(panels: readonly Panel[], k: number, { midX, midY, rows, from, values }: Scratch): void {
  const n = panels.length;
  const farthest = (FARTHEST / k) ** 2;
  let entries = 0;
  for (let i = 0; i < n; i++) {
    rows[i] = entries;
    const panel = panels[i]!;
    for (let j = 0; j < n; j++) {
      const dx = midX[i]! - midX[j]!;
      const dy = midY[i]! - midY[j]!;
      const square = dx * dx + dy * dy;
      if (i === j || square > farthest) continue;
      const angle = angleOf(panel, midX[j]!, midY[j]!);
      if (angle === 0) continue;
      from[entries] = j;
      values[entries] = (angle / Math.PI) * kernel(k * Math.sqrt(square));
      entries += 1;
    }
  }
  rows[n] = entries;
}

/** First terms with what the bend adds to each, none below zero; half of each share of their sum is added to `shares`. @returns whether there is any */
function raise(
  n: number,
  term: Float64Array,
  sign: number,
  angles: Float64Array,
  near: Float64Array,
  far: Float64Array,
  k: number,
  spread: number,
  { toA, toB, start, solved, terms, onward, rows, from, values }: Scratch,
  shares: Float64Array,
): boolean {
  let [nearest, farthest] = [Infinity, Infinity];
  for (let i = 0; i < n; i++) {
    nearest = Math.min(nearest, near[i]!);
    farthest = Math.min(farthest, far[i]!);
  }
  let [next, added] = terms;
  for (let i = 0; i < n; i++) {
    start[i] = ((sign * angles[i]!) / Math.PI) * k * near[i]! * besselK1Scaled(k * near[i]!) * Math.exp(-k * (near[i]! - nearest));
    solved[i] = start[i]!;
    next[i] = start[i]!;
  }
  let before = Infinity;
  for (let turn = 0; turn < MOST_TERMS; turn++) {
    let [size, whole] = [0, 0];
    for (let i = 0; i < n; i++) {
      let flux = 0;
      const end = rows[i + 1]!;
      for (let at = rows[i]!; at < end; at++) flux += values[at]! * next[from[at]!]!;
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
  let [inTime, inWaves] = [0, 0];
  for (let i = 0; i < n; i++) {
    const off = toA[i]! + toB[i]! - spread * k;
    onward[i] = besselK0Scaled(k * far[i]!) * Math.exp(-k * (far[i]! - farthest) - (off * off) / (2 * spread));
    inTime += term[i]!;
    inWaves += start[i]! * onward[i]!;
  }
  const scale = inTime / inWaves;
  let total = 0;
  // The series is done with: its column takes what it comes to.
  const raised = next;
  for (let i = 0; i < n; i++) {
    const plain = start[i]!;
    const bent = solved[i]!;
    raised[i] = Math.max(0, plain > LEAST_FIRST * bent && plain > 0 ? (term[i]! * bent) / plain : term[i]! + (bent - plain) * onward[i]! * scale);
    total += raised[i]!;
  }
  if (!(total > 0)) return false;
  for (let i = 0; i < n; i++) shares[i] = shares[i]! + raised[i]! / total / 2;
  return true;
}

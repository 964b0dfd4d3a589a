import { type BesselPair, besselScaled, besselScaledColumns } from './bessel.ts';
import type { StepEnds } from './local-line.ts';
import type { Panels } from './panels.ts';

/** Terms of the series that are added while they matter. */
const MOST_TERMS = 60;
const LEAST_TERM = 0.005;
/** zK₁(z) beyond this is nothing, below 0.001; before, it is read from a table. */
const FARTHEST = 9;
const VALUES_A_UNIT = 100;
/** Below this share of the whole a first term says too little of what follows from it. */
const LEAST_FIRST = 0.1;

/** Signed angle under which a panel is seen, radians; positive where its second end lies to the left of the first. */
function angleOf({ x0, y0, x1, y1 }: Panels, i: number, x: number, y: number): number {
  const ax = x0[i]! - x;
  const ay = y0[i]! - y;
  const bx = x1[i]! - x;
  const by = y1[i]! - y;
  return angleBetween(ax * by - ay * bx, ax * bx + ay * by);
}

/** The angle between two ways by their cross and dot product. */
function angleBetween(cross: number, dot: number): number {
  const size = Math.abs(cross);
  if (size >= 0.3 * dot) return Math.atan2(cross, dot);
  if (size < 1e-9 * dot) return 0;
  // Nearly all panels are seen under small angles; the series is right to 2e-6 of them.
  const t = cross / dot;
  const square = t * t;
  return t * (1 - square * (1 / 3 - square * (1 / 5 - square / 7)));
}

/** zK₁(z)/π at hundredths up to the farthest. */
const KERNEL = Float64Array.from({ length: FARTHEST * VALUES_A_UNIT + 2 }, (_, i) => {
  const z = i / VALUES_A_UNIT;
  const bessel: BesselPair = { k0: 0, k1: 0 };
  if (i === 0) return 1 / Math.PI;
  besselScaled(z, bessel);
  return (z * Math.exp(-z) * bessel.k1) / Math.PI;
});

/** Columns and a square that every step uses again: of new ones for each, most of the time would go into clearing up after it. */
function createScratch(panels: number) {
  const column = (): Float64Array => new Float64Array(panels);
  return {
    panels,
    midX: column(),
    midY: column(),
    /** Half of the way along each. */
    halfX: column(),
    halfY: column(),
    /** Distances of the panels' middles from either end, and the angles under which they are seen from there. */
    toA: column(),
    toB: column(),
    fromA: column(),
    fromB: column(),
    /** First terms in time, of the first and of the last passage. */
    first: column(),
    last: column(),
    /** At the one wave number: zK₁(z) from either end and K₀ to it, all over exp of the least distance. */
    startA: column(),
    startB: column(),
    onwardA: column(),
    onwardB: column(),
    /** What Bessel functions are asked of, and their values. */
    z: column(),
    k0: column(),
    k1: column(),
    start: column(),
    solved: column(),
    terms: [column(), column()] as const,
    shares: column(),
    /** Kernel to each panel, row by row, from each. */
    kernel: new Float64Array(panels * panels),
  };
}

type Scratch = ReturnType<typeof createScratch>;

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
 * @returns shares in the order of the panels, until the next call; undefined where the two ends do not lie on either side of them
 */
export function solveBend(panels: Panels, ends: StepEnds): Float64Array | undefined {
  const { ax, ay, bx, by, spread } = ends;
  const n = panels.count;
  if (n > scratch.panels) scratch = createScratch(n);
  const { midX, midY, toA, toB, fromA, fromB, first, last, startA, startB, onwardA, onwardB, z, k0, k1, shares } = scratch;
  look(panels, ends, scratch);
  let seenA = 0;
  let seenB = 0;
  for (let i = 0; i < n; i++) {
    seenA += fromA[i]!;
    seenB += fromB[i]!;
  }
  const side = Math.sign(seenA);
  if (side === 0 || Math.sign(seenB) !== -side) return undefined;

  // First terms in time, of the first and of the last passage.
  let length = 0;
  let weight = 0;
  for (let i = 0; i < n; i++) z[i] = (toA[i]! * toB[i]!) / spread;
  besselScaledColumns(n, z, k0, k1);
  for (let i = 0; i < n; i++) {
    const p = toA[i]!;
    const q = toB[i]!;
    const excess = z[i]! + ((midX[i]! - ax) * (midX[i]! - bx) + (midY[i]! - ay) * (midY[i]! - by)) / spread;
    const density = Math.exp(-excess) / (Math.PI * spread);
    first[i] = density * side * fromA[i]! * p * (q * k1[i]! + p * k0[i]!);
    last[i] = -density * side * fromB[i]! * q * (p * k1[i]! + q * k0[i]!);
    const share = Math.max(0, first[i]! + last[i]!);
    length += share * (p + q);
    weight += share;
  }
  if (!(weight > 0)) return undefined;
  const k = length / weight / spread;

  let leastA = Infinity;
  let leastB = Infinity;
  for (let i = 0; i < n; i++) {
    leastA = Math.min(leastA, toA[i]!);
    leastB = Math.min(leastB, toB[i]!);
  }
  wavesFrom(n, k, toA, leastA, startA, onwardA, scratch);
  wavesFrom(n, k, toB, leastB, startB, onwardB, scratch);
  for (let i = 0; i < n; i++) {
    // What a passage at each panel comes to in time, for those of which the first term says nothing: the Gaussian about the saddle point.
    const off = toA[i]! + toB[i]! - spread * k;
    const inTime = Math.exp(-(off * off) / (2 * spread));
    onwardA[i] = onwardA[i]! * inTime;
    onwardB[i] = onwardB[i]! * inTime;
  }
  linkPanels(panels, k, scratch);
  shares.fill(0, 0, n);
  if (!raise(n, first, side, fromA, startA, onwardB, scratch, shares)) return undefined;
  return raise(n, last, -side, fromB, startB, onwardA, scratch, shares) ? shares : undefined;
}

/** At a wave number, from one end of the step: zK₁(z) to each panel's middle and K₀(z), over exp of the least distance. */
function wavesFrom(n: number, k: number, to: Float64Array, least: number, start: Float64Array, onward: Float64Array, { z, k0, k1 }: Scratch): void {
  for (let i = 0; i < n; i++) z[i] = k * to[i]!;
  besselScaledColumns(n, z, k0, k1);
  for (let i = 0; i < n; i++) {
    const near = Math.exp(-k * (to[i]! - least));
    start[i] = z[i]! * k1[i]! * near;
    onward[i] = k0[i]! * near;
  }
}

function look(panels: Panels, { ax, ay, bx, by }: StepEnds, { midX, midY, halfX, halfY, toA, toB, fromA, fromB }: Scratch): void {
  const { x0, y0, x1, y1, count } = panels;
  for (let i = 0; i < count; i++) {
    const x = (x0[i]! + x1[i]!) / 2;
    const y = (y0[i]! + y1[i]!) / 2;
    midX[i] = x;
    midY[i] = y;
    halfX[i] = (x1[i]! - x0[i]!) / 2;
    halfY[i] = (y1[i]! - y0[i]!) / 2;
    toA[i] = Math.sqrt((x - ax) * (x - ax) + (y - ay) * (y - ay));
    toB[i] = Math.sqrt((x - bx) * (x - bx) + (y - by) * (y - by));
    fromA[i] = angleOf(panels, i, ax, ay);
    fromB[i] = angleOf(panels, i, bx, by);
  }
}

/** The kernel from the middle of each panel to each other; what lies on one straight edge, or too far apart, has none. */
function linkPanels({ count: n, edge }: Panels, k: number, { midX, midY, halfX, halfY, kernel }: Scratch): void {
  const farthest = (FARTHEST / k) ** 2;
  const scale = k * VALUES_A_UNIT;
  for (let i = 0; i < n; i++) {
    kernel[i * n + i] = 0;
    const x = midX[i]!;
    const y = midY[i]!;
    const hx = halfX[i]!;
    const hy = halfY[i]!;
    const half = hx * hx + hy * hy;
    const own = edge[i]!;
    for (let j = 0; j < i; j++) {
      const dx = x - midX[j]!;
      const dy = y - midY[j]!;
      const square = dx * dx + dy * dy;
      if (edge[j] === own || square > farthest) {
        kernel[i * n + j] = 0;
        kernel[j * n + i] = 0;
        continue;
      }
      const at = scale * Math.sqrt(square);
      const low = at | 0;
      const value = KERNEL[low]! + (at - low) * (KERNEL[low + 1]! - KERNEL[low]!);
      // Seen from a middle, a panel's ends are its own middle less and plus its half.
      const jx = halfX[j]!;
      const jy = halfY[j]!;
      kernel[i * n + j] = value * angleBetween(2 * (dx * hy - dy * hx), square - half);
      kernel[j * n + i] = value * angleBetween(2 * (dy * jx - dx * jy), square - jx * jx - jy * jy);
    }
  }
}

/** First terms with what the bend adds to each, none below zero; half of each share of their sum is added to `shares`. @returns whether there is any */
function raise(
  n: number,
  term: Float64Array,
  sign: number,
  angles: Float64Array,
  from: Float64Array,
  onward: Float64Array,
  { start, solved, terms, kernel }: Scratch,
  shares: Float64Array,
): boolean {
  let next = terms[0];
  let added = terms[1];
  for (let i = 0; i < n; i++) {
    const plain = ((sign * angles[i]!) / Math.PI) * from[i]!;
    start[i] = plain;
    solved[i] = plain;
    next[i] = plain;
  }
  let before = Infinity;
  for (let turn = 0; turn < MOST_TERMS; turn++) {
    let size = 0;
    let whole = 0;
    for (let i = 0; i < n; i++) {
      const flux = -sign * dotOf(kernel, i * n, next, n);
      added[i] = flux;
      solved[i] = solved[i]! + flux;
      size += Math.abs(flux);
      whole += Math.abs(solved[i]!);
    }
    const spent = next;
    next = added;
    added = spent;
    // What follows is a geometric series of about this ratio.
    const left = turn > 0 && size < before ? (size * size) / (before - size) : size;
    if (size === 0 || left < LEAST_TERM * whole) break;
    before = size;
  }
  let inTime = 0;
  let inWaves = 0;
  for (let i = 0; i < n; i++) {
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

/** Sum of the products of a row and a column, in two strands. */
function dotOf(square: Float64Array, row: number, column: Float64Array, n: number): number {
  let even = 0;
  let odd = 0;
  let j = 0;
  for (; j + 1 < n; j += 2) {
    even += square[row + j]! * column[j]!;
    odd += square[row + j + 1]! * column[j + 1]!;
  }
  return j < n ? even + odd + square[row + j]! * column[j]! : even + odd;
}

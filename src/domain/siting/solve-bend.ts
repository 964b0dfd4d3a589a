import { type BendSide, sumSeries } from './bend-series.ts';
import { type BesselPair, besselScaled, besselScaledColumns } from './bessel.ts';
import type { StepEnds } from './local-line.ts';
import type { Panels } from './panels.ts';

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

/** What one step's ends see of the panels, in columns that every bend uses again: of new ones for each, most of the time would go into clearing up after it. */
function createSight(panels: number) {
  const column = (): Float64Array => new Float64Array(panels);
  const side = (): BendSide => ({ sign: 0, start: column(), solved: column() });
  return {
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
    /** The equation of the first passage, and of the last. */
    sides: [side(), side()] as const,
    shares: column(),
    /** Mean length of the ways over the line, m; NaN where the ends do not lie on either side of it. */
    length: Number.NaN,
  };
}

type Sight = ReturnType<typeof createSight>;

function createScratch(panels: number) {
  const column = (): Float64Array => new Float64Array(panels);
  return {
    panels,
    midX: column(),
    midY: column(),
    /** Half of the way along each. */
    halfX: column(),
    halfY: column(),
    /** What Bessel functions are asked of, and their values. */
    z: column(),
    k0: column(),
    k1: column(),
    /** Kernel to each panel, row by row, from each. */
    kernel: new Float64Array(panels * panels),
    sights: [createSight(panels)],
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
 * @param ends of one step, or where its uncertain ends may lie, of one spread: these share one L, the mean of theirs
 * @returns shares in the order of the panels, for each, until the next call; undefined where the two ends do not lie on either side of them
 */
export function solveBend(panels: Panels, ends: readonly StepEnds[]): (Float64Array | undefined)[] {
  const n = panels.count;
  if (n > scratch.panels) scratch = createScratch(n);
  const { sights } = scratch;
  while (sights.length < ends.length) sights.push(createSight(scratch.panels));
  findMiddles(panels, scratch);
  let length = 0;
  const seen: { readonly sight: Sight; readonly spread: number }[] = [];
  for (const [i, each] of ends.entries()) {
    const sight = sights[i]!;
    if (!look(panels, each, sight, scratch)) continue;
    length += sight.length;
    seen.push({ sight, spread: each.spread });
  }
  if (seen.length > 0) {
    const k = length / seen.length / seen[0]!.spread;
    for (const { sight, spread } of seen) waves(n, k, spread, sight, scratch);
    linkPanels(panels, k, scratch);
    sumSeries(
      n,
      scratch.kernel,
      seen.flatMap(({ sight }) => sight.sides),
    );
  }
  return ends.map((_, i) => {
    const sight = sights[i]!;
    if (Number.isNaN(sight.length)) return undefined;
    const { shares, sides, first, last, onwardA, onwardB } = sight;
    shares.fill(0, 0, n);
    return raise(n, first, sides[0], onwardB, shares) && raise(n, last, sides[1], onwardA, shares) ? shares : undefined;
  });
}

function findMiddles({ x0, y0, x1, y1, count }: Panels, { midX, midY, halfX, halfY }: Scratch): void {
  for (let i = 0; i < count; i++) {
    midX[i] = (x0[i]! + x1[i]!) / 2;
    midY[i] = (y0[i]! + y1[i]!) / 2;
    halfX[i] = (x1[i]! - x0[i]!) / 2;
    halfY[i] = (y1[i]! - y0[i]!) / 2;
  }
}

/** Distances, angles and first terms in time, of the first and of the last passage. @returns whether the ends lie on either side */
function look(panels: Panels, { ax, ay, bx, by, spread }: StepEnds, sight: Sight, { midX, midY, z, k0, k1 }: Scratch): boolean {
  const n = panels.count;
  const { toA, toB, fromA, fromB, first, last, sides } = sight;
  let seenA = 0;
  let seenB = 0;
  for (let i = 0; i < n; i++) {
    const x = midX[i]!;
    const y = midY[i]!;
    toA[i] = Math.sqrt((x - ax) * (x - ax) + (y - ay) * (y - ay));
    toB[i] = Math.sqrt((x - bx) * (x - bx) + (y - by) * (y - by));
    fromA[i] = angleOf(panels, i, ax, ay);
    fromB[i] = angleOf(panels, i, bx, by);
    seenA += fromA[i]!;
    seenB += fromB[i]!;
    z[i] = (toA[i]! * toB[i]!) / spread;
  }
  const side = Math.sign(seenA);
  sight.length = Number.NaN;
  if (side === 0 || Math.sign(seenB) !== -side) return false;
  sides[0].sign = side;
  sides[1].sign = -side;
  let length = 0;
  let weight = 0;
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
  if (!(weight > 0)) return false;
  sight.length = length / weight;
  return true;
}

/** The right sides of the equations at a wave number, and what a passage at each panel comes to at the other end. */
function waves(n: number, k: number, spread: number, sight: Sight, work: Scratch): void {
  const { toA, toB, fromA, fromB, startA, startB, onwardA, onwardB, sides } = sight;
  wavesFrom(n, k, toA, startA, onwardA, work);
  wavesFrom(n, k, toB, startB, onwardB, work);
  const [first, last] = sides;
  for (let i = 0; i < n; i++) {
    // What a passage at each panel comes to in time, for those of which the first term says nothing: the Gaussian about the saddle point.
    const off = toA[i]! + toB[i]! - spread * k;
    const inTime = Math.exp(-(off * off) / (2 * spread));
    onwardA[i] = onwardA[i]! * inTime;
    onwardB[i] = onwardB[i]! * inTime;
    first.start[i] = ((first.sign * fromA[i]!) / Math.PI) * startA[i]!;
    last.start[i] = ((last.sign * fromB[i]!) / Math.PI) * startB[i]!;
  }
}

/** At a wave number, from one end of the step: zK₁(z) to each panel's middle and K₀(z), over exp of the least distance. */
function wavesFrom(n: number, k: number, to: Float64Array, start: Float64Array, onward: Float64Array, { z, k0, k1 }: Scratch): void {
  let least = Infinity;
  for (let i = 0; i < n; i++) {
    least = Math.min(least, to[i]!);
    z[i] = k * to[i]!;
  }
  besselScaledColumns(n, z, k0, k1);
  for (let i = 0; i < n; i++) {
    const near = Math.exp(-k * (to[i]! - least));
    start[i] = z[i]! * k1[i]! * near;
    onward[i] = k0[i]! * near;
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
function raise(n: number, term: Float64Array, { start, solved }: BendSide, onward: Float64Array, shares: Float64Array): boolean {
  let inTime = 0;
  let inWaves = 0;
  for (let i = 0; i < n; i++) {
    inTime += term[i]!;
    inWaves += start[i]! * onward[i]!;
  }
  const scale = inTime / inWaves;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const plain = start[i]!;
    const bent = solved[i]!;
    const raised = Math.max(0, plain > LEAST_FIRST * bent && plain > 0 ? (term[i]! * bent) / plain : term[i]! + (bent - plain) * onward[i]! * scale);
    // The series is done with: its column takes what it comes to.
    solved[i] = raised;
    total += raised;
  }
  if (!(total > 0)) return false;
  for (let i = 0; i < n; i++) shares[i] = shares[i]! + solved[i]! / total / 2;
  return true;
}

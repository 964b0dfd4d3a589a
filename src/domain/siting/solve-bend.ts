import { besselKScaled } from './bessel.ts';
import { solveComplex } from './solve-complex.ts';
import type { StepEnds } from './local-line.ts';

/** A straight piece of a line. */
export interface Panel {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Nodes of the integral over wave numbers, by its step: what is left out is below 2e-4, what is folded in below 0.5 %. */
const WAVE_STEP = 1.2;
const WAVES = 3;
/** The contour's least distance from the imaginary axis, in spreads. */
const LEAST_LENGTH = 1.5;
/** Most values of a table of the kernel. */
const MOST_VALUES = 240;

const scratch = new Float64Array(4);

/** zK₁(z), unscaled, into scratch[0], scratch[1]. */
function kernel(re: number, im: number): void {
  if (re * re + im * im < 1e-16) {
    scratch[0] = 1;
    scratch[1] = 0;
    return;
  }
  besselKScaled(re, im, scratch);
  const [kRe, kIm] = [scratch[2]!, scratch[3]!];
  const size = Math.exp(-re);
  const [eRe, eIm] = [size * Math.cos(im), -size * Math.sin(im)];
  const [zRe, zIm] = [re * eRe - im * eIm, re * eIm + im * eRe];
  scratch[0] = kRe * zRe - kIm * zIm;
  scratch[1] = kRe * zIm + kIm * zRe;
}

/** Signed angle under which a panel is seen, radians; positive where its second end lies to the left of the first. */
function angleOf({ x0, y0, x1, y1 }: Panel, x: number, y: number): number {
  const [ax, ay, bx, by] = [x0 - x, y0 - y, x1 - x, y1 - y];
  const cross = ax * by - ay * bx;
  const dot = ax * bx + ay * by;
  return Math.abs(cross) < 1e-12 * Math.abs(dot) && dot > 0 ? 0 : Math.atan2(cross, dot);
}

/**
 * Shares of the first and of the last passage of a Brownian bridge over the pieces of a line of any shape between its ends.
 *
 * The density h of the first passage of Brownian motion from A over a line obeys h(y) = 2F(A→y) − 2∫F(y′→y)h(y′) in time and
 * along the line, where F is the free flux through it: an integral equation of the second kind whose kernel vanishes along
 * straight lines (the double-layer potential of heat; Kress 2014, Linear integral equations, ch. 9). Its Laplace transform is
 * one equation for each wave number k, F(x→y) ds = krK₁(kr) dθ/2π with the angle θ under which ds is seen from x, solved on
 * panels; the bridge's share is the inverse transform of h times what leads on from y to B, along the line Re k =
 * |AB|/σₘ²T, on which the integrand is a Gaussian. The last passage is the first of the way back.
 * @returns undefined where the two ends do not lie on either side of the panels
 */
export function solveBend(panels: readonly Panel[], ends: StepEnds): Float64Array | undefined {
  const { ax, ay, bx, by, spread } = ends;
  const n = panels.length;
  const sd = Math.sqrt(spread);
  const [midX, midY] = [new Float64Array(n), new Float64Array(n)];
  for (const [i, { x0, y0, x1, y1 }] of panels.entries()) [midX[i], midY[i]] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const [fromA, fromB] = [panels.map((panel) => angleOf(panel, ax, ay)), panels.map((panel) => angleOf(panel, bx, by))];
  const sum = (angles: readonly number[]): number => angles.reduce((total, angle) => total + angle, 0);
  const side = Math.sign(sum(fromA));
  if (side === 0 || Math.sign(sum(fromB)) !== -side) return undefined;

  const angles = new Float64Array(n * n);
  const distances = new Float64Array(n * n);
  let most = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      const angle = angleOf(panels[i]!, midX[j]!, midY[j]!);
      if (angle === 0) continue;
      angles[i * n + j] = angle / Math.PI;
      const r = Math.hypot(midX[i]! - midX[j]!, midY[i]! - midY[j]!);
      distances[i * n + j] = r;
      if (r > most) most = r;
    }
  }
  const toA = Float64Array.from(midX, (x, i) => Math.hypot(x - ax, midY[i]! - ay));
  const toB = Float64Array.from(midX, (x, i) => Math.hypot(x - bx, midY[i]! - by));
  const [leastA, leastB] = [Math.min(...toA), Math.min(...toB)];
  const length = Math.max(Math.hypot(bx - ax, by - ay), LEAST_LENGTH * sd);
  const k0 = length / spread;
  const first = new Float64Array(n);
  const last = new Float64Array(n);
  const [mRe, mIm] = [new Float64Array(n * n), new Float64Array(n * n)];
  for (let wave = 0; wave < WAVES; wave++) {
    const kIm = ((wave + 0.5) * WAVE_STEP) / sd;
    fillMatrix(angles, distances, most, k0, kIm, sd, mRe, mIm);
    // exp(σₘ²Tk²/2), and what the scaled sources leave out; constants cancel.
    const phase = spread * k0 * kIm - kIm * (leastA + leastB);
    const grow = Math.exp(-(spread * kIm * kIm) / 2);
    const [eRe, eIm] = [grow * Math.cos(phase), grow * Math.sin(phase)];
    const [wRe, wIm] = [eRe * k0 - eIm * kIm, eRe * kIm + eIm * k0];
    for (const [sums, sign, seen, near, leastNear, far, leastFar] of [
      [first, side, fromA, toA, leastA, toB, leastB],
      [last, -side, fromB, toB, leastB, toA, leastA],
    ] as const) {
      const [hRe, hIm] = [new Float64Array(n), new Float64Array(n)];
      const [gRe, gIm] = [new Float64Array(n), new Float64Array(n)];
      for (let i = 0; i < n; i++) {
        const source = scaledKernel(k0, kIm, near[i]!, leastNear);
        const factor = (sign * seen[i]!) / Math.PI;
        hRe[i] = factor * source[0];
        hIm[i] = factor * source[1];
        scaledK0(k0, kIm, far[i]!, leastFar);
        gRe[i] = scratch[0]!;
        gIm[i] = scratch[1]!;
      }
      solveComplex(mRe, mIm, sign, hRe, hIm);
      for (let i = 0; i < n; i++) {
        const [re, im] = [hRe[i]! * gRe[i]! - hIm[i]! * gIm[i]!, hRe[i]! * gIm[i]! + hIm[i]! * gRe[i]!];
        sums[i] = sums[i]! + re * wRe - im * wIm;
      }
    }
  }
  const shares = new Float64Array(n);
  for (const sums of [first, last]) {
    const total = sums.reduce((all, share) => all + Math.max(0, share), 0);
    if (!(total > 0)) return undefined;
    for (let i = 0; i < n; i++) shares[i] = shares[i]! + Math.max(0, sums[i]!) / total / 2;
  }
  return shares;
}

/** krK₁(kr) e^(k·least) */
function scaledKernel(k0: number, kIm: number, r: number, least: number): readonly [number, number] {
  const [re, im] = [k0 * r, kIm * r];
  besselKScaled(re, im, scratch);
  const [kRe, kI] = [scratch[2]!, scratch[3]!];
  const size = Math.exp(-k0 * (r - least));
  const phase = -kIm * (r - least);
  const [eRe, eIm] = [size * Math.cos(phase), size * Math.sin(phase)];
  const [zRe, zIm] = [re * eRe - im * eIm, re * eIm + im * eRe];
  return [kRe * zRe - kI * zIm, kRe * zIm + kI * zRe];
}

/** K₀(kr) e^(k·least), into scratch[0], scratch[1]. */
function scaledK0(k0: number, kIm: number, r: number, least: number): void {
  besselKScaled(k0 * r, kIm * r, scratch);
  const size = Math.exp(-k0 * (r - least));
  const phase = -kIm * (r - least);
  const [eRe, eIm] = [size * Math.cos(phase), size * Math.sin(phase)];
  const [re, im] = [scratch[0]!, scratch[1]!];
  scratch[0] = re * eRe - im * eIm;
  scratch[1] = re * eIm + im * eRe;
}

/** The kernel between panels at one wave number, from a table over distance by cubic interpolation. */
function fillMatrix(
  angles: Float64Array,
  distances: Float64Array,
  most: number,
  k0: number,
  kIm: number,
  sd: number,
  mRe: Float64Array,
  mIm: Float64Array,
): void {
  // Farther off than this the kernel is nothing.
  const end = Math.min(most, 16 / k0);
  const values = Math.min(MOST_VALUES, Math.max(4, Math.ceil(end / Math.min(0.2 * sd, 0.4 / Math.hypot(k0, kIm))) + 1));
  const step = end / (values - 1);
  const [re, im] = [new Float64Array(values + 2), new Float64Array(values + 2)];
  for (let i = 0; i < values + 2; i++) {
    kernel(k0 * i * step, kIm * i * step);
    re[i] = scratch[0]!;
    im[i] = scratch[1]!;
  }
  for (let i = 0; i < angles.length; i++) {
    const angle = angles[i]!;
    const at = distances[i]! / step;
    if (angle === 0 || at > values - 1) {
      mRe[i] = 0;
      mIm[i] = 0;
      continue;
    }
    const k = Math.max(1, Math.min(values - 1, Math.floor(at)));
    const t = at - k;
    const w0 = (-t * (t - 1) * (t - 2)) / 6;
    const w1 = ((t + 1) * (t - 1) * (t - 2)) / 2;
    const w2 = (-t * (t + 1) * (t - 2)) / 2;
    const w3 = (t * (t + 1) * (t - 1)) / 6;
    mRe[i] = angle * (w0 * re[k - 1]! + w1 * re[k]! + w2 * re[k + 1]! + w3 * re[k + 2]!);
    mIm[i] = angle * (w0 * im[k - 1]! + w1 * im[k]! + w2 * im[k + 1]! + w3 * im[k + 2]!);
  }
}

import { type BesselPair, besselScaled } from './bessel.ts';
import type { StepEnds } from './local-line.ts';

/** Nearest that an end may lie to a line, as a share of the spread: on it the density would have no width. */
const NEAREST = 1e-3;
const bessel: BesselPair = { k0: 0, k1: 0 };

/**
 * Density of the place where a Brownian bridge passes a straight line, first and last passage averaged, per metre along it.
 * Given the time t of the first passage from distance a to distance b beyond, with density ∝ t^(−3/2)(T − t)^(−1/2)
 * exp(−a²/2σₘ²t − b²/2σₘ²(T − t)) (t/(T − t) is inverse Gaussian), the place is normal about the step's even progress along the line, with
 * variance σₘ²t(T − t)/T. Its integral over t is known: with P and Q the distances of the place from the two ends,
 * exp((ab − (y − s_a)(y − s_b))/σₘ²T) [(Q/P)K₁(PQ/σₘ²T) + K₀(PQ/σₘ²T)] a/πσₘ²T·½ and its mirror image, where Kᵥ are Bessel functions
 * (∫ r^(ν−1) exp(−βr − γ/r) dr = 2(γ/β)^(ν/2) Kᵥ(2√(βγ)); Abramowitz & Stegun 1964, 9.6.24).
 *
 * On a line that bends gently it is the first term of the series that solves the bend: the distances are those from the
 * tangent.
 * @param x and @param y the place, metres
 * @param nx and @param ny unit normal of the line there, towards the step's end
 */
export function passageDensity(x: number, y: number, nx: number, ny: number, { ax, ay, bx, by, spread }: StepEnds): number {
  const px = x - ax;
  const py = y - ay;
  const qx = bx - x;
  const qy = by - y;
  const least = NEAREST * Math.sqrt(spread);
  const a = Math.max(least, px * nx + py * ny);
  const b = Math.max(least, qx * nx + qy * ny);
  // An end nearer than that is moved off.
  const p = Math.max(a, Math.sqrt(px * px + py * py));
  const q = Math.max(b, Math.sqrt(qx * qx + qy * qy));
  const z = (p * q) / spread;
  const excess = z - (px * qx + py * qy) / spread;
  if (excess > 30) return 0;
  besselScaled(z, bessel);
  return (Math.exp(-excess) / (2 * Math.PI * spread)) * (((a * q) / p + (b * p) / q) * bessel.k1 + (a + b) * bessel.k0);
}

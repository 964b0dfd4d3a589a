import type { MovementClass } from './types.ts';

/** Net squared displacement (km²) of one individual against time (days since its first fix). */
export interface DisplacementCurve {
  readonly days: Float64Array;
  readonly nsd: Float64Array;
}

/** A fitted model. Times in days since the first fix, distance in km. */
export interface DisplacementFit {
  readonly class: MovementClass;
  readonly aic: number;
  /** Distance between the ranges, km; 0 where the model has none. */
  readonly distanceKm: number;
  /** Logistic of the way out: midpoint θ and scale φ. */
  readonly out: { readonly theta: number; readonly phi: number } | undefined;
  /** Logistic of the way back. */
  readonly back: { readonly theta: number; readonly phi: number } | undefined;
}

/**
 * Basis curves of the models of Bunnefeld et al. 2011 (doi:10.1111/j.1365-2656.2010.01776.x): net squared displacement
 * is linear in their coefficients, so only θ and φ need a search.
 */
export function logistic(t: number, theta: number, phi: number): number {
  return 1 / (1 + Math.exp((theta - t) / phi));
}

/** Least squares for one or two basis columns with non-negative coefficients. Residual sum of squares and coefficients. */
export function solveNonNegative(y: Float64Array, first: Float64Array, second?: Float64Array): { rss: number; a: number; b: number } {
  let yy = 0, fy = 0, ff = 0, sy = 0, ss = 0, fs = 0;
  for (let i = 0; i < y.length; i++) {
    const v = y[i]!;
    const f = first[i]!;
    yy += v * v;
    fy += f * v;
    ff += f * f;
    if (!second) continue;
    const s = second[i]!;
    sy += s * v;
    ss += s * s;
    fs += f * s;
  }
  const oneColumn = (xy: number, xx: number): number => (xx > 0 ? Math.max(0, xy / xx) : 0);
  const onlyFirst = oneColumn(fy, ff);
  const rssFirst = yy - 2 * onlyFirst * fy + onlyFirst * onlyFirst * ff;
  if (!second) return { rss: rssFirst, a: onlyFirst, b: 0 };
  const det = ff * ss - fs * fs;
  if (det > 1e-12 * ff * ss) {
    const a = (fy * ss - sy * fs) / det;
    const b = (sy * ff - fy * fs) / det;
    if (a >= 0 && b >= 0) return { rss: yy - a * fy - b * sy, a, b };
  }
  const onlySecond = oneColumn(sy, ss);
  const rssSecond = yy - 2 * onlySecond * sy + onlySecond * onlySecond * ss;
  return rssFirst <= rssSecond ? { rss: rssFirst, a: onlyFirst, b: 0 } : { rss: rssSecond, a: 0, b: onlySecond };
}

/** Akaike's criterion of a least-squares fit with `parameters` curve parameters and a variance. */
export function akaike(rss: number, n: number, parameters: number): number {
  return n * Math.log(Math.max(rss, 1e-12) / n) + 2 * (parameters + 1);
}

import type { MovementClass } from '../types.ts';

/** Net squared displacement (km²) of one individual against time (days since its first fix). */
export interface DisplacementCurve {
  readonly days: Float64Array;
  readonly nsd: Float64Array;
}

/** Logistic of one way: midpoint θ (days since the first fix) and scale φ (days). */
export interface Way {
  readonly theta: number;
  readonly phi: number;
}

/** A fitted model. Times in days since the first fix, distances in km. */
export interface DisplacementFit {
  readonly class: MovementClass;
  readonly aic: number;
  /** Coefficients of the curve; fewer are preferred where AIC hardly tells two models apart. */
  readonly coefficients: number;
  /** Distance from the first range to the second, √δ, km; 0 where the model has none. */
  readonly distanceKm: number;
  /** Time on the second range, ρ, days; undefined where the model has no return. */
  readonly daysAway: number | undefined;
  /** Distance from the first range to where the return ends, km: 0 for a migrant; undefined where there is no return. */
  readonly returnKm: number | undefined;
  readonly out: Way | undefined;
  readonly back: Way | undefined;
  /** Parameters of the fitted curve: of `movingModel`, of `residentModel`, or a nomad's km² a day. */
  readonly parameters: readonly number[];
}

/** Curve through parameters `p` at `t`; fills `gradient` with its derivative by each parameter. */
export type CurveModel = (p: Float64Array, t: number, gradient: Float64Array) => number;

/**
 * Disperser (ζ = 0), migrant (ζ = 1) and mixed migrant (0 < ζ < 1) of Bunnefeld et al. 2011
 * (doi:10.1111/j.1365-2656.2010.01776.x), with the return placed by the time away as in Spitz et al. 2017
 * (doi:10.1111/ecog.02587): its midpoint is θ + 2φ + ρ + 2φ₂, so ρ counts from 88 % of the way out to 12 % of the way back.
 * Parameters in order: δ (km², squared distance between ranges), θ (day halfway out), φ (scale of the way out), ρ (days on
 * the second range), φ₂ (scale of the way back) and ζ (share of δ that the return takes back).
 */
export const movingModel: CurveModel = (p, t, gradient) => {
  const delta = p[0]!;
  const theta = p[1]!;
  const phi = p[2]!;
  const phi2 = p[4]!;
  const zeta = p[5]!;
  const out = 1 / (1 + Math.exp((theta - t) / phi));
  const outSlope = (out * (1 - out)) / phi;
  let back = 0;
  let backByTheta = 0;
  let backByPhi = 0;
  if (zeta > 0) {
    const theta2 = returnMidpoint(p);
    back = 1 / (1 + Math.exp((theta2 - t) / phi2));
    backByTheta = (-back * (1 - back)) / phi2;
    backByPhi = (-backByTheta * (theta2 - t)) / phi2;
  }
  gradient[0] = out - zeta * back;
  gradient[1] = delta * (-outSlope - zeta * backByTheta);
  gradient[2] = delta * ((outSlope * (theta - t)) / phi - 2 * zeta * backByTheta);
  gradient[3] = -delta * zeta * backByTheta;
  gradient[4] = -delta * zeta * (backByPhi + 2 * backByTheta);
  gradient[5] = -delta * back;
  return delta * (out - zeta * back);
};

/** Day halfway back, θ₂. */
export function returnMidpoint(p: Float64Array): number {
  return p[1]! + 2 * p[2]! + p[3]! + 2 * p[4]!;
}

/** Resident: displacement rises to the size of the home range, δ·(1 − exp(κt)), κ < 0 a day. Parameters δ and κ. */
export const residentModel: CurveModel = (p, t, gradient) => {
  const delta = p[0]!;
  const fall = Math.exp(p[1]! * t);
  gradient[0] = 1 - fall;
  gradient[1] = -delta * t * fall;
  return delta * (1 - fall);
};

/** Akaike's criterion of a least-squares fit with `coefficients` curve coefficients and a variance. */
export function akaike(rss: number, n: number, coefficients: number): number {
  return n * Math.log(Math.max(rss, 1e-12) / n) + 2 * (coefficients + 1);
}

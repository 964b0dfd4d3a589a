import { akaike, logistic, solveNonNegative, type DisplacementCurve, type DisplacementFit } from './displacement-models.ts';
import { minimise } from './minimise.ts';

/** Constraints a custodian sets on what counts as a migration. */
export interface MigrationLimits {
  /** Least distance between ranges, δ, km. */
  readonly minDistanceKm: number;
  /** Least time away, ρ, days. */
  readonly minDaysAway: number;
}

/** Time scale φ of a logistic, days: 5 % to 95 % takes 5.9 φ, so a migration lasts 1.5 to 60 days. */
const PHI_MIN = 0.25;
const PHI_MAX = 10;
const START_PHI = 3;
/** Starting midpoints along the curve, for the global part of the search. */
const STARTS = 14;

const clampPhi = (phi: number): number => Math.min(PHI_MAX, Math.max(PHI_MIN, phi));
const column = (days: Float64Array, f: (t: number) => number): Float64Array => Float64Array.from(days, f);

function fitResident({ days, nsd }: DisplacementCurve): DisplacementFit {
  const { rss } = solveNonNegative(nsd, column(days, () => 1));
  return { class: 'resident', aic: akaike(rss, nsd.length, 1), distanceKm: 0, out: undefined, back: undefined };
}

function fitNomad({ days, nsd }: DisplacementCurve): DisplacementFit {
  const { rss } = solveNonNegative(nsd, days);
  return { class: 'nomad', aic: akaike(rss, nsd.length, 1), distanceKm: 0, out: undefined, back: undefined };
}

function fitDisperser({ days, nsd }: DisplacementCurve): DisplacementFit {
  const last = days.at(-1) ?? 0;
  const rssAt = ([theta = 0, phi = START_PHI]: readonly number[]): number =>
    theta < 0 || theta > last ? Number.POSITIVE_INFINITY : solveNonNegative(nsd, column(days, (t) => logistic(t, theta, clampPhi(phi)))).rss;
  let start = [last / 2, START_PHI];
  for (let i = 1; i < STARTS * 2; i++) {
    const candidate = [(last * i) / (STARTS * 2), START_PHI];
    if (rssAt(candidate) < rssAt(start)) start = candidate;
  }
  const { point, value } = minimise(rssAt, start, [last / 30, 1]);
  const [theta = 0, rawPhi = START_PHI] = point;
  const phi = clampPhi(rawPhi);
  const { a } = solveNonNegative(nsd, column(days, (t) => logistic(t, theta, phi)));
  return { class: 'disperser', aic: akaike(value, nsd.length, 3), distanceKm: Math.sqrt(a), out: { theta, phi }, back: undefined };
}

/** Migrant: returns to where it began. Mixed migrant: returns to another place (its second asymptote differs). */
function fitTwoWay({ days, nsd }: DisplacementCurve, kind: 'migrant' | 'mixed migrant', limits: MigrationLimits): DisplacementFit | undefined {
  const last = days.at(-1) ?? 0;
  if (last < limits.minDaysAway) return undefined;
  const columns = (point: readonly number[]): { away: Float64Array; beyond: Float64Array } => {
    const [theta1 = 0, theta2 = 0, phi1 = START_PHI, phi2 = START_PHI] = point;
    const away = new Float64Array(days.length);
    const beyond = new Float64Array(days.length);
    for (let i = 0; i < days.length; i++) {
      const t = days[i]!;
      const returned = logistic(t, theta2, clampPhi(phi2));
      beyond[i] = returned;
      away[i] = logistic(t, theta1, clampPhi(phi1)) - returned;
    }
    return { away, beyond };
  };
  const solve = (point: readonly number[]): { rss: number; a: number; b: number } => {
    const { away, beyond } = columns(point);
    return kind === 'migrant' ? solveNonNegative(nsd, away) : solveNonNegative(nsd, away, beyond);
  };
  const rssAt = (point: readonly number[]): number => {
    const [theta1 = 0, theta2 = 0] = point;
    if (theta1 < 0 || theta2 > last || theta2 - theta1 < limits.minDaysAway) return Number.POSITIVE_INFINITY;
    const { rss, a, b } = solve(point);
    // A return ends well short of where it began: past half the squared distance it is a second step onwards.
    return b > a / 2 ? Number.POSITIVE_INFINITY : rss;
  };
  let start: number[] | undefined;
  let best = Number.POSITIVE_INFINITY;
  for (let i = 1; i < STARTS; i++) {
    for (let j = i + 1; j <= STARTS; j++) {
      const candidate = [(last * (i - 0.5)) / STARTS, (last * (j - 0.5)) / STARTS, START_PHI, START_PHI];
      const rss = rssAt(candidate);
      if (rss < best) {
        best = rss;
        start = candidate;
      }
    }
  }
  if (!start) return undefined;
  const { point, value } = minimise(rssAt, start, [last / 40, -last / 40, 1, 1], 300);
  const [theta1 = 0, theta2 = 0, phi1 = START_PHI, phi2 = START_PHI] = point;
  const { a } = solve(point);
  return {
    class: kind,
    aic: akaike(value, nsd.length, kind === 'migrant' ? 5 : 6),
    distanceKm: Math.sqrt(a),
    out: { theta: theta1, phi: clampPhi(phi1) },
    back: { theta: theta2, phi: clampPhi(phi2) },
  };
}

/**
 * Fit the five net squared displacement models and pick the best by AIC among those that keep to the limits
 * (Bunnefeld et al. 2011; Spitz et al. 2017, doi:10.1111/ecog.02587). Where no moving model reaches δ, the animal is a
 * resident or a nomad.
 */
export function fitDisplacementModels(curve: DisplacementCurve, limits: MigrationLimits): DisplacementFit {
  const fits = [fitResident(curve), fitNomad(curve)];
  const moving = [fitDisperser(curve), fitTwoWay(curve, 'migrant', limits), fitTwoWay(curve, 'mixed migrant', limits)];
  for (const fit of moving) if (fit && fit.distanceKm >= limits.minDistanceKm) fits.push(fit);
  return fits.reduce((best, fit) => (fit.aic < best.aic ? fit : best));
}

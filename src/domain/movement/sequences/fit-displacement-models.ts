import { akaike, type CurveModel, type DisplacementCurve, type DisplacementFit, movingModel, residentModel, returnMidpoint } from './displacement-models.ts';
import { type Bounds, fitLeastSquares } from './fit-least-squares.ts';

/** A displacement that jumps up on one day and down on another (or stays up: `down` after the last day). */
export interface Step {
  readonly up: number;
  readonly down: number;
  /** Mean displacement while up, km². */
  readonly height: number;
  /** Mean displacement after `down`, km². */
  readonly after: number;
}

/** At most this many places for a jump are tried: every day of a year's half, every second day of a year. */
const MOST_PLACES = 180;

/**
 * The step curve nearest to the displacements, over all pairs of days: a start near the global optimum of a logistic
 * fit, whose squares have many local minima. `kind` sets what follows the second jump: nothing (the curve stays up),
 * zero, or a plateau of its own. `leastDays` is the least time up.
 */
export function findSteps({ days, nsd }: DisplacementCurve, kind: 'one' | 'return to start' | 'return elsewhere', leastDays: number): Step | undefined {
  const n = nsd.length;
  const sums = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) sums[i + 1] = sums[i]! + nsd[i]!;
  const stride = Math.max(1, Math.ceil(n / MOST_PLACES));
  let best: Step | undefined;
  let most = 0;
  for (let i = 1; i < n; i += stride) {
    for (let j = kind === 'one' ? n : i + 1; j <= n; j += kind === 'one' ? 1 : stride) {
      const down = j < n ? days[j]! : days[n - 1]! + 1;
      if (down - days[i]! < leastDays) continue;
      const height = (sums[j]! - sums[i]!) / (j - i);
      const after = j < n ? (sums[n]! - sums[j]!) / (n - j) : 0;
      if (kind !== 'one' && (j === n || after >= height)) continue;
      // What a step of this height takes off the sum of squares.
      const gain = height * height * (j - i) + (kind === 'return elsewhere' ? after * after * (n - j) : 0);
      if (gain <= most) continue;
      most = gain;
      best = { up: days[i]!, down, height, after };
    }
  }
  return best;
}

/** Constraints a custodian sets on what counts as a migration. */
export interface MigrationLimits {
  /** Least distance between ranges, √δ, km. */
  readonly minDistanceKm: number;
  /** Least time on the second range, ρ, days. */
  readonly minDaysAway: number;
}

/** Scale φ of a logistic, days; 5 % to 95 % takes 5.9 φ. The upper bound is that of Spitz et al. 2017; birds need the lower. */
const PHI = { least: 0.25, most: 21, starts: [1, 5, 12] } as const;
/** Least ρ of a fit, days: below it the ways merge and the curve has no plateau. */
const LEAST_RHO = 1;
/** Share of the squared distance that a mixed migrant takes back. */
const ZETA = { least: 0.05, most: 0.95 } as const;
/** Rate at which a resident's displacement reaches its plateau, a day. */
const KAPPA = { least: -1, most: -0.01, starts: [-0.5, -0.05, -0.015] } as const;
/** Models closer than this in AIC are told apart by their number of coefficients (Arnold 2010, doi:10.2193/2009-367). */
const AIC_TIE = 2;

type TwoWay = 'migrant' | 'mixed migrant';
const COEFFICIENTS = { nomad: 1, resident: 2, disperser: 3, migrant: 5, 'mixed migrant': 6 } as const;

/** Steps every start gets; only the best start goes on to the end. */
const FIRST_STEPS = 8;
const LAST_STEPS = 60;

function bestOf(model: CurveModel, curve: DisplacementCurve, bounds: Bounds, starts: readonly (readonly number[])[]): { point: Float64Array; rss: number } {
  const { point } = starts.map((start) => fitLeastSquares(model, curve, bounds, start, FIRST_STEPS)).reduce((best, fit) => (fit.rss < best.rss ? fit : best));
  return fitLeastSquares(model, curve, bounds, point, LAST_STEPS);
}

const still = { distanceKm: 0, daysAway: undefined, returnKm: undefined, out: undefined, back: undefined } as const;
const highest = (nsd: Float64Array): number => nsd.reduce((most, value) => Math.max(most, value), 0);

function fitResident(curve: DisplacementCurve): DisplacementFit {
  const top = highest(curve.nsd);
  const { point, rss } = bestOf(
    residentModel,
    curve,
    { lower: [0, KAPPA.least], upper: [top, KAPPA.most] },
    KAPPA.starts.map((kappa) => [top / 2, kappa]),
  );
  return {
    class: 'resident',
    aic: akaike(rss, curve.nsd.length, COEFFICIENTS.resident),
    coefficients: COEFFICIENTS.resident,
    ...still,
    parameters: [...point],
  };
}

function fitNomad({ days, nsd }: DisplacementCurve): DisplacementFit {
  let ty = 0,
    tt = 0,
    yy = 0;
  for (let i = 0; i < nsd.length; i++) {
    ty += days[i]! * nsd[i]!;
    tt += days[i]! * days[i]!;
    yy += nsd[i]! * nsd[i]!;
  }
  const rss = tt > 0 ? yy - (ty * ty) / tt : yy;
  return { class: 'nomad', aic: akaike(rss, nsd.length, COEFFICIENTS.nomad), coefficients: COEFFICIENTS.nomad, ...still, parameters: [tt > 0 ? ty / tt : 0] };
}

function describe(kind: 'disperser' | TwoWay, point: Float64Array, rss: number, n: number): DisplacementFit {
  const [delta = 0, theta = 0, phi = 0, rho = 0, phi2 = 0, zeta = 0] = point;
  const oneWay = kind === 'disperser';
  return {
    class: kind,
    aic: akaike(rss, n, COEFFICIENTS[kind]),
    coefficients: COEFFICIENTS[kind],
    distanceKm: Math.sqrt(delta),
    daysAway: oneWay ? undefined : rho,
    returnKm: oneWay ? undefined : Math.sqrt(delta * (1 - zeta)),
    out: { theta, phi },
    back: oneWay ? undefined : { theta: returnMidpoint(point), phi: phi2 },
    parameters: [...point],
  };
}

function fitDisperser(curve: DisplacementCurve): DisplacementFit | undefined {
  const last = curve.days.at(-1) ?? 0;
  const step = findSteps(curve, 'one', 0);
  if (!step) return undefined;
  const fixed = [LEAST_RHO, PHI.least, 0];
  const bounds = { lower: [0, 0, PHI.least, ...fixed], upper: [highest(curve.nsd), last, PHI.most, ...fixed] };
  const starts = [...PHI.starts.map((phi) => [step.height, step.up, phi, ...fixed]), [step.height, last / 2, PHI.starts[2], ...fixed]];
  const { point, rss } = bestOf(movingModel, curve, bounds, starts);
  return describe('disperser', point, rss, curve.nsd.length);
}

function fitTwoWay(curve: DisplacementCurve, kind: TwoWay, leastRho: number): DisplacementFit | undefined {
  const last = curve.days.at(-1) ?? 0;
  const step = findSteps(curve, kind === 'migrant' ? 'return to start' : 'return elsewhere', leastRho);
  if (!step) return undefined;
  const zeta = kind === 'migrant' ? { least: 1, most: 1 } : ZETA;
  const bounds = {
    lower: [0, 0, PHI.least, leastRho, PHI.least, zeta.least],
    upper: [highest(curve.nsd), last, PHI.most, Math.max(last, leastRho), PHI.most, zeta.most],
  };
  const share = step.height > 0 ? 1 - step.after / step.height : 1;
  const starts = PHI.starts.map((longest): number[] => {
    const phi = Math.max(PHI.least, Math.min(longest, (step.down - step.up) / 5));
    return [step.height, step.up, phi, step.down - step.up - 4 * phi, phi, share];
  });
  const { point, rss } = bestOf(movingModel, curve, bounds, starts);
  // A return whose middle was not seen is the end of a stay, or noise at the end of the curve.
  return returnMidpoint(point) > last ? undefined : describe(kind, point, rss, curve.nsd.length);
}

/**
 * A two-way model that keeps to the least time away: the free fit, or, where a longer stay explains the curve as well, the
 * fit refined to it. A bound alone would bend a short excursion into a migration, so a worse fit is no migration.
 */
function fitLongEnough(
  curve: DisplacementCurve,
  kind: TwoWay,
  { minDaysAway }: MigrationLimits,
): { fit: DisplacementFit | undefined; brief: DisplacementFit | undefined } {
  const free = fitTwoWay(curve, kind, LEAST_RHO);
  if (!free || (free.daysAway ?? 0) >= minDaysAway) return { fit: free, brief: undefined };
  const refined = fitTwoWay(curve, kind, minDaysAway);
  return refined && refined.aic - free.aic <= AIC_TIE ? { fit: refined, brief: undefined } : { fit: undefined, brief: free };
}

/** The model that AIC prefers; of those within 2 of the best the one with fewest coefficients. */
export function pickModel(fits: readonly DisplacementFit[]): DisplacementFit {
  const least = Math.min(...fits.map(({ aic }) => aic));
  return fits.filter(({ aic }) => aic - least <= AIC_TIE).reduce((best, fit) => (fit.coefficients < best.coefficients ? fit : best));
}

/**
 * The net squared displacement models that keep to the limits, as Spitz et al. 2017 (doi:10.1111/ecog.02587) do: those
 * with less than the least distance or time away are left out. Resident and nomad are always among them.
 */
export function listDisplacementModels(curve: DisplacementCurve, limits: MigrationLimits): DisplacementFit[] {
  const fits = [fitNomad(curve), fitResident(curve)];
  const disperser = fitDisperser(curve);
  const migrant = fitLongEnough(curve, 'migrant', limits);
  const mixed = fitLongEnough(curve, 'mixed migrant', limits);
  // An excursion shorter than the least time away, from midpoint to midpoint, is no dispersal either.
  const { brief } = migrant;
  const cameBack = disperser && brief?.out && brief.back && brief.aic < disperser.aic && brief.back.theta - brief.out.theta < limits.minDaysAway;
  if (disperser && !cameBack && disperser.distanceKm >= limits.minDistanceKm) fits.push(disperser);
  if (migrant.fit && migrant.fit.distanceKm >= limits.minDistanceKm) fits.push(migrant.fit);
  // Its way back too must be as long as a migration.
  if (mixed.fit && mixed.fit.distanceKm - (mixed.fit.returnKm ?? 0) >= limits.minDistanceKm) fits.push(mixed.fit);
  return fits;
}

/**
 * Fit the five net squared displacement models and pick one by AIC among those that keep to the limits. Where no moving
 * model is left, the animal is a resident or a nomad.
 */
export function fitDisplacementModels(curve: DisplacementCurve, limits: MigrationLimits): DisplacementFit {
  return pickModel(listDisplacementModels(curve, limits));
}

import type { Grid } from './grid.ts';
import type { PlaneSequence } from './motion-variance.ts';

/**
 * Φ(z), the standard normal distribution function; absolute error below 1.5e-7
 * (Abramowitz & Stegun 1964, 7.1.26). Summed over a kernel this moves a UD by less than 1e-5.
 */
export function normalCdf(z: number): number {
  const u = Math.abs(z) * Math.SQRT1_2;
  const t = 1 / (1 + 0.3275911 * u);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-u * u) * 0.5;
  return z >= 0 ? 1 - tail : tail;
}

/** Steps of the table of Φ per standard deviation. */
const STEPS_PER_SD = 32;

/** A table of Φ from −limit to limit: cubics in the fraction u of each step, coefficients c0 … c3 of step k at 4k. */
export interface NormalCdfTable {
  readonly coefficients: Float64Array;
  readonly perUnit: number;
  readonly limit: number;
}

/**
 * Φ for many reads: cubic Hermite interpolation between its values and the density at 32 points per standard deviation,
 * the values summed from the density by Simpson's rule; absolute error below 3e-9 (tested).
 */
export function tabulateNormalCdf(limit: number): NormalCdfTable {
  const steps = 2 * limit * STEPS_PER_SD;
  const h = 1 / STEPS_PER_SD;
  const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  // From the middle outwards by symmetry: Φ(0) is ½ exactly.
  const values = new Float64Array(steps + 1);
  const middle = steps / 2;
  values[middle] = 0.5;
  for (let k = middle + 1; k <= steps; k++) {
    const z = (k - middle) * h;
    values[k] = values[k - 1]! + (h / 6) * (density(z - h) + 4 * density(z - h / 2) + density(z));
    values[2 * middle - k] = 1 - values[k]!;
  }
  const coefficients = new Float64Array(4 * steps);
  for (let k = 0; k < steps; k++) {
    const rise = values[k + 1]! - values[k]!;
    const from = density((k - middle) * h) * h;
    const to = density((k + 1 - middle) * h) * h;
    coefficients.set([values[k]!, from, 3 * rise - 2 * from - to, from + to - 2 * rise], 4 * k);
  }
  return { coefficients, perUnit: STEPS_PER_SD, limit };
}

/** Kernels end at this many standard deviations: 7e-6 of an axis's mass lies beyond, and the UD is rescaled to 1. */
const CUTOFF_SD = 4.5;
/**
 * Between two instants the mean moves at most this many standard deviations of the bridge half way. The midpoint rule
 * then ripples by 2·exp(−2π²/1.25²) = 7e-6 of the density.
 */
const MEAN_STEP_SD = 1.25;
/** A bridge narrower than this share of a cell need not be followed more finely. */
const NARROW_CELLS = 0.01;
/** Instants of even the shortest bridge, so that its swelling and closing is followed. */
const FEWEST_INSTANTS = 24;

const { coefficients, perUnit, limit } = tabulateNormalCdf(CUTOFF_SD);
const TABLE_END = 2 * limit * perUnit;

/** Φ at a position in the table; beyond it 0 or 1, so that each kernel holds all of its mass. */
function phiAt(at: number): number {
  if (at <= 0) return 0;
  if (at >= TABLE_END) return 1;
  const step = at | 0;
  const u = at - step;
  const k = 4 * step;
  return coefficients[k]! + u * (coefficients[k + 1]! + u * (coefficients[k + 2]! + u * coefficients[k + 3]!));
}

/**
 * Add a normal of weight `weight` to `ud`, integrated over cells. Means and standard deviation in cells from the grid's
 * south-west corner; `px` is room for one row. At the top of the module and with whole numbers forced (| 0), so that it
 * is compiled once and early: a command draws one sequence and ends.
 */
function addNormal(ud: Float64Array, px: Float64Array, cols: number, rows: number, mx: number, my: number, sd: number, weight: number): void {
  const reach = CUTOFF_SD * sd;
  const c0 = Math.max(0, Math.floor(mx - reach)) | 0;
  const c1 = Math.min(cols - 1, Math.floor(mx + reach)) | 0;
  const r0 = Math.max(0, Math.floor(my - reach)) | 0;
  const r1 = Math.min(rows - 1, Math.floor(my + reach)) | 0;
  if (c1 < c0 || r1 < r0) return;
  const pace = perUnit / sd;
  const middle = limit * perUnit;
  let before = phiAt((c0 - mx) * pace + middle);
  for (let c = c0; c <= c1; c++) {
    const after = phiAt((c + 1 - mx) * pace + middle);
    px[c] = (after - before) * weight;
    before = after;
  }
  before = phiAt((r0 - my) * pace + middle);
  for (let r = r0; r <= r1; r++) {
    const after = phiAt((r + 1 - my) * pace + middle);
    const py = after - before;
    before = after;
    const row = r * cols;
    for (let c = c0; c <= c1; c++) ud[row + c] = ud[row + c]! + px[c]! * py;
  }
}

/** σₘ², m²/s: one for a sequence, or one for each of its bridges (length: fixes − 1; NaN where a bridge has none). */
export type MotionVariance = number | Float64Array;

/** The longest and the widest a bridge of this sequence gets: metres of standard deviation half way. */
export function widestSd(sequence: PlaneSequence, variance: MotionVariance, maxLagS: number): number {
  let widest = 0;
  for (let i = 1; i < sequence.t.length; i++) {
    const total = sequence.t[i]! - sequence.t[i - 1]!;
    const own = typeof variance === 'number' ? variance : variance[i - 1]!;
    if (total <= 0 || total > maxLagS || !(own >= 0)) continue;
    const error = Math.max(sequence.error[i - 1]!, sequence.error[i]!);
    widest = Math.max(widest, Math.sqrt((total / 4) * own + error * error));
  }
  return widest;
}

/**
 * Add to `ud` the time integral (seconds) of one sequence's Brownian bridges: at each instant an isotropic bivariate
 * normal, integrated over each cell as a product of differences of Φ (Horne et al. 2007, doi:10.1890/06-0957.1).
 * Time is integrated by the midpoint rule in θ, where α = (1 − cos θ)/2: a bridge's standard deviation goes with sin θ,
 * so that the mean's step is the same share of it all along, and instants gather where it narrows. Halving the steps
 * moves a UD by less than 0.002 in total variation (tested). Bridges longer than the maximum lag are left out.
 * @param ud row-major from the south-west, length cols × rows; changed in place
 * @param finer multiplies the number of instants, to test convergence
 * @returns bridges drawn and bridges left out
 */
export function addBrownianBridges(
  ud: Float64Array,
  grid: Grid,
  sequence: PlaneSequence,
  variance: MotionVariance,
  maxLagS: number,
  finer = 1,
): { drawn: number; leftOut: number } {
  const { x, y, t, error } = sequence;
  const { cell, cols, rows } = grid;
  const west = grid.x0 - cell / 2;
  const south = grid.y0 - cell / 2;
  const px = new Float64Array(cols);
  let drawn = 0;
  let leftOut = 0;

  for (let i = 1; i < t.length; i++) {
    const total = t[i]! - t[i - 1]!;
    const own = typeof variance === 'number' ? variance : variance[i - 1]!;
    if (total <= 0) continue;
    if (total > maxLagS || !(own >= 0)) {
      leftOut += 1;
      continue;
    }
    drawn += 1;
    const ax = x[i - 1]!;
    const ay = y[i - 1]!;
    const dx = x[i]! - ax;
    const dy = y[i]! - ay;
    const errorA = error[i - 1]! ** 2;
    const errorB = error[i]! ** 2;
    const least = errorA + errorB > 0 ? (errorA * errorB) / (errorA + errorB) : 0;
    const narrow = Math.max(Math.sqrt((total * own) / 4 + least), NARROW_CELLS * cell);
    const instants = finer * Math.max(FEWEST_INSTANTS, Math.ceil((Math.PI * Math.hypot(dx, dy)) / (2 * MEAN_STEP_SD * narrow)));
    const step = Math.PI / instants;
    for (let k = 0; k < instants; k++) {
      const alpha = (1 - Math.cos((k + 0.5) * step)) / 2;
      // Exact share of time between the step's two ends, so that the shares of a bridge sum to its time.
      const share = (Math.cos(k * step) - Math.cos((k + 1) * step)) / 2;
      const sd = Math.sqrt(total * alpha * (1 - alpha) * own + (1 - alpha) ** 2 * errorA + alpha ** 2 * errorB);
      addNormal(ud, px, cols, rows, (ax + alpha * dx - west) / cell, (ay + alpha * dy - south) / cell, Math.max(sd / cell, 1e-6), share * total);
    }
  }
  return { drawn, leftOut };
}

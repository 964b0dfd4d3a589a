import { metresPerDegree } from '../crossing-events/index-barriers.ts';
import type { Track } from '../tracks/track.ts';

/** Fixes on each side of a step whose motion variance is taken for it. */
const FIXES_AROUND = 10;
/** So many steps share one variance: those beside each other have nearly the same fixes around them. */
const STEPS_ALIKE = 5;
/** Bounds of the variance, m²/s, as logarithms; see `motionVariance`. */
const LOG_MIN = Math.log(1e-6);
const LOG_MAX = Math.log(1e7);
const TOLERANCE = 1e-6;

/** Terms of the likelihood of one stay: what σₘ² is multiplied by, the location error, and how far off a fix lies, squared. */
const spread = new Float64Array(FIXES_AROUND);
const fixed = new Float64Array(FIXES_AROUND);
const squared = new Float64Array(FIXES_AROUND);

/**
 * σₘ²T of single steps of a track, m², from the motion variance of the 20 fixes around (Horne et al. 2007,
 * doi:10.1890/06-0957.1: every second of them left out and predicted from its neighbours), found when it is asked for: the same
 * as `spreadsOf` of crossing events, which are asked for all.
 */
export class StepSpreads {
  private readonly variances: Float64Array;

  /** @param error location error of each fix, metres, none of them 0 */
  constructor(
    private readonly track: Track,
    private readonly error: Float64Array,
  ) {
    this.variances = new Float64Array(Math.ceil(track.time.length / STEPS_ALIKE) + 1).fill(Number.NaN);
  }

  /** Of the step from fix i to i + 1; where too few fixes tell it, half the square of its length. */
  at(i: number, lengthM: number): number {
    const block = Math.floor(i / STEPS_ALIKE);
    let variance = this.variances[block]!;
    if (Number.isNaN(variance)) {
      variance = this.varianceAround(Math.min(this.track.time.length - 1, block * STEPS_ALIKE + (STEPS_ALIKE + 1) / 2));
      this.variances[block] = variance;
    }
    return Math.max(1, variance < 0 ? lengthM ** 2 / 2 : (variance * (this.track.time[i + 1]! - this.track.time[i]!)) / 1000);
  }

  /** m²/s; −1 where no fix can be left out. */
  private varianceAround(middle: number): number {
    const { time, lon, lat } = this.track;
    const [from, to] = [Math.max(0, middle - FIXES_AROUND), Math.min(time.length, middle + FIXES_AROUND)];
    const [perLon, perLat] = metresPerDegree(lat[middle]!);
    const east = (i: number): number => {
      const degrees = lon[i]! - lon[middle]!;
      return (degrees - 360 * Math.round(degrees / 360)) * perLon;
    };
    let count = 0;
    for (let i = from + 1; i + 1 < to; i += 2) {
      const total = (time[i + 1]! - time[i - 1]!) / 1000;
      if (total <= 0) continue;
      const alpha = (time[i]! - time[i - 1]!) / 1000 / total;
      const before = east(i - 1);
      const dx = east(i) - (before + alpha * (east(i + 1) - before));
      const dy = (lat[i]! - (lat[i - 1]! + alpha * (lat[i + 1]! - lat[i - 1]!))) * perLat;
      spread[count] = total * alpha * (1 - alpha);
      fixed[count] = (1 - alpha) ** 2 * this.error[i - 1]! ** 2 + alpha ** 2 * this.error[i + 1]! ** 2;
      squared[count] = dx * dx + dy * dy;
      count += 1;
    }
    return count === 0 ? -1 : likeliest(count);
  }
}

/** The variance of most likelihood: where its slope over the logarithm of the variance is 0, or the least. */
function likeliest(count: number): number {
  const slope = (logVariance: number): number => {
    const variance = Math.exp(logVariance);
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const moved = spread[k]! * variance;
      const all = moved + fixed[k]!;
      sum += (moved / all) * (1 - squared[k]! / (2 * all));
    }
    return sum;
  };
  // Without location errors the mean of the squares is the answer; it lies below with them.
  let mean = 0;
  for (let k = 0; k < count; k++) mean += squared[k]! / (2 * spread[k]! || 1) / count;
  let high = Math.min(LOG_MAX, Math.max(LOG_MIN, Math.log(Math.max(mean, 1e-6)) + 1e-3));
  while (slope(high) < 0 && high < LOG_MAX) high += 1;
  // The root next below; a likelihood with a flat shoulder rises again towards zero.
  let low = high;
  for (let step = 0.5; low > LOG_MIN && slope(low) >= 0; step *= 1.5) [high, low] = [low, Math.max(LOG_MIN, low - step)];
  if (slope(low) >= 0) return Math.exp(LOG_MIN);
  while (high - low > TOLERANCE) {
    const middle = (low + high) / 2;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

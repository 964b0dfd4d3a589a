import { metresPerDegree } from '../crossing-events/index-barriers.ts';
import type { Track } from '../tracks/track.ts';
import { EVEN, eastOf } from './even-steps.ts';

/** Fixes on each side of a step whose motion variance is taken for it. */
const FIXES_AROUND = 10;
/** So many steps share one variance: those beside each other have nearly the same fixes around them. */
const STEPS_ALIKE = 5;
/** Fixes that tell of a track's persistence; of fewer it is taken to have none. */
const FEWEST_TOLD = 30;
/** Least that persistence makes of a variance: the ratio of a way whose velocity changes like Brownian motion. */
const MOST_PERSISTENT = 1 / 4;

/**
 * How far single steps of a track spread, found when it is asked for; all of it from the track itself.
 *
 * The motion variance is that of the 20 fixes around (Horne et al. 2007, doi:10.1890/06-0957.1): each left out and predicted from
 * its neighbours. Two things differ from the atlas's corridors, for the sake of the place of a single crossing. The median of what
 * the fixes tell stands in place of the likeliest value: movement has long tails, and one leap among them makes all other steps
 * seem to wander. And it is carried over from the time between the neighbours, two steps, to that of one: for Brownian motion they
 * are the same, animals that keep their heading wander less in short times; by how much is the ratio of the variance from
 * neighbours one and two fixes away.
 */
export class StepSpreads {
  private readonly variances: Float64Array;
  /** What each fix says of the variance; NaN until it is asked. */
  private readonly toldNear: Float64Array;
  /** Metres of a degree at each fix; 0 until they are asked for. */
  private readonly perLon: Float64Array;
  private readonly perLat: Float64Array;
  private readonly sorted = new Float64Array(2 * FIXES_AROUND);
  private persistence: number | undefined;

  /** @param error location error of each fix, metres, none of them 0 */
  constructor(
    private readonly track: Track,
    private readonly error: Float64Array,
  ) {
    const n = track.time.length;
    this.variances = new Float64Array(Math.ceil(n / STEPS_ALIKE) + 1).fill(Number.NaN);
    this.toldNear = new Float64Array(n).fill(Number.NaN);
    this.perLon = new Float64Array(n);
    this.perLat = new Float64Array(n);
  }

  /** σₘ²T of the step from fix i to i + 1, m²; where too few fixes tell it, half the square of its length. */
  at(i: number, lengthM: number): number {
    const block = Math.floor(i / STEPS_ALIKE);
    let variance = this.variances[block]!;
    if (Number.isNaN(variance)) {
      variance = this.varianceAround(Math.min(this.track.time.length - 1, block * STEPS_ALIKE + (STEPS_ALIKE + 1) / 2));
      this.variances[block] = variance;
    }
    if (variance < 0) return Math.max(1, lengthM ** 2 / 2);
    this.persistence ??= this.findPersistence();
    return Math.max(1, (this.persistence * variance * (this.track.time[i + 1]! - this.track.time[i]!)) / 1000);
  }

  /** What fix i, left out and predicted from those `lag` fixes before and after, says of the variance, m²/s. */
  private told(i: number, lag: number, squareScale: number): number {
    const { time, lon, lat } = this.track;
    const a = i - lag;
    const b = i + lag;
    const total = (time[b]! - time[a]!) / 1000;
    const alpha = (time[i]! - time[a]!) / 1000 / total;
    if (this.perLon[i] === 0) {
      const metres = metresPerDegree(lat[i]!);
      this.perLon[i] = metres[0];
      this.perLat[i] = metres[1];
    }
    const eastA = eastOf(lon, a, i);
    const dx = (lon[i]! - (eastA + alpha * (eastOf(lon, b, i) - eastA))) * this.perLon[i]!;
    const dy = (lat[i]! - (lat[a]! + alpha * (lat[b]! - lat[a]!))) * this.perLat[i]!;
    const before = (1 - alpha) * this.error[a]!;
    const after = alpha * this.error[b]!;
    const fixed = this.error[i]! * this.error[i]! + before * before + after * after;
    return ((dx * dx + dy * dy) / squareScale - fixed) / (total * alpha * (1 - alpha));
  }

  /** m²/s; −1 where no fix can be left out. */
  private varianceAround(middle: number): number {
    const from = Math.max(1, middle - FIXES_AROUND + 1);
    const to = Math.min(this.track.time.length - 1, middle + FIXES_AROUND - 1);
    const { sorted, toldNear } = this;
    let count = 0;
    for (let i = from; i < to; i++) {
      // Half of the squares of two normal numbers lie below 2 ln 2 variances.
      if (Number.isNaN(toldNear[i]!)) toldNear[i] = this.told(i, 1, 2 * Math.LN2);
      const value = toldNear[i]!;
      // Of two fixes at one time neither tells.
      if (Number.isNaN(value)) continue;
      let at = count++;
      for (; at > 0 && sorted[at - 1]! > value; at--) sorted[at] = sorted[at - 1]!;
      sorted[at] = value;
    }
    if (count === 0) return -1;
    return Math.max(0, (sorted[(count - 1) >> 1]! + sorted[count >> 1]!) / 2);
  }

  private findPersistence(): number {
    const n = this.track.time.length;
    let near = 0;
    let far = 0;
    let count = 0;
    for (let i = 2; i + 2 < n; i++) {
      if (!this.isEven(i - 2, 1, 4)) continue;
      near += this.told(i, 1, 2);
      far += this.told(i, 2, 2);
      count += 1;
    }
    return count < FEWEST_TOLD || !(near > 0 && far > 0) ? 1 : Math.max(MOST_PERSISTENT, Math.min(1, near / far));
  }

  /** Whether so many steps, from a fix and `stride` fixes long each, take about the same time. */
  private isEven(from: number, stride: number, steps: number): boolean {
    const { time } = this.track;
    let least = Infinity;
    let most = 0;
    for (let k = from + stride; k <= from + steps * stride; k += stride) {
      const ms = time[k]! - time[k - stride]!;
      least = Math.min(least, ms);
      most = Math.max(most, ms);
    }
    return least > 0 && most <= EVEN * least;
  }
}

import type { Track } from '../tracks/track.ts';
import { EVEN, eastOf } from './even-steps.ts';

/** Mean cosines of the turns that a stretch of a track may have. */
const COSINES = Array.from({ length: 10 }, (_, k) => (2 * k - 9) / 10);
/** Classes of turns, of 15 degrees each: the likelihood hardly changes within one. */
const CLASSES = 12;
/** Pairs of turns that tell of a track; of fewer no heading is taken to be kept. */
const FEWEST_TOLD = 30;
const MOST_ROUNDS = 300;
/** Log-likelihood by which another round must raise the fit. */
const LEAST_GAIN = 0.01;
/** How far the smooth curve through four places, a cubic, lies off the middle of the two between, in parts of their second difference. */
const SMOOTH_BEND = 1 / 16;

/** Density of a turn, times 2π, where turns are wrapped Cauchy about none with a mean cosine. */
function likelihood(cosine: number, mean: number): number {
  return (1 - mean * mean) / (1 + mean * mean - 2 * mean * cosine);
}

/**
 * How far an animal kept its heading through single steps, from its turns.
 *
 * Turns of a walk that keeps its heading are wrapped Cauchy with some mean cosine (Morales et al. 2004, doi:10.1890/03-0269); an
 * animal on its way has a high one, one that rests or feeds has none or a negative one. How often each mean cosine comes in the
 * track is the mixture of highest likelihood for its pairs of neighbouring turns (Laird 1978, doi:10.1080/01621459.1978.10480103),
 * and what it was in a single step follows, by Bayes, from the turns at its two ends. Nothing is taken from other tracks.
 */
export class HeadingKept {
  private readonly weights: readonly number[];

  constructor(private readonly track: Track) {
    this.weights = this.fit();
  }

  /** Mean cosine of the turns about step i, where it is above none; 0 where nothing tells of it. */
  at(i: number): number {
    const [before, after] = [this.turnAt(i), this.turnAt(i + 1)];
    if (Number.isNaN(before + after)) return 0;
    let all = 0;
    let kept = 0;
    for (const [k, weight] of this.weights.entries()) {
      const mean = COSINES[k]!;
      const share = weight * likelihood(before, mean) * likelihood(after, mean);
      all += share;
      if (mean > 0) kept += mean * share;
    }
    return all > 0 ? kept / all : 0;
  }

  /**
   * How far off the straight step its mean way runs at half time, degrees [lon, lat]: an animal that keeps its heading comes out of
   * the step before and goes into the step after. Of what the smooth curve through these four places runs off it, the share that
   * the heading is kept.
   */
  bendAt(i: number): [number, number] {
    const share = SMOOTH_BEND * this.at(i);
    if (share === 0) return [0, 0];
    const { lon, lat } = this.track;
    const east = eastFrom(lon, i - 1) - eastFrom(lon, i + 1);
    const north = lat[i]! - lat[i - 1]! - (lat[i + 2]! - lat[i + 1]!);
    return [share * east, share * north];
  }

  /** Cosine of the turn at fix i; NaN where there is none, or the steps before and after it take different times. */
  private turnAt(i: number): number {
    const { time, lon, lat } = this.track;
    if (i < 1 || i + 1 >= time.length) return Number.NaN;
    const [before, after] = [time[i]! - time[i - 1]!, time[i + 1]! - time[i]!];
    if (!(Math.min(before, after) > 0) || Math.max(before, after) > EVEN * Math.min(before, after)) return Number.NaN;
    const shrink = Math.cos((lat[i]! * Math.PI) / 180);
    const x0 = shrink * eastFrom(lon, i - 1);
    const y0 = lat[i]! - lat[i - 1]!;
    const x1 = shrink * eastFrom(lon, i);
    const y1 = lat[i + 1]! - lat[i]!;
    // Of an animal that did not move it is NaN.
    return (x0 * x1 + y0 * y1) / Math.sqrt((x0 * x0 + y0 * y0) * (x1 * x1 + y1 * y1));
  }

  /** Weights of the mean cosines, by expectation and maximisation; none where too few turns tell. */
  private fit(): number[] {
    const counts = new Float64Array(CLASSES * CLASSES);
    let told = 0;
    let before = -1;
    for (let i = 1; i + 1 < this.track.time.length; i++) {
      const turn = this.turnAt(i);
      const after = Number.isNaN(turn) ? -1 : Math.min(CLASSES - 1, Math.floor((Math.acos(Math.max(-1, Math.min(1, turn))) / Math.PI) * CLASSES));
      if (before >= 0 && after >= 0) {
        const pair = Math.min(before, after) * CLASSES + Math.max(before, after);
        counts[pair] = counts[pair]! + 1;
        told += 1;
      }
      before = after;
    }
    if (told < FEWEST_TOLD) return [];
    const single = Array.from({ length: CLASSES }, (_, k) => COSINES.map((mean) => likelihood(Math.cos(((k + 0.5) * Math.PI) / CLASSES), mean)));
    const pairs: { readonly count: number; readonly of: readonly number[] }[] = [];
    for (const [pair, count] of counts.entries()) {
      const [one, other] = [single[Math.floor(pair / CLASSES)]!, single[pair % CLASSES]!];
      if (count > 0) pairs.push({ count, of: one.map((each, k) => each * other[k]!) });
    }
    let weights = COSINES.map(() => 1 / COSINES.length);
    let last = -Infinity;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const next = COSINES.map(() => 0);
      let fitted = 0;
      for (const { count, of } of pairs) {
        let all = 0;
        for (let k = 0; k < of.length; k++) all += weights[k]! * of[k]!;
        fitted += count * Math.log(all);
        for (let k = 0; k < of.length; k++) next[k] = next[k]! + (count * weights[k]! * of[k]!) / all;
      }
      weights = next.map((sum) => sum / told);
      if (fitted - last < LEAST_GAIN) break;
      last = fitted;
    }
    return weights;
  }
}

/** Degrees of longitude from a fix to the next, the shorter way round. */
const eastFrom = (lon: Float64Array, i: number): number => eastOf(lon, i + 1, i) - lon[i]!;

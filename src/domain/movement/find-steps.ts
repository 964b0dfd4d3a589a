import type { DisplacementCurve } from './displacement-models.ts';

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

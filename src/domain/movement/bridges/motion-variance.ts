/** A sequence in a plane: metres, seconds, location error in metres; columns of equal length. */
export interface PlaneSequence {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly t: Float64Array;
  readonly error: Float64Array;
}

/** Bounds of the search for the variance, m²/s: a creeping limpet to a bird in a gale. */
const LOG_MIN = Math.log(1e-6);
const LOG_MAX = Math.log(1e7);
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const TOLERANCE = 1e-6;

/**
 * Brownian motion variance σₘ² by maximum likelihood (Horne et al. 2007, doi:10.1890/06-0957.1): every second interior
 * fix is left out and predicted from its neighbours, with mean μ = a + α(b − a) and variance
 * Tα(1 − α)σₘ² + (1 − α)²δₐ² + α²δ_b², α measured from the earlier neighbour. Fixes whose neighbours lie further
 * apart in time than two maximum lags tell nothing about the bridges that are drawn, and are passed over.
 * @param maxLagS longest bridge, seconds
 * @returns σₘ² in m²/s; undefined when no fix can be left out
 */
export function motionVariance({ x, y, t, error }: PlaneSequence, maxLagS: number): number | undefined {
  const most = Math.max(0, (t.length - 1) >> 1);
  const spread = new Float64Array(most);
  const fixed = new Float64Array(most);
  const squared = new Float64Array(most);
  let count = 0;
  for (let i = 1; i + 1 < t.length; i += 2) {
    const total = t[i + 1]! - t[i - 1]!;
    if (total <= 0 || total > 2 * maxLagS) continue;
    const alpha = (t[i]! - t[i - 1]!) / total;
    const dx = x[i]! - (x[i - 1]! + alpha * (x[i + 1]! - x[i - 1]!));
    const dy = y[i]! - (y[i - 1]! + alpha * (y[i + 1]! - y[i - 1]!));
    spread[count] = total * alpha * (1 - alpha);
    fixed[count] = (1 - alpha) ** 2 * error[i - 1]! ** 2 + alpha ** 2 * error[i + 1]! ** 2;
    squared[count] = dx * dx + dy * dy;
    count += 1;
  }
  if (count === 0) return undefined;
  const negativeLogLikelihood = (logVariance: number): number => {
    const variance = Math.exp(logVariance);
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const v = spread[k]! * variance + fixed[k]!;
      sum += Math.log(v) + squared[k]! / (2 * v);
    }
    return sum;
  };
  // One coarse pass first: with few fixes the likelihood can have a flat shoulder towards zero.
  let best = LOG_MIN;
  let least = Infinity;
  for (let value = LOG_MIN; value <= LOG_MAX; value += 0.5) {
    const at = negativeLogLikelihood(value);
    if (at < least) [least, best] = [at, value];
  }
  let low = best - 0.5;
  let high = best + 0.5;
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let atLeft = negativeLogLikelihood(left);
  let atRight = negativeLogLikelihood(right);
  while (high - low > TOLERANCE) {
    if (atLeft < atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = negativeLogLikelihood(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = negativeLogLikelihood(right);
    }
  }
  return Math.exp((low + high) / 2);
}

import { motionVariance, type PlaneSequence } from './motion-variance.ts';

export interface DynamicVarianceOptions {
  /** Fixes in the moving window, odd; 31 by default, as in the R package move. */
  readonly windowFixes?: number;
  /** Fixes at each end of a window in which no breakpoint may lie, odd; 11 by default. */
  readonly marginFixes?: number;
}

const cut = ({ x, y, t, error }: PlaneSequence, from: number, to: number): PlaneSequence => ({
  x: x.subarray(from, to + 1),
  y: y.subarray(from, to + 1),
  t: t.subarray(from, to + 1),
  error: error.subarray(from, to + 1),
});

/** Least variance told from none: a window in which an animal lay still is not without motion. */
const LEAST_VARIANCE = 1e-6;

/**
 * Log-likelihood of a stretch's left-out fixes at its own variance, without constants that cancel, and the variance;
 * undefined where no fix can be left out.
 */
function fit({ x, y, t, error }: PlaneSequence, maxLagS: number): { variance: number; logLikelihood: number } | undefined {
  const variance = motionVariance({ x, y, t, error }, maxLagS);
  if (variance === undefined) return undefined;
  let sum = 0;
  for (let i = 1; i + 1 < t.length; i += 2) {
    const total = t[i + 1]! - t[i - 1]!;
    if (total <= 0 || total > 2 * maxLagS) continue;
    const alpha = (t[i]! - t[i - 1]!) / total;
    const dx = x[i]! - (x[i - 1]! + alpha * (x[i + 1]! - x[i - 1]!));
    const dy = y[i]! - (y[i - 1]! + alpha * (y[i + 1]! - y[i - 1]!));
    const v = total * alpha * (1 - alpha) * variance + (1 - alpha) ** 2 * error[i - 1]! ** 2 + alpha ** 2 * error[i + 1]! ** 2;
    sum -= Math.log(2 * Math.PI * v) + (dx * dx + dy * dy) / (2 * v);
  }
  return { variance: Math.max(variance, LEAST_VARIANCE), logLikelihood: sum };
}

/**
 * Motion variance of each bridge by the dynamic Brownian bridge movement model (Kranstauber et al. 2012,
 * doi:10.1111/j.1365-2656.2012.01955.x): in a window that moves along the fixes one variance is weighed against two with
 * a breakpoint between, by BIC (with one parameter against three: two variances and where they meet), and each bridge
 * gets the mean of what the windows that it is in the middle of say. Breakpoints lie an even number of fixes from both
 * ends of the window, so that both parts leave out every second fix. The bridges before the first and after the last
 * window's middle part take the nearest bridge's variance.
 * @param maxLagS longest bridge, seconds
 * @returns σₘ² in m²/s per bridge (length: fixes − 1): one value throughout where there are fewer fixes than a window;
 * undefined when no fix can be left out
 */
export function dynamicMotionVariance(
  sequence: PlaneSequence,
  maxLagS: number,
  { windowFixes = 31, marginFixes = 11 }: DynamicVarianceOptions = {},
): Float64Array | undefined {
  const count = sequence.t.length;
  const overall = motionVariance(sequence, maxLagS);
  if (overall === undefined) return undefined;
  const variance = new Float64Array(count - 1).fill(overall);
  if (count < windowFixes) return variance;
  const sum = new Float64Array(count - 1);
  const windows = new Uint16Array(count - 1);
  const first = marginFixes - 1;
  const last = windowFixes - marginFixes;
  for (let from = 0; from + windowFixes <= count; from++) {
    const window = cut(sequence, from, from + windowFixes - 1);
    const whole = fit(window, maxLagS);
    if (!whole) continue;
    const penalty = Math.log((windowFixes - 1) / 2);
    let best = { bic: -2 * whole.logLikelihood + penalty, at: last, before: whole.variance, after: whole.variance };
    for (let at = first; at <= last; at += 2) {
      const before = fit(cut(window, 0, at), maxLagS);
      const after = fit(cut(window, at, windowFixes - 1), maxLagS);
      if (!before || !after) continue;
      const bic = -2 * (before.logLikelihood + after.logLikelihood) + 3 * penalty;
      if (bic < best.bic) best = { bic, at, before: before.variance, after: after.variance };
    }
    // Bridges of the middle part only: those in the margins could not be told apart from it.
    for (let bridge = first; bridge < last; bridge++) {
      sum[from + bridge] = sum[from + bridge]! + (bridge < best.at ? best.before : best.after);
      windows[from + bridge] = windows[from + bridge]! + 1;
    }
  }
  const told = [...windows.keys()].filter((bridge) => windows[bridge]! > 0);
  if (told.length === 0) return variance;
  let nearest = 0;
  for (let bridge = 0; bridge < variance.length; bridge++) {
    while (nearest + 1 < told.length && Math.abs(told[nearest + 1]! - bridge) <= Math.abs(told[nearest]! - bridge)) nearest += 1;
    const from = told[nearest]!;
    variance[bridge] = sum[from]! / windows[from]!;
  }
  return variance;
}

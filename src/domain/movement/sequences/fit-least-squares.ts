import type { CurveModel, DisplacementCurve } from './displacement-models.ts';

export interface Bounds {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

const MOST_DAMPING = 1e9;

/** Solve a symmetric positive definite system in place by Cholesky's method. False where it is singular. */
function solveSymmetric(matrix: Float64Array, right: Float64Array, size: number): boolean {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k]! * matrix[j * size + k]!;
      if (i !== j) matrix[i * size + j] = sum / matrix[j * size + j]!;
      else if (sum > 0) matrix[i * size + i] = Math.sqrt(sum);
      else return false;
    }
  }
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) right[i] = right[i]! - matrix[i * size + k]! * right[k]!;
    right[i] = right[i]! / matrix[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) right[i] = right[i]! - matrix[k * size + i]! * right[k]!;
    right[i] = right[i]! / matrix[i * size + i]!;
  }
  return true;
}

/**
 * Least squares of a curve within bounds, by Levenberg and Marquardt's damped steps from `start` (Marquardt 1963), `steps` at most. A
 * parameter at a bound stays there while the fit pulls it outwards; equal bounds hold a parameter fixed.
 * @returns the parameters and the residual sum of squares of the minimum nearest the start
 */
export function fitLeastSquares(
  model: CurveModel,
  { days, nsd }: DisplacementCurve,
  { lower, upper }: Bounds,
  start: ArrayLike<number>,
  steps: number,
): { point: Float64Array; rss: number } {
  const size = start.length;
  const loose = Int32Array.from([...lower.keys()].filter((i) => lower[i]! < upper[i]!));
  const clamp = (value: number, i: number): number => Math.min(upper[i]!, Math.max(lower[i]!, value));
  let point = Float64Array.from(start, clamp);
  const gradient = new Float64Array(size);
  const normal = new Float64Array(size * size);
  const pull = new Float64Array(size);
  const rssAt = (p: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < days.length; i++) sum += (nsd[i]! - model(p, days[i]!, gradient)) ** 2;
    return sum;
  };
  let rss = rssAt(point);
  let damping = 1e-3;
  for (let step = 0; step < steps && damping < MOST_DAMPING; step++) {
    normal.fill(0);
    pull.fill(0);
    for (let i = 0; i < days.length; i++) {
      const residual = nsd[i]! - model(point, days[i]!, gradient);
      for (let row = 0; row < loose.length; row++) {
        const j = loose[row]!;
        const slope = gradient[j]!;
        pull[j] = pull[j]! + slope * residual;
        for (let col = 0; col <= row; col++) {
          const at = j * size + loose[col]!;
          normal[at] = normal[at]! + slope * gradient[loose[col]!]!;
        }
      }
    }
    const free = [...loose].filter((i) => normal[i * size + i]! > 0 && (pull[i]! > 0 ? point[i]! < upper[i]! : point[i]! > lower[i]!));
    if (free.length === 0) break;
    let gain = 0;
    while (damping < MOST_DAMPING) {
      const matrix = new Float64Array(free.length * free.length);
      const change = Float64Array.from(free, (i) => pull[i]!);
      for (const [row, i] of free.entries()) {
        for (let col = 0; col <= row; col++) matrix[row * free.length + col] = normal[i * size + free[col]!]! * (col === row ? 1 + damping : 1);
      }
      const solved = solveSymmetric(matrix, change, free.length);
      const next = Float64Array.from(point);
      for (const [row, i] of free.entries()) next[i] = clamp(point[i]! + change[row]!, i);
      const nextRss = solved ? rssAt(next) : Number.POSITIVE_INFINITY;
      if (nextRss < rss) {
        gain = rss - nextRss;
        point = next;
        rss = nextRss;
        damping = Math.max(1e-7, damping / 8);
        break;
      }
      damping *= 6;
    }
    if (gain <= 1e-7 * rss) break;
  }
  return { point, rss };
}

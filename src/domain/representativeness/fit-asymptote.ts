/** A curve that levels off: y = a·n / (1 + b·n), with the asymptote a / b. */
export interface Saturation {
  readonly a: number;
  readonly b: number;
  readonly asymptote: number;
}

/** Curves that level off slower than at a thousand times the largest sample are straight lines; b·n of others reaches so far up. */
const [SLOWEST, FASTEST] = [1e-3, 1e4];
const STEPS = 200;

/**
 * The curve a·n / (1 + b·n) nearest to points by least squares, as track2KBA fits inclusion to sample size (Beal et al. 2021).
 * For each b the best a is known, so that only b is searched.
 * @param points sample size, and a share from 0 to 1
 * @returns undefined where it does not level off below 1, and of fewer than two points
 */
export function fitSaturation(points: readonly (readonly [number, number])[]): Saturation | undefined {
  if (points.length < 2) return undefined;
  const largest = Math.max(...points.map(([n]) => n));
  const fit = (logB: number): { a: number; b: number; misfit: number } => {
    const b = Math.exp(logB) / largest;
    let [yg, gg] = [0, 0];
    for (const [n, y] of points) {
      const g = n / (1 + b * n);
      yg += y * g;
      gg += g * g;
    }
    const a = yg / gg;
    const misfit = points.reduce((sum, [n, y]) => sum + (y - (a * n) / (1 + b * n)) ** 2, 0);
    return { a, b, misfit };
  };
  const [from, to] = [Math.log(SLOWEST), Math.log(FASTEST)];
  const at = (step: number): number => from + ((to - from) * step) / STEPS;
  let best = 0;
  let least = Infinity;
  for (let step = 0; step <= STEPS; step++) {
    const { misfit } = fit(at(step));
    if (misfit < least) [best, least] = [step, misfit];
  }
  if (best === 0) return undefined;
  let [low, high] = [at(best - 1), at(Math.min(STEPS, best + 1))];
  for (let round = 0; round < 60; round++) {
    const [one, two] = [low + (high - low) / 3, high - (high - low) / 3];
    if (fit(one).misfit <= fit(two).misfit) high = two;
    else low = one;
  }
  const { a, b } = fit((low + high) / 2);
  const asymptote = a / b;
  return asymptote > 0 && asymptote <= 1 ? { a, b, asymptote } : undefined;
}

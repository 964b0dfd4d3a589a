import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { motionVariance, type PlaneSequence } from '../../../src/domain/movement/bridges/motion-variance.ts';
import { seededNormal } from './simulate-track.ts';

const LAG = 8 * 3600;

function walk(count: number, variance: number, error: number, seed: number, gap: (i: number) => number): PlaneSequence {
  const normal = seededNormal(seed);
  let [x, y, t] = [0, 0, 0];
  const rows = Array.from({ length: count }, (_, i): [number, number, number] => {
    if (i > 0) {
      t += gap(i);
      x += Math.sqrt(variance * gap(i)) * normal();
      y += Math.sqrt(variance * gap(i)) * normal();
    }
    return [x + error * normal(), y + error * normal(), t];
  });
  return {
    x: Float64Array.from(rows, (row) => row[0]),
    y: Float64Array.from(rows, (row) => row[1]),
    t: Float64Array.from(rows, (row) => row[2]),
    error: new Float64Array(count).fill(error),
  };
}

/** The log of Horne's product of bivariate normal densities. */
function logLikelihood({ x, y, t, error }: PlaneSequence, variance: number): number {
  let sum = 0;
  for (let i = 1; i < t.length - 1; i += 2) {
    const total = t[i + 1]! - t[i - 1]!;
    const alpha = (t[i]! - t[i - 1]!) / total;
    const s2 = total * alpha * (1 - alpha) * variance + ((1 - alpha) * error[i - 1]!) ** 2 + (alpha * error[i + 1]!) ** 2;
    const ex = x[i]! - (1 - alpha) * x[i - 1]! - alpha * x[i + 1]!;
    const ey = y[i]! - (1 - alpha) * y[i - 1]! - alpha * y[i + 1]!;
    sum += Math.log(1 / (2 * Math.PI * s2)) - (ex ** 2 + ey ** 2) / (2 * s2);
  }
  return sum;
}

test('is the maximum of the likelihood over a fine grid of variances', () => {
  const kind = fc.record({ count: fc.integer({ min: 5, max: 40 }), power: fc.double({ min: -1, max: 4, noNaN: true }), seed: fc.nat(1e6) });
  fc.assert(
    fc.property(kind, ({ count, power, seed }) => {
      const sequence = walk(count, 10 ** power, 20, seed, (i) => 1800 + 600 * (i % 3));
      const found = motionVariance(sequence, LAG);
      if (found === undefined) throw new Error('no variance found');
      let best = Number.NEGATIVE_INFINITY;
      let at = 0;
      for (let log = -6; log <= 7; log += 0.002) {
        const value = logLikelihood(sequence, 10 ** log);
        if (value > best) [best, at] = [value, 10 ** log];
      }
      expect(logLikelihood(sequence, found)).toBeGreaterThanOrEqual(best - 1e-9);
      // Where the likelihood is flat towards zero any small value is as good as another.
      if (at > 0.01) expect(Math.abs(found / at - 1)).toBeLessThan(0.005);
    }),
    { seed: 53, numRuns: 60 },
  );
});

test.each([0.5, 20, 3000])('recovers the variance %d m²/s of a long simulated walk within a tenth', (variance) => {
  const found = motionVariance(
    walk(3001, variance, 1e-3, 7, () => 3600),
    LAG,
  );
  expect(Math.abs((found ?? 0) / variance - 1)).toBeLessThan(0.1);
});

test('closed form: without errors and with even steps it is the mean squared miss over the step', () => {
  const sequence: PlaneSequence = {
    x: Float64Array.of(0, 600, 0, 0, 0),
    y: Float64Array.of(0, 0, 0, 800, 0),
    t: Float64Array.of(0, 100, 200, 300, 400),
    error: new Float64Array(5),
  };
  // Spread of each is T·α(1 − α) = 50 s; σ² = mean(d²) / (2 · 50).
  expect(motionVariance(sequence, LAG)).toBeCloseTo((600 ** 2 + 800 ** 2) / 2 / 100, 1);
});

test('is undefined where no fix can be left out', () => {
  const two = { x: Float64Array.of(0, 1), y: Float64Array.of(0, 1), t: Float64Array.of(0, 60), error: Float64Array.of(1, 1) };
  expect(motionVariance(two, LAG)).toBeUndefined();
  const sparse = { x: Float64Array.of(0, 1, 2), y: Float64Array.of(0, 1, 2), t: Float64Array.of(0, LAG * 1.5, LAG * 3), error: Float64Array.of(1, 1, 1) };
  expect(motionVariance(sparse, LAG)).toBeUndefined();
});

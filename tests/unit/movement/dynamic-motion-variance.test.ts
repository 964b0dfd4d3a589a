import { expect, test } from 'vitest';
import { addBrownianBridges } from '../../../src/domain/movement/bridges/brownian-bridge.ts';
import { dynamicMotionVariance } from '../../../src/domain/movement/bridges/dynamic-motion-variance.ts';
import { motionVariance, type PlaneSequence } from '../../../src/domain/movement/bridges/motion-variance.ts';
import { seededNormal } from './simulate-track.ts';

const LAG = 8 * 3600;
const GAP = 3600;

/** A Brownian walk with a variance per step. */
function walk(variances: readonly number[], seed: number): PlaneSequence {
  const normal = seededNormal(seed);
  let [x, y] = [0, 0];
  const rows = [0, ...variances].map((variance, i): [number, number, number] => {
    x += Math.sqrt(variance * GAP) * normal();
    y += Math.sqrt(variance * GAP) * normal();
    return [x + 5 * normal(), y + 5 * normal(), i * GAP];
  });
  return {
    x: Float64Array.from(rows, (row) => row[0]),
    y: Float64Array.from(rows, (row) => row[1]),
    t: Float64Array.from(rows, (row) => row[2]),
    error: new Float64Array(rows.length).fill(5),
  };
}
const median = (values: Float64Array): number => values.toSorted()[values.length >> 1]!;

test('a walk of constant variance gets a near-constant variance, one per bridge', () => {
  const found = dynamicMotionVariance(
    walk(
      Array.from({ length: 400 }, () => 10),
      3,
    ),
    LAG,
  )!;
  expect(found).toHaveLength(400);
  expect(Math.abs(median(found) / 10 - 1)).toBeLessThan(0.2);
  // 15 left-out fixes a window: each window's own variance is right to about a quarter.
  expect(found.filter((value) => value > 5 && value < 20).length / 400).toBeGreaterThan(0.9);
});

test('a change from rest to travel is found where it is, and both variances with it', () => {
  const found = dynamicMotionVariance(
    walk(
      Array.from({ length: 240 }, (_, i) => (i < 120 ? 1 : 200)),
      8,
    ),
    LAG,
  )!;
  expect(Math.abs(Math.log2(median(found.subarray(0, 110))))).toBeLessThan(0.5);
  expect(Math.abs(Math.log2(median(found.subarray(130)) / 200))).toBeLessThan(0.5);
  // The geometric middle is passed within half a dozen bridges of the change, and one value for all would be far from both.
  const passed = found.findIndex((value) => value > Math.sqrt(200));
  expect(Math.abs(passed - 120)).toBeLessThanOrEqual(6);
  const one = motionVariance(
    walk(
      Array.from({ length: 240 }, (_, i) => (i < 120 ? 1 : 200)),
      8,
    ),
    LAG,
  )!;
  expect(one).toBeGreaterThan(20 * median(found.subarray(0, 110)));
});

test('fewer fixes than a window get one value throughout; too few to leave one out get none', () => {
  const short = walk(
    Array.from({ length: 20 }, () => 10),
    4,
  );
  expect(new Set(dynamicMotionVariance(short, LAG))).toEqual(new Set([motionVariance(short, LAG)]));
  expect(dynamicMotionVariance(walk([10], 4), LAG)).toBeUndefined();
});

test('bridges take one variance each: the same value throughout is one value, and NaN leaves a bridge out', () => {
  const sequence = walk([10, 10, 10], 6);
  const grid = { x0: -3000, y0: -3000, cell: 100, cols: 61, rows: 61 };
  const draw = (variance: number | Float64Array): { ud: Float64Array; counts: ReturnType<typeof addBrownianBridges> } => {
    const ud = new Float64Array(grid.cols * grid.rows);
    return { ud, counts: addBrownianBridges(ud, grid, sequence, variance, LAG) };
  };
  expect(draw(Float64Array.of(10, 10, 10)).ud).toEqual(draw(10).ud);
  expect(draw(Float64Array.of(10, 50, 10)).ud).not.toEqual(draw(10).ud);
  expect(draw(Float64Array.of(10, Number.NaN, 10)).counts).toEqual({ drawn: 2, leftOut: 1 });
});

import { expect, test } from 'vitest';
import { addBrownianBridges, normalCdf, widestSd } from '../../../src/domain/movement/bridges/brownian-bridge.ts';
import { createGrid, type Grid } from '../../../src/domain/movement/bridges/grid.ts';
import type { PlaneSequence } from '../../../src/domain/movement/bridges/motion-variance.ts';

const LAG = 8 * 3600;

/** Φ by summing the density from −9 in steps of 0.0005 (trapezium), then linear in between: nothing of the code under test. */
const STEP = 0.0005;
const TABLE = new Float64Array(36_001);
for (let i = 1; i < TABLE.length; i++) {
  const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  TABLE[i] = TABLE[i - 1]! + (STEP / 2) * (density(-9 + (i - 1) * STEP) + density(-9 + i * STEP));
}
function phi(z: number): number {
  const at = (Math.max(-9, Math.min(8.999, z)) + 9) / STEP;
  const below = Math.floor(at);
  return TABLE[below]! + (at - below) * (TABLE[below + 1]! - TABLE[below]!);
}

const sequenceOf = (fixes: readonly (readonly [number, number, number, number])[]): PlaneSequence => ({
  x: Float64Array.from(fixes, ([x]) => x),
  y: Float64Array.from(fixes, ([, y]) => y),
  t: Float64Array.from(fixes, ([, , t]) => t),
  error: Float64Array.from(fixes, ([, , , e]) => e),
});

/** Horne's formula, every cell at each of many instants, no cut-off. */
function bruteForce(grid: Grid, fixes: readonly (readonly [number, number, number, number])[], variance: number, instants: number): Float64Array {
  const ud = new Float64Array(grid.cols * grid.rows);
  for (let i = 1; i < fixes.length; i++) {
    const [ax, ay, at, ae] = fixes[i - 1]!;
    const [bx, by, bt, be] = fixes[i]!;
    const total = bt - at;
    for (let k = 0; k < instants; k++) {
      const alpha = (k + 0.5) / instants;
      const sd = Math.sqrt(total * alpha * (1 - alpha) * variance + (1 - alpha) ** 2 * ae ** 2 + alpha ** 2 * be ** 2);
      const share = (mean: number, centre: number): number => phi((centre + grid.cell / 2 - mean) / sd) - phi((centre - grid.cell / 2 - mean) / sd);
      const px = Float64Array.from({ length: grid.cols }, (_, c) => share(ax + alpha * (bx - ax), grid.x0 + c * grid.cell));
      for (let r = 0; r < grid.rows; r++) {
        const py = (share(ay + alpha * (by - ay), grid.y0 + r * grid.cell) * total) / instants;
        if (py > 0) for (let c = 0; c < grid.cols; c++) ud[r * grid.cols + c] = ud[r * grid.cols + c]! + px[c]! * py;
      }
    }
  }
  return ud;
}

const sum = (ud: Float64Array): number => ud.reduce((total, value) => total + value, 0);
const scaled = (ud: Float64Array): Float64Array => {
  const total = sum(ud);
  return ud.map((value) => value / total);
};
const totalVariation = (a: Float64Array, b: Float64Array): number => a.reduce((total, value, i) => total + Math.abs(value - b[i]!), 0) / 2;

test('Φ is right to 1.5e-7 over its whole range', () => {
  for (let z = -8.5; z <= 8.5; z += 0.01) expect(Math.abs(normalCdf(z) - phi(z))).toBeLessThan(1.6e-7);
});

test.each([
  [
    'a slow animal, fine cells',
    50,
    1,
    [
      [0, 0, 0, 20],
      [1500, 900, 7200, 20],
    ],
  ],
  [
    'a slow animal, cells wider than the bridge',
    500,
    0.5,
    [
      [0, 0, 0, 20],
      [4000, 1000, 14_400, 20],
    ],
  ],
  [
    'a fast animal, wide bridges',
    250,
    100,
    [
      [0, 0, 0, 20],
      [6000, -2500, 7200, 20],
    ],
  ],
  [
    'an animal that stays',
    100,
    20,
    [
      [35, 10, 0, 30],
      [35, 10, 10_800, 30],
    ],
  ],
  [
    'errors that differ a hundredfold',
    100,
    5,
    [
      [0, 0, 0, 5],
      [3000, 2000, 3600, 500],
    ],
  ],
  [
    'uneven steps',
    200,
    30,
    [
      [0, 0, 0, 20],
      [2500, 300, 1800, 20],
      [2600, 3500, 20_000, 60],
      [5000, 4000, 23_000, 20],
    ],
  ],
] as const)('%s: within a total variation of 0.005 of brute force', (_, cell, variance, fixes) => {
  const sequence = sequenceOf(fixes);
  const extent = { minX: Math.min(...sequence.x), maxX: Math.max(...sequence.x), minY: Math.min(...sequence.y), maxY: Math.max(...sequence.y) };
  const grid = createGrid(extent, cell, 6 * widestSd(sequence, variance, LAG));
  const ud = new Float64Array(grid.cols * grid.rows);
  expect(addBrownianBridges(ud, grid, sequence, variance, LAG)).toEqual({ drawn: fixes.length - 1, leftOut: 0 });
  // The mass is the time drawn, in seconds.
  expect(Math.abs(sum(ud) / sequence.t.at(-1)! - 1)).toBeLessThan(1e-4);
  expect(totalVariation(scaled(ud), scaled(bruteForce(grid, fixes, variance, 3000)))).toBeLessThan(0.005);
});

test('a bridge with equal errors is its own mirror image, lengthwise and across', () => {
  const grid: Grid = { x0: -4000, y0: -1500, cell: 100, cols: 81, rows: 31 };
  const ud = new Float64Array(grid.cols * grid.rows);
  addBrownianBridges(
    ud,
    grid,
    sequenceOf([
      [-2000, 0, 0, 20],
      [2000, 0, 7200, 20],
    ]),
    10,
    LAG,
  );
  const total = sum(ud);
  const flip = (turn: (col: number, row: number) => number): Float64Array => ud.map((__, i) => ud[turn(i % grid.cols, Math.floor(i / grid.cols))]!);
  const across = flip((col, row) => (grid.rows - 1 - row) * grid.cols + col);
  const lengthwise = flip((col, row) => row * grid.cols + (grid.cols - 1 - col));
  expect(totalVariation(ud, across) / total).toBeLessThan(1e-6);
  // Steps are cut from the first fix on, so lengthwise the mirror holds to the step only.
  expect(totalVariation(ud, lengthwise) / total).toBeLessThan(0.003);
});

test('bridges longer than the maximum lag are left out and counted', () => {
  const grid: Grid = { x0: -4000, y0: -4000, cell: 200, cols: 60, rows: 60 };
  const ud = new Float64Array(grid.cols * grid.rows);
  const counts = addBrownianBridges(
    ud,
    grid,
    sequenceOf([
      [0, 0, 0, 20],
      [500, 0, 3600, 20],
      [900, 0, 3600 + LAG + 1, 20],
      [1000, 0, 3600 + LAG + 601, 20],
    ]),
    10,
    LAG,
  );
  expect(counts).toEqual({ drawn: 2, leftOut: 1 });
  expect(sum(ud) / 4200).toBeCloseTo(1, 4);
});

test('a grid too large to hold is refused', () => {
  expect(() => createGrid({ minX: 0, minY: 0, maxX: 1e6, maxY: 1e6 }, 50, 0)).toThrow(/^grid\.tooLarge/);
});

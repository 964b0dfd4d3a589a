import { expect, test } from 'vitest';
import { bufferRoute } from '../../../src/domain/movement/bridges/buffer-route.ts';
import type { GridWindow } from '../../../src/domain/movement/bridges/grid-window.ts';
import { PopulationAccumulator } from '../../../src/domain/movement/corridors/population-use.ts';
import { leastIndividuals } from '../../../src/domain/movement/corridors/use-classes.ts';
import { clipToContour, volumeThreshold } from '../../../src/domain/movement/corridors/volume-contour.ts';
import { seededRandom } from './simulate-track.ts';

/** A bivariate normal on a grid of 301 × 301 cells. */
function normalUd(sd: number): Float64Array {
  return Float64Array.from({ length: 301 * 301 }, (_, i) => Math.exp(-(((i % 301) - 150.3) ** 2 + (Math.floor(i / 301) - 149.8) ** 2) / (2 * sd * sd)));
}

test.each([
  [0.5, 1.386_294],
  [0.95, 5.991_465],
  [0.99, 9.210_340],
])('the %d contour of a bivariate normal encloses π·χ²·σ² cells', (share, chi2) => {
  const ud = normalUd(25);
  const threshold = volumeThreshold(ud, share);
  const cells = ud.filter((value) => value >= threshold).length;
  expect(Math.abs(cells / (Math.PI * chi2 * 25 * 25) - 1)).toBeLessThan(0.005);
  clipToContour(ud, share);
  expect(ud.filter((value) => value > 0).length).toBe(cells);
  expect(ud.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
});

test('equal values are taken together, and an empty UD stays empty', () => {
  const flat = Float64Array.of(0, 2, 2, 2, 2, 0);
  clipToContour(flat, 0.3);
  expect([...flat]).toEqual([0, 0.25, 0.25, 0.25, 0.25, 0]);
  const empty = new Float64Array(4);
  clipToContour(empty, 0.99);
  expect([...empty]).toEqual([0, 0, 0, 0]);
  expect(volumeThreshold(empty, 0.5)).toBe(0);
});

test('use classes: low one; medium a tenth and two; high a fifth and three', () => {
  const expected: [number, number, number][] = [
    [1, 2, 3],
    [5, 2, 3],
    [15, 2, 3],
    [16, 2, 4],
    [20, 2, 4],
    [21, 3, 5],
    [30, 3, 6],
    [31, 4, 7],
    [70, 7, 14],
    [100, 10, 20],
    [101, 11, 21],
  ];
  for (const [count, medium, high] of expected) {
    expect(leastIndividuals('low', count)).toBe(1);
    expect([count, leastIndividuals('medium', count), leastIndividuals('high', count)]).toEqual([count, medium, high]);
  }
});

const windowOf = (cols: number, rows: number, values: Float64Array, col = 0, row = 0): GridWindow => ({ col, row, cols, rows, values });

/** Sorting all of it: nothing of the selection under test. */
function clipBySorting(ud: readonly number[]): number[] {
  const total = ud.reduce((sum, value) => sum + value, 0);
  let [held, least] = [0, 0];
  for (const value of ud.toSorted((a, b) => b - a)) {
    held += value;
    least = value;
    if (held >= 0.99 * total) break;
  }
  const clipped = ud.map((value) => (value >= least ? value : 0));
  const kept = clipped.reduce((sum, value) => sum + value, 0);
  return clipped.map((value) => value / kept);
}

test('the threshold found by selection is the one found by sorting, over many orders of magnitude', () => {
  const random = seededRandom(11);
  for (let run = 0; run < 60; run++) {
    const spread = 1 + run;
    const ud = Float64Array.from({ length: 2000 }, () => (random() < 0.3 ? 0 : Math.exp(spread * (random() - 0.5))));
    const share = 0.05 + 0.94 * random();
    const sorted = [...ud].sort((a, b) => b - a);
    const total = sorted.reduce((sum, value) => sum + value, 0);
    let held = 0;
    const expected = sorted.find((value) => (held += value) >= share * total);
    expect(volumeThreshold(ud, share)).toBe(expected);
  }
});

test('each of sequence, year, individual and population is clipped and rescaled once', () => {
  const random = seededRandom(5);
  const draw = (): number[] => Array.from({ length: 400 }, () => random() ** 8);
  const [a, b, c, d] = [draw(), draw(), draw(), draw()];
  const mean = (...uds: number[][]): number[] => uds[0]!.map((_, i) => uds.reduce((sum, ud) => sum + ud[i]!, 0) / uds.length);
  const first = clipBySorting(mean(clipBySorting(mean(clipBySorting(a), clipBySorting(b))), clipBySorting(clipBySorting(c))));
  const second = clipBySorting(clipBySorting(clipBySorting(d)));
  const expected = clipBySorting(mean(first, second));
  const asWindow = (ud: number[]): GridWindow =>
    windowOf(
      20,
      20,
      Float64Array.from(ud, (value) => 7 * value),
    );
  const accumulator = new PopulationAccumulator({ cols: 20, rows: 20 });
  accumulator.addIndividual([[asWindow(a), asWindow(b)], [asWindow(c)]]);
  accumulator.addIndividual([[asWindow(d)]]);
  const { ud, individuals } = accumulator.finish();
  for (const [i, value] of expected.entries()) expect(ud[i]).toBeCloseTo(value, 12);
  expect([...individuals]).toEqual(first.map((value, i) => Number(value > 0) + Number(second[i]! > 0)));
});

test('windows anywhere in the grid add up cell by cell', () => {
  const accumulator = new PopulationAccumulator({ cols: 5, rows: 4 });
  accumulator.addIndividual([[windowOf(2, 1, Float64Array.of(1, 1), 3, 0), windowOf(1, 2, Float64Array.of(3, 1), 0, 2)]]);
  const { ud } = accumulator.finish();
  const expected = new Float64Array(20);
  [expected[3], expected[4], expected[10], expected[15]] = [0.25, 0.25, 0.375, 0.125];
  for (const [i, value] of expected.entries()) expect(ud[i]).toBeCloseTo(value, 12);
});

test('sequences are averaged within years, years within individuals, individuals within the population', () => {
  const one = (cell: number): GridWindow =>
    windowOf(
      6,
      1,
      Float64Array.from({ length: 6 }, (_, i) => (i === cell ? 42 : 0)),
    );
  const accumulator = new PopulationAccumulator({ cols: 6, rows: 1 });
  accumulator.addIndividual([[one(0), one(1)], [one(2)]]);
  accumulator.addIndividual([[one(3)]]);
  accumulator.addIndividual([[one(2)], []]);
  accumulator.addIndividual([[windowOf(6, 1, new Float64Array(6))]]);
  accumulator.addIndividual([]);
  const { ud, individuals, count } = accumulator.finish();
  expect(count).toBe(3);
  expect([...individuals]).toEqual([1, 1, 2, 1, 0, 0]);
  for (const [i, share] of [0.25, 0.25, 1.5, 1, 0, 0].entries()) expect(ud[i]).toBeCloseTo(share / 3, 12);
});

test('a footprint leaves out what lies beyond the 99 % contour', () => {
  const accumulator = new PopulationAccumulator({ cols: 3, rows: 1 });
  accumulator.addIndividual([[windowOf(3, 1, Float64Array.of(600, 395, 5))]]);
  expect([...accumulator.finish().individuals]).toEqual([1, 1, 0]);
});

test('a buffered line is a stadium: 2·r·length + π·r², ends round, straight parts exact', () => {
  const grid = { x0: -3000, y0: -3000, cell: 20, cols: 700, rows: 500 };
  const mask = new Float64Array(grid.cols * grid.rows);
  const column = (...values: number[]): Float64Array => Float64Array.from(values);
  const [r, length] = [1000, Math.hypot(6000, 2500)];
  bufferRoute(mask, grid, { x: column(0, 6000), y: column(0, 2500), t: column(0, 1), error: column(0, 0) }, r);
  const area = mask.reduce((sum, value) => sum + value, 0) * 400;
  expect(Math.abs(area / (2 * r * length + Math.PI * r * r) - 1)).toBeLessThan(0.003);
  for (const [i, value] of mask.entries()) {
    const [px, py] = [grid.x0 + (i % grid.cols) * 20, grid.y0 + Math.floor(i / grid.cols) * 20];
    // Distance to the line by rotating it onto the axis.
    const [along, off] = [(px * 6000 + py * 2500) / length, (py * 6000 - px * 2500) / length];
    const distance = Math.hypot(off, Math.max(0, -along, along - length));
    if (Math.abs(distance - r) > 1e-6 && value !== (distance < r ? 1 : 0)) throw new Error(`cell at ${px}, ${py} is wrong`);
  }
});

test('a route that stands still is a disc, and the grid edge cuts it', () => {
  const grid = { x0: 0, y0: 0, cell: 10, cols: 100, rows: 100 };
  const mask = new Float64Array(10_000);
  const column = (...values: number[]): Float64Array => Float64Array.from(values);
  bufferRoute(mask, grid, { x: column(0, 0), y: column(0, 0), t: column(0, 1), error: column(0, 0) }, 500);
  expect(Math.abs((mask.reduce((sum, value) => sum + value, 0) * 100) / ((Math.PI * 500 * 500) / 4) - 1)).toBeLessThan(0.03);
});

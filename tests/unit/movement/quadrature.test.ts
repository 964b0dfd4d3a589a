import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { centreOfTracks } from '../../../src/domain/tracks/extent.ts';
import { createLambertAzimuthal } from '../../../src/domain/geometry/lambert-azimuthal.ts';
import { addBrownianBridges, tabulateNormalCdf, widestSd } from '../../../src/domain/movement/bridges/brownian-bridge.ts';
import { createGrid, type Grid } from '../../../src/domain/movement/bridges/grid.ts';
import { motionVariance, type PlaneSequence } from '../../../src/domain/movement/bridges/motion-variance.ts';
import { projectSequence } from '../../../src/domain/movement/sequences/prepare-sequences.ts';
import { sampleBridgesAsBbmm } from '../../../src/domain/movement/bridges/sample-bridges-as-bbmm.ts';
import { volumeContours } from '../../../src/domain/movement/corridors/volume-contour.ts';
import { readBuiltTracks } from '../built-tracks.ts';
import { importOk, RAW_DATA, sample } from '../tracks/import/given-file.ts';
import { seededNormal } from './simulate-track.ts';

const LAG = 8 * 3600;
const DEER = '../shared/data/mule-deer-wyoming/gps.csv.gz';

function walk(count: number, gap: number, stepM: number, seed: number): PlaneSequence {
  const normal = seededNormal(seed);
  const sequence = { x: new Float64Array(count), y: new Float64Array(count), t: new Float64Array(count), error: new Float64Array(count).fill(20) };
  for (let i = 1; i < count; i++) {
    sequence.x[i] = sequence.x[i - 1]! + stepM * (0.2 + normal());
    sequence.y[i] = sequence.y[i - 1]! + stepM * normal();
    sequence.t[i] = i * gap;
  }
  return sequence;
}

function gridOf(sequence: PlaneSequence, cell: number, variance: number): Grid {
  const extent = { minX: Math.min(...sequence.x), maxX: Math.max(...sequence.x), minY: Math.min(...sequence.y), maxY: Math.max(...sequence.y) };
  return createGrid(extent, cell, 5 * widestSd(sequence, variance, LAG));
}

function drawn(grid: Grid, draw: (ud: Float64Array) => unknown): Float64Array {
  const ud = new Float64Array(grid.cols * grid.rows);
  draw(ud);
  const total = ud.reduce((sum, value) => sum + value, 0);
  return ud.map((value) => value / total);
}

const totalVariation = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / 2;
const areas = (ud: Float64Array, { cell }: Grid): number[] => volumeContours(ud, [0.5, 0.75, 0.95, 0.99]).map(({ cells }) => cells * cell * cell);

/** R's sampling, every cell at every instant. */
function sampleAllCells(ud: Float64Array, grid: Grid, { x, y, t, error }: PlaneSequence, variance: number): void {
  for (let i = 1; i < t.length; i++) {
    const minutes = (t[i]! - t[i - 1]!) / 60;
    for (let minute = 0; minute <= minutes; minute += 5) {
      const a = minute / minutes;
      const s2 = minutes * 60 * a * (1 - a) * variance + ((1 - a) * error[i - 1]!) ** 2 + (a * error[i]!) ** 2;
      for (let k = 0; k < ud.length; k++) {
        const dx = grid.x0 + (k % grid.cols) * grid.cell - (x[i - 1]! + a * (x[i]! - x[i - 1]!));
        const dy = grid.y0 + Math.floor(k / grid.cols) * grid.cell - (y[i - 1]! + a * (y[i]! - y[i - 1]!));
        ud[k] = ud[k]! + Math.exp(-(dx * dx + dy * dy) / (2 * s2)) / (2 * Math.PI * s2);
      }
    }
  }
}

test('the table of Φ is right to 3e-9', () => {
  const { coefficients, perUnit, limit } = tabulateNormalCdf(4.5);
  // erfc by its continued fraction and series would be another approximation: integrate the density very finely instead.
  const fine = 64 * perUnit;
  const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  let phi = 0.5;
  for (let i = 0; i < limit * fine; i++) {
    const [z, next] = [i / fine, (i + 1) / fine];
    const step = Math.floor((z + limit) * perUnit);
    const u = (z + limit) * perUnit - step;
    const [a = 0, b = 0, c = 0, d = 0] = coefficients.subarray(4 * step);
    expect(Math.abs(a + u * (b + u * (c + u * d)) - phi)).toBeLessThan(3e-9);
    phi += ((next - z) / 6) * (density(z) + 4 * density((z + next) / 2) + density(next));
  }
});

test.each([
  ['deer in 250 m cells', 250, 18, walk(60, 10_800, 450, 1)],
  ['deer in 40 m cells', 40, 18, walk(40, 10_800, 450, 2)],
  ['travel faster than chance explains, 250 m cells', 250, 0.5, walk(40, 10_800, 1500, 3)],
  ['long bridges at rest', 100, 5, walk(40, 25_000, 30, 4)],
  ['five minutes between fixes, 500 m cells', 500, 20, walk(200, 300, 900, 5)],
] as const)('%s: three times as many instants move the UD by less than 0.002', (_, cell, variance, sequence) => {
  const grid = gridOf(sequence, cell, variance);
  const coarse = drawn(grid, (ud) => addBrownianBridges(ud, grid, sequence, variance, LAG));
  const finer = drawn(grid, (ud) => addBrownianBridges(ud, grid, sequence, variance, LAG, 3));
  expect(totalVariation(coarse, finer)).toBeLessThan(0.002);
});

test('halving a cell of twice the location error moves the contours’ areas by less than 3 %', () => {
  const sequence = walk(60, 10_800, 450, 6);
  const [wide, narrow] = [gridOf(sequence, 40, 18), gridOf(sequence, 20, 18)];
  const before = areas(
    drawn(wide, (ud) => addBrownianBridges(ud, wide, sequence, 18, LAG)),
    wide,
  );
  const after = areas(
    drawn(narrow, (ud) => addBrownianBridges(ud, narrow, sequence, 18, LAG)),
    narrow,
  );
  for (const [i, area] of before.entries()) expect(Math.abs(area / after[i]! - 1)).toBeLessThan(0.03);
});

test('sampling as BBMM is sampling of all cells, whatever the steps', () => {
  const sequence = walk(20, 10_800, 450, 7);
  sequence.t.set(sequence.t.map((t, i) => t + 437 * (i % 3)));
  const grid = gridOf(sequence, 250, 18);
  const ours = drawn(grid, (ud) => sampleBridgesAsBbmm(ud, grid, sequence, 18, LAG));
  expect(
    totalVariation(
      ours,
      drawn(grid, (ud) => sampleAllCells(ud, grid, sequence, 18)),
    ),
  ).toBeLessThan(2e-5);
});

describe('mule deer', () => {
  const thinned = ['the four fixes a day that ship', 0.02, 0.05, () => readBuiltTracks('mule-deer-wyoming', 'mule-deer-upper-green-river')] as const;
  const whole = ['every fix', 0.05, 0.12, async () => (await importOk(sample('mule-deer-wyoming/gps.csv.gz', RAW_DATA))).tracks] as const;

  test.each(existsSync(DEER) ? [thinned, whole] : [thinned])(
    'of %s: at 250 m, integration and BBMM’s sampling of 750 fixes differ by a total variation of %f to %f, median of the animals',
    async (_, least, most, read) => {
      const tracks = await read();
      const plane = createLambertAzimuthal(...centreOfTracks(tracks));
      const distances = tracks.map((track) => {
        const sequence = projectSequence(track, { from: 0, to: Math.min(749, track.time.length - 1) }, plane, 20);
        const variance = motionVariance(sequence, LAG)!;
        const grid = gridOf(sequence, 250, variance);
        const exact = drawn(grid, (ud) => addBrownianBridges(ud, grid, sequence, variance, LAG));
        return totalVariation(
          exact,
          drawn(grid, (ud) => sampleBridgesAsBbmm(ud, grid, sequence, variance, LAG)),
        );
      });
      expect(distances).toHaveLength(15);
      const median = distances.toSorted((a, b) => a - b)[7]!;

      expect(median).toBeGreaterThan(least);
      expect(median).toBeLessThan(most);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { volumeThreshold } from '../../../src/domain/movement/corridors/volume-contour.ts';
import { assessSample, inclusionCurve } from '../../../src/domain/representativeness/assess-sample.ts';
import { fitSaturation } from '../../../src/domain/representativeness/fit-asymptote.ts';
import { type IndividualUse, packUses, useOfWindow } from '../../../src/domain/representativeness/individual-use.ts';
import { kernelUses, referenceBandwidth } from '../../../src/domain/representativeness/kernel-use.ts';
import { createRandom } from '../../../src/domain/statistics/bootstrap.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

const COLS = 40;

/** An animal whose positions and use lie about a cell, the same for the same seed. */
function animal(name: string, col: number, row: number, seed: number, count = 120, spread = 6): IndividualUse {
  const random = createRandom(seed);
  const draw = (): number => Math.round((random() + random() + random() - 1.5) * spread);
  const positions = Uint32Array.from({ length: count }, () => (row + draw()) * COLS + col + draw());
  const sums = new Map<number, number>();
  for (const cell of positions) sums.set(cell, (sums.get(cell) ?? 0) + 1 / count);
  return { individual: name, cells: Uint32Array.from(sums.keys()), values: Float64Array.from(sums.values()), positions };
}

/** The mean over all samples of a size, each pooled anew. */
function exhaustive(uses: readonly IndividualUse[], size: number): number {
  let [sum, samples] = [0, 0];
  for (let mask = 0; mask < 1 << uses.length; mask++) {
    const chosen = uses.filter((_, i) => (mask >> i) & 1);
    if (chosen.length !== size) continue;
    const pooled = new Float64Array(COLS * COLS);
    for (const { cells, values } of chosen) cells.forEach((cell, i) => (pooled[cell]! += values[i]!));
    const threshold = volumeThreshold(pooled, 0.5);
    const others = uses.filter((_, i) => !((mask >> i) & 1)).flatMap(({ positions }) => [...positions]);
    sum += others.filter((cell) => pooled[cell]! >= threshold).length / others.length;
    samples += 1;
  }
  return sum / samples;
}

describe('inclusionCurve', () => {
  it('is the mean over all samples of each size', () => {
    const uses = [animal('a', 14, 14, 1), animal('b', 16, 14, 2), animal('c', 20, 20, 3), animal('d', 15, 17, 4), animal('e', 24, 15, 5)];
    const curve = inclusionCurve(packUses(uses, COLS, 1e6), 3000, createRandom(7));
    expect(curve.map(({ animals }) => animals)).toEqual([1, 2, 3, 4]);
    for (const { animals, mean, low, high } of curve) {
      expect(mean).toBeCloseTo(exhaustive(uses, animals), 2);
      expect(low).toBeLessThanOrEqual(mean);
      expect(high).toBeGreaterThanOrEqual(mean);
    }
  });
});

describe('assessSample', () => {
  const herd = (count: number): IndividualUse[] => Array.from({ length: count }, (_, i) => animal(`a${i}`, 20, 20, 50 + i, 400));

  it('finds that animals which share their ground are represented by a few', () => {
    const told = assessSample(herd(12), COLS)!;
    expect(told.animals).toBe(12);
    expect(told.share).toBeGreaterThan(0.9);
    expect(told.asymptote).toBeGreaterThan(0.4);
    expect(told.asymptote).toBeLessThan(0.62);
    expect(told.withoutOne![0]).toBeLessThanOrEqual(told.withoutOne![1]);
    expect(told.withoutOne![0]).toBeGreaterThan(0.85);
    // Each animal more brings less.
    expect(told.curve[0]!.mean).toBeLessThan(told.curve.at(-1)!.mean);
  });

  it('finds that animals with ground of their own are represented worse, and says nothing of those that share none', () => {
    const spread = Array.from({ length: 8 }, (_, i) => animal(`b${i}`, 8 + 3 * i, 10 + 2 * i, 90 + i));
    const [near, far] = [assessSample(herd(8), COLS)!, assessSample(spread, COLS)!];
    expect(far.curve.at(-1)!.mean).toBeLessThan(near.curve.at(-1)!.mean);
    expect(far.share ?? 0).toBeLessThan(near.share!);
    const apart = Array.from({ length: 4 }, (_, i) => animal(`c${i}`, 5 + 9 * i, 5 + 9 * i, 20 + i, 100, 2));
    const told = assessSample(apart, COLS)!;
    expect(told.curve.map(({ mean }) => mean)).toEqual([0, 0, 0]);
    expect([told.share, told.asymptote, told.animalsFor95]).toEqual([undefined, undefined, undefined]);
  });

  it('cannot tell of fewer than three animals', () => {
    expect(assessSample(herd(2), COLS)).toBe(undefined);
    expect(assessSample(herd(3), COLS)?.curve).toHaveLength(2);
  });

  it('is the same for the same seed, and about the same for another and on joined cells', () => {
    const uses = herd(6);
    expect(assessSample(uses, COLS)).toEqual(assessSample(uses, COLS));
    const last = (told: ReturnType<typeof assessSample>): number => told!.curve.at(-1)!.mean;
    expect(last(assessSample(uses, COLS, { seed: 9 }))).toBeCloseTo(last(assessSample(uses, COLS)), 1);
    const packed = packUses(uses, COLS, 60);
    expect(packed.cells).toBeLessThanOrEqual(60);
    for (const { values } of packed.uses) expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
    expect(Math.abs(last(assessSample(uses, COLS, { mostCells: 60 })) - last(assessSample(uses, COLS)))).toBeLessThan(0.15);
  });

  it('takes many animals in a few sizes, the smallest and the largest among them', () => {
    const told = assessSample(
      Array.from({ length: 60 }, (_, i) => animal(`a${i}`, 20, 20, 300 + i, 40)),
      COLS,
      { samples: 5 },
    )!;
    expect(told.curve.length).toBeLessThanOrEqual(14);
    expect([told.curve[0]!.animals, told.curve.at(-1)!.animals]).toEqual([1, 59]);
  });
});

describe('fitSaturation', () => {
  it.each([
    [0.4, 0.8],
    [0.05, 0.1],
    [2, 5],
  ])('finds the curve that points lie on: a = %d, b = %d', (a, b) => {
    const fit = fitSaturation(Array.from({ length: 9 }, (_, i) => [i + 1, (a * (i + 1)) / (1 + b * (i + 1))]))!;
    expect(fit.a).toBeCloseTo(a, 4);
    expect(fit.b).toBeCloseTo(b, 4);
    expect(fit.asymptote).toBeCloseTo(a / b, 5);
  });

  it('finds none of a straight line, of nothing and beyond one', () => {
    expect(fitSaturation([1, 2, 3, 4].map((n) => [n, 0.1 * n]))).toBe(undefined);
    expect(fitSaturation([1, 2, 3].map((n) => [n, 0]))).toBe(undefined);
    expect(fitSaturation([1, 2, 3].map((n) => [n, (0.3 * n) / (1 + 0.05 * n)]))).toBe(undefined);
    expect(fitSaturation([[1, 0.3]])).toBe(undefined);
  });
});

describe('uses', () => {
  it('are read from a window of a grid, with positions outside it in no cell', () => {
    const grid = { x0: 50, y0: 50, cell: 100, cols: 4, rows: 3 };
    const use = useOfWindow('a', { col: 1, row: 1, cols: 2, rows: 2, values: Float64Array.from([1, 0, 0, 3]) }, grid, [
      { x: Float64Array.from([150, 950, 260]), y: Float64Array.from([150, 50, 299]) },
    ]);
    expect([[...use.cells], [...use.values]]).toEqual([
      [5, 10],
      [0.25, 0.75],
    ]);
    const packed = packUses([use], 4, 10);
    expect(packed.cells).toBe(2);
    expect([...packed.uses[0]!.positions]).toEqual([0, 2, 1]);
  });

  it('by kernels hold all of an animal’s use, widest where it was most', () => {
    const random = createRandom(3);
    const track = (individual: string, lon: number): Track => {
      const count = 200;
      const around = (): number => (random() + random() - 1) * 0.2;
      return {
        individual,
        time: Float64Array.from({ length: count }, (_, i) => i * 3_600_000),
        lon: Float64Array.from({ length: count }, () => lon + around()),
        lat: Float64Array.from({ length: count }, () => 50 + around()),
        error: new Float32Array(count),
      };
    };
    const { uses, bandwidthM } = kernelUses([track('a', 10), track('b', 10.1), track('c', 10)])!;
    expect(uses).toHaveLength(3);
    for (const { values } of uses) expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
    // 0.2·√(1/6) of a degree is a standard deviation of about 9 km in latitude and 6 km in longitude; n^(−1/6) is 0.41.
    expect(bandwidthM).toBeGreaterThan(2500);
    expect(bandwidthM).toBeLessThan(4000);
    expect(referenceBandwidth(Float64Array.from([0, 2]), Float64Array.from([0, 0]))).toBeCloseTo(2 ** (-1 / 6), 10);
    expect(kernelUses([{ ...track('a', 10), lon: new Float64Array(200).fill(1), lat: new Float64Array(200).fill(1) }])).toBe(undefined);
  });
});

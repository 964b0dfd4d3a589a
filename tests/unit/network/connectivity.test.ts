import { describe, expect, test } from 'vitest';
import { geodesicM } from '../../../src/domain/geometry/distances.ts';
import { connectivityStrength, type Journey, mantelCorrelation, measureConnectivity, type Site } from '../../../src/domain/network/connectivity.ts';

const LINE = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => Math.abs(i - j)));
const EVEN = [0.25, 0.25, 0.25, 0.25];
const rows = (...of: number[][]): number[][] => of;
const mixed = [EVEN, EVEN, EVEN, EVEN];

describe('MC', () => {
  // The values that the tests of the R package MigConnectivity (SMBC-NZP) state for the examples of Cohen et al. 2018.
  test.each<[string, number[][], number]>([
    ['full mix', mixed, 0],
    ['one site avoided', mixed.map(() => [0.32, 0.32, 0.32, 0.04]), 0],
    ['full connectivity', rows([1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]), 1],
    ['half mix', rows([0.5, 0.5, 0, 0], [0.5, 0.5, 0, 0], [0, 0, 0.5, 0.5], [0, 0, 0.5, 0.5]), 0.6],
    ['low', rows([0.55, 0.2, 0.15, 0.1], [0.1, 0.55, 0.2, 0.15], [0.15, 0.1, 0.55, 0.2], [0.2, 0.15, 0.1, 0.55]), 0.196],
    ['medium', rows([0.75, 0.15, 0.05, 0.05], [0.05, 0.75, 0.15, 0.05], [0.05, 0.05, 0.75, 0.15], [0.15, 0.05, 0.05, 0.75]), 0.504],
    ['one site preferred', rows(EVEN, EVEN, EVEN, [0, 0, 0, 1]), 0.164144856],
    ['negative', rows([0.01, 0.49, 0.49, 0.01], [0.49, 0.01, 0.01, 0.49], [0.49, 0.01, 0.01, 0.49], [0.01, 0.49, 0.49, 0.01]), -0.06656],
  ])('%s', (_name, transition, expected) => {
    expect(connectivityStrength({ originDistance: LINE, targetDistance: LINE, abundance: EVEN, transition })).toBeCloseTo(expected, 8);
  });

  test('of a sample of 40,000 that mixes fully, where no animal is paired with itself', () => {
    expect(connectivityStrength({ originDistance: LINE, targetDistance: LINE, abundance: EVEN, transition: mixed }, 40_000)).toBeCloseTo(-0.00004166944463, 12);
  });

  test('cannot be told where there is but one region', () => {
    expect(connectivityStrength({ originDistance: [[0]], targetDistance: [[0]], abundance: [1], transition: [[1]] })).toBeUndefined();
  });
});

describe('r_M', () => {
  test('is 1 where animals keep their distances, and −1 where three exchange them', () => {
    expect(mantelCorrelation(LINE, LINE)).toBeCloseTo(1, 12);
    // Distances 1, 2, 3 against 3, 2, 1.
    expect(mantelCorrelation(rows([0, 1, 2], [1, 0, 3], [2, 3, 0]), rows([0, 3, 2], [3, 0, 1], [2, 1, 0]))).toBeCloseTo(-1, 12);
  });

  test('cannot be told of two animals, or where all are in one place', () => {
    expect(mantelCorrelation(rows([0, 1], [1, 0]), rows([0, 1], [1, 0]))).toBeUndefined();
    expect(
      mantelCorrelation(
        LINE,
        LINE.map((row) => row.map(() => 0)),
      ),
    ).toBeUndefined();
  });
});

const site = (id: string, lon: number, lat: number): Site => ({ id, lon, lat });
const north = [site('n1', 0, 60), site('n2', 20, 60), site('n3', 40, 60)];
const south = [site('n4', 0, 0), site('n5', 20, 0), site('n6', 40, 0)];
const journey = (individual: string, from: Site, to: Site, off: number): Journey => ({
  individual,
  origin: { ...from, lon: from.lon + off, node: from },
  target: { ...to, lon: to.lon + off, node: to },
});

describe('connectivity from journeys', () => {
  const parallel = north.flatMap((from, i) => [0, 0.5, 1].map((off) => journey(`${i} ${off}`, from, south[i]!, off)));

  test('of animals that go side by side is strong, with its transitions and sample', () => {
    const found = measureConnectivity(parallel);
    expect(found.individuals).toBe(9);
    expect(found.counts).toEqual([
      [3, 0, 0],
      [0, 3, 0],
      [0, 0, 3],
    ]);
    expect(found.rM.value).toBeGreaterThan(0.99);
    // The distances of the three nodes are nearly, not quite, in proportion on the sphere.
    expect(found.mc.value).toBeGreaterThan(0.99);
    expect(found.mc.interval![0]).toBeGreaterThan(0.9);
  });

  test('is the same whatever the order, and its interval holds its value', () => {
    const crossed = [...parallel, journey('stray', north[0]!, south[2]!, 0.2), journey('stray too', north[2]!, south[0]!, 0.3)];
    const [found, turned] = [measureConnectivity(crossed), measureConnectivity(crossed.toReversed())];
    expect(turned.rM.value).toBeCloseTo(found.rM.value!, 12);
    expect(turned.mc.value).toBeCloseTo(found.mc.value!, 12);
    const [low, high] = found.mc.interval!;
    expect(low).toBeLessThan(found.mc.value!);
    expect(high).toBeGreaterThan(found.mc.value!);
  });

  test('has the MC that its transitions have, no animal paired with itself', () => {
    const [n1, n2, n3] = north as [Site, Site, Site];
    const some = [
      journey('a', n1, south[0]!, 0),
      journey('b', n1, south[1]!, 0),
      journey('c', n2, south[1]!, 0),
      journey('d', n3, south[2]!, 0),
      journey('e', n3, south[1]!, 0),
    ];
    const { counts, mc } = measureConnectivity(some);
    const km = (sites: Site[]): number[][] => sites.map((a) => sites.map((b) => (a === b ? 0 : geodesicM(a.lon, a.lat, b.lon, b.lat))));
    const sums = counts.map((row) => row.reduce((sum, value) => sum + value, 0));
    const expected = connectivityStrength(
      {
        originDistance: km(north),
        targetDistance: km(south),
        abundance: sums.map((sum) => sum / 5),
        transition: counts.map((row, i) => row.map((value) => value / sums[i]!)),
      },
      5,
    );
    expect(mc.value).toBeCloseTo(expected!, 12);
  });

  test('of two animals is not told', () => {
    const few = measureConnectivity(parallel.slice(0, 2));
    expect([few.rM, few.mc]).toEqual([
      { value: undefined, interval: undefined },
      { value: undefined, interval: undefined },
    ]);
  });
});

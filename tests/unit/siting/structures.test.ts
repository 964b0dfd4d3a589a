import { array, assert as check, boolean, integer, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { chooseWindows, servedBy, windowsOf } from '../../../src/domain/siting/choose-structures.ts';
import { joinStretches, profileOf, ratesOf, shareServed, sumUp, untrackedMonths } from '../../../src/domain/siting/profile.ts';
import { markCells, openShares } from '../../../src/domain/siting/stretches-on-cells.ts';

/** The most that windows serve, by trying all. */
function exhaust(weights: Float64Array, end: Int32Array, count: number, from = 0): number {
  if (count === 0) return 0;
  let most = 0;
  for (let i = from; i < weights.length; i++) {
    if (end[i]! < 0) continue;
    most = Math.max(most, servedBy([i], weights, { end }) + exhaust(weights, end, count - 1, end[i]!));
  }
  return most;
}

test('structures are the best that there are: exhaustive search finds none better', () => {
  const cell = record({ weight: nat(9), part: boolean(), blocked: integer({ min: 0, max: 5 }) });
  check(
    property(array(cell, { minLength: 1, maxLength: 12 }), integer({ min: 1, max: 3 }), integer({ min: 1, max: 4 }), (cells, count, span) => {
      let part = 0;
      const parts = Int32Array.from(cells, (each, i) => (i > 0 && each.part ? ++part : part));
      const windows = windowsOf(
        parts,
        span,
        Uint8Array.from(cells, ({ blocked }) => Number(blocked === 0)),
      );
      const weights = Float64Array.from(cells, ({ weight }) => weight);
      const chosen = chooseWindows(weights, windows, count);
      expect(servedBy(chosen, weights, windows)).toBeCloseTo(exhaust(weights, windows.end, count), 9);
      for (const [k, start] of chosen.entries()) {
        expect(windows.end[start]).toBeGreaterThan(start);
        if (k > 0) expect(start).toBeGreaterThanOrEqual(windows.end[chosen[k - 1]!]!);
        for (let i = start; i < windows.end[start]!; i++) expect([cells[i]!.blocked === 0, parts[i] === parts[start]]).toEqual([false, true]);
      }
    }),
    { numRuns: 400, seed: 5 },
  );
});

test('a structure stands in the middle of the crossings, not at the edge of what serves them', () => {
  const weights = new Float64Array(100);
  weights[50] = 3;
  const windows = windowsOf(new Int32Array(100), 21);
  expect(chooseWindows(weights, windows, 1)).toEqual([40]);
});

test('effort: an animal tracked for a tenth of a month with one crossing weighs as one with ten in all of it', () => {
  const days = new Float64Array(24);
  days[0] = 3.1;
  days[12] = 31;
  days[13] = 28.25;
  const rates = ratesOf({ animals: 2, days }, [1, 1]);
  const event = (animal: number, month: number) => ({ animal, month, first: 0, shares: Float32Array.of(1) });
  const cells = { edges: Float64Array.of(0, 100) };
  expect(profileOf([event(0, 0)], rates, cells)[0]).toBeCloseTo(10 / 2, 9);
  expect(
    profileOf(
      Array.from({ length: 10 }, () => event(1, 0)),
      rates,
      cells,
    )[0],
  ).toBeCloseTo(10 / 2, 9);
  // In February the second alone was tracked.
  expect(profileOf([event(1, 1)], rates, cells)[0]).toBeCloseTo(1, 9);
  expect(untrackedMonths({ animals: 2, days })).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  // Left out, it counts for nothing, and the other for all.
  expect(profileOf([event(0, 0)], ratesOf({ animals: 2, days }, [1, 0]), cells)[0]).toBeCloseTo(10, 9);
});

test('what two structures serve together counts once', () => {
  const cells = { edges: Float64Array.of(0, 100, 200, 300) };
  const sums = sumUp(Float64Array.of(1, 2, 1));
  expect(shareServed([{ fromM: 0, toM: 150 }], sums, cells)).toBeCloseTo(0.5, 9);
  expect(
    shareServed(
      [
        { fromM: 100, toM: 250 },
        { fromM: 0, toM: 150 },
      ],
      sums,
      cells,
    ),
  ).toBeCloseTo(3.5 / 4, 9);
});

test('stretches that meet or overlap are one, in order', () => {
  const pairs = [
    [300, 400],
    [0, 100],
    [100, 150],
    [20, 30],
    [310, 320],
  ] as const;
  expect(joinStretches(pairs.map(([fromM, toM]) => ({ fromM, toM })))).toEqual([
    { fromM: 0, toM: 150 },
    { fromM: 300, toM: 400 },
  ]);
  expect(joinStretches([])).toEqual([]);
});

test('cells are touched by stretches of any length, and open where none covers them', () => {
  const edges = Float64Array.of(0, 100, 200, 300, 350);
  const marked = (...pairs: [number, number][]): number[] => [
    ...markCells(
      pairs.map(([fromM, toM]) => ({ fromM, toM })),
      edges,
    ),
  ];
  expect(marked([50, 50])).toEqual([1, 0, 0, 0]);
  expect(marked([100, 200], [340, 350])).toEqual([0, 1, 0, 1]);
  expect(marked([199, 201])).toEqual([0, 1, 1, 0]);
  expect([
    ...openShares(
      [
        { fromM: 50, toM: 125 },
        { fromM: 300, toM: 350 },
      ],
      edges,
    ),
  ]).toEqual([0.5, 0.75, 1, 0]);
});

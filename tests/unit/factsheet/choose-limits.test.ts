import { expect, test } from 'vitest';
import { chooseLimits, enlargeMap, fillPages } from '../../../src/factsheet/choose-limits.ts';

/** What is chosen where steps take so many pages, from full to bare: the first `two` may take two, all of them three. */
async function choose(taken: readonly number[], two: number) {
  const tried: number[] = [];
  const [, ...others] = taken.keys();
  const chosen = await chooseLimits(
    [
      { most: 2, steps: [0, ...others.slice(0, two - 1)] },
      { most: 3, steps: [0, ...others] },
    ],
    (step) => {
      tried.push(step);
      return Promise.resolve(taken[step] ?? 0);
    },
  );
  return { chosen, tried };
}

test.each([
  { two: [2, 2, 2, 2, 2], all: [2], limits: 0, pages: 2 },
  { two: [3, 3, 3, 2, 2], all: [1], limits: 3, pages: 2 },
  { two: [3, 3, 3, 3, 2], all: [1], limits: 4, pages: 2 },
  { two: [3, 3, 3, 3, 3], all: [2, 2], limits: 0, pages: 3 },
  { two: [6, 5, 4, 4, 4], all: [4, 3, 3, 2], limits: 6, pages: 3 },
  { two: [9, 9, 9, 9, 9], all: [5, 4], limits: 6, pages: 4 },
])('of sheets that take $two, then $all pages, the one of step $limits is chosen', async ({ two, all, limits, pages }) => {
  const { chosen, tried } = await choose([...two, ...all], two.length);
  expect(chosen).toEqual({ limits, pages });
  // None is measured twice, and not all of them.
  expect(new Set(tried).size).toBe(tried.length);
  expect(tried.length).toBeLessThanOrEqual(5);
});

test.each([
  { room: 300, mapHeight: 280 },
  { room: 220, mapHeight: 216 },
  { room: 160, mapHeight: 150 },
])('a map with $room points of room becomes $mapHeight high, and the pages stay as many', async ({ room, mapHeight }) => {
  const chosen = { limits: { mapHeight: 150, facts: 2 }, pages: 3 };
  const larger = await enlargeMap(chosen, [280, 250, 216, 184, 140], (limits) => Promise.resolve(limits.mapHeight <= room ? 3 : 4));
  expect(larger).toEqual({ limits: { mapHeight, facts: 2 }, pages: 3 });
});

test('what fits after all is shown, the most wanted first, and nothing is taken away', async () => {
  const chosen = { limits: { crossings: 3, facts: 0, chart: false, countries: 9 }, pages: 3 };
  const tried: object[] = [];
  const filled = await fillPages(chosen, [{ countries: 4 }, { crossings: 5 }, { facts: 2 }, { facts: 1 }, { chart: true }], (limits) => {
    tried.push(limits);
    return Promise.resolve(limits.crossings + 3 * limits.facts <= 8 ? 3 : 4);
  });
  expect(filled).toEqual({ limits: { crossings: 5, facts: 1, chart: true, countries: 9 }, pages: 3 });
  expect(tried).toHaveLength(4);
});

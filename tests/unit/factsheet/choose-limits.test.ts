import { expect, test } from 'vitest';
import { chooseLimits } from '../../../src/factsheet/choose-limits.ts';

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

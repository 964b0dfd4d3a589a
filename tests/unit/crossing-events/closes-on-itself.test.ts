import { expect, it } from 'vitest';
import { closesOnItself } from '../../../src/domain/crossing-events/closes-on-itself.ts';

/** Units of some metres, so that rounding to a place of 0.1 m matters nowhere. */
const lines = (...all: number[][]): number[][] => all.map((line) => line.map((at) => 1e9 + at * 1e5));

it.each([
  ['a ring in one line', lines([0, 0, 4, 0, 4, 4, 0, 4, 0, 0])],
  ['a ring of two lines that meet at both ends', lines([0, 0, 4, 0, 4, 4], [4, 4, 0, 4, 0, 0])],
  ['a line that crosses itself', lines([0, 0, 4, 4, 4, 0, 0, 4])],
  ['a line whose end comes back to its middle', lines([0, 0, 4, 0, 4, 2, 2, 2, 2, 0])],
  ['a line across a hook', lines([0, 0, 4, 0, 4, 2, 0, 2], [1, -1, 1, 3])],
  ['three lines, each of which crosses both others', lines([0, 0, 6, 0], [1, -1, 3, 4], [5, -1, 2, 4])],
])('%s holds a ring', (_, given) => {
  expect(closesOnItself(given)).toBe(true);
  expect(closesOnItself(given.toReversed().map((line) => line.toReversed().flatMap((_, i, all) => (i % 2 === 0 ? [all[i + 1]!, all[i]!] : []))))).toBe(true);
});

it.each([
  ['nothing', []],
  ['a line', lines([0, 0, 4, 0, 4, 4])],
  ['a point', lines([1, 1, 1, 1])],
  ['a line with a vertex twice', lines([0, 0, 2, 0, 2, 0, 4, 1])],
  ['two lines that cross once', lines([0, 0, 4, 4], [0, 4, 4, 0])],
  ['three lines from one place', lines([0, 0, 4, 0], [0, 0, 0, 4], [0, 0, -4, -4])],
  ['a line on which another ends', lines([0, 0, 4, 0], [2, 0, 2, 3])],
  ['a line that ends on a vertex of another', lines([0, 0, 2, 0, 4, 1], [2, 0, 2, 3])],
  ['a line that goes back along itself', lines([0, 0, 4, 0, 0, 0])],
])('%s holds none', (_, given) => {
  expect(closesOnItself(given)).toBe(false);
});

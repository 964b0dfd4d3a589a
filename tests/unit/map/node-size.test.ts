import { expect, test } from 'vitest';
import { legendCounts, nodeRadius, scaleNodes, smallestShown, SMALLEST_PX } from '../../../src/map/style/node-size.ts';

const areaOf = (n: number, most: number): number => nodeRadius(n, scaleNodes(most)) ** 2;

test.each([20, 400, 3_000_000])('with %i at the fullest node, areas are as counts', (most) => {
  expect(areaOf(most, most) / areaOf(most / 4, most)).toBeCloseTo(4, 9);
  expect(areaOf(most, most) / areaOf(most / 2, most)).toBeCloseTo(2, 9);
});

test('few animals have no large circles: one is as large in every entry of few', () => {
  expect(nodeRadius(1, scaleNodes(1))).toBe(nodeRadius(1, scaleNodes(12)));
  expect(nodeRadius(3, scaleNodes(3))).toBeLessThan(8);
});

test('no circle grows beyond the largest, or is too small to be found; the legend says up to which count they are alike', () => {
  const scale = scaleNodes(10_000);
  expect(nodeRadius(0, scale)).toBe(SMALLEST_PX);
  expect(nodeRadius(10_000, scale)).toBe(nodeRadius(90_000, scale));
  const alike = smallestShown(scale);
  expect(nodeRadius(alike, scale)).toBe(SMALLEST_PX);
  expect(nodeRadius(alike + 1, scale)).toBeGreaterThan(SMALLEST_PX);
  expect(smallestShown(scaleNodes(5))).toBe(0);
});

test.each([
  [0, []],
  [1, [1]],
  [3, [2]],
  [8, [2, 5]],
  [20, [1, 5, 20]],
  [64, [2, 10, 50]],
  [4200, [200, 1000, 2000]],
  [412_345, [20_000, 100_000, 200_000]],
])('the legend of up to %i shows round counts that have circles of their own', (most, counts) => {
  expect(legendCounts(most)).toEqual(counts);
  const scale = scaleNodes(most);
  const radii = counts.map((n) => nodeRadius(n, scale));
  expect(new Set(radii).size).toBe(radii.length);
});

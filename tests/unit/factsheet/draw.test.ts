import { expect, test } from 'vitest';
import { roundLength } from '../../../src/factsheet/draw/draw-scale.ts';
import { stretchesOf } from '../../../src/factsheet/draw/draw-year.ts';
import { usualPaper } from '../../../src/factsheet/paper.ts';
import { measureSnapshot } from '../../../src/map/snapshot-frame.ts';

test('a scale bar is 1, 2 or 5 times a power of ten, and no longer than there is room', () => {
  expect([0.7, 1, 1.9, 4.9, 5, 99, 100, 260].map(roundLength)).toEqual([0.5, 1, 1, 2, 5, 50, 100, 200]);
});

test('the ground of a picture is measured in its middle', () => {
  // 3° at the equator fill the free 656 of 720 pixels of the layout: 111.32 km a degree.
  const { metresPerPixel, latitude } = measureSnapshot([0, -0.1, 3, 0.1], 1440, 810);
  expect(latitude).toBeCloseTo(0, 9);
  expect(metresPerPixel * 1440 * (656 / 720)).toBeCloseTo(3 * 111_319.49, -1);
  // Far north the same pixels span less.
  const north = measureSnapshot([0, 59.9, 3, 60.1], 1440, 810);
  expect(north.metresPerPixel / metresPerPixel).toBeCloseTo(0.5, 2);
  // Across the antimeridian it is as wide as elsewhere, and a point is looked at from zoom 12.
  expect(measureSnapshot([178.5, -0.1, -178.5, 0.1], 1440, 810).metresPerPixel).toBeCloseTo(metresPerPixel, 6);
  expect(measureSnapshot([5, 0, 5, 0], 720, 405).metresPerPixel).toBeCloseTo(40_075_016.686 / (512 * 4096), 6);
});

test('a season that passes New Year is two stretches of the year', () => {
  const [first, second] = stretchesOf({ from: '12-01', to: '01-31' });
  expect(first?.end).toBe(1);
  expect(second?.start).toBe(0);
  expect(stretchesOf({ from: '03-01', to: '05-31' })).toHaveLength(1);
});

test('the paper is that of the first language with a region', () => {
  expect(usualPaper(['en-US', 'de-DE'])).toBe('Letter');
  expect(usualPaper(['es', 'es-MX'])).toBe('Letter');
  expect(usualPaper(['fr-CA'])).toBe('Letter');
  expect(usualPaper(['en', 'en-GB', 'en-US'])).toBe('A4');
  expect(usualPaper(['ar', 'not a tag'])).toBe('A4');
});

import process from 'node:process';
import { expect, test } from 'vitest';
import { placeStep } from '../../../src/domain/siting/place-step.ts';
import { quantilesOf, shareBelow } from '../../../src/domain/siting/place-density.ts';
import { simulatePassages, simulateStraight } from '../../simulations/simulate-passages.ts';
import { seededNormal, seededRandom } from '../movement/simulate-track.ts';
import { chainOf, measureAlong, totalVariation } from './compare-places.ts';

/** `ATLAS_SIMULATIONS=full`: a million bridges a case, as docs/siting.md tells; else fewer, with what chance allows for. */
const FULL = process.env['ATLAS_SIMULATIONS'] === 'full';
const BRIDGES = FULL ? 500_000 : 25_000;
/** Mean total variation of n draws from 100 bins, about 0.4·√(100/n): two passages a bridge. */
const CHANCE = 0.4 * Math.sqrt(100 / (2 * BRIDGES));
const FAR = 20_000;
const SD = 300;

// Place of the start, its distance, place of the end, its distance: near, far, grazing, unequal.
const STRAIGHT: readonly (readonly [number, number, number, number])[] = [
  [0, 300, 0, 300],
  [0, 50, 0, 50],
  [0, 10, 0, 10],
  [0, 3, 0, 3],
  [0, 1000, 0, 1000],
  [0, 2000, 0, 2500],
  [0, 30, 1000, 800],
  [0, 5, 1000, 900],
  [0, 1, 50, 400],
  [0, 2000, 3000, 50],
  [0, 400, -2500, 600],
  [0, 100, 3000, 100],
  [0, 20, 2000, 20],
  [0, 600, 100, 20],
  [0, 900, -900, 300],
  [0, 150, 600, 450],
  [0, 40, -40, 1200],
  [0, 250, 5000, 250],
  [0, 700, 700, 700],
  [0, 15, -300, 60],
];

test.each(STRAIGHT)('a straight line, from %d m along it and %d m off to %d m and %d m: as simulated bridges have it', (ax, a, bx, b) => {
  const ends = { ax, ay: a, bx, by: -b, spread: SD ** 2 };
  const place = placeStep([chainOf([-FAR, 0, FAR, 0])], ends)!;
  const places = simulateStraight(ends, BRIDGES, seededRandom(ax + a + 1), seededNormal(bx + b + 2));
  expect(
    totalVariation(
      place,
      places.map((x) => x + FAR),
    ),
  ).toBeLessThan(FULL ? 0.01 : 0.008 + 1.2 * CHANCE);
});

const BENT: Readonly<Record<string, readonly number[]>> = {
  corner: [-FAR, 0, 0, 0, 0, FAR],
  'gentle bend': [-FAR, 0, -600, 0, -300, 10, 0, 30, 300, 60, 600, 110, FAR, 6000],
  zigzag: [-FAR, 0, -150, 0, 0, 150, 150, -150, 300, 0, FAR, 0],
  hairpin: [-FAR, 0, 0, 0, 0, 600, 100, 600, 100, 0, FAR, 0],
  curve: Array.from({ length: 81 }, (_, i) => [-2000 + 50 * i, (-2000 + 50 * i) ** 2 / 3000]).flat(),
};

test.each([
  ['corner', -200, 200, 200, -200],
  ['corner', -50, 300, 300, 100],
  ['corner', 300, 100, -200, 50],
  ['gentle bend', 0, 300, 100, -300],
  ['zigzag', 0, 400, 0, -400],
  ['zigzag', -100, 300, 300, -200],
  ['hairpin', -300, 200, 300, -300],
  ['curve', 0, 400, 0, -300],
] as const)('a %s, from (%d, %d) to (%d, %d): as simulated bridges have it', (name, ax, ay, bx, by) => {
  const line = BENT[name]!;
  const ends = { ax, ay, bx, by, spread: SD ** 2 };
  const bridges = FULL ? 200_000 : 2_500;
  const places = simulatePassages(line, ends, bridges, seededRandom(3), seededNormal(4), FULL ? 0.01 : 0.02);
  const measures = Float64Array.from({ length: 2 * bridges }, (_, i) => measureAlong(line, places[2 * i]!, places[2 * i + 1]!));
  expect(measures.every((measure) => !Number.isNaN(measure))).toBe(true);
  expect(totalVariation(placeStep([chainOf(line)], ends)!, measures)).toBeLessThan(FULL ? 0.03 : 0.03 + 0.4 * Math.sqrt(100 / (2 * bridges)));
});

test('halved bridges and exact first passages agree on a straight line', () => {
  const ends = { ax: 0, ay: 100, bx: 200, by: -300, spread: SD ** 2 };
  const exact = simulateStraight(ends, 20_000, seededRandom(8), seededNormal(9)).sort();
  const halved = simulatePassages([-FAR, 0, FAR, 0], ends, 3_000, seededRandom(10), seededNormal(11))
    .filter((_, i) => i % 2 === 0)
    .sort();
  for (const share of [0.1, 0.25, 0.5, 0.75, 0.9]) {
    expect(Math.abs(exact[Math.floor(share * exact.length)]! - halved[Math.floor(share * halved.length)]!)).toBeLessThan(20);
  }
});

test('a bend that is none: the equation gives what the closed form gives', () => {
  const ends = { ax: 0, ay: 200, bx: 300, by: -250, spread: SD ** 2 };
  const closed = placeStep([chainOf([-FAR, 0, FAR, 0])], ends)!;
  // Beyond the reach of the step the line turns, and the step does not feel it.
  const turned = placeStep([chainOf([-FAR, FAR, -8000, 0, 8000, 0, FAR, FAR])], ends)!;
  const shift = Math.hypot(FAR - 8000, FAR) + 8000;
  for (const at of [-600, -200, 0, 150, 400, 900]) expect(shareBelow(turned, at + shift)).toBeCloseTo(shareBelow(closed, at + FAR), 2);
});

test('beyond the end of a line nothing is counted: half of a step that passes its very end', () => {
  const ends = { ax: 0, ay: 300, bx: 0, by: -300, spread: SD ** 2 };
  const whole = placeStep([chainOf([-FAR, 0, FAR, 0])], ends)!;
  expect(whole.cumulative.at(-1)).toBeCloseTo(1, 6);
  const half = placeStep([chainOf([-FAR, 0, 0, 0, 5000, 0], { end: true })], ends)!;
  expect(half.cumulative.at(-1)).toBeCloseTo(0.5, 3);
  const past = placeStep([chainOf([-FAR, 0, -3000, 0, 5000, 0], { end: true })], ends);
  expect(past?.cumulative.at(-1) ?? 0).toBeLessThan(1e-4);
});

test('ends on one side of a line have no place', () => {
  expect(placeStep([chainOf([-FAR, 0, 0, 0, 0, FAR])], { ax: -300, ay: 200, bx: -100, by: 500, spread: SD ** 2 })).toBeUndefined();
});

test('quantiles are where the shares lie', () => {
  const place = placeStep([chainOf([-FAR, 0, FAR, 0])], { ax: 0, ay: 200, bx: 300, by: -250, spread: SD ** 2 })!;
  const shares = [0.05, 0.25, 0.5, 0.75, 0.95];
  for (const [k, at] of quantilesOf(place, shares).entries()) expect(shareBelow(place, at)).toBeCloseTo(shares[k]!, 6);
});

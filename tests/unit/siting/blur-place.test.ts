import { expect, test } from 'vitest';
import { blurPlaces } from '../../../src/domain/siting/blur-place.ts';
import type { PlaceDensity } from '../../../src/domain/siting/place-density.ts';
import { shareBelow } from '../../../src/domain/siting/place-density.ts';
import { type UncertainEnd, placeUncertainStep } from '../../../src/domain/siting/place-step.ts';
import { simulateStraight } from '../../simulations/simulate-passages.ts';
import { seededNormal, seededRandom } from '../movement/simulate-track.ts';
import { chainOf } from './compare-places.ts';

const FAR = 20_000;
const SPREAD = 300 ** 2;
const PARTS = [{ fromM: 0, toM: 2 * FAR }];

/** Shares of 40 equal bins about the middle. */
const BINS = Array.from({ length: 41 }, (_, k) => FAR - 2000 + 100 * k);

function farthestApart(places: readonly PlaceDensity[], drawn: readonly number[]): number {
  const below = (edge: number): number => places.reduce((sum, place) => sum + shareBelow(place, edge), 0) / places.length;
  const counts = new Float64Array(BINS.length - 1);
  for (const x of drawn) {
    const bin = Math.floor((x - BINS[0]!) / 100);
    if (bin >= 0 && bin < counts.length) counts[bin] = counts[bin]! + 1;
  }
  return counts.reduce((sum, count, k) => sum + Math.abs(count / drawn.length - (below(BINS[k + 1]!) - below(BINS[k]!))), 0) / 2;
}

/** Where bridges pass whose ends truly lie about where they are seen, on the sides that they are seen on. */
function simulate({ ax, a, bx, b, error }: Record<'ax' | 'a' | 'bx' | 'b' | 'error', number>): number[] {
  const [random, normal] = [seededRandom(7), seededNormal(8)];
  const places: number[] = [];
  while (places.length < 40_000) {
    const [ay, by] = [a + error * normal(), -b + error * normal()];
    const ends = { ax: ax + error * normal(), ay, bx: bx + error * normal(), by, spread: SPREAD };
    if (ay > 0 && by < 0) for (const x of simulateStraight(ends, 1, random, normal)) places.push(x + FAR);
  }
  return places;
}

test.each([
  { ax: -100, a: 300, bx: 300, b: 350, error: 100 },
  { ax: 0, a: 900, bx: 400, b: 300, error: 150 },
  { ax: 0, a: 1000, bx: 0, b: 1000, error: 300 },
])('ends that lie within $error m of where they are seen move the place along the line, too: as simulated bridges have it', (of) => {
  const { ax, a, bx, b, error } = of;
  const endAt = (x: number, y: number): UncertainEnd => ({ x, y, footX: x, footY: 0, error, seenThere: true });
  const plain = placeUncertainStep([chainOf([-FAR, 0, FAR, 0])], endAt(ax, a), endAt(bx, -b), SPREAD);
  const blurred = blurPlaces(plain, Math.hypot((error * b) / (a + b), (error * a) / (a + b)), PARTS);
  const drawn = simulate(of);
  expect(farthestApart(blurred, drawn)).toBeLessThan(0.02);
  expect(farthestApart(plain, drawn)).toBeGreaterThan(1.5 * farthestApart(blurred, drawn));
});

const PLACE: PlaceDensity = { edges: Float64Array.of(100, 200, 400), cumulative: Float64Array.of(0, 0.5, 0.8) };

test('what is blurred stays in its part of the line and keeps its share', () => {
  const [blurred] = blurPlaces([PLACE], 90, [
    { fromM: 0, toM: 250 },
    { fromM: 250, toM: 5000 },
  ]);
  const { edges, cumulative } = blurred!;
  expect(cumulative.at(-1)).toBeCloseTo(0.8, 10);
  expect(edges[0]).toBeGreaterThanOrEqual(0);
  expect(shareBelow({ edges, cumulative }, 250)).toBeCloseTo(shareBelow(PLACE, 250), 6);
});

test('an error that nobody would notice changes nothing', () => {
  expect(blurPlaces([PLACE], 2, PARTS)[0]).toBe(PLACE);
  expect(blurPlaces([PLACE], 0, PARTS)[0]).toBe(PLACE);
});

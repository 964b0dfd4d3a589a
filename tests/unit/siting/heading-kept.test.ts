import { expect, test } from 'vitest';
import { findPassages } from '../../../src/domain/siting/find-passages.ts';
import { HeadingKept } from '../../../src/domain/siting/heading-kept.ts';
import { placeOfPassage } from '../../../src/domain/siting/describe-use.ts';
import { prepareLine } from '../../../src/domain/siting/siting-line.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';
import { seededRandom } from '../movement/simulate-track.ts';

const HOUR = 3_600_000;
const PER_LON = 111_300 * Math.cos((50 * Math.PI) / 180);

/** A fix every so many hours at places in metres from a point. */
function trackOf(places: readonly (readonly [number, number])[], lon0 = 10, hours = 4): Track {
  return {
    individual: 'a',
    time: Float64Array.from(places, (_, i) => i * hours * HOUR),
    lon: Float64Array.from(places, ([x]) => ((lon0 + x / PER_LON + 540) % 360) - 180),
    lat: Float64Array.from(places, ([, y]) => 50 + y / 111_250),
    error: new Float32Array(places.length),
  };
}

/** A walk of steps of about 500 m whose turns are wrapped Cauchy with a mean cosine. */
function walk(fixes: number, mean: number, seed: number): [number, number][] {
  const random = seededRandom(seed);
  const places: [number, number][] = [[0, 0]];
  let heading = 0;
  for (let i = 1; i < fixes; i++) {
    const [x, y] = places[i - 1]!;
    // Quantiles of the wrapped Cauchy (Fisher 1993, Statistical analysis of circular data, 3.3.4).
    heading += 2 * Math.atan(((1 - mean) / (1 + mean)) * Math.tan(Math.PI * (random() - 0.5)));
    const length = 300 + 400 * random();
    places.push([x + length * Math.cos(heading), y + length * Math.sin(heading)]);
  }
  return places;
}

function meanOf(track: Track): number {
  const kept = new HeadingKept(track);
  let sum = 0;
  for (let i = 0; i + 1 < track.time.length; i++) sum += kept.at(i);
  return sum / (track.time.length - 1);
}

test.each([0.3, 0.6, 0.9])('of a walk whose turns have the mean cosine %f that is what is found', (mean) => {
  expect(Math.abs(meanOf(trackOf(walk(3000, mean, 3))) - mean)).toBeLessThan(0.05);
});

test('of one that turns anywhere, or back, hardly any heading is kept', () => {
  expect(meanOf(trackOf(walk(3000, 0, 4)))).toBeLessThan(0.08);
  expect(meanOf(trackOf(walk(3000, -0.5, 5)))).toBeLessThan(0.02);
});

test('on its way and at rest are told apart step by step', () => {
  const rest = walk(600, -0.2, 6);
  const [x, y] = rest.at(-1)!;
  const kept = new HeadingKept(trackOf([...rest, ...walk(300, 0.95, 7).map(([dx, dy]): [number, number] => [x + 700 + dx, y + dy])]));
  const mean = (from: number, to: number): number => Array.from({ length: to - from }, (_, k) => kept.at(from + k)).reduce((a, b) => a + b, 0) / (to - from);
  expect(mean(610, 890)).toBeGreaterThan(0.7);
  expect(mean(10, 590)).toBeLessThan(0.15);
});

test('nothing is told of few turns, of steps that take different times, of one that stands still, or at a track’s ends', () => {
  expect(meanOf(trackOf(walk(20, 0.9, 8)))).toBe(0);
  const way = trackOf(walk(400, 0.9, 9));
  const kept = new HeadingKept({ ...way, time: way.time.map((time, i) => (i > 200 ? time + 3 * HOUR : time)) });
  expect(kept.at(200)).toBe(0);
  expect(kept.at(198)).toBeGreaterThan(0);
  expect([kept.at(0), kept.at(398)]).toEqual([0, 0]);
  expect(meanOf(trackOf(Array.from({ length: 100 }, () => [0, 0])))).toBe(0);
});

test('across the antimeridian it is what it is elsewhere', () => {
  const places = walk(500, 0.7, 10);
  const [here, there] = [new HeadingKept(trackOf(places)), new HeadingKept(trackOf(places, 180))];
  for (let i = 1; i < 498; i += 7) {
    expect(there.at(i)).toBeCloseTo(here.at(i), 6);
    const [a, b] = [here.bendAt(i), there.bendAt(i)];
    expect([b[0], b[1]]).toEqual([expect.closeTo(a[0], 9), expect.closeTo(a[1], 9)]);
  }
});

test('an animal on a circle crosses a line where the circle does, not where the chord does', () => {
  // 30 km round, 20° a step; the chord lies up to 456 m inside.
  const radius = 30_000;
  const track = trackOf(Array.from({ length: 90 }, (_, i) => [radius * Math.sin((i * Math.PI) / 9), radius * Math.cos((i * Math.PI) / 9)]));
  const toLonLat = (x: number, y: number): [number, number] => [10 + x / PER_LON, 50 + y / 111_250];
  // From the centre outwards, between two fixes.
  const angle = (4.5 * Math.PI) / 9;
  const line = prepareLine([[toLonLat(15_000 * Math.sin(angle), 15_000 * Math.cos(angle)), toLonLat(45_000 * Math.sin(angle), 45_000 * Math.cos(angle))]]);
  const { passages } = findPassages(track, line, { locationErrorM: 20, maxLagHours: 13 });
  const [one] = passages;
  const place = placeOfPassage(one!);
  const chord = radius * Math.cos(Math.PI / 18) - 15_000;
  expect(Math.abs(place - (radius - 15_000))).toBeLessThan(0.25 * (radius - 15_000 - chord));
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterSpeed } from '../../../src/domain/tracks/filter-speed.ts';
import { medianIntervalHours, type Track } from '../../../src/domain/tracks/track.ts';
import { thinByInterval, thinTrack } from '../../../src/domain/tracks/thin.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2020, 2, 1);

/** Fixes on the equator: [hour, km east]. A degree is 111.195 km on the sphere of the filter. */
function equatorTrack(fixes: readonly (readonly [number, number])[]): Track {
  return {
    individual: 'a',
    time: Float64Array.from(fixes, ([hour]) => START + hour * HOUR),
    lon: Float64Array.from(fixes, ([, km]) => km / 111.195),
    lat: new Float64Array(fixes.length),
    error: new Float32Array(fixes.length),
  };
}
const hoursOf = (track: Track): number[] => [...track.time].map((time) => (time - START) / HOUR);

test('a spike needs more than the top speed to reach and to leave, and goes', () => {
  const { track, dropped } = filterSpeed(
    equatorTrack([
      [0, 0],
      [1, 5],
      [2, 200],
      [3, 15],
      [4, 20],
    ]),
    10,
  );
  expect(hoursOf(track)).toEqual([0, 1, 3, 4]);
  expect(dropped).toEqual([2]);
});

test('a fast step with slow ones before and after it is no outlier: both ends of it stay', () => {
  expect(
    filterSpeed(
      equatorTrack([
        [0, 0],
        [1, 5],
        [2, 100],
        [3, 105],
        [4, 110],
      ]),
      10,
    ).dropped,
  ).toEqual([]);
});

test('just under the top speed stays, just over it goes', () => {
  expect(
    filterSpeed(
      equatorTrack([
        [0, 0],
        [1, 0],
        [2, 9.99],
        [3, 0],
        [4, 0],
      ]),
      10,
    ).dropped,
  ).toEqual([]);
  expect(
    filterSpeed(
      equatorTrack([
        [0, 0],
        [1, 0],
        [2, 10.01],
        [3, 0],
        [4, 0],
      ]),
      10,
    ).dropped,
  ).toEqual([2]);
});

test('an outlier at either end goes, and not its neighbour', () => {
  expect(
    hoursOf(
      filterSpeed(
        equatorTrack([
          [0, 300],
          [1, 5],
          [2, 10],
          [3, 15],
        ]),
        10,
      ).track,
    ),
  ).toEqual([1, 2, 3]);
  expect(
    hoursOf(
      filterSpeed(
        equatorTrack([
          [0, 0],
          [1, 5],
          [2, 10],
          [3, 300],
        ]),
        10,
      ).track,
    ),
  ).toEqual([0, 1, 2]);
});

test('what is left has no fix that is too fast both ways, and only fixes of the track', () => {
  const fixes = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.double({ min: 0, max: 200, noNaN: true })), { maxLength: 30 });
  fc.assert(
    fc.property(fixes, (steps) => {
      let hour = 0;
      const track = equatorTrack(steps.map(([gap, km]) => [(hour += gap), km]));
      const { track: kept, dropped } = filterSpeed(track, 20);
      const hours = hoursOf(kept);
      expect(hours).toEqual(hoursOf(track).filter((_, i) => !dropped.includes(i)));
      expect(new Set(dropped).size).toBe(track.time.length - hours.length);
      const fast = hours.slice(1).map((value, i) => (Math.abs(kept.lon[i + 1]! - kept.lon[i]!) * 111.195) / (value - hours[i]!) > 20.001);
      expect(fast.some((one, i) => one && fast[i + 1] === true)).toBe(false);
    }),
    { seed: 37, numRuns: 500 },
  );
});

test('thinning leaves at most so many positions a UTC day, and each day that had any keeps one', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 6 * 1440 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 1, max: 24 }), (times, perDay) => {
      const track = equatorTrack(times.sort((a, b) => a - b).map((minute) => [minute / 60, 0]));
      const daysOf = (some: Track): number[] => [...some.time].map((time) => Math.floor(time / (24 * HOUR)));
      const days = daysOf(thinTrack(track, perDay));
      for (const day of new Set(days)) expect(days.filter((one) => one === day).length).toBeLessThanOrEqual(perDay);
      expect(new Set(days)).toEqual(new Set(daysOf(track)));
    }),
    { seed: 41, numRuns: 300 },
  );
});

test('thinning keeps the first fix of each slot of the day', () => {
  expect(
    hoursOf(
      thinTrack(
        equatorTrack([
          [1, 0],
          [5, 0],
          [13, 0],
          [23, 0],
          [24, 0],
          [36, 0],
        ]),
        2,
      ),
    ),
  ).toEqual([1, 13, 24, 36]);
});

test('thinning by interval keeps fixes at least so far apart', () => {
  expect(
    hoursOf(
      thinByInterval(
        equatorTrack([
          [0, 0],
          [0.5, 0],
          [1, 0],
          [1.9, 0],
          [2, 0],
          [9, 0],
        ]),
        3600,
      ),
    ),
  ).toEqual([0, 1, 2, 9]);
});

test('the median interval pools the steps of all tracks, and never steps from one to the next', () => {
  expect(
    medianIntervalHours([
      equatorTrack([
        [0, 0],
        [1, 0],
        [3, 0],
      ]),
      equatorTrack([
        [50, 0],
        [54, 0],
      ]),
    ]),
  ).toBe(2);
  expect(
    medianIntervalHours([
      equatorTrack([
        [0, 0],
        [1, 0],
        [4, 0],
      ]),
    ]),
  ).toBe(2);
  expect(medianIntervalHours([equatorTrack([[0, 0]])])).toBe(0);
});

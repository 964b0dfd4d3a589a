import { distance } from '@turf/turf';
import { assert, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { coarsenTrack, dropAfter, errorOnGrid, snapToGrid } from '../../../src/domain/tracks/generalise-tracks.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

const lon = double({ min: -180, max: 180, noNaN: true });
const lat = double({ min: -90, max: 90, noNaN: true });
const gridM = integer({ min: 50, max: 100_000 });

test('a place on the grid is in the same cell as the position: at most half a diagonal off, and stays where it is', () => {
  assert(
    property(lon, lat, gridM, (x, y, grid) => {
      const snapped = snapToGrid([x, y], grid);
      const off = distance([x, y], snapped, { units: 'meters' });
      // A row has a whole number of cells: near the poles they are up to half as wide again.
      expect(off).toBeLessThanOrEqual(0.5 * Math.hypot(1, 1.6) * grid * 1.01);
      const [againX, againY] = snapToGrid(snapped, grid);
      expect([againX, againY]).toEqual(snapped);
      expect(Math.abs(snapped[0])).toBeLessThanOrEqual(180);
      expect(Math.abs(snapped[1])).toBeLessThanOrEqual(90);
    }),
  );
});

test('positions of one cell cannot be told apart', () => {
  const [x, y] = snapToGrid([14.5, -19.2], 1000);
  const near = [-300, -100, 0, 200, 400].map((m) => snapToGrid([x + m / 111_195 / Math.cos((y * Math.PI) / 180), y + m / 111_195], 1000));
  expect(new Set(near.map(String)).size).toBe(1);
});

test('the error of a cell is that of a uniform place in a square', () => {
  // By hand: 1000² / 12 = 83,333; with 20² it is 83,733.
  expect(errorOnGrid(20, 1000)).toBeCloseTo(Math.sqrt(83_733.333), 3);
});

const TRACK: Track = {
  individual: 'a',
  time: Float64Array.of(0, 1000, 2000),
  lon: Float64Array.of(10.001, 10.002, 10.5),
  lat: Float64Array.of(50.001, 50.002, 50.5),
  error: Float32Array.of(0, 30, 0),
};

test('a coarse track keeps its times, widens the errors it states and leaves the others to the population', () => {
  const coarse = coarsenTrack(TRACK, 2000);
  expect(coarse.time).toEqual(TRACK.time);
  expect([...coarse.error].map(Math.round)).toEqual([0, 578, 0]);
  expect([coarse.lon[0], coarse.lat[0]]).toEqual([coarse.lon[1], coarse.lat[1]]);
  expect(coarse.lon[2]).not.toBe(coarse.lon[0]);
});

test('fixes after an instant go, and an animal that has none before it', () => {
  expect(dropAfter([TRACK], 1000).map(({ time }) => [...time])).toEqual([[0, 1000]]);
  expect(dropAfter([TRACK], 5000)).toEqual([TRACK]);
  expect(dropAfter([TRACK], -1)).toEqual([]);
});

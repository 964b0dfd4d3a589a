import { array, assert, double, property, tuple } from 'fast-check';
import { bbox, points as turfPoints } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { boundsOfPoints } from '../../../src/domain/geometry/boxes.ts';

const ROOM = 0.01;

describe('boundsOfPoints', () => {
  it('has no box for no points', () => {
    expect(boundsOfPoints([])).toBeUndefined();
  });

  it('is the box of the points, with some room, away from the antimeridian', () => {
    const lonLat = tuple(double({ min: -80, max: 80, noNaN: true }), double({ min: -89, max: 89, noNaN: true }));
    assert(
      property(array(lonLat, { minLength: 1, maxLength: 20 }), (given) => {
        const [west, south, east, north] = bbox(turfPoints(given));
        const box = boundsOfPoints(given) ?? [];
        [west! - ROOM, south! - ROOM, east! + ROOM, north! + ROOM].forEach((side, i) => expect(box[i]).toBeCloseTo(side, 8));
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  it('crosses the antimeridian where the points do', () => {
    const [west, south, east, north] =
      boundsOfPoints([
        [179.9, 10],
        [-179.8, 11],
      ]) ?? [];
    expect(west).toBeCloseTo(179.89, 8);
    expect(east).toBeCloseTo(-179.79, 8);
    expect([south, north]).toEqual([10 - ROOM, 11 + ROOM]);
  });

  it('stays on the globe at the poles', () => {
    expect(
      boundsOfPoints([
        [0, 90],
        [10, -90],
      ])?.filter((_, i) => i % 2 === 1),
    ).toEqual([-90, 90]);
  });
});

import { array, assert, double, property, tuple } from 'fast-check';
import { bbox, points as turfPoints } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { bboxOfParts, boundsOfPoints } from '../../../src/domain/geometry/boxes.ts';

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

describe('bboxOfParts', () => {
  const part = (west: number, east: number): [number, number][] => [
    [west, 10],
    [east, 20],
  ];

  it('leaves the widest gap outside, across the antimeridian where that is narrower', () => {
    expect(bboxOfParts([part(144.6, 145.7), part(-170.7, -169.4), part(-124, -66)])).toEqual([144.6, 10, -66, 20]);
    expect(bboxOfParts([part(170, 180), part(-180, -170)])).toEqual([170, 10, -170, 20]);
  });

  it('is plain where the parts lie within half the globe, or the gap across the antimeridian is the widest', () => {
    expect(bboxOfParts([part(-100, -80), part(20, 70)])).toEqual([-100, 10, 70, 20]);
    expect(bboxOfParts([part(-160, -60), part(-50, 30), part(40, 130)])).toEqual([-160, 10, 130, 20]);
    expect(bboxOfParts([part(-180, 180), part(0, 1)])).toEqual([-180, 10, 180, 20]);
    expect(bboxOfParts([])).toBeUndefined();
  });
});

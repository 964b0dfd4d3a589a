import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layLink } from '../../../src/domain/network/lay-link.ts';

describe('the bow of a link', () => {
  test('leads from one node to the other, bent to the right', () => {
    const [north, ...more] = layLink([0, 0], [0, 40]);
    expect(more).toEqual([]);
    expect([north![0], north!.at(-1)]).toEqual([
      [0, 0],
      [0, 40],
    ]);
    // Going north, right is east; coming back, it is west.
    expect(north!.slice(1, -1).every(([lon]) => lon > 0)).toBe(true);
    expect(
      layLink([0, 40], [0, 0])[0]!
        .slice(1, -1)
        .every(([lon]) => lon < 0),
    ).toBe(true);
  });

  test('crosses the antimeridian the shorter way, and is cut there', () => {
    const parts = layLink([170, -10], [-170, -10]);
    expect(parts.length).toBe(2);
    for (const [lon] of parts.flat()) expect(Math.abs(lon)).toBeGreaterThanOrEqual(170);
    expect(parts[0]!.at(-1)![0]).toBe(180);
    expect(parts[1]![0]![0]).toBe(-180);
  });

  test('is none where both nodes are one place', () => {
    expect(layLink([5, 5], [5, 5])).toEqual([]);
  });

  test('of any two places begins and ends at them, within the globe', () => {
    const place = fc.tuple(fc.double({ min: -179.9, max: 179.9, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true }));
    fc.assert(
      fc.property(place, place, (from, to) => {
        const parts = layLink(from, to);
        if (parts.length === 0) return;
        const [first, last] = [parts[0]![0]!, parts.at(-1)!.at(-1)!];
        expect(first[0]).toBeCloseTo(from[0], 9);
        expect(first[1]).toBeCloseTo(from[1], 9);
        expect(last[0]).toBeCloseTo(to[0], 9);
        expect(last[1]).toBeCloseTo(to[1], 9);
        for (const [lon, lat] of parts.flat()) {
          expect(Math.abs(lon)).toBeLessThanOrEqual(180);
          expect(Math.abs(lat)).toBeLessThan(90);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

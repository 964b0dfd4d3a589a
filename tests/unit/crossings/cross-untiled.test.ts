import { array, assert, integer, pre, property, tuple } from 'fast-check';
import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { crossUntiled } from '../../../src/domain/crossings/cross-untiled.ts';
import { lineLengthKm } from '../../../src/domain/geometry/distances.ts';
import { crossWithGeos } from './cross-with-geos.ts';
import { isFull } from '../../full.ts';

const polygons = (...coordinates: Position[][][]): Feature<MultiPolygon> => ({ type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates } });
const lines = (...coordinates: Position[][]): Feature<MultiLineString> => ({ type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } });
const box = (w: number, s: number, e: number, n: number): Position[] => [[w, s], [e, s], [e, n], [w, n], [w, s]];
const SQUARE = polygons([box(0, 0, 4, 4)]);

function cross(corridor: Feature<Polygon | MultiPolygon>, barrier: Feature<LineString | MultiLineString>) {
  const [pair] = crossUntiled([corridor], [barrier]).pairs;
  return pair && { crossings: pair.crossings, points: pair.points, km: pair.lengthInsideKm };
}

describe('crossUntiled', () => {
  const cases: [string, Feature<MultiPolygon>, Position[][], number, Position[], Position[][]][] = [
    ['a line across', SQUARE, [[[-1, 2], [5, 2]]], 1, [[0, 2], [4, 2]], [[[0, 2], [4, 2]]]],
    ['along an edge', SQUARE, [[[0, 1], [0, 3]]], 1, [[0, 1], [0, 3]], [[[0, 1], [0, 3]]]],
    ['along an edge and beyond', SQUARE, [[[0, -1], [0, 5]]], 1, [[0, 0], [0, 4]], [[[0, 0], [0, 4]]]],
    ['through two corners', SQUARE, [[[-1, -1], [5, 5]]], 1, [[0, 0], [4, 4]], [[[0, 0], [4, 4]]]],
    ['across a hole', polygons([box(0, 0, 4, 4), box(1, 1, 3, 3)]), [[[-1, 2], [5, 2]]], 2, [[0, 2], [1, 2], [3, 2], [4, 2]], [[[0, 2], [1, 2]], [[3, 2], [4, 2]]]],
    ['two polygons', polygons([box(0, 0, 1, 1)], [box(2, 0, 3, 1)]), [[[-1, 0.5], [4, 0.5]]], 2, [[0, 0.5], [1, 0.5], [2, 0.5], [3, 0.5]], [[[0, 0.5], [1, 0.5]], [[2, 0.5], [3, 0.5]]]],
    ['polygons that touch at a corner', polygons([box(0, 0, 1, 1)], [box(1, 1, 2, 2)]), [[[0.5, 0.5], [1.5, 1.5]]], 1, [], [[[0.5, 0.5], [1.5, 1.5]]]],
    ['repeated positions inside', SQUARE, [[[1, 1], [1, 1], [2, 1], [2, 1]]], 1, [], [[[1, 1], [2, 1]]]],
    ['a line that ends inside', SQUARE, [[[-1, 2], [1, 2]]], 1, [[0, 2]], [[[0, 2], [1, 2]]]],
    ['a line that starts on the boundary', SQUARE, [[[0, 2], [1, 2]]], 1, [[0, 2]], [[[0, 2], [1, 2]]]],
    ['a line that touches the boundary from inside', SQUARE, [[[1, 1], [0, 2], [1, 3]]], 1, [], [[[1, 1], [0, 2], [1, 3]]]],
    ['a line that crosses itself', SQUARE, [[[-1, 1], [3, 1], [3, 3], [2, 3], [2, -1]]], 1, [[0, 1], [2, 0]], [[[0, 1], [3, 1], [3, 3], [2, 3], [2, 0]]]],
    ['a way there and back', SQUARE, [[[-1, 2], [1, 2], [2, 2], [1, 2], [-1, 2]]], 1, [[0, 2]], [[[0, 2], [1, 2], [2, 2]]]],
    ['a way there and back that goes on', SQUARE, [[[1, 1], [2, 1], [3, 1], [2, 1], [2, 2]]], 1, [], [[[1, 1], [3, 1]], [[2, 1], [2, 2]]]],
    ['two lines with a common node inside', SQUARE, [[[-1, 2], [2, 2]], [[2, 2], [2, 5]]], 1, [[0, 2], [2, 4]], [[[0, 2], [2, 2], [2, 4]]]],
    ['two lines apart', SQUARE, [[[1, 1], [2, 1]], [[1, 2], [2, 2]]], 2, [], [[[1, 1], [2, 1]], [[1, 2], [2, 2]]]],
    ['a way back with other vertices', SQUARE, [[[-1, 2], [3, 2], [1, 2], [1, 3]], [[2, 2], [3.5, 2]]], 1, [[0, 2]], [[[0, 2], [3.5, 2]], [[1, 2], [1, 3]]]],
    ['parts that overlap', polygons([box(0, 0, 2, 2)], [box(1, 0, 3, 2)]), [[[-1, 1], [4, 1]]], 1, [[0, 1], [3, 1]], [[[0, 1], [3, 1]]]],
    ['an edge that two parts share', polygons([box(0, 0, 2, 2)], [box(2, 0, 4, 2)]), [[[2, -1], [2, 3]]], 1, [[2, 0], [2, 2]], [[[2, 0], [2, 2]]]],
    ['across an edge that two parts share', polygons([box(0, 0, 2, 2)], [box(2, 0, 4, 2)]), [[[-1, 1], [5, 1]]], 1, [[0, 1], [4, 1]], [[[0, 1], [4, 1]]]],
    ['a line that starts on an edge that two parts share', polygons([box(0, 0, 2, 2)], [box(2, 0, 4, 2)]), [[[2, 1], [5, 1]]], 1, [[4, 1]], [[[2, 1], [4, 1]]]],
    ['a line whose first position on a shared edge is repeated', polygons([box(0, 0, 2, 2)], [box(2, 0, 4, 2)]), [[[2, 1], [2, 1], [5, 1]]], 1, [[4, 1]], [[[2, 1], [4, 1]]]],
    ['a line that ends where four parts meet', polygons([box(0, 0, 2, 2)], [box(2, 0, 4, 2)], [box(0, 2, 2, 4)], [box(2, 2, 4, 4)]), [[[-1, 1], [2, 2]]], 1, [[0, 4 / 3]], [[[0, 4 / 3], [2, 2]]]],
    ['a line that ends where three of four parts meet', polygons([box(0, 0, 2, 2)], [box(2, 0, 4, 2)], [box(0, 2, 2, 4)]), [[[1, 1], [2, 2]]], 1, [[2, 2]], [[[1, 1], [2, 2]]]],
    ['a line that ends on an edge that another part covers', polygons([box(0, 0, 2, 2)], [box(1, 0, 4, 2)]), [[[-1, 1], [1, 1]]], 1, [[0, 1]], [[[0, 1], [1, 1]]]],
    ['a hole that touches the outer ring', polygons([box(0, 0, 4, 4), [[0, 2], [2, 1], [2, 3], [0, 2]]]), [[[-1, 2], [5, 2]]], 1, [[2, 2], [4, 2]], [[[2, 2], [4, 2]]]],
    ['a line that meets another midway', SQUARE, [[[1, 1], [3, 1]], [[2, 1], [2, 2]]], 1, [], [[[1, 1], [3, 1]], [[2, 1], [2, 2]]]],
  ];
  it.each(cases)('%s', (_, corridor, barrier, crossings, points, inside) => {
    const pair = cross(corridor, lines(...barrier));
    expect(pair?.crossings).toBe(crossings);
    expect([...(pair?.points ?? [])].sort()).toEqual([...points].sort());
    expect(pair?.km).toBeCloseTo(inside.reduce((sum, line) => sum + lineLengthKm(line), 0), 2);
  });

  it.runIf(isFull)('takes more lines, and more parts of one, than a call takes arguments', () => {
    const many = 130_000;
    const zigzag = Array.from({ length: many }, (_, i): Position => [i % 2 === 0 ? -1e-6 : 1e-6, (4 * i) / many]);
    expect(cross(SQUARE, lines(zigzag))?.points.length).toBeGreaterThan(many / 2);
    const short = Array.from({ length: many }, (_, i): Position[] => [[1, (4 * i) / many], [1, (4 * i + 1) / many]]);
    expect(cross(SQUARE, { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: short } })?.crossings).toBeGreaterThan(1);
  });

  it('leaves out what only touches a vertex', () => {
    expect(cross(SQUARE, lines([[-1, 1], [1, -1]]))).toBeUndefined();
  });

  it('keeps ids as they are: own, then the property, then the index', () => {
    const barrier = lines([[1, 1], [2, 2]]);
    const named: Feature<MultiLineString> = { ...barrier, properties: { id: 'r7' } };
    const { pairs } = crossUntiled([{ ...SQUARE, id: 5 }], [{ ...named, id: 0 }, named, barrier]);
    expect(pairs.map((pair) => [pair.corridor, pair.barrier])).toEqual([[5, 0], [5, 'r7'], [5, 2]]);
  });

  it('takes the cut at the antimeridian for no boundary', () => {
    const pair = cross(polygons([box(178, 0, 180, 2)], [box(-180, 0, -178, 2)]), lines([[177, 1], [180, 1]], [[-180, 1], [-177, 1]]));
    expect(pair?.crossings).toBe(1);
    expect([...(pair?.points ?? [])].sort()).toEqual([[-178, 1], [178, 1]]);
  });

  it('finds the lengths and parts GEOS finds, on a coarse grid full of touches and overlaps', () => {
    const place = tuple(integer({ min: -2, max: 9 }), integer({ min: -2, max: 9 }));
    assert(property(array(array(place, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 3 }), (found) => {
      // Powers of two keep what is on one line exactly so.
      const unit = (v: number) => v / 64;
      const barrier = lines(...found.map((line) => line.map(([x, y]) => [unit(x), unit(y)])));
      const corridor = polygons(
        [box(0, 0, unit(4), unit(4)), box(unit(1), unit(1), unit(2), unit(2))],
        [[[unit(4), unit(4)], [unit(7), unit(5)], [unit(6), unit(8)], [unit(4), unit(4)]]],
      );
      const ours = cross(corridor, barrier);
      const theirs = crossWithGeos([corridor], [barrier]).get('0 0');
      expect(ours?.km ?? 0).toBeCloseTo(theirs?.km ?? 0, 6);
      expect(ours?.crossings).toBe(theirs?.parts);
    }), { seed: 7, numRuns: 400 });
  });

  it('takes any arrangement of triangles, overlapping or not, for their union', () => {
    const place = tuple(integer({ min: 0, max: 8 }), integer({ min: 0, max: 8 }));
    const part = tuple(place, place, place).filter(([a, b, c]) => (b[0] - a[0]) * (c[1] - a[1]) !== (b[1] - a[1]) * (c[0] - a[0]));
    const unit = ([x, y]: readonly [number, number]): Position => [x / 64, y / 64];
    assert(property(array(part, { minLength: 1, maxLength: 4 }), array(array(place, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 3 }), (parts, found) => {
      const corridor = polygons(...parts.map(([a, b, c]) => [[unit(a), unit(b), unit(c), unit(a)]]));
      const barrier = lines(...found.map((line) => line.map(unit)));
      const ours = cross(corridor, barrier);
      const theirs = crossWithGeos([corridor], [barrier], true).get('0 0');
      expect(ours?.km ?? 0).toBeCloseTo(theirs?.km ?? 0, 6);
    }), { seed: 11, numRuns: 400 });
  });

  it('finds the lengths and parts GEOS finds in the union of boxes that overlap, touch and share edges', () => {
    const place = tuple(integer({ min: -1, max: 9 }), integer({ min: -1, max: 9 }));
    const side = integer({ min: 1, max: 4 });
    const part = tuple(integer({ min: 0, max: 6 }), integer({ min: 0, max: 6 }), side, side);
    const unit = (v: number): number => v / 64;
    assert(property(array(part, { minLength: 2, maxLength: 5 }), array(array(place, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 3 }), (parts, found) => {
      const corridor = polygons(...parts.map(([x, y, width, height]) => [box(unit(x), unit(y), unit(x + width), unit(y + height))]));
      const barrier = lines(...found.map((line) => line.map(([x, y]) => [unit(x), unit(y)])));
      const ours = cross(corridor, barrier);
      const theirs = crossWithGeos([corridor], [barrier], true).get('0 0');
      expect(ours?.km ?? 0).toBeCloseTo(theirs?.km ?? 0, 6);
      expect(ours?.crossings).toBe(theirs?.parts);
    }), { seed: 13, numRuns: 600 });
  });

  it('has a point at a line’s end just where some ground beside it lies outside', () => {
    const part = tuple(integer({ min: 0, max: 4 }), integer({ min: 0, max: 4 }), integer({ min: 1, max: 3 }), integer({ min: 1, max: 3 }));
    const place = tuple(integer({ min: 0, max: 6 }), integer({ min: 0, max: 6 }));
    const unit = (v: number): number => v / 64;
    assert(property(array(part, { minLength: 2, maxLength: 5 }), place, place, (parts, start, end) => {
      pre(start[0] !== end[0] || start[1] !== end[1]);
      const corridor = polygons(...parts.map(([x, y, width, height]) => [box(unit(x), unit(y), unit(x + width), unit(y + height))]));
      const pair = cross(corridor, lines([start.map(unit), end.map(unit)]));
      const inside = (x: number, y: number): boolean => parts.some(([w, s, width, height]) => x >= w && x <= w + width && y >= s && y <= s + height);
      for (const [[x, y], [otherX, otherY]] of [[start, end], [end, start]] as const) {
        // The line itself is inside at this end, by more than a touch.
        const [dx, dy] = [(otherX - x) / 1000, (otherY - y) / 1000];
        if (!inside(x + dx, y + dy)) continue;
        const isBoundary = inside(x, y) && Array.from({ length: 16 }, (_, k) => (k + 0.3) * (Math.PI / 8)).some((angle) => !inside(x + 0.001 * Math.cos(angle), y + 0.001 * Math.sin(angle)));
        const points = (pair?.points ?? []).map(([lon, lat]) => `${(64 * lon).toFixed(6)} ${(64 * lat).toFixed(6)}`);
        expect(points.includes(`${x.toFixed(6)} ${y.toFixed(6)}`)).toBe(isBoundary);
      }
    }), { seed: 17, numRuns: 800 });
  });
});

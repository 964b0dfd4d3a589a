import { array, assert, integer, pre, property, tuple } from 'fast-check';
import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { crossUntiled } from '../../../src/domain/crossings/cross-untiled.ts';
import { lineLengthKm } from '../../../src/domain/geometry/line-length.ts';
import { crossWithGeos } from './cross-with-geos.ts';

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
    ['a line that meets another midway', SQUARE, [[[1, 1], [3, 1]], [[2, 1], [2, 2]]], 1, [], [[[1, 1], [3, 1]], [[2, 1], [2, 2]]]],
  ];
  it.each(cases)('%s', (_, corridor, barrier, crossings, points, inside) => {
    const pair = cross(corridor, lines(...barrier));
    expect(pair?.crossings).toBe(crossings);
    expect([...(pair?.points ?? [])].sort()).toEqual([...points].sort());
    expect(pair?.km).toBeCloseTo(inside.reduce((sum, line) => sum + lineLengthKm(line), 0), 2);
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
      // GEOS joins collinear overlaps that only partly coincide; those are outside the definition here.
      // Powers of two keep what is on one line exactly so.
      const unit = (v: number) => v / 64;
      const barrier = lines(...found.map((line) => line.map(([x, y]) => [unit(x), unit(y)])));
      const corridor = polygons(
        [box(0, 0, unit(4), unit(4)), box(unit(1), unit(1), unit(2), unit(2))],
        [[[unit(4), unit(4)], [unit(7), unit(5)], [unit(6), unit(8)], [unit(4), unit(4)]]],
      );
      pre(!overlaps(barrier));
      const ours = cross(corridor, barrier);
      const theirs = crossWithGeos([corridor], [barrier]).get('0 0');
      expect(ours?.km ?? 0).toBeCloseTo(theirs?.km ?? 0, 6);
      expect(ours?.crossings).toBe(theirs?.parts);
    }), { seed: 7, numRuns: 400 });
  });
});

/** Whether two segments of a barrier run along each other. */
function overlaps({ geometry }: Feature<MultiLineString>): boolean {
  const segments = geometry.coordinates.flatMap((line) => line.slice(1).map((b, i) => [line[i]!, b] as const)).map((s) => s.map(([x = 0, y = 0]) => [64 * x, 64 * y] as const));
  return segments.some(([a, b], i) => segments.slice(i + 1).some(([c, d]) => {
    if (!a || !b || !c || !d) return false;
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const off = (p: readonly [number, number]) => (p[0] - a[0]) * dy - (p[1] - a[1]) * dx;
    const along = (p: readonly [number, number]) => (p[0] - a[0]) * dx + (p[1] - a[1]) * dy;
    if (off(c) !== 0 || off(d) !== 0) return false;
    return Math.min(dx * dx + dy * dy, Math.max(along(c), along(d))) > Math.max(0, Math.min(along(c), along(d)));
  }));
}

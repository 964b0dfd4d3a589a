import { array, assert, double, property, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { gridBarriers } from '../../../src/domain/crossing-events/grid-barriers.ts';
import { indexBarriers } from '../../../src/domain/crossing-events/index-barriers.ts';

const degree = (least: number, most: number) => double({ min: least, max: most, noNaN: true });

it.each([
  ['on the plain', 10, 50],
  ['at the antimeridian', 179.99, -30],
  ['near the pole', -20, 88],
])('answers as the index of all barriers does, %s', (_, lon, lat) => {
  const place = tuple(degree(-0.05, 0.05), degree(-0.05, 0.05));
  // Longitudes of barriers lie within ±180, those of a step may lie beyond.
  const barrier = array(place, { minLength: 2, maxLength: 6 });
  let met = 0;
  let near = 0;
  assert(
    property(array(barrier, { minLength: 1, maxLength: 8 }), place, place, degree(50, 4000), (lines, from, to, distanceM) => {
      const barriers = lines.map((line, i) => ({
        id: String(i),
        name: '',
        lines: [line.map(([x, y]): [number, number] => [Math.min(180, lon + x), lat + y])],
      }));
      const [index, grid] = [indexBarriers(barriers)!, gridBarriers(barriers, distanceM)!];
      const asked = [lon + from[0], lat + from[1], lon + to[0], lat + to[1]] as const;
      const sorted = (set: ReadonlySet<number>): number[] => [...set].sort((a, b) => a - b);
      expect(sorted(grid.near(asked[0], asked[1], distanceM))).toEqual(sorted(index.near(asked[0], asked[1], distanceM)));
      const order = <Value>(map: ReadonlyMap<number, Value>): [number, Value][] => [...map].sort(([a], [b]) => a - b);
      expect(order(grid.crossedBy(...asked))).toEqual(order(index.crossedBy(...asked)));
      met += grid.crossedBy(...asked).size;
      near += grid.near(asked[0], asked[1], distanceM).size;
    }),
    { seed: 3, numRuns: 400 },
  );
  expect(met).toBeGreaterThan(50);
  expect(near).toBeGreaterThan(50);
});

it('takes lines of the whole world, long ones and short ones, and none', () => {
  const lines: [number, number][][] = [
    [
      [-180, -60],
      [180, 70],
    ],
    [
      [10, 50],
      [10.001, 50],
    ],
  ];
  const grid = gridBarriers(
    lines.map((line, i) => ({ id: String(i), name: '', lines: [line] })),
    100,
  )!;
  expect([...grid.near(10, 50.0005, 100)]).toEqual([1]);
  expect([...grid.crossedBy(-1, 0, 1, 10).keys()]).toEqual([0]);
  expect(gridBarriers([{ id: 'a', name: '', lines: [[[0, 0]]] }], 100)).toBe(undefined);
});

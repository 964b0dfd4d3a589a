import { expect, test } from 'vitest';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { leaveParallel } from '../../../src/domain/siting/leave-parallel.ts';

const road = (lat: number, from = 0, to = 0.2): LonLat[] => [
  [from, lat],
  [(from + to) / 2, lat + 0.0002],
  [to, lat],
];

test('of two carriageways one is left out, however it is drawn and cut', () => {
  expect(leaveParallel([road(0), road(0.0004)])).toEqual({ lines: [road(0)], left: 1, unsure: 0 });
  expect(leaveParallel([road(0), road(0.0004).toReversed()])).toMatchObject({ left: 1, unsure: 0 });
  expect(leaveParallel([road(0), road(0.0003, 0, 0.1), road(0.0003, 0.12, 0.2)])).toMatchObject({ left: 2, unsure: 0 });
});

test('parts that lie apart, that go on from each other, or that meet at a corner stay as they are', () => {
  for (const lines of [
    [road(0), road(0.003)],
    [road(0, 0, 0.1), road(0, 0.1, 0.2), road(0, 0.201, 0.203)],
    [
      road(0),
      [
        [0.1, 0],
        [0.1, 0.1],
      ] satisfies LonLat[],
    ],
  ])
    expect(leaveParallel(lines)).toEqual({ lines, left: 0, unsure: 0 });
});

test('a part that runs beside another for some of its length stays, and is told of', () => {
  expect(leaveParallel([road(0), road(0.0003, 0.15, 0.25)])).toMatchObject({ left: 0, unsure: 1 });
});

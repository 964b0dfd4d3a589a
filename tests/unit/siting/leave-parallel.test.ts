import { expect, test } from 'vitest';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { measureLine } from '../../../src/domain/siting/siting-line.ts';

const road = (lat: number, from = 0, to = 0.2): LonLat[] => [
  [from, lat],
  [(from + to) / 2, lat + 0.0002],
  [to, lat],
];
const wrapped = (line: readonly LonLat[], east: number): LonLat[] => line.map(([lon, lat]) => [lon + east > 180 ? lon + east - 360 : lon + east, lat]);

test.each([
  ['drawn one way', [road(0), road(0.0004)], 1],
  ['drawn both ways', [road(0), road(0.0004).toReversed()], 1],
  ['cut', [road(0), road(0.0003, 0, 0.1), road(0.0003, 0.12, 0.2)], 2],
  ['the shorter given first', [road(0.0003, 0.12, 0.2), road(0)], 1],
  ['over the antimeridian', [wrapped(road(0), 179.9), wrapped(road(0.0004), 179.9).toReversed()], 1],
])('of two carriageways one is left out: %s', (_, lines, left) => {
  const { parts, lengthM, beside } = measureLine(lines);
  expect(beside).toEqual({ left, unsure: 0 });
  expect(parts).toHaveLength(1);
  expect(parts[0]!.fromM).toBe(0);
  expect(parts[0]!.toM).toBe(lengthM);
  expect(parts[0]!.m.at(-1)).toBe(lengthM);
  expect(lengthM).toBeCloseTo(measureLine([road(0)]).lengthM, 0);
});

test('parts that lie apart, that go on from each other, or that meet at a corner stay as they are', () => {
  for (const [lines, parts] of [
    [[road(0), road(0.003)], 2],
    [[road(0, 0, 0.1), road(0, 0.1, 0.2), road(0, 0.201, 0.203)], 2],
    [
      [
        road(0),
        [
          [0.1, 0],
          [0.1, 0.1],
        ] satisfies LonLat[],
      ],
      2,
    ],
  ] as const) {
    const measured = measureLine(lines);
    expect(measured.beside).toEqual({ left: 0, unsure: 0 });
    expect(measured.parts).toHaveLength(parts);
  }
});

test('a part that runs beside another for some of its length stays, and is told of', () => {
  expect(measureLine([road(0), road(0.0003, 0.15, 0.25)]).beside).toEqual({ left: 0, unsure: 1 });
});

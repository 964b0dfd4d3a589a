import { array, assert, integer, property, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import type { Bbox } from '../../../src/domain/catalog/fields.ts';
import { boxesHold } from '../../../src/domain/geometry/boxes.ts';

const MOST = 5;
const anyBox = tuple(
  integer({ min: 0, max: MOST - 1 }),
  integer({ min: 0, max: MOST - 1 }),
  integer({ min: 1, max: MOST }),
  integer({ min: 1, max: MOST }),
).map(([west, south, width, height]): Bbox => [west, south, Math.min(MOST, west + width), Math.min(MOST, south + height)]);

it('says that boxes hold another where each of its squares of one degree lies in one of them', () => {
  assert(
    property(array(anyBox, { maxLength: 6 }), anyBox, (outer, inner) => {
      let held = true;
      for (let lon = inner[0]; lon < inner[2]; lon++)
        for (let lat = inner[1]; lat < inner[3]; lat++)
          held &&= outer.some(([west, south, east, north]) => west <= lon && lon < east && south <= lat && lat < north);
      expect(boxesHold(outer, inner)).toBe(held);
    }),
  );
});

it('holds a place, and a box beyond the antimeridian', () => {
  expect(boxesHold([[0, 0, 2, 2]], [1, 1, 1, 1])).toBe(true);
  expect(boxesHold([[0, 0, 2, 2]], [3, 1, 3, 1])).toBe(false);
  expect(
    boxesHold(
      [
        [170, 0, 180, 5],
        [-180, 0, -170, 5],
      ],
      [175, 1, -175, 4],
    ),
  ).toBe(true);
  expect(
    boxesHold(
      [
        [170, 0, 180, 5],
        [-179, 0, -170, 5],
      ],
      [175, 1, -175, 4],
    ),
  ).toBe(false);
  expect(boxesHold([], [0, 0, 1, 1])).toBe(false);
});

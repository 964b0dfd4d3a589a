import { expect, it } from 'vitest';
import type { Separation } from '../../../src/domain/assessment/cut-corridor.ts';
import { directionsOf, joinedShare } from '../../../src/domain/assessment/separation-parts.ts';
import { sayParts } from '../../../src/page/population/crossing-events/say-parts.ts';
import { translatorIn } from '../i18n/catalogues.ts';

const cut = (partShares: number[], partMiddles: [number, number][], pieceShare = 1): Separation => ({ use: 'low', pieceShare, partShares, partMiddles });

it('says where each part lies, across the antimeridian too, and none for one in the midst', () => {
  expect(
    directionsOf(
      cut(
        [0.75, 0.25],
        [
          [0, 0.1],
          [0, -0.1],
        ],
      ),
    ),
  ).toEqual(['north', 'south']);
  expect(
    directionsOf(
      cut(
        [0.5, 0.5],
        [
          [179.9, 10],
          [-179.9, 10.2],
        ],
      ),
    ),
  ).toEqual(['south-west', 'north-east']);
  expect(
    directionsOf(
      cut(
        [0.4, 0.3, 0.3],
        [
          [5, 50],
          [6, 50],
          [4, 50],
        ],
      ),
    ),
  ).toEqual([undefined, 'east', 'west']);
  expect(directionsOf(cut([0.5, 0.5], []))).toEqual([]);
});

it('says shares of the use class, and what a removal adds to the greatest part', () => {
  const half = cut(
    [0.75, 0.2],
    [
      [0, 1],
      [0, 0],
    ],
    0.5,
  );
  expect(sayParts(half, translatorIn('en'))).toBe('Without it, these parts of the corridor would be one: 37.5% in the north + 10% in the south.');
  expect(joinedShare([half])).toBeCloseTo(0.1, 12);
  expect(joinedShare([])).toBe(0);
});

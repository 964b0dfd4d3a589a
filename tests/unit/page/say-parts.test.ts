import { expect, it } from 'vitest';
import type { Separation } from '../../../src/domain/assessment/cut-corridor.ts';
import { directionsOf, joinedShare } from '../../../src/domain/assessment/separation-parts.ts';
import type { BarrierRemoval } from '../../../src/domain/crossing-events/parts-joined.ts';
import { sayAlone, sayStanding } from '../../../src/page/population/crossing-events/say-parts.ts';
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
  expect(sayAlone({ alone: [half], standing: [] }, translatorIn('en'))).toEqual([
    'If no other barrier stood, its removal would join these parts of the corridor: 37.5% in the north + 10% in the south.',
  ]);
  expect(joinedShare([half])).toBeCloseTo(0.1, 12);
  expect(joinedShare([])).toBe(0);
});

it('says what a removal joins while others stand: two places at most, by use class, or nothing and why', () => {
  const english = translatorIn('en');
  const join = (use: 'low' | 'high', ...piecesKm2: number[]): BarrierRemoval['standing'][number] => ({
    use,
    piecesKm2,
    pieceMiddles: piecesKm2.map((_, i): [number, number] => [0, -i]),
  });
  const standing = [join('low', 12, 3), join('low', 12, 0.5), join('low', 12, 0.25, 0.1), join('low', 12, 0.15), join('high', 2, 1)];
  expect(sayStanding({ alone: [], standing }, english).map((words) => words.replaceAll('\u00A0', ' '))).toEqual([
    'With all others standing, its removal would join 12 km² in the north + 3 km² in the south; 12 km² + 0.5 km² in the south; 0.5 km² at 2 more places.',
    'Of high-use ground, with all others standing: 2 km² in the north + 1 km² in the south.',
  ]);
  const half = cut([0.5, 0.5], []);
  expect(sayStanding({ alone: [half], standing: [] }, english)).toEqual([
    'With the others standing, its removal would join nothing: another barrier still closes the way.',
  ]);
});

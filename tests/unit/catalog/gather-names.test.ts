import { expect, test } from 'vitest';
import { gatherNames, type NamedPiece } from '../../../data/layer-names.ts';

const piece = (name: string, id: string, west: number, length = 0.001): NamedPiece => ({
  name,
  id,
  box: [west, 60, west + 1, 60.5],
  length,
  place: [west + 0.5, 60.25],
});

test('segments of one name are one, with the extent of all and a place on the longest', () => {
  // The longest of one tile is not the longest of all.
  const pieces = [piece('Riksvei 9', 'b', 8, 0.003), piece('Riksvei 9', 'a', 7, 0.002), piece('Riksvei  9 ', 'a', 6, 0.0025), piece('E39', 'c', 5.12345)];
  expect(gatherNames(pieces, true)).toEqual([
    ['E39', [5.123, 60, 6.124, 60.5], 'c', [5.62345, 60.25]],
    ['Riksvei 9', [6, 60, 9, 60.5], 'a', [6.5, 60.25]],
  ]);
  expect(gatherNames(pieces.toReversed(), true)).toEqual(gatherNames(pieces, true));
  expect(gatherNames([piece('Bridger-Teton National Forest', '1', -111)], false)).toEqual([['Bridger-Teton National Forest', [-111, 60, -110, 60.5]]]);
});

test('numbers, single letters and what a source cut off are no names', () => {
  expect(
    gatherNames(
      ['12', '3001-1', 'B', ' ', '"Gamle Gj'].map((name) => piece(name, '1', 8)),
      true,
    ),
  ).toEqual([]);
});

test('what lies on both sides of the antimeridian has a narrow extent', () => {
  const [[, box] = []] = gatherNames([piece('Alaska Maritime', '1', 179), piece('Alaska Maritime', '1', -180)], false);
  expect(box).toEqual([179, 60, -179, 60.5]);
});

import { expect, test } from 'vitest';
import { moveByHand, placeByHand } from '../../../src/domain/siting/place-by-hand.ts';
import type { PlacedByHand, SitingPlan } from '../../../src/domain/siting/siting-plan.ts';

const part = (fromM: number, toM: number) => ({
  fromM,
  toM,
  closed: false,
  lon: Float64Array.of(0, 1),
  lat: Float64Array.of(0, 0),
  m: Float64Array.of(fromM, toM),
});
const calculated = (...middles: number[]) => ({
  line: { parts: [part(0, 20_000), part(20_000, 21_000), part(21_000, 40_000)], lengthM: 40_000 },
  spanM: 2_000,
  structures: middles.map((atM) => ({ fromM: atM - 1_000, toM: atM + 1_000, atM })),
});
const plan = (structures: number, placed?: readonly PlacedByHand[], closed: SitingPlan['closed'] = []) => ({ structures, placed, closed });
const middles = (places: readonly { readonly fromM: number; readonly toM: number }[]): number[] => places.map(({ fromM, toM }) => (fromM + toM) / 2);

/** What stands after a move. */
function move(
  of: ReturnType<typeof calculated>,
  before: ReturnType<typeof plan>,
  which: number,
  atM: number,
  more: { toward?: number; withinM?: number } = {},
) {
  const placed = moveByHand(of, before, placeByHand(of, before), { which, atM, ...more });
  return { ...before, placed };
}

test('a structure that is moved stands there, the others where they were calculated, and again when the same is asked', () => {
  const of = calculated(3_000, 9_000);
  const moved = move(of, plan(2), 0, 5_000);
  expect(moved.placed).toEqual([{ atM: 5_000, insteadOfM: 3_000 }]);
  const { places, byHand, leftOut } = placeByHand(of, moved);
  expect(middles(places)).toEqual([5_000, 9_000]);
  expect(places[1]).toBe(of.structures[1]);
  expect([byHand.map((one) => one !== undefined), leftOut]).toEqual([[true, false], []]);
  // Moved over the other one, it is still the first.
  const over = move(of, moved, 0, 9_500);
  expect(over.placed).toEqual([{ atM: 9_500, insteadOfM: 3_000 }]);
  expect(middles(placeByHand(of, over).places)).toEqual([9_500, 9_000]);
});

test('one that comes back to its calculated place is not moved any more', () => {
  const of = calculated(3_000, 9_000);
  const away = move(of, plan(2), 1, 9_100);
  expect(away.placed).toHaveLength(1);
  const back = move(of, away, 1, 9_000.04);
  expect(back.placed).toEqual([]);
  expect(placeByHand(of, back).places).toBe(of.structures);
  // As exactly as a pointer can put it.
  expect(move(of, away, 1, 9_090, { withinM: 100 }).placed).toEqual([]);
  expect(move(of, away, 1, 9_090).placed).toHaveLength(1);
});

test('other answers leave structures where they were put: each stands for the nearest of the calculated ones', () => {
  const moved = plan(2, [{ atM: 5_000, insteadOfM: 3_000 }]);
  expect(middles(placeByHand(calculated(9_200, 3_400), moved).places)).toEqual([9_200, 5_000]);
  // Of two that were taken from about one place, the nearer has it, and the other the next.
  const two = plan(2, [
    { atM: 5_000, insteadOfM: 3_000 },
    { atM: 14_000, insteadOfM: 3_300 },
  ]);
  expect(middles(placeByHand(calculated(3_400, 9_200), two).places)).toEqual([14_000, 5_000]);
  // Where what stands already serves all, nothing was calculated; what a person wants stays.
  expect(middles(placeByHand(calculated(), two).places)).toEqual([5_000, 14_000]);
});

test('what has no place is left out, kept, and said; without the reason it is back', () => {
  const of = calculated(3_000, 9_000);
  const placed = [
    { atM: 5_000, insteadOfM: 3_000 },
    { atM: 12_000, insteadOfM: 9_000 },
  ];
  const closed = [{ fromM: 5_900, toM: 7_000 }];
  const shut = placeByHand(of, plan(2, placed, closed));
  expect(middles(shut.places)).toEqual([3_000, 12_000]);
  expect(shut.leftOut).toEqual([{ placed: placed[0], why: 'closed' }]);
  expect(middles(placeByHand(of, plan(2, placed)).places)).toEqual([5_000, 12_000]);
  // A stretch that begins where a structure ends touches it not.
  expect(placeByHand(of, plan(2, placed, [{ fromM: 6_000, toM: 7_000 }])).leftOut).toEqual([]);
  const fewer = placeByHand(calculated(3_000), plan(1, placed));
  expect([middles(fewer.places), fewer.leftOut]).toEqual([[12_000], [{ placed: placed[0], why: 'number' }]]);
  const beyond = placeByHand(of, plan(2, [{ atM: 41_000, insteadOfM: 9_000 }]));
  expect([beyond.places, beyond.leftOut.map(({ why }) => why)]).toEqual([of.structures, ['beyond']]);
});

test('no structure is put where nothing can be built, nor over the seam of two parts', () => {
  const of = calculated(3_000);
  const before = plan(1, undefined, [{ fromM: 6_000, toM: 8_000 }]);
  const at = (atM: number, toward = 0) => move(of, before, 0, atM, { toward }).placed?.[0]?.atM;
  expect([at(6_400), at(7_700), at(6_400, 1), at(8_900, -1)]).toEqual([5_000, 9_000, 9_000, 5_000]);
  // Keys go on to the next part; a pointer stays on the one it points at.
  expect([at(19_100), at(19_100, 1), at(20_400), at(99_000, 1), at(-50, -1)]).toEqual([19_000, 20_500, 20_500, 39_000, 1_000]);
  const shut = plan(1, undefined, [{ fromM: 0, toM: 40_000 }]);
  expect(move(of, shut, 0, 9_000).placed).toEqual([]);
});

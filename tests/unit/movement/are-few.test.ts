import { expect, test } from 'vitest';
import { areFew } from '../../../src/domain/movement/types.ts';

test('one animal or two are few; none, as of stations that detected nothing, and nobody knows how many are not', () => {
  expect([0, 1, 2, 3, 200, undefined].map(areFew)).toEqual([false, true, true, false, false, false]);
});

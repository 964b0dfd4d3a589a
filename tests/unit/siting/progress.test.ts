import { expect, test } from 'vitest';
import { shareDone } from '../../../src/domain/share-done.ts';
import { siteLine } from '../../../src/domain/siting/site-line.ts';
import { herdBesideRoad, windingRoad } from '../../simulations/herd-beside-road.ts';

test('of nothing to do all is done: a share is always a figure from 0 to 1', () => {
  expect([shareDone(0, 0), shareDone(0, 4), shareDone(1, 4), shareDone(5, 4), shareDone(-1, 4), shareDone(1, Number.NaN)]).toEqual([1, 0, 0.25, 1, 0, 1]);
});

test.each([0, 1, 50])('how far siting is, with %s draws of herds, is told in figures that rise to 1 at most', async (bootstraps) => {
  const lines = [windingRoad(20_000, 200, 3)];
  const shares: number[] = [];
  const tracks = herdBesideRoad(lines[0]!, 8, 400, 5);
  const { siting } = await siteLine({
    tracks,
    lines,
    structures: 1,
    spanM: 2_000,
    locationErrorM: 20,
    maxLagHours: 13,
    bootstraps,
    onProgress: (done) => shares.push(done),
  });
  // Of no draws nothing is known of how sure a place is: it was no figure, and shown as one.
  expect(siting.structures.map(({ chosenAgain }) => chosenAgain !== undefined)).toEqual([bootstraps > 0]);
  expect(siting.structures.every(({ chosenAgain = 0 }) => chosenAgain >= 0 && chosenAgain <= 1)).toBe(true);
  expect(shares.length).toBeGreaterThan(0);
  expect(shares.filter((share) => !(share >= 0 && share <= 1))).toEqual([]);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});

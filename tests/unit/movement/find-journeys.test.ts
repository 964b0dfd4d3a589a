import { expect, test } from 'vitest';
import { findJourneys } from '../../../src/domain/movement/sequences/find-journeys.ts';
import { placesOf } from '../../../src/domain/movement/sequences/seasonal-range.ts';
import { selectFixes, type Track } from '../../../src/domain/tracks/track.ts';
import { DAY, type Life, simulateTrack, START } from './simulate-track.ts';

const limits = { minDistanceKm: 30, minDaysAway: 30, seasons: 'outward-return' } as const;

const live = (days: number, journeys: Life['journeys']): Track => simulateTrack({ individual: 'a', days, stepH: 6, wanderKm: 3, seed: 1, journeys });

/** What is found of two ways, given as [day it starts, day it ends]; as days. */
function find(track: Track, out: readonly [number, number], back: readonly [number, number]) {
  const window = ([from, to]: readonly [number, number], leg: 'out' | 'back') => ({ year: 0, leg, start: START + from * DAY, end: START + to * DAY });
  const { journeys, failed } = findJourneys(placesOf(track), [window(out, 'out'), window(back, 'back')], limits, {
    start: track.time[0]!,
    end: track.time.at(-1)!,
  });
  return { failed, journeys: journeys.map(({ start, end, flags }) => ({ days: [start, end].map((time) => Math.round((time - START) / DAY)), flags })) };
}

test('an animal that turns without a stay made no journey out, nor one back', () => {
  const turns = live(360, [
    [90, 150, 300],
    [150, 210, 0],
  ]);
  expect(find(turns, [90, 150], [150, 210])).toEqual({ failed: 0, journeys: [] });
});

test('a tag that fell silent on the second range says nothing against a stay there', () => {
  const journeys = [
    [90, 110, 200],
    [250, 275, 0],
  ] as const;
  const seen = live(360, journeys);
  const silent = selectFixes(seen, (i) => seen.time[i]! < START + 110.5 * DAY || seen.time[i]! > START + 249.5 * DAY);
  const { failed, journeys: found } = find(silent, [90, 110], [250, 275]);
  expect(failed).toBeUndefined();
  expect(found).toHaveLength(2);
  for (const { flags } of found) expect(flags).toContain('cut-off');
});

test('ways at both ends of the track are kept, cut off', () => {
  const short = live(170, [
    [0, 20, 200],
    [150, 175, 0],
  ]);
  const { failed, journeys } = find(short, [0, 20], [150, 169]);
  expect(failed).toBeUndefined();
  expect(journeys.map(({ flags }) => flags.includes('cut-off'))).toEqual([true, true]);
});

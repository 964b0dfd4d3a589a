import { expect, test } from 'vitest';
import type { OpenEntryOf } from '../../../src/domain/catalog/open-entry.ts';
import { noteOf } from '../../../src/domain/notes.ts';
import { noteFailed } from '../../../src/page/siting/note-failed.ts';
import { openTracked } from '../catalog/built-catalog.ts';

const untold = [noteOf('siting.preliminary', { n: 2 }), noteOf('siting.failedUntold')];
const codes = (of: OpenEntryOf<'tracks'> | readonly string[], toldHours?: number): string[] =>
  noteFailed({ notes: untold, failedPerYear: null }, { of, toldHours }).map(({ code }) => code);

test('of tracks that could tell at full rate it is said why they do not', async () => {
  const reindeer = await openTracked('wild-reindeer-setesdal-austhei');
  expect(codes(reindeer)).toEqual(['siting.preliminary', 'siting.failedNotTold']);
  // That the line lies too far off stays said, whoever told.
  const inaccurate = [noteOf('siting.failedInaccurate', { m: 800, distance: 500 })];
  for (const toldHours of [undefined, 3]) expect(noteFailed({ notes: inaccurate, failedPerYear: null }, { of: reindeer, toldHours })).toEqual(inaccurate);
});

test('of tracks too coarse at full rate, and of a person’s own, what the answer says stays', async () => {
  expect(codes(await openTracked('elk-ya-ha-tinda'))).toEqual(['siting.preliminary', 'siting.failedUntold']);
  expect(codes(['mine.csv'])).toEqual(['siting.preliminary', 'siting.failedUntold']);
});

test('that the build told them is said with how often the animals were fixed', async () => {
  const reindeer = await openTracked('wild-reindeer-setesdal-austhei');
  expect(noteFailed({ notes: [], failedPerYear: 0 }, { of: reindeer, toldHours: 3 })).toEqual([noteOf('siting.failedAtFullRate', { hours: 3 })]);
});

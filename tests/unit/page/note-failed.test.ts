import { expect, test } from 'vitest';
import type { OpenEntryOf } from '../../../src/domain/catalog/open-entry.ts';
import { noteOf } from '../../../src/domain/notes.ts';
import { noteFailed } from '../../../src/page/siting/note-failed.ts';
import { openTracked } from '../catalog/built-catalog.ts';

const untold = [noteOf('siting.preliminary', { n: 2 }), noteOf('siting.failedUntold')];
const codes = (of: OpenEntryOf<'tracks'> | readonly string[], more: { accuracyM?: number; toldHours?: number } = {}): string[] =>
  noteFailed(untold, { of, accuracyM: more.accuracyM, toldHours: more.toldHours }).map(({ code }) => code);

test('of tracks that could tell at full rate it is said why they do not: a new line, or one that lies too far off', async () => {
  const reindeer = await openTracked('wild-reindeer-setesdal-austhei');
  expect(codes(reindeer)).toEqual(['siting.preliminary', 'siting.failedNotTold']);
  expect(codes(reindeer, { accuracyM: 100 })).toEqual(['siting.preliminary', 'siting.failedNotTold']);
  expect(codes(reindeer, { accuracyM: 1000 })).toEqual(['siting.preliminary', 'siting.failedInaccurate']);
});

test('of tracks too coarse at full rate, and of a person’s own, what the answer says stays', async () => {
  expect(codes(await openTracked('elk-ya-ha-tinda'))).toEqual(['siting.preliminary', 'siting.failedUntold']);
  expect(codes(['mine.csv'])).toEqual(['siting.preliminary', 'siting.failedUntold']);
});

test('that the build told them is said with how often the animals were fixed', async () => {
  const reindeer = await openTracked('wild-reindeer-setesdal-austhei');
  expect(noteFailed([], { of: reindeer, accuracyM: undefined, toldHours: 3 })).toEqual([noteOf('siting.failedAtFullRate', { hours: 3 })]);
});

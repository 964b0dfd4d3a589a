import { expect, test } from 'vitest';
import { siteLine } from '../../../src/domain/siting/site-line.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';
import { herdBesideRoad, windingRoad } from '../../simulations/herd-beside-road.ts';

const lines = [windingRoad(40_000, 800, 5)];
const tracks = herdBesideRoad(lines[0]!, 4, 400, 6);
const site = (locationErrorM: number, spanM = 2_000, of: readonly Track[] = tracks) =>
  siteLine({ tracks: of, lines, structures: 1, spanM, locationErrorM, maxLagHours: 13, bootstraps: 0 });
const codes = async (...asked: Parameters<typeof site>): Promise<string[]> => (await site(...asked)).notes.map(({ code }) => code);

test('positions that are known less well than a structure serves are refused: what turned back is not their fault', async () => {
  await expect(site(100_000)).rejects.toMatchObject({ code: 'siting.positions', values: { error: 100_000, span: 2_000 } });
  await expect(site(2_500)).rejects.toMatchObject({ code: 'siting.positions' });
  // A longer span has room for them, and still nobody is seen to cross.
  await expect(site(5_000, 6_000)).rejects.toMatchObject({ code: 'siting.positionsNear', values: { error: 5_000 } });
});

test('errors that fixes state themselves count, those of most fixes alone', async () => {
  const stated = (share: number): Track[] => tracks.map((track) => ({ ...track, error: track.error.map((_, i) => (i % 10 < 10 * share ? 6_190 : 20)) }));
  await expect(site(20, 2_000, stated(0.6))).rejects.toMatchObject({ code: 'siting.positions', values: { error: 6_190 } });
  expect(await codes(20, 2_000, stated(0.2))).not.toContain('siting.failedBlurred');
});

test('failed encounters within 500 m are not told of positions that are known less well', async () => {
  const { summary, notes } = await site(1_000);
  expect(summary.failedPerYear).toBeNull();
  expect(notes.map(({ code }) => code)).toContain('siting.failedBlurred');
  expect(notes.map(({ code }) => code)).not.toContain('siting.failedUntold');
  expect((await site(20)).summary.failedPerYear).toBeGreaterThan(0);
});

test('where most steps near the line may lie on either side of it, it is said', async () => {
  const { notes, use } = await site(400);
  const unsure = notes.find(({ code }) => code === 'siting.unsure');
  expect(unsure?.values).toEqual({ n: use.stepsNearUnsure, of: use.stepsNear });
  expect(2 * use.stepsNearUnsure).toBeGreaterThan(use.stepsNear);
  expect(await codes(20)).not.toContain('siting.unsure');
});

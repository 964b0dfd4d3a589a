import { expect, test } from 'vitest';
import { crossingsByMonth } from '../../../src/domain/siting/move-structures.ts';
import { type LineSiting, type LineSitingRequest, siteLine } from '../../../src/domain/siting/site-line.ts';
import { tidyMonths } from '../../../src/domain/siting/siting-plan.ts';
import { herdBesideRoad, windingRoad } from '../../simulations/herd-beside-road.ts';

const road = windingRoad(40_000, 400, 5);
// From the first of January on, a hundred days.
const tracks = herdBesideRoad(road, 4, 1200, 6);
const site = (more: Partial<LineSitingRequest> = {}): Promise<LineSiting> =>
  siteLine({ tracks, lines: [road], structures: 1, spanM: 2_000, locationErrorM: 20, maxLagHours: 13, bootstraps: 20, ...more });

test('months that are chosen are looked at alone; the year stays beside them, and the whole year is what no month says', async () => {
  const whole = await site();
  const byMonth = crossingsByMonth(whole.profile).map((each) => each ?? 0);
  const busy = byMonth.flatMap((each, m) => (each > 0 ? [m + 1] : []));
  expect(busy.length).toBeGreaterThan(1);
  const [one] = busy;
  const chosen = await site({ months: [one!] });
  expect(chosen.summary.crossingsPerYear).toBeCloseTo(byMonth[one! - 1]!, 9);
  expect(chosen.use.passages.every(({ from, to }) => new Date((from + to) / 2).getUTCMonth() === one! - 1)).toBe(true);
  expect(chosen.profile.map((row) => row.byMonth)).toEqual(whole.profile.map((row) => row.byMonth));
  expect(chosen.notes.map(({ code }) => code)).toContain('siting.someMonths');
  expect(chosen.summary.monthsUntracked).toEqual([]);
  const others = await site({ months: busy.slice(1) });
  expect(others.summary.crossingsPerYear + chosen.summary.crossingsPerYear).toBeCloseTo(whole.summary.crossingsPerYear, 9);
  const every = await site({ months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] });
  expect(every.siting).toEqual(whole.siting);
});

test('months without any tracking are refused in words', async () => {
  await expect(site({ months: [11] })).rejects.toMatchObject({ code: 'siting.monthsWithoutTracks' });
  expect((await site({ months: [4, 11] })).summary.monthsUntracked).toEqual([11]);
});

test('months are kept in their order, each once, and all twelve are the whole year', () => {
  expect(tidyMonths([11, 4, 4])).toEqual([4, 11]);
  expect(tidyMonths([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toBeUndefined();
  expect(tidyMonths([])).toBeUndefined();
  expect(tidyMonths(undefined)).toBeUndefined();
});

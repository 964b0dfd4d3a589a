import { expect, test } from 'vitest';
import type { ToldEncounter } from '../../../src/domain/crossing-events/told-encounters.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { siteLine, type LineSitingRequest } from '../../../src/domain/siting/site-line.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

// Animals that came to a line and turned back: by their own tracks, or by a table of finer ones.

const HOUR = 3_600_000;
const START = Date.UTC(2021, 4, 1);

/** A track through places in metres from a point, a fix every so many hours. */
function trackOf(individual: string, places: readonly (readonly [number, number])[], [lon0, lat0]: LonLat = [10, 50], stepH = 2): Track {
  const perLon = 111_300 * Math.cos((lat0 * Math.PI) / 180);
  return {
    individual,
    time: Float64Array.from(places, (_, i) => START + i * stepH * HOUR),
    lon: Float64Array.from(places, ([x]) => lon0 + x / perLon),
    lat: Float64Array.from(places, ([, y]) => lat0 + y / 111_250),
    error: new Float32Array(places.length),
  };
}

const ROAD: LonLat[] = [
  [9.8, 50],
  [10.2, 50],
];
const OPTIONS = { locationErrorM: 20, maxLagHours: 13 };
const request = (more: Partial<LineSitingRequest>): LineSitingRequest => ({
  ...OPTIONS,
  tracks: [
    trackOf('a', [
      [0, 900],
      [50, 400],
      [100, -500],
      [0, -900],
    ]),
  ],
  lines: [ROAD],
  structures: 1,
  spanM: 2_000,
  bootstraps: 20,
  ...more,
});

test('of a line that may lie as far off as what counts as near no failed encounter is told, whoever tells them', async () => {
  const bounces = [0, 1].map((k): [number, number][] => [
    [k, 2500],
    [k, 1800],
    [k, 1100],
    [k, 300],
    [k, 900],
    [k, 1800],
    [k, 2500],
  ]);
  const tracks = bounces.map((places, k) => trackOf(`animal ${k}`, places, [10, 50], 1));
  expect((await siteLine(request({ tracks, accuracyM: 499 }))).summary.failedPerYear).toBeGreaterThan(0);
  const { summary, notes, profile } = await siteLine(request({ tracks, accuracyM: 500 }));
  expect(summary.failedPerYear).toBeNull();
  expect(profile.every(({ failedPerYear }) => failedPerYear === null)).toBe(true);
  expect(notes).toContainEqual({ code: 'siting.failedInaccurate', values: { m: 500, distance: 500 } });
  expect(notes.map(({ code }) => code)).not.toContain('siting.failedUntold');
});

test('failed encounters that a table tells, of finer tracks, stand in place of those that these tell or cannot tell', async () => {
  const far: [number, number][] = [
    [0, 4000],
    [0, 3000],
    [200, 2500],
    [300, 4000],
  ];
  const tracks = ['a', 'b'].map((name) => trackOf(name, far, [10, 50], 6));
  const told = (individual: string, lon: number, lat = 50): ToldEncounter => ({
    individual,
    barrier: '7',
    behaviour: 'bounce',
    start: START + HOUR,
    hours: 2,
    crossings: 0,
    at: [lon, lat],
  });
  await expect(siteLine(request({ tracks }))).rejects.toThrow(expect.objectContaining({ code: 'siting.neverNear' }));
  // One lies beside another part of the barrier, which was not asked about, and one is of an animal of other tracks.
  const encounters = [told('a', 10), told('a', 10.01), told('b', 10, 50.01), told('c', 10)];
  const { summary, profile, use, notes } = await siteLine(request({ tracks, told: encounters }));
  expect(use.failed?.map(({ animal }) => use.individuals[animal])).toEqual(['a', 'a']);
  // Two encounters in 18 hours, which count as a day, of May by the mean of two animals.
  expect(summary.failedPerYear).toBeCloseTo((2 * 31) / 2, 9);
  expect(profile.reduce((sum, { failedPerYear }) => sum + (failedPerYear ?? 0), 0)).toBeCloseTo(31, 9);
  expect(notes.map(({ code }) => code)).toContain('siting.onlyFailed');
  expect(notes.map(({ code }) => code)).not.toContain('siting.failedUntold');
  // By the month in which each began.
  const may = { ...request({ tracks, told: encounters }), months: [5] };
  expect((await siteLine(may)).summary.failedPerYear).toBeCloseTo(31, 9);
  // That none came to a barrier is told, too.
  const coarse = request({}).tracks.map((track) => ({ ...track, time: track.time.map((time) => START + 3 * (time - START)) }));
  expect((await siteLine(request({ tracks: coarse }))).summary.failedPerYear).toBeNull();
  expect((await siteLine(request({ tracks: coarse, told: [] }))).summary.failedPerYear).toBe(0);
});

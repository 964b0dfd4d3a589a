import { expect, test } from 'vitest';
import { answerSiting } from '../../../src/domain/siting/answer-siting.ts';
import { barsOf, meanBarM, crossingsByMonth, shareOfStretches, stretchAt } from '../../../src/domain/siting/move-structures.ts';
import { aboutSiting } from '../../../src/domain/siting/about-siting.ts';
import { FIRST_PLAN } from '../../../src/domain/siting/siting-plan.ts';
import { writeSitingCsv, writeSitingGeojson } from '../../../src/domain/siting/siting-files.ts';
import { herdBesideRoad, windingRoad } from '../../simulations/herd-beside-road.ts';

const part = (fromM: number, toM: number) => ({
  fromM,
  toM,
  closed: false,
  lon: Float64Array.of(0, 1),
  lat: Float64Array.of(0, 0),
  m: Float64Array.of(fromM, toM),
});
const LINE = { parts: [part(0, 5_000), part(5_000, 6_000)], lengthM: 6_000 };

test('a structure stays on its part of the line, whole as far as the part is long', () => {
  expect(stretchAt(LINE, 2_500, 2_000)).toEqual({ fromM: 1_500, toM: 3_500 });
  expect(stretchAt(LINE, 200, 2_000)).toEqual({ fromM: 0, toM: 2_000 });
  expect(stretchAt(LINE, -50, 2_000)).toEqual({ fromM: 0, toM: 2_000 });
  expect(stretchAt(LINE, 4_900, 2_000)).toEqual({ fromM: 3_000, toM: 5_000 });
  expect(stretchAt(LINE, 5_400, 2_000)).toEqual({ fromM: 5_000, toM: 6_000 });
  expect(stretchAt(LINE, 99_000, 2_000)).toEqual({ fromM: 5_000, toM: 6_000 });
});

test('what two structures serve counts once', () => {
  const edges = Float64Array.of(0, 1_000, 2_000, 3_000);
  const sums = Float64Array.of(0, 1, 3, 4);
  const stretches = [
    { fromM: 0, toM: 2_000 },
    { fromM: 1_000, toM: 3_000 },
  ];
  expect(shareOfStretches(stretches, sums, edges)).toEqual({ each: [0.75, 0.75], all: 1 });
});

test('bars hold what their rows hold, and months without tracking stay unknown', () => {
  const row = (fromM: number, crossingsPerYear: number, failedPerYear: number | null) => ({ fromM, toM: fromM + 500, crossingsPerYear, failedPerYear });
  expect(barsOf([row(0, 1, 2), row(500, 3, 0), row(1_000, 5, 1)], 2)).toEqual([
    { fromM: 0, toM: 1_000, crossingsPerKmYear: 4, failedPerKmYear: 2 },
    { fromM: 1_000, toM: 1_500, crossingsPerKmYear: 10, failedPerKmYear: 2 },
  ]);
  expect(barsOf([row(0, 1, null)], 9)[0]?.failedPerKmYear).toBeNull();
  const months = crossingsByMonth([{ byMonth: [1, null, 0] }, { byMonth: [2, null, 0] }]);
  expect(months.slice(0, 3)).toEqual([3, null, 0]);
});

test('the answer of a page: the places that were chosen serve what is said of them, and it goes into both files', async () => {
  const lines = [windingRoad(20_000, 200, 3)];
  const tracks = herdBesideRoad(lines[0]!, 4, 400, 5);
  const answer = await answerSiting({ tracks, lines, structures: 2, spanM: 2_000, locationErrorM: 20, maxLagHours: 13, bootstraps: 20 });
  expect(answer.structures).toHaveLength(2);
  expect(answer.shareServed).toBeGreaterThan(0);
  const served = shareOfStretches(
    answer.structures.map(({ atM }) => stretchAt(answer.line, atM, 2_000)),
    answer.sums,
    answer.edges,
  );
  expect(served.all).toBeCloseTo(answer.shareServed, 3);
  expect(structuredClone(answer)).toEqual(answer);
  expect(writeSitingCsv(answer).trim().split('\n')).toHaveLength(answer.profile.length + 1);
  expect(writeSitingGeojson(answer, answer.line)).toContain('"kind":"structure"');
  // A bar says how much of the line it is the mean of.
  const bars = barsOf(answer.profile);
  expect(bars.length).toBeLessThanOrEqual(160);
  expect(meanBarM(bars)).toBeCloseTo(bars[1]!.toM - bars[1]!.fromM, 6);
  expect(meanBarM([])).toBe(0);
  // Where a person has put them is what is taken away, beside what was found.
  const own = { tracks: ['my deer.csv'], answer: { intervalHours: 2, failedPerYear: 1 }, plan: FIRST_PLAN, locationErrorM: 20 };
  const about = aboutSiting({ ...own, file: { name: 'road.geojson', is: 'project' } });
  expect(about).toMatchObject({ tracks: { ownFiles: ['my deer.csv'], positionsADayAtMost: null }, medianHoursBetweenFixes: 2 });
  expect(about.papers.map(({ doi }) => doi)).toContain('https://doi.org/10.1111/1365-2664.13806');
  expect(JSON.parse(writeSitingGeojson(answer, answer.line, undefined, about))).toMatchObject({
    type: 'FeatureCollection',
    about: { command: "npx atlas siting 'my deer.csv' --line road.geojson --structures 1 --span 2000 --location-error 20 --out siting.json" },
  });
  const put = writeSitingGeojson(answer, answer.line, [{ fromM: 1_000, toM: 3_000, share: 0.25 }]);
  expect(put).toContain('"kind":"structure","atM":2000,"fromM":1000,"toM":3000,"share":0.25,"movedByHand":true');
  expect(put).toContain('"kind":"found"');
  // One that nobody moved stays as it was found.
  const half = writeSitingGeojson(answer, answer.line, [{ fromM: 1_000, toM: 3_000, share: 0.25 }, undefined]);
  expect([half.split('"kind":"structure"').length, half.split('"kind":"found"').length, half.split('"movedByHand"').length]).toEqual([3, 2, 2]);
});

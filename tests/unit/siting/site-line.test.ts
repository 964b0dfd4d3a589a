import { expect, test } from 'vitest';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { AtlasError } from '../../../src/domain/errors.ts';
import { lineLengthKm } from '../../../src/domain/geometry/distances.ts';
import { findPassages } from '../../../src/domain/siting/find-passages.ts';
import { nearestOnLine } from '../../../src/domain/siting/match-to-line.ts';
import { siteLine, type LineSitingRequest } from '../../../src/domain/siting/site-line.ts';
import { MOST_VERTICES, placeAtMeasure, prepareLine, stretchOfLine } from '../../../src/domain/siting/siting-line.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';
import { herdBesideRoad, windingRoad } from '../../simulations/herd-beside-road.ts';
import { isFull } from '../../full.ts';

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

async function codeOf(more: Partial<LineSitingRequest>): Promise<string> {
  try {
    await siteLine(request(more));
  } catch (error) {
    if (error instanceof AtlasError) return error.code;
    throw error;
  }
  return 'none';
}

test('one crossing is counted once, where the step crosses', () => {
  const line = prepareLine([ROAD]);
  const { passages } = findPassages(request({}).tracks[0]!, line, OPTIONS);
  expect(passages).toHaveLength(1);
  expect(passages[0]!.probability).toBeCloseTo(1, 3);
  const foot = nearestOnLine(line, [10 + 70 / 71_540, 50], 100)!.measure;
  const { edges, cumulative } = passages[0]!.places[0]!;
  const median = edges[cumulative.findIndex((share) => share > 0.5)]!;
  expect(Math.abs(median - foot)).toBeLessThan(120);
});

test('jitter beside a road is no crossing, and a stay on it between two sides is one', () => {
  const line = prepareLine([ROAD]);
  const jitter = Array.from({ length: 40 }, (_, i): [number, number] => [2 * i, i % 2 === 0 ? 25 : -20]);
  const back = findPassages(trackOf('a', [[0, 900], [0, 500], ...jitter, [80, 500], [80, 900]]), line, OPTIONS);
  expect(back.passages).toEqual([]);
  expect(back.possible.length).toBeGreaterThan(0);
  const over = findPassages(trackOf('a', [[0, 900], [0, 500], ...jitter, [80, -500], [80, -900]]), line, OPTIONS);
  expect(over.passages.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 2);
});

test('a stay on a road of more fixes than a call has arguments is told of as a short one is', { timeout: 30_000 }, () => {
  const stay = (fixes: number) => Array.from({ length: fixes }, (_, i): [number, number] => [2 * (i % 50), i % 2 === 0 ? 25 : -20]);
  const line = prepareLine([ROAD]);
  const ends = (fixes: number): [number, number][] => [[0, 900], [0, 500], ...stay(fixes), [80, 500], [80, 900]];
  const [short, long] = [40, 130_000].map((fixes) => findPassages(trackOf('a', ends(fixes)), line, OPTIONS));
  expect([long!.passages.length, long!.possible.length, short!.possible.length]).toEqual([0, 1, 1]);
  expect(long!.possible[0]!.probability).toBeCloseTo(short!.possible[0]!.probability, 3);
});

// Looked through part by part for each part, it takes minutes.
test.runIf(isFull)('a line of two hundred thousand parts is made ready, with every place where it was', { timeout: 45_000 }, () => {
  const parts = Array.from({ length: 200_000 }, (_, i): LonLat[] => [
    [9.5 + i / 2e5, 50],
    [9.5 + (i + 0.5) / 2e5, 50],
  ]);
  const line = prepareLine(parts);
  expect(line.parts).toHaveLength(200_000);
  const middle = line.parts[70_000]!;
  expect(placeAtMeasure(line, (middle.fromM + middle.toM) / 2)[0]).toBeCloseTo(9.5 + 70_000.25 / 2e5, 9);
  expect(placeAtMeasure(line, line.lengthM + 9)[0]).toBeCloseTo(10.499_997_5, 9);
  // From the middle of one part to the middle of the next: half of each.
  const next = line.parts[70_001]!;
  const ways = stretchOfLine(line, (middle.fromM + middle.toM) / 2, (next.fromM + next.toM) / 2);
  expect(ways.map((way) => way.map(([lon]) => Math.round((lon - 9.5) * 8e5) / 4))).toEqual([
    [70_000.25, 70_000.5],
    [70_001, 70_001.25],
  ]);
});

test('a last fix within its error of the line counts by how surely it lies beyond', () => {
  const { passages } = findPassages(
    trackOf('a', [
      [0, 900],
      [0, 500],
      [0, 400],
      [0, -10],
    ]),
    prepareLine([ROAD]),
    OPTIONS,
  );
  // Φ(10/20)
  expect(passages.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(0.691, 2);
});

test('steps that are too long are told of, and count for neither crossings nor days', () => {
  const found = findPassages(
    trackOf(
      'a',
      [
        [0, 500],
        [0, -500],
        [0, 500],
      ],
      [10, 50],
      14,
    ),
    prepareLine([ROAD]),
    OPTIONS,
  );
  expect([found.passages.length, found.stepsNear, found.stepsNearTooLong]).toEqual([0, 2, 2]);
  expect(found.days.reduce((sum, days) => sum + days, 0)).toBe(0);
});

test.each([
  ['across the antimeridian', [179.9, 10] as LonLat],
  ['near the north pole', [30, 89.2] as LonLat],
  ['in the far south', [-70, -78] as LonLat],
])('%s a line has its length, and is crossed as anywhere', (_, [lon, lat]) => {
  const width = 0.4 / Math.max(0.02, Math.cos((lat * Math.PI) / 180));
  const whole: LonLat[] = Array.from({ length: 41 }, (__, i) => [lon - width / 2 + (width * i) / 40, lat]);
  const wrapped = whole.map(([x, y]): LonLat => [x > 180 ? x - 360 : x, y]);
  const line = prepareLine([wrapped]);
  expect(line.lengthM / 1000).toBeCloseTo(lineLengthKm(whole), 2);
  // Cut at the antimeridian, the parts are joined again.
  const cut = wrapped.findIndex(([x], i) => i > 0 && Math.abs(x - wrapped[i - 1]![0]) > 180);
  if (cut > 0) {
    const meeting = whole[cut - 1]![0] < 180 ? [...whole.slice(0, cut), [180, lat] as LonLat] : whole;
    const parts = [meeting, [[-180, lat] as LonLat, ...wrapped.slice(cut)]];
    expect(prepareLine(parts).parts).toHaveLength(1);
  }
  const track = trackOf(
    'a',
    [
      [0, 900],
      [50, 400],
      [100, -500],
      [0, -900],
    ],
    [lon, lat],
  );
  const { passages } = findPassages({ ...track, lon: track.lon.map((x) => (x > 180 ? x - 360 : x)) }, line, OPTIONS);
  expect(passages).toHaveLength(1);
  expect(passages[0]!.probability).toBeGreaterThan(0.99);
});

test('places and stretches by measure lie on the line', () => {
  const line = prepareLine([windingRoad(50_000, 1_000, 3)]);
  for (const at of [0, 1234, 25_000, line.lengthM]) expect(nearestOnLine(line, placeAtMeasure(line, at), 50)!.measure).toBeCloseTo(at, 0);
  expect(stretchOfLine(line, 3_000, 9_000).reduce((sum, way) => sum + lineLengthKm(way), 0)).toBeCloseTo(6, 2);
});

test('a herd beside a road: shares, intervals, alternatives, and the same answer for the same seed', async () => {
  const road = windingRoad(60_000, 1_500, 5);
  const tracks = herdBesideRoad(road, 5, 600, 6);
  const steps: number[] = [];
  const ask = (): LineSitingRequest => request({ tracks, lines: [road], structures: 2, bootstraps: 60, onProgress: (done) => steps.push(done) });
  const { siting, profile, summary, use, notes } = await siteLine(ask());
  expect(steps.at(-1)).toBe(1);
  const total = profile.reduce((sum, { crossingsPerYear }) => sum + crossingsPerYear, 0);
  expect(total).toBeCloseTo(summary.crossingsPerYear, 6);
  // What the structures serve is what the profile holds there.
  for (const { fromM, toM, share } of siting.structures) {
    const inside = profile.filter((row) => row.fromM >= fromM - 1e-6 && row.toM <= toM + 1e-6).reduce((sum, row) => sum + row.crossingsPerYear, 0);
    expect(inside / total).toBeCloseTo(share, 6);
  }
  expect(siting.shareServed).toBeCloseTo(
    siting.structures.reduce((sum, { share }) => sum + share, 0),
    9,
  );
  expect(siting.interval![0]).toBeLessThanOrEqual(siting.interval![1]);
  for (const [i, { worseBy }] of siting.alternatives.entries()) {
    expect(worseBy).toBeGreaterThanOrEqual(0);
    if (i > 0) expect(worseBy).toBeGreaterThanOrEqual(siting.alternatives[i - 1]!.worseBy);
  }
  expect(siting.leftOut.map(({ individual }) => individual)).toEqual(use.individuals);
  for (const { shareServed, bestShare } of siting.leftOut) expect(bestShare).toBeGreaterThanOrEqual(shareServed - 1e-6);
  expect(summary.monthsUntracked.length).toBeGreaterThan(5);
  expect(notes.map(({ code }) => code)).toContain('siting.monthsUntracked');
  expect((await siteLine(ask())).siting).toEqual(siting);

  // Those that stand already serve first; where nothing can be built nothing is.
  const [first] = siting.structures;
  const { line } = use;
  const after = await siteLine({ ...ask(), existing: [placeAtMeasure(line, first!.atM)] });
  expect(after.siting.existingShare).toBeCloseTo(first!.share, 2);
  expect(after.siting.shareServed).toBeGreaterThanOrEqual(siting.shareServed - 0.01);
  const without = await siteLine({ ...ask(), excluded: stretchOfLine(line, first!.fromM, first!.toM) });
  for (const { fromM, toM } of without.siting.structures) expect(fromM >= first!.toM - 1 || toM <= first!.fromM + 1).toBe(true);
});

test('an animal that crosses both carriageways has crossed the road once, whoever asks', async () => {
  const beside = ROAD.map(([lon, lat]): LonLat => [lon, lat + 0.0003]).toReversed();
  const one = await siteLine(request({}));
  const both = await siteLine(request({ lines: [ROAD, beside] }));
  expect(one.summary.crossingsPerYear).toBeGreaterThan(0.5);
  expect(both.summary.crossingsPerYear).toBeCloseTo(one.summary.crossingsPerYear, 1);
  expect(both.notes.map(({ code }) => code)).toContain('siting.parallel');
  expect(one.notes.map(({ code }) => code)).not.toContain('siting.parallel');
});

test('fewer than three animals are preliminary; a line that is only come to shows failed encounters', async () => {
  expect((await siteLine(request({}))).notes.map(({ code }) => code)).toContain('siting.preliminary');
  const bounce: [number, number][] = [
    [0, 2500],
    [0, 1800],
    [0, 1100],
    [0, 300],
    [100, 900],
    [200, 1800],
    [300, 2500],
  ];
  const { notes, summary, profile } = await siteLine(request({ tracks: [trackOf('a', bounce, [10, 50], 1)] }));
  expect(notes.map(({ code }) => code)).toContain('siting.onlyFailed');
  expect(summary.crossingsPerYear).toBeLessThan(0.2);
  expect(profile.reduce((sum, { failedPerYear }) => sum + (failedPerYear ?? 0), 0)).toBeGreaterThan(0);
});

test.each<[string, Partial<LineSitingRequest>]>([
  [
    'siting.noLength',
    {
      lines: [
        [
          [10, 50],
          [10, 50],
        ],
      ],
    },
  ],
  ['siting.noLength', { lines: [] }],
  [
    'siting.pole',
    {
      lines: [
        [
          [10, 85],
          [10, 90],
          [-170, 85],
        ],
      ],
    },
  ],
  [
    'siting.pole',
    {
      lines: [
        [
          [0, 80],
          [180, 80],
        ],
      ],
    },
  ],
  ['siting.tooManyVertices', { lines: [Array.from({ length: MOST_VERTICES + 1 }, (_, i): LonLat => [9 + i / MOST_VERTICES, 50])] }],
  [
    'siting.neverNear',
    {
      lines: [
        [
          [20, 40],
          [21, 40],
        ],
      ],
    },
  ],
  ['siting.stepsTooLong', { maxLagHours: 1 }],
  ['siting.spanLonger', { spanM: 50_000 }],
  ['siting.spanShort', { spanM: 0.01 }],
  ['siting.structures', { structures: 0 }],
  ['siting.structures', { structures: 1_000 }],
  ['siting.structures', { structures: 1.5 }],
  ['siting.tooManyStructures', { structures: 20 }],
  ['siting.existingOff', { existing: [[10, 50.2]] }],
  [
    'siting.excludedOff',
    {
      excluded: [
        [
          [10, 51],
          [10.1, 51],
        ],
      ],
    },
  ],
  ['siting.nowhereLeft', { excluded: [ROAD] }],
  ['siting.inaccurate', { accuracyM: 2_500 }],
  ['siting.accuracy', { accuracyM: -4 }],
  ['siting.accuracy', { accuracyM: Number.NaN }],
  ['siting.span', { spanM: Number.NaN }],
])('%s: what cannot be answered is refused', async (code, more) => {
  expect(await codeOf(more)).toBe(code);
});

test('the place error is the median over steps: of two the middle between them', async () => {
  const two = [
    trackOf('a', [
      [0, 900],
      [50, 400],
      [100, -500],
      [0, -900],
    ]),
    trackOf('b', [
      [0, 3000],
      [50, 1900],
      [100, -1500],
      [0, -2900],
    ]),
  ];
  const widths = await Promise.all(two.map(async (track) => (await siteLine(request({ tracks: [track] }))).summary.placeErrorM!));
  expect(widths[0]).not.toBeCloseTo(widths[1]!, 0);
  expect((await siteLine(request({ tracks: two }))).summary.placeErrorM).toBeCloseTo((widths[0]! + widths[1]!) / 2, 9);
});

import { describe, expect, it } from 'vitest';
import { type BarrierBehaviour, type BarrierVisit, classifyAtBarriers } from '../../../src/domain/crossing-events/barrier-behaviours.ts';
import { gridBarriers } from '../../../src/domain/crossing-events/grid-barriers.ts';
import { animalYears, rankBarriers } from '../../../src/domain/crossing-events/rank-barriers.ts';
import { dropBursts, samplingIntervalHours } from '../../../src/domain/crossing-events/sampling-interval.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

const MINUTE = 60_000;

function track(minutes: readonly number[], places: readonly [number, number][] = minutes.map(() => [0, 0])): Track {
  const column = (values: readonly number[]): Float64Array => Float64Array.from(values);
  return {
    individual: 'a',
    time: column(minutes.map((minute) => minute * MINUTE)),
    lon: column(places.map(([lon]) => lon)),
    lat: column(places.map(([, lat]) => lat)),
    error: new Float32Array(minutes.length),
  };
}

function visit(individual: string, behaviour: BarrierBehaviour, near: number[], met: [number, number][] = []): BarrierVisit {
  return { individual, behaviour, start: 0, end: 0, at: [0, 0], events: 0, straightness: undefined, near: new Set(near), met: new Map(met) };
}

describe('rankBarriers', () => {
  it('puts those with most failed encounters first, and counts an encounter at each barrier that was near', () => {
    const ranked = rankBarriers(
      [
        visit('a', 'bounce', [0]),
        visit('a', 'bounce', [0, 1]),
        visit('b', 'quick cross', [0, 2], [[2, 1]]),
        visit('b', 'trace', [0, 1], [[1, 2]]),
        visit('b', 'average movement', [3]),
      ],
      2,
    );
    expect(ranked).toEqual([
      { barrier: 0, individuals: 2, encounters: 4, crossed: 0, failed: 3, failedPerAnimalYear: 1.5, permeability: 0 },
      { barrier: 1, individuals: 2, encounters: 2, crossed: 1, failed: 1, failedPerAnimalYear: 0.5, permeability: 0.5 },
      { barrier: 3, individuals: 1, encounters: 1, crossed: 0, failed: 0, failedPerAnimalYear: 0, permeability: undefined },
      { barrier: 2, individuals: 1, encounters: 1, crossed: 1, failed: 0, failedPerAnimalYear: 0, permeability: 1 },
    ]);
  });

  it('counts years by days with a fix', () => {
    const days = Array.from({ length: 4 * 365 }, (_, i) => i * 6 * 60);
    expect(animalYears([track(days), track(days.slice(0, 4))])).toBeCloseTo(366 / 365.25, 10);
  });
});

describe('the interval of a track', () => {
  it.each([
    ['whole hours', [0, 120, 240, 360, 540, 660], 2],
    ['with delays', [0, 121, 239, 362, 480, 599], 2],
    ['half hours', [0, 30, 60, 90, 150], 0.5],
    ['an hour and a half', [0, 89, 180, 271, 360], 1.5],
    ['one fix', [0], 0],
  ])('is its most frequent step: %s', (_, minutes, hours) => {
    expect(samplingIntervalHours(track(minutes))).toBeCloseTo(hours, 10);
  });

  it('is not broken by bursts, which are left out', () => {
    const bursts = track([0, 1, 2, 120, 121, 240, 310, 360]);
    expect([...dropBursts(bursts, 2).time].map((time) => time / MINUTE)).toEqual([0, 120, 240, 310]);
    const clean = track([0, 120, 240]);
    expect(dropBursts(clean, 2)).toBe(clean);
  });
});

describe('classifyAtBarriers', () => {
  const fences = gridBarriers(
    [0, 0.002].map((lat, i) => ({
      id: String(i),
      name: '',
      lines: [
        [
          [-1, lat],
          [1, lat],
        ],
      ],
    })),
    150,
  )!;
  const behaviours = (minutes: readonly number[], lats: readonly number[]) =>
    classifyAtBarriers(
      track(
        minutes,
        lats.map((lat, i) => [0.0001 * i, lat]),
      ),
      fences,
      { distanceM: 150, intervalHours: 2 },
    );

  it('counts each fence by itself, and names those near and those crossed', () => {
    const [one, ...more] = behaviours([0, 120, 240], [-0.02, -0.001, 0.02]);
    expect(more).toEqual([]);
    expect([one?.behaviour, one?.events, [...(one?.near ?? [])], [...(one?.met ?? [])].sort(([a], [b]) => a - b)]).toEqual([
      'quick cross',
      2,
      [0],
      [
        [0, 1],
        [1, 1],
      ],
    ]);
  });

  it('ends an encounter where a fix is missing or comes half an interval early', () => {
    expect(behaviours([0, 120, 240, 360, 480], [-0.02, -0.001, -0.001, -0.001, -0.02])).toHaveLength(1);
    expect(behaviours([0, 120, 240, 480, 600], [-0.02, -0.001, -0.001, -0.001, -0.02])).toHaveLength(2);
    expect(behaviours([0, 120, 240, 300, 420], [-0.02, -0.001, -0.001, -0.001, -0.02])).toHaveLength(2);
    // What is a few minutes late belongs to it.
    expect(behaviours([0, 120, 244, 362, 480], [-0.02, -0.001, -0.001, -0.001, -0.02])).toHaveLength(1);
  });
});

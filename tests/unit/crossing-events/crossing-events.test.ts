import { array, assert, integer, pre, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyBarrierBehaviours } from '../../../src/domain/crossing-events/barrier-behaviours.ts';
import { countEvents, findCrossingEvents } from '../../../src/domain/crossing-events/find-crossing-events.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { monthsToAvoid } from '../../../src/domain/assessment/seasons-to-avoid.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2021, 4, 1);
function track(places: readonly (readonly [number, number])[], individual = 'a', hours = (i: number) => i): Track {
  return {
    individual,
    time: Float64Array.from(places, (_, i) => START + hours(i) * HOUR),
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
    error: new Float32Array(places.length),
  };
}

describe('findCrossingEvents', () => {
  it('interpolates place and time, and leaves out steps longer than the lag', () => {
    const there = track([
      [0, 0],
      [4, 0],
    ]);
    expect(
      findCrossingEvents(
        [there],
        [
          [
            [1, -1],
            [1, 1],
          ],
        ],
        2,
      ),
    ).toEqual([{ individual: 'a', time: START + HOUR / 4, at: [1, 0], fix: 0, events: 1 }]);
    expect(
      findCrossingEvents(
        [there],
        [
          [
            [1, -1],
            [1, 1],
          ],
        ],
        0.5,
      ),
    ).toEqual([]);
  });

  it('counts a fix on the line once, and a vertex of the line once', () => {
    expect(
      findCrossingEvents(
        [
          track([
            [0, 0],
            [1, 0],
            [2, 0],
          ]),
        ],
        [
          [
            [1, -1],
            [1, 0],
            [1, 1],
          ],
        ],
        2,
      ).map(({ fix, events }) => [fix, events]),
    ).toEqual([[0, 1]]);
  });

  it('crosses the antimeridian the short way', () => {
    expect(
      findCrossingEvents(
        [
          track([
            [179, 0],
            [-179, 0],
          ]),
        ],
        [
          [
            [-179.5, -1],
            [-179.5, 1],
          ],
        ],
        2,
      )[0]?.at[0],
    ).toBeCloseTo(-179.5, 9);
    expect(
      findCrossingEvents(
        [
          track([
            [179, 0],
            [-179, 0],
          ]),
        ],
        [
          [
            [0, -1],
            [0, 1],
          ],
        ],
        2,
      ),
    ).toEqual([]);
  });

  it('meets the same steps however turned the longitudes of a line are written', () => {
    const walk = track([
      [178, 0.5],
      [179.5, 0.2],
      [-179.6, -0.3],
      [-179, 0.4],
      [179.9, 0.5],
      [178.5, -0.4],
      [-178, -0.5],
    ]);
    const within: LonLat[][] = [
      [
        [179, 0],
        [180, 0],
      ],
      [
        [-180, 0],
        [-179, 0],
      ],
    ];
    const expected = findCrossingEvents([walk], within, 2);
    expect(expected.map(({ fix }) => fix)).toEqual([1, 2, 4]);
    const around = track([
      [-1.5, 1],
      [-0.5, -1],
      [0.5, 1],
      [1.5, -1],
      [-0.2, 1],
      [359.7 - 360, -1],
    ]);
    const atZero = findCrossingEvents(
      [around],
      [
        [
          [-1, 0],
          [1, 0],
        ],
      ],
      2,
    );
    expect(atZero.map(({ fix }) => fix)).toEqual([0, 1, 2, 3, 4]);
    const same = (walked: Track, line: LonLat[], wanted: typeof expected) => {
      const found = findCrossingEvents([walked], [line], 2);
      expect(found.map(({ fix, events }) => [fix, events])).toEqual(wanted.map(({ fix, events }) => [fix, events]));
      found.forEach(({ at, time }, i) => {
        expect(at[0]).toBeCloseTo(wanted[i]!.at[0], 9);
        expect(at[1]).toBeCloseTo(wanted[i]!.at[1], 9);
        expect(Math.abs(time - wanted[i]!.time)).toBeLessThan(1);
      });
    };
    for (const turn of [-720, -360, 0, 360, 720]) {
      same(
        walk,
        [
          [179 + turn, 0],
          [181 + turn, 0],
        ],
        expected,
      );
      same(
        around,
        [
          [turn - 1, 0],
          [turn + 1, 0],
        ],
        atZero,
      );
    }
    same(
      walk,
      [
        [179, 0],
        [-179, 0],
      ],
      expected,
    );
    same(
      around,
      [
        [-1, 0],
        [361, 0],
      ],
      atZero,
    );
  });

  it('finds the steps that a test of every segment finds', () => {
    const place = tuple(integer({ min: 0, max: 50 }), integer({ min: 0, max: 50 }));
    assert(
      property(array(place, { minLength: 2, maxLength: 30 }), array(place, { minLength: 2, maxLength: 8 }), (walk, line) => {
        const side = (a: readonly number[], b: readonly number[], p: readonly number[]) =>
          Math.sign((b[0]! - a[0]!) * (p[1]! - a[1]!) - (b[1]! - a[1]!) * (p[0]! - a[0]!));
        // Touches are the business of the tests above.
        pre(walk.every((p, i) => i === 0 || line.every((v) => side(walk[i - 1]!, p, v) !== 0)));
        pre(line.every((v, i) => i === 0 || walk.every((p) => side(line[i - 1]!, v, p) !== 0)));
        const crossed = walk.flatMap((q, i) => {
          const p = walk[i - 1];
          const hits = p
            ? line.filter((b, k) => k > 0 && side(p, q, line[k - 1]!) !== side(p, q, b) && side(line[k - 1]!, b, p) !== side(line[k - 1]!, b, q)).length
            : 0;
          return hits > 0 ? [i - 1] : [];
        });
        expect(findCrossingEvents([track(walk)], [line.map(([x, y]): LonLat => [x, y])], 2).map(({ fix }) => fix)).toEqual(crossed);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('counts events and individuals by month, and gives each month its reasons', () => {
    const line: LonLat[][] = [
      [
        [1, -1],
        [1, 1],
      ],
    ];
    const events = findCrossingEvents(
      [
        track([
          [0, 0],
          [2, 0],
          [0, 0],
        ]),
        track(
          [
            [0, 0.5],
            [2, 0.5],
          ],
          'b',
        ),
      ],
      line,
      2,
    );
    const counts = countEvents(events);
    expect([counts.events, counts.individuals, counts.years]).toEqual([3, 2, [2021, 2021]]);
    expect(counts.byMonth[4]).toEqual({ events: 3, individuals: 2 });
    const day = (date: string) => ({ median: date, earliest: date, latest: date });
    const range = { median: 1, min: 1, max: 1 };
    const autumn = {
      season: 'autumn' as const,
      sequences: 3,
      individuals: 3,
      departure: day('11-20'),
      arrival: day('01-02'),
      distanceKm: range,
      durationDays: range,
    };
    expect(monthsToAvoid(events, [autumn]).map(({ month, reasons }) => [month, reasons.map(({ source }) => source)])).toEqual([
      [1, ['dates']],
      [5, ['events']],
      [11, ['dates']],
      [12, ['dates']],
    ]);
  });
});

describe('classifyBarrierBehaviours', () => {
  // A barrier along the equator; 0.01 degrees are about 1.1 km.
  const barrier: LonLat[][] = [
    [
      [-5, 0],
      [5, 0],
    ],
  ];
  const options = { distanceM: 300, intervalHours: 1 };
  const behaviours = (places: [number, number][]) => classifyBarrierBehaviours([track(places)], barrier, options).map(({ behaviour }) => behaviour);
  const zigzag = (count: number, from: number): [number, number][] =>
    Array.from({ length: count }, (_, i) => [from + 0.01 * i, 0.05 + (i % 2 === 0 ? 0 : 0.01)]);

  it('tells a quick cross from a bounce, and leaves the end of a track unknown', () => {
    expect(
      behaviours([
        [0, 0.02],
        [0, 0.001],
        [0, -0.02],
      ]),
    ).toEqual(['quick cross']);
    expect(
      behaviours([
        [0, 0.02],
        [0, 0.001],
        [0.01, 0.02],
      ]),
    ).toEqual(['bounce']);
    expect(
      behaviours([
        [0, 0.02],
        [0, 0.001],
      ]),
    ).toEqual(['unknown']);
  });

  it('takes more than 36 hours for trapped, and 36 for less', () => {
    const stay = (hours: number): [number, number][] => [
      [0, 0.02],
      ...Array.from({ length: hours + 1 }, (_, i): [number, number] => [0.001 * (i % 3), 0.001]),
      [0, 0.02],
    ];
    expect(behaviours(stay(37))).toEqual(['trapped']);
    expect(behaviours(stay(36))).not.toEqual(['trapped']);
  });

  it('compares straightness with the animal’s own: trace, back-and-forth and average movement', () => {
    const along = Array.from({ length: 10 }, (_, i): [number, number] => [0.6 + 0.01 * i, 0.001]);
    expect(behaviours([...zigzag(60, 0), ...along, ...zigzag(60, 0.7)])).toEqual(['trace']);
    const about = Array.from({ length: 11 }, (_, i): [number, number] => [0.6 + 0.01 * (i % 2), 0.001]);
    expect(behaviours([...zigzag(60, 0), ...about, ...zigzag(60, 0.7)])).toEqual(['back and forth']);
    // Every window is as winding as the encounter, but for rounding and a few where they join.
    const wind = Array.from({ length: 10 }, (_, i): [number, number] => [0.6 + 0.002 * i, i % 2 === 0 ? 0.0002 : 0.0022]);
    expect(behaviours([...zigzag(60, 0), ...wind, ...zigzag(60, 0.62)])).toEqual(['average movement']);
  });
});

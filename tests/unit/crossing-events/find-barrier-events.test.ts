import { array, assert, asyncProperty, integer, tuple } from 'fast-check';
import type { Feature, LineString } from 'geojson';
import { describe, expect, it } from 'vitest';
import { classifyBarrierBehaviours } from '../../../src/domain/crossing-events/barrier-behaviours.ts';
import { findBarrierEvents } from '../../../src/domain/crossing-events/find-barrier-events.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import type { TileSource } from '../../../src/domain/tiles/tile-source.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';
import { barrierLayer } from './barrier-layer.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2021, 4, 1);
function track(places: readonly (readonly [number, number])[], individual = 'a', hours = (i: number): number => i): Track {
  return {
    individual,
    time: Float64Array.from(places, (_, i) => START + hours(i) * HOUR),
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
    error: new Float32Array(places.length),
  };
}
const line = (id: string, coordinates: LonLat[], name = ''): Feature<LineString> => ({
  type: 'Feature',
  properties: { id, name },
  geometry: { type: 'LineString', coordinates },
});
const barriersOf = (lines: Feature<LineString>[]) => barrierLayer(createGeojsonSource(lines, { sourceLayer: 'lines', maxZoom: 12, extent: 8192 }), 'lines');

// A road along the meridian at 10° E; 0.001 degrees of longitude are 71.6 m at 50° N.
const ROAD = barriersOf([
  line(
    'road',
    [
      [10, 49.9],
      [10, 50.1],
    ],
    'Old road',
  ),
]);

describe('meetBarriers', () => {
  it('tells animals that crossed from those that came near and those that stayed away', async () => {
    const answer = await findBarrierEvents({
      barriers: ROAD,
      tracks: [
        track(
          [
            [9.99, 50],
            [10.01, 50],
            [9.99, 50.01],
          ],
          'crosses twice',
        ),
        track(
          [
            [9.98, 50],
            [9.994, 50],
            [9.98, 50.01],
          ],
          'comes near',
        ),
        track(
          [
            [9.98, 50],
            [9.992, 50],
            [9.98, 50.01],
          ],
          'stays away',
        ),
      ],
    });
    expect(answer.individuals).toBe(3);
    expect(answer.barriers).toHaveLength(1);
    const [road] = answer.barriers;
    expect(road).toMatchObject({ layer: 'lines', barrier: 'road', name: 'Old road', type: 'road', individualsNear: 1 });
    expect(road?.crossed).toMatchObject({ events: 2, individuals: 1, years: [2021, 2021] });
    expect(road?.crossed.byMonth.map(({ events }) => events)).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
    expect(answer.all).toMatchObject({ crossed: road?.crossed, individualsNear: 1, behaviours: road?.behaviours });
    // By their own wandering, both others may have been over the road and back between two fixes.
    expect(answer.all).toMatchObject({ individualsNearTold: 0, individualsUntold: 2, stepsNear: 4, stepsNearTooLong: 0 });
  });

  it('tells that an animal near a road did not cross it where its fixes are often enough', async () => {
    // Along the road, 300 m away, a fix each five minutes, with a metre or two of wandering.
    const walk = Array.from({ length: 60 }, (_, i): LonLat => [10.004 + 2e-5 * Math.sin(7 * i), 49.95 + i / 2000]);
    const fine = await findBarrierEvents({ barriers: ROAD, tracks: [track(walk, 'a', (i) => i / 12)] });
    expect(fine.all).toMatchObject({ individualsNear: 1, individualsNearTold: 1, individualsUntold: 0, stepsNear: 59, stepsNearTooLong: 0 });
    expect(fine.all.touching).toBeLessThan(1e-6);
    // The same animal with a day without a fix in between: it may have been anywhere.
    const gap = await findBarrierEvents({ barriers: ROAD, tracks: [track(walk, 'a', (i) => i / 12 + (i > 30 ? 24 * 365 : 0))] });
    expect(gap.all).toMatchObject({ individualsNear: 1, individualsNearTold: 0, individualsUntold: 1, stepsNearTooLong: 1 });
  });

  it('knows that a step too long to count passed over a barrier, and counts it not', async () => {
    const tracks = [
      track(
        [
          [9.9, 50],
          [10.1, 50],
        ],
        'a',
        (i) => 24 * i,
      ),
    ];
    const { all } = await findBarrierEvents({ barriers: ROAD, tracks });
    expect(all).toMatchObject({ crossed: { events: 0 }, individualsUntold: 1, stepsNear: 1, stepsNearTooLong: 1, touching: 1 });
  });

  it('takes nearness in metres on the ground', async () => {
    const away = (metres: number): Track => track([[10 + metres / 71_695.8, 50]], `${metres} m`);
    const near = async (distanceM: number): Promise<number | undefined> =>
      (await findBarrierEvents({ barriers: ROAD, tracks: [away(300), away(495), away(505)], distanceM })).barriers[0]?.individualsNear;
    expect(await near(290)).toBeUndefined();
    expect(await near(310)).toBe(1);
    expect(await near(500)).toBe(2);
    expect(await near(520)).toBe(3);
  });

  it('leaves out steps that are too long, and says how many', async () => {
    const tracks = [
      track(
        [
          [9.9, 50],
          [10.1, 50],
          [9.9, 50],
        ],
        'a',
        (i) => [0, 13, 27][i]!,
      ),
    ];
    const answer = await findBarrierEvents({ barriers: ROAD, tracks });
    expect([answer.steps, answer.stepsTooLong, answer.all.crossed.events]).toEqual([2, 1, 1]);
    expect((await findBarrierEvents({ barriers: ROAD, tracks, maxLagHours: 12 })).barriers).toEqual([]);
  });

  it('counts an animal that crossed one barrier and only came near another once, as having crossed', async () => {
    const barriers = barriersOf([
      line('a', [
        [10, 49.9],
        [10, 50.1],
      ]),
      line('b', [
        [10.01, 49.9],
        [10.01, 50.1],
      ]),
    ]);
    const answer = await findBarrierEvents({
      barriers,
      tracks: [
        track([
          [9.99, 50],
          [10.008, 50],
        ]),
      ],
    });
    expect(answer.barriers.map(({ barrier, crossed, individualsNear }) => [barrier, crossed.events, individualsNear])).toEqual([
      ['a', 1, 0],
      ['b', 0, 1],
    ]);
    expect([answer.all.crossed.individuals, answer.all.individualsNear]).toEqual([1, 0]);
  });

  it('crosses the antimeridian the short way', async () => {
    const barriers = barriersOf([
      line('west', [
        [-179.99, -0.1],
        [-179.99, 0.1],
      ]),
      line('greenwich', [
        [0, -0.1],
        [0, 0.1],
      ]),
      line('near', [
        [-179.999, 1],
        [-179.999, 1.1],
      ]),
    ]);
    const answer = await findBarrierEvents({
      barriers,
      tracks: [
        track([
          [179.97, 0],
          [-179.97, 0],
        ]),
        track([[179.998, 1.05]], 'b'),
      ],
    });
    expect(answer.barriers.map(({ barrier, crossed, individualsNear }) => [barrier, crossed.events, individualsNear])).toEqual([
      ['west', 1, 0],
      ['near', 0, 1],
    ]);
  });

  it('tells behaviours from fixes every few hours, and leaves them out where fixes are further apart', async () => {
    const walk: LonLat[] = [
      [9.98, 50],
      [9.995, 50],
      [9.98, 50.01],
      [9.97, 50],
      [9.996, 50],
      [10.02, 50],
    ];
    const fine = await findBarrierEvents({ barriers: ROAD, tracks: [track(walk), track(walk, 'coarse', (i) => 6 * i)] });
    expect(fine.all.behaviours).toMatchObject({
      bounce: { encounters: 1, individuals: 1 },
      'quick cross': { encounters: 1, individuals: 1 },
      trace: { encounters: 0, individuals: 0 },
    });
    expect(fine.individualsTooCoarse).toBe(1);
    // One bounce; a day with fixes of the one animal that can be told of.
    expect(fine.barriers[0]?.failedPerAnimalYear).toBeCloseTo(365.25, 6);
    const coarse = await findBarrierEvents({ barriers: ROAD, tracks: [track(walk, 'coarse', (i) => 6 * i)] });
    expect(coarse.barriers[0]?.failedPerAnimalYear).toBe(undefined);
    expect([coarse.all.behaviours, coarse.barriers[0]?.behaviours, coarse.individualsTooCoarse, coarse.intervalHours]).toEqual([undefined, undefined, 1, 6]);
  });

  it('classifies what the whole track’s analysis does, though it looks only around the encounters', async () => {
    const step = tuple(integer({ min: -9, max: 9 }), integer({ min: -9, max: 9 }));
    await assert(
      asyncProperty(array(step, { minLength: 300, maxLength: 400 }), async (steps) => {
        let at: LonLat = [10.003, 50];
        // Drawn back towards the road, so that it comes and goes.
        const walk = steps.map(([x, y]): LonLat => (at = [at[0] + x / 2000 - (at[0] - 10) / 20, at[1] + y / 4000 - (at[1] - 50) / 20]));
        const answer = await findBarrierEvents({ barriers: ROAD, tracks: [track(walk)] });
        const expected = classifyBarrierBehaviours(
          [track(walk)],
          [
            [
              [10, 49.9],
              [10, 50.1],
            ],
          ],
          { distanceM: 500 },
        );
        const counts = Object.entries(answer.all.behaviours ?? {}).flatMap(([behaviour, { encounters }]) =>
          Array.from({ length: encounters }, () => behaviour),
        );
        expect(expected.length).toBeGreaterThan(0);
        expect(counts.sort()).toEqual(expected.map(({ behaviour }) => behaviour).sort());
      }),
      { seed: 5, numRuns: 10 },
    );
  });

  it('reads tiles only around the tracks, reports how far it is, and stops when told to', async () => {
    const asked = new Set<string>();
    const barriers = {
      ...ROAD,
      source: {
        getTile: (tile, signal) => {
          asked.add(`${tile.x} ${tile.y}`);
          return ROAD.source.getTile(tile, signal);
        },
      } satisfies TileSource,
    };
    const steps: [number, number][] = [];
    await findBarrierEvents({
      barriers,
      tracks: [
        track([
          [9.99, 50.02],
          [10.01, 50.02],
        ]),
      ],
      onProgress: (...step) => steps.push(step),
    });
    expect(asked.size).toBeLessThanOrEqual(4);
    expect(steps.at(-1)).toEqual([asked.size + 1, asked.size + 1]);
    const controller = new AbortController();
    const stopped = findBarrierEvents({
      barriers: ROAD,
      tracks: [
        track([
          [9.99, 50],
          [10.01, 50],
        ]),
      ],
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(stopped).rejects.toThrow(/abort/i);
  });

  it('answers for no tracks and for a layer without barriers', async () => {
    expect(await findBarrierEvents({ barriers: ROAD, tracks: [] })).toMatchObject({
      barriers: [],
      individuals: 0,
      all: { crossed: { events: 0 }, individualsNear: 0 },
    });
    expect(
      await findBarrierEvents({
        barriers: barriersOf([]),
        tracks: [
          track([
            [9.99, 50],
            [10.01, 50],
          ]),
        ],
      }),
    ).toMatchObject({ barriers: [], individuals: 1, steps: 1 });
  });
});

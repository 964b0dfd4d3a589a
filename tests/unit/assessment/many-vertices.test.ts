import { assert as check, double, integer, property } from 'fast-check';
import type { Feature, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { layBuffer } from '../../../src/domain/assessment/lay-buffer.ts';
import { outlineBuffer } from '../../../src/domain/assessment/outline-buffer.ts';
import { pickNearest } from '../../../src/domain/assessment/nearest-capsules.ts';
import { bufferKm2, measureBuffer } from '../../../src/domain/assessment/measure-buffer.ts';
import { shareRows } from '../../../src/domain/assessment/buffer-rows.ts';
import { tellLine } from '../../../src/domain/crossing-events/tell-line.ts';
import { indexBarriers } from '../../../src/domain/crossing-events/index-barriers.ts';
import { clipLine, prepareClip } from '../../../src/domain/geometry/plane/clip-line.ts';
import { prepareNearest } from '../../../src/domain/geometry/plane/nearest-segment.ts';
import { onSegment } from '../../../src/domain/geometry/plane/segments.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import type { PlaneBox } from '../../../src/domain/geometry/plane/clip-polygons.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { isFull } from '../../full.ts';

// What makes lines of many vertices quick must change no answer.

/** A way of so many vertices from place to place, that comes back over itself. */
function wander(vertices: number, seed: number, size: number): number[] {
  let state = seed + 1;
  const random = (): number => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const flat: number[] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < vertices; at++) {
    x += (random() - 0.5) * size;
    y += (random() - 0.5) * size;
    flat.push(Math.round(x), Math.round(y));
  }
  return flat;
}
const seeds = integer({ min: 1, max: 1e6 });

describe('a line of many vertices', () => {
  it('is clipped to cells as it is without its stretches', () => {
    check(
      property(seeds, integer({ min: 0, max: 1000 }), (seed, vertices) => {
        const lines = [wander(vertices, seed, 40), wander(129, seed + 7, 90)];
        const clip = prepareClip(lines);
        for (let cell = -4; cell < 4; cell++) {
          const bounds = [cell * 50, -60, cell * 50 + 50, 60] as const;
          expect(clip(bounds)).toEqual(lines.flatMap((line) => clipLine(line, bounds)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is as near as the nearest of its segments, under any scales', () => {
    check(
      property(seeds, integer({ min: 2, max: 400 }), double({ min: 0.01, max: 3, noNaN: true }), (seed, vertices, perX) => {
        const way = wander(vertices, seed, 20);
        const segments = Float64Array.from({ length: 4 * (vertices - 1) }, (_, i) => way[2 * (i >> 2) + (i & 3)]!);
        const nearest = prepareNearest(segments);
        for (const [x, y] of [
          [0, 0],
          [37.5, -20],
          [-400, 900],
          [way[0]!, way[1]!],
        ] as const) {
          const brute = Array.from({ length: vertices - 1 }, (_, i) => {
            const [ax, ay, bx, by] = segments.subarray(4 * i, 4 * i + 4);
            const [u, v] = onSegment(0, 0, [(ax! - x) * perX, ay! - y, (bx! - x) * perX, by! - y]);
            return Math.hypot(u, v);
          });
          expect(nearest(x, y, [perX, 1], Infinity)).toBe(Math.min(...brute));
          expect(nearest(x, y, [perX, 1], 5)).toBe(Math.min(5, ...brute));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('alone is as far from places as it is among others', () => {
    const line = wander(500, 5, 1000).reduce<LonLat[]>((all, _, i, flat) => (i % 2 === 0 ? [...all, [10 + flat[i]! / 1e5, 59 + flat[i + 1]! / 1e5]] : all), []);
    const far: LonLat[] = [
      [-100, 10],
      [-101, 10],
    ];
    const alone = indexBarriers([{ id: 'a', name: '', lines: [line] }])!;
    const among = indexBarriers([
      { id: 'a', name: '', lines: [line] },
      { id: 'b', name: '', lines: [far] },
    ])!;
    for (let step = 0; step < 200; step++) {
      const [lon, lat] = [9.9 + (step % 20) / 100, 58.95 + Math.floor(step / 20) / 100];
      for (const distance of [0, 150, 1000, 5000, 80_000]) expect(alone.distances(lon, lat, distance)).toEqual(among.distances(lon, lat, distance));
    }
  });

  it('covers in a small box what the capsules that matter there cover', () => {
    check(
      property(seeds, integer({ min: -60, max: 75 }), (seed, lat) => {
        const flat = wander(300, seed, 40);
        const line = Array.from({ length: 300 }, (_, i): LonLat => [8 + flat[2 * i]! / 1e5, lat + flat[2 * i + 1]! / 1e5]);
        const buffer = layBuffer([line], 200)!;
        const { minX, minY, maxX, maxY } = buffer.index;
        const [width, height] = [(maxX - minX) / 12, (maxY - minY) / 12];
        let left = 0;
        for (let cell = 0; cell < 144; cell++) {
          const [x, y] = [minX + (cell % 12) * width, minY + Math.floor(cell / 12) * height];
          const box: PlaneBox = [x, y, x + width, y + height];
          const near = buffer.index.search(...box);
          if (near.length < 2) continue;
          const { outermost, mayHold } = pickNearest(buffer, near, box);
          left += near.length - outermost.length;
          expect(mayHold.length).toBeLessThanOrEqual(near.length);
          const square = [
            [
              [box[0], box[1]],
              [box[2], box[1]],
              [box[2], box[3]],
              [box[0], box[3]],
              [box[0], box[1]],
            ],
          ] as [number, number][][];
          expect(shareRows(buffer, { near, outermost }, [square], box, false)).toBe(shareRows(buffer, { near, outermost: near }, [square], box, false));
        }
        expect(left).toBeGreaterThan(0);
      }),
      { numRuns: 20 },
    );
  });

  it.runIf(isFull)('that turns at every vertex is laid and outlined, for which calls in calls had no room', () => {
    const zigzag = Array.from({ length: 30_000 }, (_, i): LonLat => [8 + i / 100_000, 59 + (i % 2) / 1000]);
    const buffer = layBuffer([zigzag], 50)!;
    expect(buffer.capsules.length / 6).toBe(zigzag.length - 1);
    // A band of 111 m and the ground beside it, 17 km long.
    expect(bufferKm2(buffer)).toBeGreaterThan(3.4);
    expect(bufferKm2(buffer)).toBeLessThan(3.8);
    expect(outlineBuffer([zigzag], 50).flat(2).length).toBeLessThan(5000);
  });

  it('has as much ground by rows as by boxes, whole and in polygons with holes, also across the antimeridian', async () => {
    for (const [lon, lat, r] of [
      [12, 61, 300],
      [180, -40, 900],
    ] as const) {
      const flat = wander(2500, r, 900);
      const line = Array.from({ length: 2500 }, (_, at): LonLat => [lon + flat[2 * at]! * 1e-6, lat + flat[2 * at + 1]! * 1e-6]);
      const laid = layBuffer([line], r)!;
      expect(laid.rows).toBeDefined();
      const boxes = { ...laid, rows: undefined };
      expect(bufferKm2(laid) / bufferKm2(boxes)).toBeCloseTo(1, 3);
      const ring = (half: number): Position[] => [
        [lon - half, lat - half],
        [lon + half, lat - 0.7 * half],
        [lon + 0.6 * half, lat + half],
        [lon - half, lat - half],
      ];
      const features: Feature[] = [
        { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring(0.02), ring(0.004).toReversed()] } },
        { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring(0.013)] } },
      ];
      const layer = {
        source: createGeojsonSource(features, { sourceLayer: 'a', maxZoom: 12 }),
        sourceLayer: 'a',
        zoom: 12,
        bbox: [-180, -85, 180, 85] as const,
        title: 'a',
      };
      const [ours, theirs] = await Promise.all([laid, boxes].map((buffer) => measureBuffer(buffer, layer, () => ({ id: 'a', name: '' }))));
      expect(theirs!.get('a')!.km2).toBeGreaterThan(0.5);
      expect(ours!.get('a')!.km2 / theirs!.get('a')!.km2).toBeCloseTo(1, 2.5);
    }
  });

  it('longer than any plan has its ground refused, in words', () => {
    const far = Array.from({ length: 1000 }, (_, i): LonLat => [i % 2 === 0 ? -80 : 80, (i % 7) * 10 - 30]);
    expect(() => layBuffer([far], 50)).toThrow(expect.objectContaining({ code: 'assessment.groundTooLong' }));
  });

  it('is told of in the same words when it is asked again', () => {
    const line: LonLat[] = Array.from({ length: 400 }, (_, i) => [10 + i / 1000, 60 + Math.sin(i) / 1000]);
    const track = {
      individual: 'a',
      time: Float64Array.of(0, 3.6e6),
      lon: Float64Array.of(10.1, 10.2),
      lat: Float64Array.of(59.99, 60.02),
      error: new Float32Array(2),
    };
    const lines = [line];
    expect(tellLine([track], lines, 8, [])).toEqual(tellLine([track], [[...line]], 8, []));
    expect(tellLine([track], lines, 8, [])).toEqual(tellLine([track], lines, 8, []));
  });
});

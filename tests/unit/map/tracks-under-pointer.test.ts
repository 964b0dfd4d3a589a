import { describe, expect, it } from 'vitest';
import { layOutTracks } from '../../../src/map/tracks/lay-out-tracks.ts';
import { findHead, indexTracks, type Screen } from '../../../src/map/tracks/track-index.ts';
import { frameAround, kmAcross, toMercator } from '../../../src/page/time/mercator-frame.ts';

/** Ten pixels a degree, 0/0 in the corner of the antimeridian, y to the south. */
const screen: Screen = {
  project: (lon, lat) => ({ x: (lon + 180) * 10, y: (90 - lat) * 10 }),
  unproject: (x, y) => ({ lng: x / 10 - 180, lat: 90 - y / 10 }),
};
const at = (lon: number, lat: number) => screen.project(lon, lat);

const track = (individual: string, lon: number[], lat: number[], time: number[]) => ({
  individual,
  lon: Float64Array.from(lon),
  lat: Float64Array.from(lat),
  time: Float64Array.from(time),
  error: new Float32Array(lon.length),
});

describe('a track under the pointer', () => {
  const tracks = [
    track('a', [0, 10], [0, 0], [0, 10_000]),
    track('b', [0, 0, 0], [-10, 10, 40], [0, 20_000, 50_000]),
    track('c', [170, -170], [5, 5], [0, 8000]),
  ];
  const index = indexTracks(layOutTracks(tracks));
  const all = [-Infinity, Infinity] as const;

  it('is the nearest one, with the moment at which its animal was there', () => {
    expect(index.nearest(at(5, 0.3), screen, all)).toEqual({ track: 0, ms: 5000, at: at(5, 0.3) });
    expect(index.nearest(at(0.1, 25), screen, all)).toMatchObject({ track: 1, ms: 35_000 });
    expect(index.nearest(at(5, 2), screen, all)).toBeUndefined();
    expect(index.nearest(at(90, 45), screen, all)).toBeUndefined();
  });

  it('is found on both sides of the antimeridian', () => {
    expect(index.nearest(at(175, 5), screen, all)).toMatchObject({ track: 2, ms: 2000 });
    expect(index.nearest(at(-172, 5), screen, all)).toMatchObject({ track: 2, ms: 7200 });
  });

  it('is none that ran before or after what is shown', () => {
    expect(index.nearest(at(0, 25), screen, [0, 10_000])).toBeUndefined();
    expect(index.nearest(at(5, 0), screen, [20_000, 30_000])).toBeUndefined();
    expect(indexTracks(layOutTracks([])).nearest(at(0, 0), screen, all)).toBeUndefined();
  });

  it('gives way to the mark of an animal', () => {
    const heads = [
      { track: 0, position: [5, 0] as const },
      { track: 1, position: [5.5, 0] as const },
    ];
    expect(findHead(heads, at(5.4, 0), screen.project)?.track).toBe(1);
    expect(findHead(heads, at(9, 0), screen.project)).toBeUndefined();
  });
});

describe('the frame of small maps', () => {
  it('holds what it is drawn around, with room, and is neither narrow nor wide', () => {
    for (const box of [
      [0, 0, 10, 10],
      [-110.6, 42.4, -109.2, 43.6],
      [8, -34, 35, 60],
      [170, 50, -160, 70],
      [5, 5, 5, 5],
    ] as const) {
      const frame = frameAround([...box]);
      expect(frame.width / frame.height).toBeGreaterThanOrEqual(0.7499);
      expect(frame.width / frame.height).toBeLessThanOrEqual(1.4001);
      for (const [lon, lat] of [
        [box[0], box[1]],
        [box[2], box[3]],
      ] as const) {
        const [x, y] = toMercator(lon, lat, frame);
        expect(x).toBeGreaterThanOrEqual(frame.x);
        expect(x).toBeLessThanOrEqual(frame.x + frame.width);
        expect(y).toBeGreaterThanOrEqual(frame.y);
        expect(y).toBeLessThanOrEqual(frame.y + frame.height);
      }
    }
  });

  it('tells how far it is across, to two figures', () => {
    // A degree at the equator is 111.3 km.
    expect(kmAcross({ x: 0.5, y: 0.5 - 0.05, width: 0.1, height: 0.1 })).toBe(4000);
  });
});

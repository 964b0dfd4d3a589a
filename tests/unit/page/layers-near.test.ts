import { assert, double, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bbox } from '../../../src/domain/catalog/fields.ts';
import { bboxesMeet, findEntry, layersNear } from '../../../src/domain/catalog/find-entries.ts';
import { isBarrierKind } from '../../../src/domain/catalog/layer-kinds.ts';
import { built as catalog } from '../catalog/built-catalog.ts';

function near(id: string): { barriers: string[]; areas: string[] } {
  const found = findEntry(catalog, id);
  if (!found) throw new Error(`No entry ${id}.`);
  const { barriers, areas } = layersNear(catalog, found.row);
  return { barriers: barriers.map((layer) => layer.id), areas: areas.map((layer) => layer.id) };
}

describe('layersNear', () => {
  it('offers a population the layers of its own continent', () => {
    expect(near('wild-reindeer-setesdal-austhei')).toEqual({ barriers: expect.arrayContaining(['roads-setesdal']), areas: [] });
    expect(near('wild-reindeer-setesdal-austhei').barriers).not.toContain('railways-north-america');
    expect(near('mule-deer-upper-green-river')).toEqual({
      barriers: expect.arrayContaining(['railways-north-america']),
      areas: expect.arrayContaining(['us-national-parks']),
    });
    expect(near('mule-deer-upper-green-river').barriers).not.toContain('roads-setesdal');
  });

  it('keeps a layer that does not say where it is', () => {
    const layers = catalog.layers.map(({ bbox: _bbox, ...layer }) => layer);
    expect(layersNear({ layers }, { bbox: [0, 0, 1, 1] }).barriers).toHaveLength(layers.filter(({ kind }) => isBarrierKind(kind)).length);
  });
});

describe('bboxesMeet', () => {
  const longitude = double({ min: -180, max: 180, noNaN: true });
  const latitude = double({ min: -90, max: 90, noNaN: true });
  const box = tuple(longitude, latitude, longitude, latitude).map(([west, a, east, b]): Bbox => [west, Math.min(a, b), east, Math.max(a, b)]);
  const holds = ([west, south, east, north]: Bbox, lon: number, lat: number): boolean =>
    lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east);

  it('is true wherever two boxes hold one point, whichever way round they are given', () => {
    assert(
      property(box, box, longitude, latitude, (a, b, lon, lat) => {
        expect(bboxesMeet(a, b)).toBe(bboxesMeet(b, a));
        expect(bboxesMeet(a, a)).toBe(true);
        if (holds(a, lon, lat) && holds(b, lon, lat)) expect(bboxesMeet(a, b)).toBe(true);
      }),
      { seed: 13, numRuns: 1000 },
    );
  });

  it.each<[string, Bbox, Bbox, boolean]>([
    ['apart in longitude', [0, 0, 1, 1], [2, 0, 3, 1], false],
    ['apart in latitude', [0, 0, 1, 1], [0, 2, 1, 3], false],
    ['with a common edge', [0, 0, 1, 1], [1, 0, 2, 1], true],
    ['one inside the other', [0, 0, 9, 9], [4, 4, 5, 5], true],
    ['both across the antimeridian', [170, 0, -170, 1], [175, 0, -175, 1], true],
    ['one across it, the other beside it', [170, 0, -170, 1], [-175, 0, -160, 1], true],
    ['one across it, the other on the far side', [170, 0, -170, 1], [-10, 0, 10, 1], false],
  ])('%s', (_, a, b, meet) => {
    expect(bboxesMeet(a, b)).toBe(meet);
  });
});

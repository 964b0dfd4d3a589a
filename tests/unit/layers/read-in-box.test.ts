import { area, booleanClockwise, length } from '@turf/turf';
import type { Feature } from 'geojson';
import { expect, test } from 'vitest';
import { openInMemory } from '../../../src/domain/layers/open-layer.ts';
import { readInBox } from '../../../src/domain/layers/read-in-box.ts';
import { SQUARE_WITH_HOLE as SQUARE } from '../a-square.ts';

const layer = (features: readonly Feature[], zoom: number) => openInMemory({ id: 'layer', title: 'Layer', features }, zoom);
const ROAD: Feature = {
  type: 'Feature',
  properties: { name: 'Road' },
  geometry: {
    type: 'LineString',
    coordinates: [
      [8, 59.5],
      [10, 59.5],
    ],
  },
};

test('a line over several tiles is one feature, cut at the box, as long as it is there', async () => {
  const { features, zoom, analysisZoom } = await readInBox(layer([ROAD], 9), 'lines', [8.5, 59, 9.25, 60]);
  expect([zoom, analysisZoom]).toEqual([9, 9]);
  expect(features).toHaveLength(1);
  const [road] = features;
  expect(road?.properties).toMatchObject({ name: 'Road' });
  expect(road?.geometry.type).toBe('MultiLineString');
  const whole = length({
    ...ROAD,
    geometry: {
      type: 'LineString',
      coordinates: [
        [8.5, 59.5],
        [9.25, 59.5],
      ],
    },
  });
  expect(road && length(road)).toBeCloseTo(whole, 2);
});

test('an area keeps its hole, its rings run as RFC 7946 asks, and a box beside it holds nothing', async () => {
  const square: Feature = { type: 'Feature', properties: { id: 'a' }, geometry: { type: 'Polygon', coordinates: SQUARE } };
  const { features } = await readInBox(layer([square], 6), 'polygons', [7, 58, 10, 61]);
  expect(features).toHaveLength(1);
  const [read] = features;
  const expected = area(square);
  expect(read && Math.abs(area(read) - expected) / expected).toBeLessThan(0.002);
  // Outer rings counter-clockwise, holes clockwise.
  const turns = read?.geometry.type === 'MultiPolygon' ? read.geometry.coordinates.map((rings) => rings.map((ring) => booleanClockwise(ring))) : [];
  expect(turns.some((rings) => rings.length > 1)).toBe(true);
  for (const rings of turns) expect(rings).toEqual(rings.map((_, at) => at > 0));
  const half = await readInBox(layer([square], 6), 'polygons', [8.5, 58, 10, 61]);
  expect(half.features[0] && area(half.features[0])).toBeLessThan(0.55 * expected);
  expect((await readInBox(layer([square], 6), 'polygons', [20, 58, 21, 61])).features).toEqual([]);
});

test('a box of too many tiles is read at a coarser zoom, and says so; one over the antimeridian is read on both sides', async () => {
  const { zoom } = await readInBox(layer([ROAD], 12), 'lines', [-20, 40, 40, 70], { mostTiles: 20 });
  expect(zoom).toBeLessThan(6);
  const far = {
    ...ROAD,
    geometry: {
      type: 'MultiLineString' as const,
      coordinates: [
        [
          [179, 1],
          [180, 1],
        ],
        [
          [-180, 1],
          [-179, 1],
        ],
      ],
    },
  };
  const { features } = await readInBox(layer([far], 5), 'lines', [179.5, 0, -179.5, 2]);
  expect(features[0] && length(features[0])).toBeCloseTo(111.2, 0);
});

import type { MapGeoJSONFeature } from 'maplibre-gl';
import { expect, it } from 'vitest';
import type { PickTarget } from '../../../src/map/layers/data-spec.ts';
import { linesNear, snapToLines } from '../../../src/map/interaction/snap-to-lines.ts';

const ROADS: [string, PickTarget] = ['roads/line', { kind: 'barrier', layer: 'roads', type: 'road' }];
const CORRIDORS: [string, PickTarget] = ['herd/fill', { kind: 'population', population: 'herd' }];
const project = (lon: number, lat: number) => ({ x: 100 * lon, y: -100 * lat });

/** A map that has drawn two roads and tells what it was asked for. */
function drawnMap(present: readonly string[]) {
  const asked: unknown[] = [];
  const features: Pick<MapGeoJSONFeature, 'geometry'>[] = [
    {
      geometry: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 0],
        ],
      },
    },
    {
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [1, 0],
            [1, 1],
          ],
          [
            [2, 2],
            [3, 3],
          ],
        ],
      },
    },
    { geometry: { type: 'Point', coordinates: [0, 0] } },
  ];
  return {
    asked,
    getLayer: (id: string) => (present.includes(id) ? ({ id } as ReturnType<Parameters<typeof linesNear>[0]['getLayer']>) : undefined),
    queryRenderedFeatures: (...question: unknown[]) => {
      asked.push(question);
      return features as MapGeoJSONFeature[];
    },
  };
}

it('finds the lines of barriers drawn near, and vertices snap to them', () => {
  const map = drawnMap(['roads/line', 'herd/fill']);
  const lines = linesNear(map, [98, 3], new Map([ROADS, CORRIDORS]));
  expect(lines).toEqual([
    [
      [0, 0],
      [1, 0],
    ],
    [
      [1, 0],
      [1, 1],
    ],
    [
      [2, 2],
      [3, 3],
    ],
  ]);
  expect(map.asked).toEqual([
    [
      [
        [86, -9],
        [110, 15],
      ],
      { layers: ['roads/line'] },
    ],
  ]);
  // A vertex before the stretch between two.
  expect(snapToLines([98, 3], lines, project)).toEqual([1, 0]);
  expect(snapToLines([50, 3], lines, project)).toEqual([0.5, 0]);
  expect(snapToLines([50, 30], lines, project)).toBeUndefined();
});

it('asks nothing of a map without barriers', () => {
  const map = drawnMap(['herd/fill']);
  expect(linesNear(map, [0, 0], new Map([ROADS, CORRIDORS]))).toEqual([]);
  expect(map.asked).toEqual([]);
});

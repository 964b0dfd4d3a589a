import type { Feature, Position } from 'geojson';
import { expect, test } from 'vitest';
import { flattenLayer, leastTiles } from '../../../src/domain/tiles/flatten-layer.ts';

const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const polygons = (...coordinates: Position[][][]): Feature => ({ type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates } });
const north = 85.0511287798;
const tilesOf = (maxZoom: number, ...features: Feature[]): number => leastTiles(flattenLayer(features, { maxZoom }));

test('a polygon has at the least as many tiles as it covers, its holes aside', () => {
  expect(tilesOf(3, polygons([box(-180, -north, 180, north)])) / 64).toBeCloseTo(1, 4);
  expect(tilesOf(15, polygons([box(-180, -north, 180, north)])) / 4 ** 15).toBeCloseTo(1, 4);
  expect(tilesOf(3, polygons([box(-180, -north, 180, north), box(-90, -north, 90, north)])) / 32).toBeCloseTo(1, 4);
});

test('polygons may lie on each other: the largest counts; a ring that goes round twice covers its box; a line says nothing', () => {
  expect(tilesOf(3, polygons([box(-180, 0, 0, north)], [box(-180, 0, -90, north)]), polygons([box(-180, 0, 0, north)])) / 16).toBeCloseTo(1, 4);
  const twice = [...box(-180, 0, 0, north), ...box(-180, 0, 0, north).slice(1)];
  expect(tilesOf(3, polygons([twice])) / 16).toBeCloseTo(1, 4);
  expect(tilesOf(15, { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: box(-180, -80, 180, 80) } })).toBe(0);
});

import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { nestUseClasses } from '../../../src/domain/evidence/published/nest-use-classes.ts';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';

/** A square of `size` degrees, its south-west corner at [lon, lat]. */
const square = (lon: number, lat: number, size: number): Position[][] => [
  [
    [lon, lat],
    [lon + size, lat],
    [lon + size, lat + size],
    [lon, lat + size],
    [lon, lat],
  ],
];
const areaOf = (...polygons: Position[][][]): number => polygonAreaKm2({ type: 'MultiPolygon', coordinates: polygons });

describe('nestUseClasses', () => {
  test('leaves classes that are drawn one inside the other as they are, to the last digit', () => {
    const classes = { low: [square(8, 60, 1)], medium: [square(8.2, 60.2, 0.5)], high: [square(8.3, 60.3, 0.1)] };
    const nested = nestUseClasses(classes);
    expect(nested.map(({ use, geometry }) => [use, geometry.coordinates])).toEqual([
      ['low', classes.low],
      ['medium', classes.medium],
      ['high', classes.high],
    ]);
    expect(nested[0]?.areaKm2).toBe(areaOf(square(8, 60, 1)));
  });

  test('unites classes that are drawn each without the others', () => {
    const frame = [...square(8, 60, 1), ...square(8.2, 60.2, 0.5)];
    const [low, high] = nestUseClasses({ low: [frame], high: [square(8.2, 60.2, 0.5)] });
    expect(low?.geometry.coordinates).toHaveLength(1);
    expect(low?.geometry.coordinates[0]).toHaveLength(1);
    expect(low?.areaKm2).toBeCloseTo(areaOf(square(8, 60, 1)), 6);
    expect(high?.geometry.coordinates).toEqual([square(8.2, 60.2, 0.5)]);
  });

  test('counts the ground of overlapping polygons of a class once', () => {
    const [low] = nestUseClasses({ low: [square(8, 60, 1), square(8.5, 60, 1)] });
    expect(low?.areaKm2).toBeCloseTo(areaOf(square(8, 60, 1), square(9, 60, 1)) - areaOf(square(9.5, 60, 0.5), square(9.5, 60.5, 0.5)), 3);
  });

  test('a class apart from the one above it takes it in', () => {
    const [medium, high] = nestUseClasses({ medium: [square(8, 60, 1)], high: [square(12, 60, 1)] }).slice(1);
    expect(medium?.geometry.coordinates).toHaveLength(2);
    expect(high?.geometry.coordinates).toEqual([square(12, 60, 1)]);
  });

  test('low, the whole corridor, is there whatever class is given; no polygon, no class', () => {
    expect(nestUseClasses({ high: [square(8, 60, 1)] }).map(({ use }) => use)).toEqual(['low', 'high']);
    expect(nestUseClasses({})).toEqual([]);
  });
});

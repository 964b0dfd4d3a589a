import { createExpression, type Feature } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { buildCrossingLayers } from '../../../src/map/layers/crossing-layers.ts';
import { MAP_THEMES } from '../../../src/map/style/theme.ts';

const { source, layers } = buildCrossingLayers({ type: 'FeatureCollection', features: [] }, MAP_THEMES.light);

/** What an expression makes of a feature. */
function evaluate(expression: unknown, properties: Record<string, string | number>, accumulated?: string): unknown {
  const made = createExpression(expression, 'test');
  if (made.result === 'error') throw new Error(made.value.map(({ message }) => message).join());
  const feature: Feature = { type: 1, properties, geometry: [] };
  return made.value.evaluate({ zoom: 7, ...(accumulated === undefined ? {} : { accumulated }) }, feature);
}

/** The row that a mark of several points is of, put together as the map does: two at a time. */
function markOf(ids: readonly string[]): unknown {
  if (source.type !== 'geojson') throw new Error('Crossing points are GeoJSON');
  const [[reduce] = []] = Object.entries(source.clusterProperties ?? {}).flatMap(([name, property]) =>
    name === 'id' && Array.isArray(property) ? [property] : [],
  );
  return ids.reduce<unknown>((all, id) => evaluate(reduce, { id }, String(all)), ids[0]);
}

test('a mark of one barrier is of its row, and one of several barriers of none', () => {
  expect(markOf(['roads/1', 'roads/1', 'roads/1'])).toBe('roads/1');
  expect(markOf(['roads/1', 'roads/2', 'roads/1'])).toBe('');
  expect(markOf(['roads/1', 'roads/2', 'roads/2'])).toBe('');
});

test('marks grow with the number of their points, and no point is as large as the marks of one barrier were', () => {
  const point = layers.find(({ spec }) => spec.id === 'crossings/point')?.spec;
  const radius = point?.type === 'circle' ? point.paint?.['circle-radius'] : undefined;
  const radii = [2, 10, 100].map((n) => evaluate(radius, { id: '', point_count: n }));
  expect(radii).toEqual([7, 8.5, 11]);
  expect(evaluate(radius, { id: 'roads/1', lengthInsideKm: 4 })).toBe(4);
  expect(evaluate(radius, { id: 'roads/1', lengthInsideKm: 400 })).toBe(7);
});

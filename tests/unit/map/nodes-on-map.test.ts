import { createExpression, type Feature, featureFilter } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import type { CorridorPlace } from '../../../src/map/layers/corridor-layers.ts';
import { buildNodeLayers } from '../../../src/map/layers/network-layers.ts';
import { nodeRadius, scaleNodes } from '../../../src/map/style/node-size.ts';
import { MAP_THEMES } from '../../../src/map/style/theme.ts';

const MOST = 240_000;
const place: CorridorPlace = { id: 'sites/nodes', source: 'sites/nodes', filter: ['!=', ['get', 'node'], 'left-out'] };

/** The circle that a node is drawn as: its radius, and whether it is hollow; undefined where it is not drawn. */
function draw(properties: Record<string, string | number>, most: number | undefined): { radius: unknown; colour: unknown } | undefined {
  const feature: Feature = { type: 1, properties, geometry: [] };
  const drawn = buildNodeLayers(place, new Set(['nodes']), MAP_THEMES.light, { most }).flatMap(({ spec }) => {
    if (spec.type !== 'circle' || !featureFilter(spec.filter, 'layers[0].filter').filter({ zoom: 4 }, feature)) return [];
    const radius = createExpression(spec.paint?.['circle-radius'], 'layers[0].paint.circle-radius');
    if (radius.result === 'error') throw new Error(radius.value.map(({ message }) => message).join());
    return [{ radius: radius.value.evaluate({ zoom: 4 }, feature), colour: spec.paint?.['circle-color'] }];
  });
  expect(drawn.length).toBeLessThanOrEqual(1);
  return drawn[0];
}

test.each([0, 40, 9_000, 60_000, MOST])('a site of %i is a circle of the size that the legend shows', (individuals) => {
  expect(draw({ node: 'a', individuals }, MOST)?.radius).toBeCloseTo(nodeRadius(individuals, scaleNodes(MOST)), 9);
});

test('a site of no known number is told apart from one of few', () => {
  expect(draw({ node: 'a' }, MOST)?.colour).not.toBe(draw({ node: 'a', individuals: 1 }, MOST)?.colour);
});

test('a layer that does not state its largest count is drawn too, and its own filter holds', () => {
  expect(draw({ node: 'a', individuals: 5 }, undefined)?.radius).toBeGreaterThan(5);
  expect(draw({ node: 'left-out', individuals: 5 }, MOST)).toBeUndefined();
  expect(draw({ node: 'left-out' }, MOST)).toBeUndefined();
});

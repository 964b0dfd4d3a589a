import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import { expect, it } from 'vitest';
import type { Catalog, Layer } from '../../../src/domain/catalog/schema.ts';
import { parseCatalogV1 as parseCatalog } from '../../../src/domain/catalog/parse-catalog-v1.ts';
import { readFileSync } from 'node:fs';
import { LAYER_TOGGLES } from '../../../src/domain/catalog/layer-kinds.ts';
import { buildDataLayers } from '../../../src/map/layers/data-layers.ts';
import { MAP_THEMES } from '../../../src/map/style/theme.ts';

const built = parseCatalog(readFileSync('public/atlas/catalog.json', 'utf8'), 'catalog.json');
const FILTER = { property: 'herd', values: ['north'] };
const filtered = (layers: readonly Layer[]): Layer[] => layers.map((layer) => ({ ...layer, filter: FILTER }));
/** The built-in catalog as if every layer came out of an archive of everything. */
const catalog: Catalog = {
  ...built,
  modules: built.modules.map((module) => ({
    ...module,
    layers: filtered(module.layers),
    populations: module.populations.map((population) => ({ ...population, layers: filtered(population.layers) })),
  })),
};

it('draws of each layer what its filter lets through, and nothing else', () => {
  const specs = buildDataLayers({ catalog, catalogUrl: 'https://example.org/catalog.json', on: LAYER_TOGGLES, population: undefined, theme: MAP_THEMES.light });
  const drawn = specs.filter(({ id }) => id !== 'population-markers').flatMap(({ layers }) => layers.map(({ spec }) => spec));
  expect(new Set(drawn.map(({ type }) => type))).toEqual(new Set(['fill', 'line']));
  for (const spec of drawn) {
    const { filter } = featureFilter('filter' in spec ? spec.filter : undefined, 'layers[0].filter');
    const shows = (properties: Record<string, string>) =>
      ['low', 'medium', 'high'].some((use) => filter({ zoom: 9 }, { type: spec.type === 'fill' ? 3 : 2, properties: { ...properties, use }, geometry: [] }));
    expect([spec.id, shows({ herd: 'north' }), shows({ herd: 'south' }), shows({})]).toEqual([spec.id, true, false, false]);
  }
});

import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import { expect, it } from 'vitest';
import type { Layer } from '../../../src/domain/catalog/fields.ts';
import { LAYER_TOGGLES } from '../../../src/domain/catalog/layer-kinds.ts';
import { buildDataLayers } from '../../../src/map/layers/data-layers.ts';
import { MAP_THEMES } from '../../../src/map/style/theme.ts';
import { built, openAllBuilt } from '../catalog/built-catalog.ts';

const FILTER = { property: 'herd', values: ['north'] };
const filtered = (layers: readonly Layer[]): Layer[] => layers.map((layer) => ({ ...layer, filter: FILTER }));
/** The built-in entries and layers as if each came out of an archive of everything. */
const entries = (await openAllBuilt()).map((entry) => ({ ...entry, file: { ...entry.file, layers: filtered(entry.file.layers) } }));

it('draws of each layer what its filter lets through, and nothing else', () => {
  const specs = buildDataLayers({
    catalog: { ...built, overview: undefined },
    catalogUrl: 'https://example.org/catalog.json',
    layers: filtered(built.layers),
    entries,
    on: LAYER_TOGGLES,
    chosen: undefined,
    theme: MAP_THEMES.light,
    lang: 'en',
    overviewCredit: '',
    markers: false,
  });
  const drawn = specs.flatMap(({ layers }) => layers.map(({ spec }) => spec));
  expect(new Set(drawn.map(({ type }) => type))).toEqual(new Set(['fill', 'line']));
  for (const spec of drawn) {
    const { filter } = featureFilter('filter' in spec ? spec.filter : undefined, 'layers[0].filter');
    const shows = (properties: Record<string, string>) =>
      ['low', 'medium', 'high'].some((use) => filter({ zoom: 9 }, { type: spec.type === 'fill' ? 3 : 2, properties: { ...properties, use }, geometry: [] }));
    expect([spec.id, shows({ herd: 'north' }), shows({ herd: 'south' }), shows({})]).toEqual([spec.id, true, false, false]);
  }
});

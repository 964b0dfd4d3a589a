import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import { expect, it } from 'vitest';
import { identifyFeature } from '../../../src/domain/layers/identify-feature.ts';
import { identityExpression } from '../../../src/map/layers/highlight-barrier.ts';

it.each<[string, Record<string, string | number | boolean>, number | undefined]>([
  ['an id property', { id: 'G100', name: 'Nord Stream' }, 7],
  ['a numeric id property', { id: 48236 }, undefined],
  ['an id property that is no text', { id: true }, 7],
  ['an empty id property', { id: '', name: 'E 39' }, 39],
  ['an id property of 0', { id: 0, name: 'E 39' }, 39],
  ["the tile's own number", { name: 'E 39' }, 39],
  ["the tile's number 0, which is none", { name: 'E 39', kind: 'highway' }, 0],
  ['neither', { '@name': 'Ring road', class: 'primary' }, undefined],
  ['an empty name, and another', { name: '', '@name': 'Ring road', class: '', kind: 'road' }, undefined],
  ['neither, nor a name', { subtype: 'rail' }, undefined],
  ['nothing at all', {}, undefined],
])('the map finds a feature with %s as the table knows it', (_, properties, id) => {
  const parsed = createExpression(identityExpression(), 'filter');
  if (parsed.result !== 'success') throw new Error(parsed.value.map(({ message }) => message).join('; '));
  const found: unknown = parsed.value.evaluate({ zoom: 9 }, { type: 2, properties, ...(id === undefined ? {} : { id }) });
  expect(found).toBe(identifyFeature(properties, id).id);
});

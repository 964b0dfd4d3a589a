import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import { expect, it } from 'vitest';
import { identifyBarrier } from '../../../src/domain/crossings/summarise-barrier.ts';
import { barrierId } from '../../../src/map/layers/highlight-barrier.ts';

it.each<[string, Record<string, string | number>, number | undefined]>([
  ['an id property', { id: 'G100', name: 'Nord Stream' }, 7],
  ['a numeric id property', { id: 48236 }, undefined],
  ["the tile's own number", { name: 'E 39' }, 39],
  ["the tile's number 0, which is none", { name: 'E 39', kind: 'highway' }, 0],
  ['neither', { '@name': 'Ring road', class: 'primary' }, undefined],
  ['neither, nor a name', { subtype: 'rail' }, undefined],
  ['nothing at all', {}, undefined],
])('the map finds a barrier with %s as the table knows it', (_, properties, id) => {
  const parsed = createExpression(barrierId(), 'filter');
  if (parsed.result !== 'success') throw new Error(parsed.value.map(({ message }) => message).join('; '));
  const found: unknown = parsed.value.evaluate({ zoom: 9 }, { type: 2, properties, ...(id === undefined ? {} : { id }) });
  expect(found).toBe(identifyBarrier(properties, id).barrier);
});

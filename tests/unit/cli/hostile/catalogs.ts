import { type Makers, text } from './makers.ts';

// Catalogs and descriptions of populations of nearly nothing, of too much, or that lead out of their folder.

const HEAD = '"version":2,"title":"a","baseMap":{"url":"none.pmtiles","licence":"x","attribution":"x","citation":"x"}';
const LISTS = ['modules', 'species', 'entries', 'countries', 'layers'];

/** A catalog whose lists are empty but for one. */
const catalog = (list: string, items: string): Uint8Array => text(`{${HEAD},${LISTS.map((name) => `"${name}":[${name === list ? items : ''}]`).join(',')}}`);
const layer = (id: string, url: string): string =>
  `{"id":"${id}","kind":"roads","title":"a","url":"${url}","format":"geojson","licence":"x","attribution":"x","citation":"x"}`;

export const CATALOGS: Makers = {
  'nested-catalog.json': () => text(`{${HEAD},"modules":${'['.repeat(5e6)}`),
  'objects-catalog.json': () => text(`${'{"a":'.repeat(2e6)}1${'}'.repeat(2e6)}`),
  'entries-catalog.json': () => catalog('entries', `${'{},'.repeat(3e5)}{}`),
  'ten-million-entries-catalog.json': () => catalog('entries', `${'0,'.repeat(1e7)}0`),
  'layers-catalog.json': () => catalog('layers', Array.from({ length: 1e5 }, (_, i) => layer(`l${i}`, `none${i}.geojson`)).join(',')),
  'same-layer-catalog.json': () => catalog('layers', Array.from({ length: 1e5 }, () => layer('l', 'none.geojson')).join(',')),
  'device-catalog.json': () => catalog('layers', layer('l', '../../../../../../../../dev/zero')),
  'folder-catalog.json': () => catalog('layers', layer('l', '.')),
  'proto-catalog.json': () => text(`{"__proto__":{"version":2},"constructor":{"prototype":{}},${HEAD}}`),
  'texts-catalog.json': () => catalog('species', `{"id":"a","scientific":"${'x'.repeat(4e7)}","common":1}`),
  'version-1-catalog.json': () => text(`{"version":1,"title":"a","modules":[${'{"populations":[{},{}]},'.repeat(2e5)}{}]}`),
  'broken-catalog.json': () => text(`{${HEAD},"modules":["${'a'.repeat(5e7)}`),
  'deep-mapping-population.json': () => text(`{"import":{"map":${'{"x":'.repeat(2e6)}1${'}'.repeat(2e6)}}}`),
  'stray-names-population.json': () => text(`{${Array.from({ length: 5e5 }, (_, i) => `"a${i}":1`).join(',')}}`),
  'confirmations-population.json': () => text(`{"confirmations":[${'{},'.repeat(1e6)}{}]}`),
  'long-name-population.json': () => text(`{"name":"${'a'.repeat(5e7)}","topSpeedKmh":-1}`),
};

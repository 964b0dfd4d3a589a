import { expect, test } from 'vitest';
import type { Catalog } from '../../../src/domain/catalog/parse-catalog.ts';
import { createSearch, indexCatalog } from '../../../src/page/search/find-matches.ts';
import { NamesPart } from '../../../src/page/search/names-part.ts';
import { built as catalog, builtNames, builtWords } from '../catalog/built-catalog.ts';
import { english } from '../i18n/catalogues.ts';

const always = (): Promise<boolean> => Promise.resolve(true);
const part = async (of: Catalog, names: object): Promise<NamesPart | undefined> => NamesPart.make(of, english, new Map(Object.entries(names)), always);
const own = indexCatalog(catalog, english, builtWords);
const search = createSearch(own, undefined, await part(catalog, builtNames?.layers ?? {}));
const without = createSearch(own);
const features = (query: string): string[] => search(query).flatMap(({ kind, label }) => (kind === 'feature' ? [label] : []));

test.each([
  ['targhee', 'Caribou-Targhee National Forest'],
  ['glacier national park', 'Glacier National Park'],
  ['GLACIER NATIONAL', 'Glacier National Park'],
  ['park glacier', 'Glacier National Park'],
  ['Setesdalsvegen', 'Setesdalsvegen'],
  ['øvre ramse', 'Øvre Ramse'],
])('%s finds a feature of a layer', (query, name) => {
  expect(features(query)).toContain(name);
});

test('a road leads to its layer, its extent and the longest of its stretches; an area to its own', () => {
  const [road] = search('Setesdalsvegen');
  expect(road).toMatchObject({ kind: 'feature', detail: 'Public roads of Setesdal Austhei (Elveg)' });
  expect(road?.leadsTo).toMatchObject({ layer: 'roads', pick: { kind: 'barrier', layer: 'roads-setesdal', type: 'road', name: 'Setesdalsvegen' } });
  const [park] = search('Grand Teton National Park');
  expect(park?.leadsTo).toMatchObject({ layer: 'protected-areas', pick: { kind: 'area', layer: 'nps-units-usa' } });
  // The row is drawn once: the next letter finds the same.
  expect(search('Grand Teton Nat')[0]).toBe(park);
});

test('whatever the atlas has of a name stands above features of it, and stays in its order', async () => {
  const names = catalog.species.map(({ common }) => common);
  for (const query of [...names, 'banff', 'elk', 'caribou', 'norway', 'canada', 'white']) {
    const [all, before] = [search(query), without(query)];
    expect(without.holds(query), query).toBe(true);
    const others = all.filter(({ kind }) => kind !== 'feature');
    expect(others, query).toEqual(before.slice(0, others.length));
    expect(others.length, query).toBeGreaterThan(0);
  }
  const named = { ...catalog.layers[0]!, id: 'named', kind: 'roads' as const };
  const same = ['White stork', 'Norway', catalog.entries[0]!.name];
  const roads = await part({ ...catalog, layers: [named] }, { named: same.map((name) => [name, [0, 0, 1, 1], '1', [0, 0]]) });
  const both = createSearch(own, undefined, roads);
  for (const name of same) {
    const kinds = both(name).map(({ kind }) => kind);
    expect(kinds[0], name).not.toBe('feature');
    expect(kinds, name).toContain('feature');
  }
});

test('fewer than three letters find no features, and what nobody is called none', () => {
  expect(['b', 'br', 'zzzz'].flatMap(features)).toEqual([]);
});

test('making them ends where it is not wanted', async () => {
  expect(await NamesPart.make(catalog, english, new Map(Object.entries(builtNames?.layers ?? {})), () => Promise.resolve(false))).toBeUndefined();
});

import { AtlasError } from '../../../src/domain/errors.ts';
import { describe, expect, it } from 'vitest';
import { joinCatalogs, type IncludedCatalog, makeAbsolute } from '../../../src/domain/catalog/join-catalogs.ts';
import { listCatalogAddresses } from '../../../src/domain/catalog/load-included.ts';
import type { Catalog } from '../../../src/domain/catalog/parse-catalog.ts';
import { built, openBuilt } from './built-catalog.ts';

const URL_OF_IT = 'https://ministry.example/elk/atlas/catalog.json';
const ELK = 'elk-ya-ha-tinda';

/** The elk alone, under other names, as another atlas would have them. */
function elkOfAnother(change: Partial<Catalog> = {}): IncludedCatalog {
  const catalog: Catalog = {
    ...built,
    title: 'Atlas of the ministry',
    modules: built.modules.filter(({ id }) => id === ELK).map((module) => ({ ...module, id: 'their-elk' })),
    entries: built.entries.filter(({ id }) => id === ELK).map((row) => ({ ...row, id: 'their-elk', module: 'their-elk' })),
    layers: [],
    ...change,
  };
  return { catalog, url: URL_OF_IT, resolve: (address) => new URL(address, URL_OF_IT).href };
}

describe('joinCatalogs', () => {
  it('leaves the atlas alone as it is', () => {
    expect(joinCatalogs(built, [])).toBe(built);
  });

  it('adds modules with their origin, entries and overview with absolute addresses', () => {
    const joined = joinCatalogs(built, [elkOfAnother()]);
    expect(joined.faults).toEqual([]);
    expect(joined.modules).toHaveLength(built.modules.length + 1);
    expect(joined.origins?.get('their-elk')).toMatchObject({ url: URL_OF_IT, title: 'Atlas of the ministry' });
    const row = joined.entries.find(({ id }) => id === 'their-elk');
    expect(row?.file?.url).toBe(`https://ministry.example/elk/atlas/${ELK}/${ELK}.json`);
    expect(joined.overviews?.map(({ url }) => url)).toEqual(['https://ministry.example/elk/atlas/overview.pmtiles']);
    expect(joined.species).toHaveLength(built.species.length);
    expect(joined.entries.slice(0, built.entries.length)).toEqual(built.entries);
  });

  it('leaves out what has an id of the atlas, and says so; the rest of it stays', () => {
    const theirs = elkOfAnother();
    const { catalog } = theirs;
    const [entry] = catalog.entries;
    const joined = joinCatalogs(built, [{ ...theirs, catalog: { ...catalog, entries: [{ ...entry!, id: ELK }, entry!] } }]);
    expect(joined.faults.map(({ code, values, place }) => [code, values, place])).toEqual([
      ['include.idTaken', { id: ELK, title: 'Atlas of the ministry' }, { file: URL_OF_IT, field: 'entries' }],
    ]);
    expect(joined.entries.filter(({ module }) => module === 'their-elk').map(({ id }) => id)).toEqual(['their-elk']);
  });

  it('takes a module in whose species’ file is nowhere, without that file, and says so', () => {
    const theirs = elkOfAnother();
    const species = theirs.catalog.species.map((one) => ({
      ...one,
      id: `${one.id}-of-theirs`,
      file: { url: 'species/x.json', bytes: 1, sha256: 'a'.repeat(64) },
    }));
    const entries = theirs.catalog.entries.map((row) => ({ ...row, species: `${row.species}-of-theirs` }));
    const resolve = (address: string): string => {
      if (address.startsWith('species/')) throw new AtlasError('include.relative', { address }, { file: 'elk.zip' });
      return theirs.resolve(address);
    };
    const joined = joinCatalogs(built, [{ ...theirs, catalog: { ...theirs.catalog, species, entries }, resolve }]);
    expect(joined.faults.map(({ code }) => code)).toEqual(['include.relative']);
    expect(joined.entries).toHaveLength(built.entries.length + entries.length);
    // Those of its entries alone.
    const added = joined.species.slice(built.species.length);
    expect(added.map(({ id, file }) => [id, file])).toEqual([[entries[0]?.species, undefined]]);
  });

  it('takes a module in whose cells are nowhere, and says so', () => {
    const theirs = elkOfAnother();
    const resolve = (address: string): string => {
      if (address === 'cover.json') throw new AtlasError('include.relative', { address }, { file: 'elk.zip' });
      return theirs.resolve(address);
    };
    const joined = joinCatalogs(built, [{ ...theirs, resolve }]);
    expect(joined.faults.map(({ code, values }) => [code, values])).toEqual([['include.relative', { address: 'cover.json' }]]);
    expect(joined.covers).toEqual([]);
    expect(joined.entries.some(({ id }) => id === 'their-elk')).toBe(true);
    expect(joinCatalogs(built, [theirs]).covers?.map(({ url }) => url)).toEqual(['https://ministry.example/elk/atlas/cover.json']);
  });

  it('leaves out a module whose id is taken with all that belongs to it', () => {
    const joined = joinCatalogs(built, [elkOfAnother({ modules: built.modules.filter(({ id }) => id === ELK) })]);
    expect(joined.faults.map(({ code }) => code)).toEqual(['include.idTaken']);
    expect(joined.entries).toEqual(built.entries);
  });

  it.each(['javascript:alert(1)//', 'data:text/html,x', 'file:///etc/passwd'])('refuses a catalog that names %s, and takes the others in', (address) => {
    const bad = elkOfAnother();
    const [row] = bad.catalog.entries;
    const hostile = { ...bad, catalog: { ...bad.catalog, entries: [{ ...row!, file: { ...row!.file!, url: address } }] } };
    const good = elkOfAnother({
      modules: built.modules.filter(({ id }) => id === ELK).map((module) => ({ ...module, id: 'good' })),
      entries: built.entries.filter(({ id }) => id === ELK).map((one) => ({ ...one, id: 'good', module: 'good' })),
    });
    const joined = joinCatalogs(built, [hostile, good]);
    expect(joined.faults.map(({ code, place }) => [code, place])).toEqual([['include.address', { file: URL_OF_IT, field: 'url' }]]);
    expect(joined.entries.map(({ id }) => id).filter((id) => !built.entries.some((one) => one.id === id))).toEqual(['good']);
  });

  it('leaves the ids of a catalog that is left out to the others', () => {
    const good = elkOfAnother();
    const [row] = good.catalog.entries;
    const hostile = { ...good, catalog: { ...good.catalog, entries: [{ ...row!, file: { ...row!.file!, url: 'javascript:alert(1)//' } }] } };
    const joined = joinCatalogs(built, [hostile, good]);
    expect(joined.faults.map(({ code }) => code)).toEqual(['include.address']);
    expect(joined.entries.filter(({ id }) => id === 'their-elk')).toHaveLength(1);
    expect(joined.modules.filter(({ id }) => id === 'their-elk')).toHaveLength(1);
  });
});

it('makeAbsolute makes every address of an entry’s file absolute', async () => {
  const { file } = await openBuilt(ELK);
  const { resolve } = elkOfAnother();
  const absolute = makeAbsolute(file, { url: URL_OF_IT, resolve });
  for (const { url } of [...absolute.layers, ...absolute.downloads]) expect(url).toMatch(/^https:\/\/ministry\.example\/elk\/atlas\//);
});

it.each([
  ['https://a.example/x/catalog.json', ['https://a.example/x/catalog.json']],
  ['https://a.example', ['https://a.example/atlas/catalog.json', 'https://a.example/catalog.json']],
  ['https://a.example/elk?lang=fr#3/1/2', ['https://a.example/elk/atlas/catalog.json', 'https://a.example/elk/catalog.json']],
])('listCatalogAddresses of %s', (address, expected) => {
  expect(listCatalogAddresses(address)).toEqual(expected);
});

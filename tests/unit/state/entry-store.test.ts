import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseCatalog } from '../../../src/domain/catalog/parse-catalog.ts';
import { askForEntries, entries, type LoadedCatalog, waitForEntries } from '../../../src/state/entry-store.ts';
import { encode, exampleCatalog, exampleEntry } from '../catalog/example-catalog.ts';

const URL_OF = 'https://atlas.example/atlas/catalog.json';
const source: LoadedCatalog = { catalog: parseCatalog(JSON.stringify(exampleCatalog()), 'catalog.json'), url: URL_OF };
const FILES = new Map([
  ['https://atlas.example/atlas/hills/north.json', encode(exampleEntry('north', 'hills'))],
  ['https://atlas.example/atlas/hills/south.json', encode(exampleEntry('south', 'hills'))],
  ['https://atlas.example/atlas/shores/coast.json', encode(exampleEntry('coast', 'shores'))],
]);

let served: Map<string, Uint8Array<ArrayBuffer>>;
let asked: string[];

beforeEach(() => {
  served = new Map(FILES);
  asked = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const bytes = served.get(url);
    return bytes ? new Response(bytes) : new Response('Not found', { status: 404 });
  });
});

afterEach(() => {
  entries.forget(() => true);
  vi.unstubAllGlobals();
});

describe('the entries of a catalog', () => {
  it('are fetched when asked for, each once, and come whole', async () => {
    askForEntries(source, ['north']);
    const [north, again] = [await waitForEntries(source, ['north']), await waitForEntries(source, ['north'])];
    expect(north).toEqual(again);
    expect(north).toMatchObject([{ row: { id: 'north' }, module: { id: 'hills' }, species: { common: 'Reindeer' }, summary: { individuals: 3, seasons: [] } }]);
    expect(asked).toEqual(['https://atlas.example/atlas/hills/north.json']);
  });

  it('come in the order asked for, however many', async () => {
    const all = await waitForEntries(source, ['coast', 'north', 'south']);
    expect(all.map(({ row }) => row.id)).toEqual(['coast', 'north', 'south']);
  });

  it('that cannot be had fail alone, and are asked for again by whoever needs them', async () => {
    served.delete('https://atlas.example/atlas/hills/north.json');
    await expect(waitForEntries(source, ['south', 'north'])).rejects.toMatchObject({ name: 'AtlasError' });
    expect(entries.getState()['north']?.status).toBe('failed');
    expect(await waitForEntries(source, ['south'])).toHaveLength(1);
    // A page that is drawn again asks for nothing by itself.
    askForEntries(source, ['north']);
    expect(asked.filter((url) => url.endsWith('north.json'))).toHaveLength(1);
    served = new Map(FILES);
    expect(await waitForEntries(source, ['south', 'north'])).toHaveLength(2);
  });

  it('are not waited for once nobody wants them', async () => {
    const controller = new AbortController();
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
    const waiting = waitForEntries(source, ['north'], controller.signal);
    controller.abort(new Error('no longer wanted'));
    await expect(waiting).rejects.toThrow('no longer wanted');
  });

  it('that were withdrawn are left out', async () => {
    const [, south, coast] = source.catalog.entries;
    const withdrawn = { ...south!, file: undefined, withdrawn: { date: '2026-01-01', reason: 'Asked for.' } };
    const catalog = { ...source.catalog, entries: [withdrawn, coast!] };
    expect((await waitForEntries({ catalog, url: URL_OF }, ['south', 'coast'])).map(({ row }) => row.id)).toEqual(['coast']);
    expect(asked).toEqual(['https://atlas.example/atlas/shores/coast.json']);
  });

  it('that stand in a catalog of version 1 are there without being fetched', async () => {
    const file = (await waitForEntries(source, ['north']))[0]!.file;
    entries.forget(() => true);
    asked = [];
    const catalog = { ...source.catalog, embedded: new Map([['north', file]]) };
    expect(await waitForEntries({ catalog, url: URL_OF }, ['north'])).toMatchObject([{ file }]);
    expect(asked).toEqual([]);
  });
});

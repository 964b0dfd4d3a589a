import { describe, expect, test, vi } from 'vitest';
import { loadEntry, type FetchBytes } from '../../../src/domain/catalog/load-entry.ts';
import { parseCatalog } from '../../../src/domain/catalog/parse-catalog.ts';
import { encode, exampleCatalog, exampleEntry } from './example-catalog.ts';
import { toldOf } from '../i18n/catalogues.ts';

const catalogUrl = 'https://atlas.example/deep/atlas/catalog.json';
const catalog = parseCatalog(JSON.stringify(exampleCatalog()), 'catalog.json');

/** The catalog whose first entry has a file of these bytes, as size and SHA-256 say. */
async function naming(bytes: Uint8Array<ArrayBuffer>) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const file = { url: 'hills/north.json', bytes: bytes.length, sha256: Buffer.from(digest).toString('hex') };
  return { ...catalog, entries: catalog.entries.map((row) => (row.id === 'north' ? { ...row, file } : row)) };
}

const giving =
  (bytes: Uint8Array<ArrayBuffer>): FetchBytes =>
  async () =>
    bytes;

test('the file lies beside the catalog, and one file is fetched', async () => {
  const asked: string[] = [];
  const fetchBytes: FetchBytes = async (url) => {
    asked.push(url);
    return encode(exampleEntry());
  };
  const entry = await loadEntry(catalog, 'north', { catalogUrl, fetchBytes });
  expect(entry).toEqual({ ...exampleEntry(), changes: [] });
  expect(asked).toEqual(['https://atlas.example/deep/atlas/hills/north.json']);
});

describe('the error names file and field of', () => {
  test('a file that is missing', async () => {
    const fetchBytes: FetchBytes = () => Promise.reject(new Error('HTTP 404'));
    const { message, place } = await toldOf(loadEntry(catalog, 'north', { catalogUrl, fetchBytes }));
    expect(message).toContain('hills/north.json');
    expect(message).toContain('HTTP 404');
    expect(place).toEqual({ file: 'hills/north.json' });
  });

  test.each([
    ['"module":"hil', 'module'],
    ['"sample":{"individ', 'sample'],
    ['"method":{"text":"Drawn by', 'method.text'],
    ['"figures":[{"label":"He', 'figures.0.label'],
    ['"facts":[],', '$'],
  ])('a file that is cut off after %s', async (end, field) => {
    const whole = encode(exampleEntry());
    const length = new TextDecoder().decode(whole).indexOf(end) + end.length;
    const { message, place } = await toldOf(loadEntry(catalog, 'north', { catalogUrl, fetchBytes: giving(whole.slice(0, length)) }));
    expect(message).toBe(`hills/north.json is cut off at line 1, in ${field}: it has ${length} of ${whole.length} bytes.`);
    expect(place).toEqual({ file: 'hills/north.json', row: 1, field });
  });

  test('a file of the stated size that ends before its end', async () => {
    const bytes = encode(exampleEntry()).slice(0, 300);
    const { code, message, place } = await toldOf(loadEntry(await naming(bytes), 'north', { catalogUrl, fetchBytes: giving(bytes) }));
    expect(code).toBe('entry.notJsonAt');
    expect(place).toMatchObject({ file: 'hills/north.json', row: 1 });
    expect(message).toContain(`hills/north.json is not valid JSON from line 1 on, in ${place.field}`);
  });

  test('a file that is longer than the catalog says', async () => {
    const { place } = await toldOf(loadEntry(catalog, 'north', { catalogUrl, fetchBytes: giving(encode({ ...exampleEntry(), extra: 1 })) }));
    expect(place).toEqual({ file: 'hills/north.json', field: 'bytes' });
  });

  test('a file of the same size with another content', async () => {
    const bytes = encode(exampleEntry());
    bytes[bytes.indexOf('3'.charCodeAt(0))] = '4'.charCodeAt(0);
    const { place } = await toldOf(loadEntry(catalog, 'north', { catalogUrl, fetchBytes: giving(bytes) }));
    expect(place).toEqual({ file: 'hills/north.json', field: 'sha256' });
  });

  test.each<[string, unknown, string]>([
    ['the file of another entry', exampleEntry('south'), 'id'],
    ['the file of another module', exampleEntry('north', 'shores'), 'module'],
    ['a later version', { ...exampleEntry(), version: 3 }, 'version'],
    ['a wrong figure', { ...exampleEntry(), areaAtSeaKm2: 'none' }, 'areaAtSeaKm2'],
    ['another kind of evidence', { ...exampleEntry(), evidence: 'hearsay' }, 'evidence'],
    ['a licence that is left out', { ...exampleEntry(), layers: [{ id: 'a' }] }, 'layers.0.kind'],
  ])('%s', async (_name, file, field) => {
    const bytes = encode(file);
    const { message, place, advice } = await toldOf(loadEntry(await naming(bytes), 'north', { catalogUrl, fetchBytes: giving(bytes) }));
    expect(place).toEqual({ file: 'hills/north.json', field });
    expect(message).toContain('hills/north.json');
    expect(message).toContain(field);
    expect(advice).not.toBe('');
  });

  test('a file that is no JSON', async () => {
    const bytes = new TextEncoder().encode('<!doctype html>');
    const { message } = await toldOf(loadEntry(await naming(bytes), 'north', { catalogUrl, fetchBytes: giving(bytes) }));
    expect(message).toContain('hills/north.json is not valid JSON');
  });

  test('an entry that the catalog does not have', async () => {
    expect((await toldOf(loadEntry(catalog, 'east', { catalogUrl }))).message).toContain('“east”');
  });
});

test('a withdrawn entry says when and why, and nothing is fetched', async () => {
  const gone = {
    ...catalog,
    entries: catalog.entries.map(({ file, ...row }) => ({
      ...row,
      ...(row.id === 'north' ? { withdrawn: { date: '2026-11-24', reason: 'Disturbed.' } } : { file }),
    })),
  };
  const { message } = await toldOf(loadEntry(gone, 'north', { catalogUrl, fetchBytes: () => Promise.reject(new Error('asked')) }));
  expect(message).toBe('The entry “north” was withdrawn by its custodian on 2026-11-24: Disturbed.');
});

test('an aborted fetch is no fault of the file', async () => {
  const controller = new AbortController();
  const fetchBytes: FetchBytes = () => {
    controller.abort();
    return Promise.reject(new Error('aborted'));
  };
  await expect(loadEntry(catalog, 'north', { catalogUrl, fetchBytes, signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test('a host that never ends its answer is given up', async () => {
  const piece = new Uint8Array(4e6);
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += piece.length;
      controller.enqueue(piece);
    },
  });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(endless)));
  try {
    const { message, place } = await toldOf(loadEntry(catalog, 'north', { catalogUrl }));
    expect(message).toContain('more than 40 MB');
    expect(place).toEqual({ file: 'hills/north.json' });
    expect(given).toBeLessThan(60e6);
  } finally {
    vi.unstubAllGlobals();
  }
});

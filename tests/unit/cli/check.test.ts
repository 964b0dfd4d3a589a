import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseCatalog } from '../../../src/domain/catalog/parse-catalog.ts';
import { runAtlas } from './run-atlas.ts';

const built = fileURLToPath(new URL('../../../public/atlas', import.meta.url));
const text = readFileSync(join(built, 'catalog.json'), 'utf8');
const catalog = parseCatalog(text, 'catalog.json');
const MODULE = 'elk-ya-ha-tinda';
const ARCHIVE = `${MODULE}/elk-ya-ha-tinda.pmtiles`;
const ENTRY = `${MODULE}/elk-ya-ha-tinda.json`;

test('passes the built catalog, with a line for the licence and citation of each entry and module', () => {
  const { code, out, err } = runAtlas('check');
  expect([code, err]).toEqual([0, '']);
  const lines = out.trimEnd().split('\n');
  for (const { module: id, licence, citation } of [...catalog.layers, { ...catalog.baseMap, module: 'base-map' }])
    expect(lines.some((row) => row.startsWith(`${id ?? 'layers'}\t`) && row.endsWith(`\t${licence}\t${citation}`))).toBe(true);
  for (const { id } of catalog.entries) expect(lines.some((row) => new RegExp(`^${id}\\t\\d+ layers?\\t[^\\t]+\\t.`).test(row))).toBe(true);
  // Three layers or four an entry are one line, not one each.
  expect(lines.length).toBeLessThan(catalog.entries.length + catalog.layers.length + 5);
  expect(lines.at(-1)).toMatch(/\d+ layers, no fault$/);
});

describe('on a corrupt twin', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'atlas-check-'));
    for (const name of [
      MODULE,
      'base-map.pmtiles',
      'relief.png',
      'places',
      'overview.pmtiles',
      'stac',
      'figures',
      'headlines.json',
      'cover.json',
      'calendar.json',
      'stories.json',
      'catalog.schema.json',
      'entry.schema.json',
      'species',
      'texts',
      'names.json',
      ...(catalog.known ? ['known'] : []),
    ])
      cpSync(join(built, name), join(folder, name), { recursive: true });
    const collection = join(folder, 'stac', 'collection.json');
    const stac: { links: { href: string }[] } = JSON.parse(readFileSync(collection, 'utf8'));
    // Of the module that was copied alone.
    writeFileSync(collection, JSON.stringify({ ...stac, links: stac.links.filter(({ href }) => !href.startsWith('../') || href.startsWith(`../${MODULE}/`)) }));
    const { embedded: _embedded, faults: _faults, ...index } = catalog;
    const own = ({ module }: { readonly module?: string | undefined }): boolean => module === MODULE;
    write({ ...index, modules: index.modules.filter(({ id }) => id === MODULE), entries: index.entries.filter(own), layers: index.layers.filter(own) });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const path = () => join(folder, 'catalog.json');
  const write = (value: unknown) => writeFileSync(path(), JSON.stringify(value));
  const expectFault = (...words: string[]) => {
    const { code, err } = runAtlas('check', path());
    expect(err).toMatch(/^atlas check: [^\n]*\n$/);
    for (const word of words) expect(err).toContain(word);
    expect(code).toBe(1);
  };

  test('reads the catalog of the folder that is named', () => {
    const { code, out } = runAtlas('check', folder);
    expect([code, out.trimEnd().split('\n').at(-1)]).toEqual([0, expect.stringContaining(`${path()}: 1 module,`)]);
  });

  test('the twin itself has no fault', () => {
    expect(runAtlas('check', path())).toMatchObject({ code: 0, err: '' });
  });

  test('an entry that is replaced by none there is, or by itself', () => {
    const index: { entries: Record<string, unknown>[] } = JSON.parse(readFileSync(path(), 'utf8'));
    const [{ file: _, figures: _figures, ...row } = {}] = index.entries;
    const gone = (id: string, replacedBy: string) => ({ ...row, id, withdrawn: { date: '2026-03-01', reason: 'Peace.', replacedBy } });
    write({ ...index, entries: [...index.entries, gone('gone', MODULE), gone('lost', 'nobody'), gone('ring', 'ring')] });
    expectFault('2 faults:', 'entry lost: withdrawn.replacedBy: there is no other entry “nobody”', 'entry ring: withdrawn.replacedBy');
  });

  test('figures of another entry', () => {
    const index: { entries: { figures: { url: string; bytes: number; sha256: string } }[] } = JSON.parse(readFileSync(path(), 'utf8'));
    const [entry] = index.entries;
    const file = join(folder, entry!.figures.url);
    const other = readFileSync(file, 'utf8').replace('"entry":"elk-ya-ha-tinda"', '"entry":"another"');
    writeFileSync(file, other);
    entry!.figures = { ...entry!.figures, bytes: other.length, sha256: createHash('sha256').update(other).digest('hex') };
    write(index);
    expectFault('1 fault:', 'figures/elk-ya-ha-tinda.json', 'another');
  });

  test.each([
    ['by one byte', -1],
    ['within the directory', 200],
    ['within the header', 40],
    ['to nothing', 0],
  ])('a PMTiles archive cut off %s', (_where, length) => {
    const file = join(folder, ARCHIVE);
    truncateSync(file, length < 0 ? statSync(file).size + length : length);
    // Three layers and a download name it: once is enough.
    expectFault('1 fault:', ARCHIVE);
  });

  test('an archive that is what its size and SHA-256 say, and damaged all the same, once', () => {
    const file = join(folder, ARCHIVE);
    const before = readFileSync(file);
    const after = Buffer.from(before).fill(0, 127, 400);
    writeFileSync(file, after);
    const [old, now] = [before, after].map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    const entry = readFileSync(join(folder, ENTRY), 'utf8');
    writeFileSync(join(folder, ENTRY), entry.replaceAll(old!, now!));
    const [oldEntry, nowEntry] = [entry, entry.replaceAll(old!, now!)].map((text) => createHash('sha256').update(text).digest('hex'));
    writeFileSync(path(), readFileSync(path(), 'utf8').replace(oldEntry!, nowEntry!));
    expectFault('1 fault:', ARCHIVE);
  });

  test('an archive that is not there, once', () => {
    rmSync(join(folder, ARCHIVE));
    expectFault('1 fault:', `${ARCHIVE} does not exist`);
  });

  test('an item that the STAC collection links to and that is not there', () => {
    rmSync(join(folder, MODULE, `${MODULE}.stac.json`));
    const { err } = runAtlas('check', path());
    expect(err).toContain(`${MODULE}.stac.json does not exist`);
  });

  test.each([
    ['the collection of STAC', () => join('stac', 'collection.json'), /stac\/collection\.json is not valid JSON.*in providers/],
    ['an item of STAC', () => join(MODULE, `${MODULE}.stac.json`), /elk-ya-ha-tinda\.stac\.json is not valid JSON/],
    ['the texts of a language', () => join('texts', 'fr.json'), /texts: fr: bytes: texts\/fr\.json has .* cut off at line \d+, in \w/],
    ['the words of the search', () => join('texts', 'words.json'), /words: bytes: texts\/words\.json has .* cut off at line \d+, in \w/],
    ['the names of features', () => 'names.json', /names: bytes: names\.json has \d+ bytes, not \d+: it is cut off/],
    ['the file of an entry', () => ENTRY, /entry \S+: file: bytes: \S+\.json has \d+ bytes, not \d+: it is cut off at line \d+, in \w+/],
  ])('%s cut in half', (_what, name, words) => {
    const file = join(folder, name());
    truncateSync(file, statSync(file).size >> 1);
    const { code, err } = runAtlas('check', path());
    expect([code, err]).toEqual([1, expect.stringMatching(words)]);
    expect(err).toContain(' 1 fault:');
  });

  test('files that the index does not name, cut in half: each is told with its place', () => {
    for (const name of [join(MODULE, 'module.json'), join(MODULE, 'overview.geojson'), 'entry.schema.json'])
      truncateSync(join(folder, name), statSync(join(folder, name)).size >> 1);
    const faults = (): string[] =>
      runAtlas('check', path())
        .out.split('\n')
        .filter((line) => line.startsWith('fault\t'));
    expect(faults()).toEqual([
      expect.stringMatching(/module elk-ya-ha-tinda.*module\.json is not valid JSON.*in \w/),
      expect.stringMatching(/entry\.schema\.json is not valid JSON.*in \w/),
    ]);
    // What the module's own list says of its files can be told once that list is whole.
    cpSync(join(built, MODULE, 'module.json'), join(folder, MODULE, 'module.json'));
    expect(faults()).toEqual([
      expect.stringMatching(/module elk-ya-ha-tinda: bytes: \S+overview\.geojson has .* cut off at line \d+, in \w/),
      expect.stringContaining('entry.schema.json'),
    ]);
  });

  test('a base map cut off', () => {
    truncateSync(join(folder, 'base-map.pmtiles'), 100_000);
    expectFault('1 fault:', 'base map', 'base-map.pmtiles');
  });

  test('a Parquet file cut off', () => {
    truncateSync(join(folder, MODULE, `${MODULE}-tracks.parquet`), 5000);
    expectFault('1 fault:', `${MODULE}-tracks.parquet`);
  });

  test('a download that is not there', () => {
    rmSync(join(folder, MODULE, `${MODULE}-sequences.csv`));
    expectFault('1 fault:', `${MODULE}-sequences.csv`, 'does not exist');
  });

  /** Changes the entry's file, and its size and SHA-256 in the index with it. */
  const editEntry = (from: string, to: string): void => {
    const file = join(folder, ENTRY);
    const before = readFileSync(file);
    const after = Buffer.from(before.toString().replace(from, to));
    expect(after.equals(before)).toBe(false);
    writeFileSync(file, after);
    const [old, now] = [before, after].map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    writeFileSync(path(), readFileSync(path(), 'utf8').replace(old!, now!).replace(`"bytes":${before.length}`, `"bytes":${after.length}`));
  };

  test('a layer that its archive does not hold', () => {
    editEntry('"sourceLayer": "routes"', '"sourceLayer": "rails"');
    expectFault('1 fault:', 'elk-ya-ha-tinda-routes', '"rails"');
  });

  test('a wrong field of an entry is named with its file', () => {
    editEntry('"format": "parquet"', '"format": "xlsx"');
    expectFault('1 fault:', ENTRY, 'layers.2.format');
  });

  test('a wrong field of the index is named with the file', () => {
    writeFileSync(path(), readFileSync(path(), 'utf8').replace('"evidence":"tracks"', '"evidence":"hearsay"'));
    expectFault('1 fault:', path(), 'entries.0.evidence');
  });

  test('a layer of a country that the catalog has not, or that lies beyond its extent', () => {
    const index: { layers: object[] } = JSON.parse(readFileSync(path(), 'utf8'));
    const [parks] = catalog.layers.filter(({ id }) => id === 'protected-areas-alberta');
    cpSync(join(built, 'protected-areas-alberta'), join(folder, 'protected-areas-alberta'), { recursive: true });
    const { module: _module, ...rest } = parks!;
    write({ ...index, layers: [{ ...rest, countries: ['CAN', 'NOR', 'XXA'] }] });
    expectFault('2 faults:', 'layer protected-areas-alberta: countries.1: NOR lies beyond', 'countries.2: the catalog has no country XXA');
  });

  test('an index that names an entry twice', () => {
    const index: { entries: unknown[] } = JSON.parse(readFileSync(path(), 'utf8'));
    write({ ...index, entries: [...index.entries, ...index.entries] });
    expectFault('1 fault:', path(), 'names the entry “elk-ya-ha-tinda” twice');
  });

  test('an entry’s file that is not there', () => {
    rmSync(join(folder, ENTRY));
    expectFault('1 fault:', `${ENTRY} does not exist`);
  });

  test('an entry’s file that is cut off', () => {
    truncateSync(join(folder, ENTRY), 300);
    expectFault('1 fault:', 'bytes', `${ENTRY} has 300 bytes`);
  });

  test('an entry’s file that is of another entry', () => {
    editEntry('"id": "elk-ya-ha-tinda"', '"id": "elk-of-another-hill"');
    expectFault('1 fault:', ENTRY, 'its id is “elk-of-another-hill”');
  });

  test('a file of the same size with another content', () => {
    const file = join(folder, MODULE, `${MODULE}-sequences.csv`);
    const bytes = readFileSync(file);
    bytes[bytes.length - 3] = bytes[bytes.length - 3]! ^ 1;
    writeFileSync(file, bytes);
    expectFault('1 fault:', 'sha256', `${MODULE}-sequences.csv`);
  });

  test('an overview that is not there, and each fault on a line of its own', () => {
    rmSync(join(folder, 'overview.pmtiles'));
    rmSync(join(folder, 'stac'), { recursive: true });
    const { code, out } = runAtlas('check', path());
    expect(code).toBe(1);
    expect(out.split('\n').filter((line) => line.startsWith('fault\t'))).toEqual([
      expect.stringContaining('overview.pmtiles'),
      expect.stringContaining('stac/collection.json does not exist'),
    ]);
  });
});

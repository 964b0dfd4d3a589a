import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCatalog } from '../../../src/domain/catalog/parse-catalog.ts';
import { AtlasError, type Fault } from '../../../src/domain/errors.ts';
import { exampleCatalog } from './example-catalog.ts';
import { english, type Told, told } from '../i18n/catalogues.ts';

const FILE = 'atlas/catalog.json';
const text = JSON.stringify(exampleCatalog());
const oldText = readFileSync(new URL('fixtures/catalog-v1.json', import.meta.url), 'utf8');

/** A catalog with one place, given as keys, set to another value; left out where that is undefined. */
function twin(of: string, keys: readonly string[], value: unknown): string {
  const last = keys.join('.');
  const walk = (node: unknown, at: string): unknown => {
    if (at === last) return value;
    if (node === null || typeof node !== 'object' || !(at === '' || last.startsWith(`${at}.`))) return node;
    if (Array.isArray(node)) return node.map((item, i) => walk(item, `${at}.${i}`));
    return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, walk(item, at === '' ? key : `${at}.${key}`)]));
  };
  return JSON.stringify(walk(JSON.parse(of), ''));
}

function fault(of: string): Told {
  try {
    parseCatalog(of, FILE);
  } catch (error) {
    if (error instanceof AtlasError) return told(error);
    throw error;
  }
  throw new Error('The catalog was accepted.');
}

function expectNamed(fault: Fault | undefined, field: string): void {
  const error = fault && { ...fault, ...english.tell(fault) };
  expect(error?.place).toEqual({ file: FILE, field });
  expect(error?.message).toContain(FILE);
  expect(error?.message).toContain(field.replace(/\.id$/, ''));
  expect(error?.advice).not.toBe('');
}

describe('a version 2 catalog', () => {
  test('is read without loss', () => {
    const { embedded, faults, ...index } = parseCatalog(text, FILE);
    const { entries, ...rest } = exampleCatalog();
    expect(index).toEqual({ ...rest, entries: entries.map((entry) => ({ ...entry, version: 1 })) });
    expect(faults).toEqual([]);
    expect(embedded.size).toBe(0);
  });

  test.each<[string, string, unknown]>([
    ['a missing version', 'version', undefined],
    ['a version in words', 'version', 'two'],
    ['a version before the first', 'version', 0],
    ['a later version', 'version', 3],
    ['a title that is a number', 'title', 7],
    ['no entries', 'entries', undefined],
    ['a base map without licence', 'baseMap.licence', undefined],
    ['an overview without size', 'overview.bytes', undefined],
  ])('%s: the error names file and field', (_what, field, value) => {
    expectNamed(fault(twin(text, field.split('.'), value)), field);
  });

  test('of version 3 says so', () => {
    expect(fault(twin(text, ['version'], 3)).message).toContain('is of version 3');
  });

  test.each<[string, string, unknown, string?]>([
    ['an entry without a name', 'entries.1.name', undefined],
    ['an entry with a latitude past the pole', 'entries.1.bbox.3', 91],
    ['an entry of evidence that nobody knows', 'entries.1.evidence', 'hearsay'],
    ['an entry of an unknown module', 'entries.1.module', 'lowlands'],
    ['an entry of an unknown species', 'entries.1.species', 'bos-taurus'],
    ['an entry without a file that was not withdrawn', 'entries.1.file', undefined, 'entries.1'],
    ['an entry whose file has no SHA-256', 'entries.1.file.sha256', undefined],
    ['an entry that is no object', 'entries.1', 'south'],
  ])('%s is left out, the others stay', (_name, field, value, named = field) => {
    const { entries, faults } = parseCatalog(twin(text, field.split('.'), value), FILE);
    expect(entries.map(({ id }) => id)).toEqual(['north', 'coast']);
    expect(faults).toHaveLength(1);
    expectNamed(faults[0], named);
    if (field !== 'entries.1') expect(told(faults[0]).message).toContain('the entry “south” is left out');
  });

  test('an entry of another one’s id is left out: the first stays', () => {
    const { entries, faults } = parseCatalog(twin(text, ['entries', '2', 'id'], 'north'), FILE);
    expect(entries.map(({ id, module }) => [id, module])).toEqual([
      ['north', 'hills'],
      ['south', 'hills'],
    ]);
    expect(faults).toHaveLength(1);
    expectNamed(faults[0], 'entries.2.id');
    expect(told(faults[0]).message).toContain('names the entry “north” twice, at entries.0 and entries.2');
  });

  test.each(['layers', 'modules', 'species', 'countries'] as const)('%s that stand twice are kept once', (list) => {
    const catalog = exampleCatalog();
    const doubled = { ...catalog, [list]: [...catalog[list], catalog[list][0]] };
    const parsed = parseCatalog(JSON.stringify(doubled), FILE);
    expect(parsed[list]).toHaveLength(catalog[list].length);
    expect(parsed.entries).toHaveLength(3);
    expect(parsed.faults.map(({ place }) => place.field)).toEqual([`${list}.${catalog[list].length}.id`]);
  });

  test('a faulty module takes its own entries and layers with it, each named', () => {
    const { modules, entries, layers, faults } = parseCatalog(twin(text, ['modules', '0', 'licence'], undefined), FILE);
    expect([modules, entries, layers].map((list) => list.map(({ id }) => id))).toEqual([['shores'], ['coast'], []]);
    expect(faults.map(({ place }) => place.field)).toEqual(['modules.0.licence', 'layers.0.module', 'entries.0.module', 'entries.1.module']);
  });

  test('a withdrawn entry stays without a file', () => {
    const catalog = exampleCatalog();
    const [first, ...others] = catalog.entries;
    const { file: _file, ...row } = first!;
    const withdrawn = { date: '2026-11-24', reason: 'The herd was disturbed.' };
    const { entries, faults } = parseCatalog(JSON.stringify({ ...catalog, entries: [{ ...row, withdrawn }, ...others] }), FILE);
    expect(faults).toEqual([]);
    expect(entries[0]).toMatchObject({ id: 'north', withdrawn });
  });
});

describe('a version 1 catalog', () => {
  const old: unknown = JSON.parse(oldText);
  const { embedded, faults, ...index } = parseCatalog(oldText, FILE);

  test('becomes an index', () => {
    expect(faults).toEqual([]);
    expect(index.modules.map(({ id }) => id)).toEqual(['elk-ya-ha-tinda', 'wild-reindeer-setesdal']);
    expect(index.layers).toMatchObject([{ id: 'roads-setesdal', module: 'wild-reindeer-setesdal', kind: 'roads' }]);
    expect(index.species).toMatchObject([
      { id: 'cervus-canadensis', scientific: 'Cervus canadensis', common: 'Elk', group: 'ungulate' },
      { id: 'rangifer-tarandus-tarandus' },
    ]);
    expect(index.entries).toMatchObject([
      { id: 'elk-ya-ha-tinda', module: 'elk-ya-ha-tinda', evidence: 'tracks', species: 'cervus-canadensis', countries: ['CAN'] },
      { id: 'wild-reindeer-setesdal-austhei', years: [2007, 2010], countries: ['NOR'] },
    ]);
    expect(index).toMatchObject({ countries: (old as { countries: unknown }).countries });
  });

  test('keeps every figure of its populations, as the files of the entries', () => {
    const { modules } = old as { modules: { id: string; populations: Record<string, unknown>[] }[] };
    for (const { id: module, populations } of modules) {
      for (const { name: _n, place: _p, species: _s, bbox: _b, warnings, method, ...figures } of populations) {
        const entry = embedded.get(String(figures['id']));
        expect(entry).toMatchObject({ ...figures, module, version: 2, evidence: 'tracks' });
        const { notes, ...parameters } = method as { notes: string[] };
        expect(entry?.method).toEqual({ ...parameters, notes: notes.map((note) => ({ text: note })) });
        expect(entry?.warnings.map(({ values }) => values['text'])).toEqual(warnings);
      }
    }
  });

  test.each<[string, string, unknown]>([
    ['no modules', 'modules', undefined],
    ['a layer without licence', 'modules.0.populations.0.layers.0.licence', undefined],
    ['an unknown kind', 'modules.0.populations.0.layers.0.kind', 'corridor'],
    ['a fact without source', 'modules.0.populations.0.facts.0.source', undefined],
    ['a negative size', 'modules.0.populations.0.downloads.0.bytes', -1],
    ['a date in words', 'modules.0.populations.0.layers.0.accessed', 'yesterday'],
  ])('%s: the error names file and field', (_fault, field, value) => {
    expectNamed(fault(twin(oldText, field.split('.'), value)), field);
  });
});

test.each([
  ['cut off in a member', '{"version": 2,\n "entries": [{"id": "a"}, {"title": "Elk of Ya', 2, 'entries.1.title'],
  ['a web page', '<!doctype html>', 1, '$'],
  ['empty', '', 1, '$'],
])('not JSON (%s): the error names the file, line and field', (_name, broken, row, field) => {
  const error = fault(broken);
  expect(error.place).toEqual({ file: FILE, row, field });
  expect(error.message).toContain(`${FILE} is not valid JSON`);
});

test.each([
  ['null', 'null'],
  ['a list', '[]'],
  ['a string', '"catalog"'],
])('%s is no catalog', (_name, other) => {
  expect(fault(other).place.file).toBe(FILE);
});

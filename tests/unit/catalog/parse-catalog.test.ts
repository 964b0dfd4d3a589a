import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCatalog } from '../../../src/domain/catalog/parse-catalog.ts';
import type { Catalog } from '../../../src/domain/catalog/schema.ts';
import { AtlasError } from '../../../src/domain/errors.ts';

const text = readFileSync(new URL('../../../public/atlas/catalog.json', import.meta.url), 'utf8');
const FILE = 'atlas/catalog.json';

/** The built catalog with one place, given as keys, set to another value; left out where that is undefined. */
function twin(keys: readonly string[], value: unknown): string {
  const last = keys.join('.');
  const walk = (node: unknown, at: string): unknown => {
    if (at === last) return value;
    if (node === null || typeof node !== 'object' || !(at === '' || last.startsWith(`${at}.`))) return node;
    if (Array.isArray(node)) return node.map((item, i) => walk(item, `${at}.${i}`));
    return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, walk(item, at === '' ? key : `${at}.${key}`)]));
  };
  return JSON.stringify(walk(JSON.parse(text), ''));
}

function fault(of: string): AtlasError {
  try {
    parseCatalog(of, FILE);
  } catch (error) {
    if (error instanceof AtlasError) return error;
    throw error;
  }
  throw new Error('The catalog was accepted.');
}

describe('parseCatalog', () => {
  test('reads the built catalog without loss', () => {
    const catalog: Catalog = parseCatalog(text, FILE);
    expect(catalog).toEqual(JSON.parse(text));
    expect(catalog.modules.length).toBeGreaterThan(0);
  });

  test.each<[string, string, unknown]>([
    ['a missing version', 'version', undefined],
    ['a later version', 'version', 2],
    ['a title that is a number', 'title', 7],
    ['no modules', 'modules', undefined],
    ['a layer without licence', 'modules.0.populations.0.layers.0.licence', undefined],
    ['an empty citation', 'modules.0.populations.0.layers.0.citation', ''],
    ['an unknown kind', 'modules.0.populations.0.layers.0.kind', 'corridor'],
    ['a latitude past the pole', 'modules.0.populations.0.bbox.3', 91],
    ['a fact without source', 'modules.0.populations.0.facts.0.source', undefined],
    ['a negative size', 'modules.0.populations.0.downloads.0.bytes', -1],
    ['a country code in small letters', 'countries.0.iso3', 'nor'],
    ['a date in words', 'modules.0.populations.0.layers.0.accessed', 'yesterday'],
  ])('%s: the error names file and field', (_fault, field, value) => {
    const error = fault(twin(field.split('.'), value));
    expect(error.place).toEqual({ file: FILE, field });
    expect(error.message).toContain(FILE);
    expect(error.message).toContain(field);
    expect(error.advice).not.toBe('');
  });

  test.each([
    ['cut off', text.slice(0, 1000)],
    ['a web page', '<!doctype html>'],
    ['empty', ''],
  ])('not JSON (%s): the error names the file', (_name, broken) => {
    const error = fault(broken);
    expect(error.place).toEqual({ file: FILE });
    expect(error.message).toContain(`${FILE} is not valid JSON`);
  });

  test.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a string', '"catalog"'],
  ])('%s is no catalog', (_name, other) => {
    expect(fault(other).place.file).toBe(FILE);
  });
});

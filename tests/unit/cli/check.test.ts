import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseCatalogV1 as parseCatalog } from '../../../src/domain/catalog/parse-catalog-v1.ts';
import { runAtlas } from './run-atlas.ts';

const built = fileURLToPath(new URL('../../../public/atlas', import.meta.url));
const catalog = parseCatalog(readFileSync(join(built, 'catalog.json'), 'utf8'), 'catalog.json');
const layers = catalog.modules.flatMap((module) => [...module.layers, ...module.populations.flatMap((population) => population.layers)]);
const MODULE = 'elk-ya-ha-tinda';
const ARCHIVE = `${MODULE}/elk-ya-ha-tinda.pmtiles`;

test('passes the built catalog and lists licence and citation of each layer', () => {
  const { code, out, err } = runAtlas('check');
  expect([code, err]).toEqual([0, '']);
  for (const { id, licence, citation } of [...layers, { ...catalog.baseMap, id: 'base-map' }]) {
    const line = out.split('\n').find((text) => text.startsWith(`${id}\t`));
    expect(line).toContain(licence);
    expect(line).toContain(citation);
  }
});

describe('on a corrupt twin', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'atlas-check-'));
    cpSync(join(built, MODULE), join(folder, MODULE), { recursive: true });
    cpSync(join(built, 'base-map.pmtiles'), join(folder, 'base-map.pmtiles'));
    write({ ...catalog, modules: catalog.modules.filter((module) => module.id === MODULE) });
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

  test('the twin itself has no fault', () => {
    expect(runAtlas('check', path())).toMatchObject({ code: 0, err: '' });
  });

  test.each([
    ['by one byte', -1],
    ['within the directory', 200],
    ['within the header', 40],
    ['to nothing', 0],
  ])('a PMTiles archive cut off %s', (_where, length) => {
    const file = join(folder, ARCHIVE);
    truncateSync(file, length < 0 ? statSync(file).size + length : length);
    expectFault(ARCHIVE);
  });

  test('a base map cut off', () => {
    truncateSync(join(folder, 'base-map.pmtiles'), 100_000);
    expectFault('base map', 'base-map.pmtiles');
  });

  test('a Parquet file cut off', () => {
    truncateSync(join(folder, MODULE, `${MODULE}-tracks.parquet`), 5000);
    expectFault(`${MODULE}-tracks.parquet`);
  });

  test('a download that is not there', () => {
    rmSync(join(folder, MODULE, `${MODULE}-sequences.csv`));
    expectFault('1 fault:', `${MODULE}-sequences.csv`, 'does not exist');
  });

  test('a layer that its archive does not hold', () => {
    write(JSON.parse(readFileSync(path(), 'utf8').replace('"sourceLayer":"routes"', '"sourceLayer":"rails"')));
    expectFault('elk-ya-ha-tinda-routes', '"rails"');
  });

  test('a wrong field is named with the file', () => {
    write(JSON.parse(readFileSync(path(), 'utf8').replace('"format":"parquet"', '"format":"xlsx"')));
    expectFault(path(), 'modules.0.populations.0.layers.2.format');
  });
});

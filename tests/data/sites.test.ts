import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModule } from '../../data/build-module.ts';
import { codeOfCountry } from '../../data/evidence/sites/place-sites.ts';
import { readModulePart } from '../../data/module-part.ts';
import { readGeojson } from '../../src/cli/read-geojson.ts';
import { parseEntry } from '../../src/domain/catalog/load-entry.ts';
import type { SitesEntry } from '../../src/domain/evidence/sites/sites-evidence.ts';
import { listSiteCountries } from '../../src/domain/evidence/sites/summarise-sites.ts';
import { toldOf } from '../unit/i18n/catalogues.ts';
import { worldCountries } from './countries.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ENTRY = 'made-up-sandpipers';
const TIMEOUT = 120_000;
let base = '';

/** The example module under a name of its own, with its manifest's text changed. */
async function build(id: string, change: (manifest: string) => string = (text) => text): Promise<SitesEntry> {
  cpSync(join(root, 'docs', 'modules', 'sites'), join(base, id), { recursive: true });
  const manifest = readFileSync(join(base, id, 'module.json'), 'utf8').replace('"id": "sites"', `"id": "${id}"`);
  const changed = change(manifest);
  if (id !== 'sites' && changed === manifest) throw new Error('nothing was changed');
  writeFileSync(join(base, id, 'module.json'), changed);
  await buildModule({ folder: join(base, id), root: join(base, 'nowhere'), output: join(base, 'atlas') }, worldCountries);
  const file = parseEntry(readFileSync(join(base, 'atlas', id, `${ENTRY}.json`), 'utf8'), ENTRY, { id: ENTRY, module: id, evidence: 'sites' });
  if (file.evidence !== 'sites') throw new Error('another kind of evidence');
  return file;
}

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'atlas-sites-'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('the example module, six made-up sites of two populations', () => {
  let entry: SitesEntry;
  beforeAll(async () => {
    entry = await build('sites');
  }, TIMEOUT);

  test('sample and rows, as counted by hand', () => {
    expect(entry.sample).toEqual({ sites: 6, met: 1, provisional: 3, firstYear: 2001, lastYear: 2014 });
    const { rowsRead, kept, dropped } = entry.importReport;
    expect({ rowsRead, kept }).toEqual({ rowsRead: 27, kept: 21 });
    expect(dropped.map(({ file, reason, lines }) => [file, reason, ...lines])).toEqual([
      ['made-up-sites.csv', 'dropped.placeOutOfRange', 7],
      ['made-up-sites.csv', 'dropped.siteTwice', 8],
      ['made-up-sites.csv', 'dropped.siteContradicts', 9],
      ['made-up-counts.csv', 'dropped.networkOthers', 9],
      ['made-up-counts.csv', 'dropped.siteNumber', 10],
      ['made-up-counts.csv', 'dropped.siteNoEvent', 11],
    ]);
  });

  test('the estuary’s winters by hand: 4,200, 4,100, 3,950, 4,100 and none, of which four reach 3,900', () => {
    const winter = entry.records.find(({ site, season }) => site === 'estuary' && season === 'non-breeding');
    expect(winter).toMatchObject({
      firstYear: 2010,
      lastYear: 2014,
      min: 3000,
      max: 4200,
      mean: 3270,
      seasons: 5,
      reached: 4,
      result: 'met',
      basis: 'seasons',
    });
    expect(winter?.months).toEqual([4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  test('what each site comes to, whatever its list states', () => {
    expect(entry.records.map(({ site, season, result, listed }) => [site, season, result, listed?.csn2])).toEqual([
      ['S1', 'non-breeding', 'provisional', true],
      ['S2', 'non-breeding', 'provisional', true],
      ['S3', 'breeding', 'untold', false],
      ['S4', 'breeding', 'reached', false],
      ['S5', 'breeding', 'provisional', true],
      ['estuary', 'non-breeding', 'met', undefined],
      ['estuary', 'passage', 'below', undefined],
    ]);
  });

  test('one percent and estimate come from the table, with its citation; shares by season', () => {
    expect(entry.populations.map(({ id, threshold }) => [id, threshold?.individuals, threshold?.source.url])).toEqual([
      ['77', 3900, 'https://example.org/made-up'],
      ['78', 500, 'https://example.org/made-up'],
    ]);
    // (15,875 + 207,846 + 3,270) of 350,000 to 420,000.
    expect(entry.shares[0]).toEqual({ population: '77', season: 'non-breeding', sites: 3, without: 0, individuals: 226991, low: 0.5405, high: 0.6485 });
    expect(entry.shares.at(-1)).toEqual({ population: '78', season: 'breeding', sites: 1, without: 0, individuals: 120, low: 0.002 });
  });

  test('the network of the four that qualify, and the step that no way avoids', () => {
    const { gapKm, stretches, unavoidable } = entry.network;
    expect(gapKm).toBe(1000);
    expect(stretches.map(({ from, to }) => `${from} ${to}`)).toEqual(['S1 S5', 'estuary S2', 'S1 estuary']);
    expect(unavoidable).toEqual([stretches[0]]);
    // Great circle on the sphere: 53.4° N 6.1° E to 68.5° N 54° E.
    expect(Math.abs((stretches[0]?.km ?? 0) - 2968)).toBeLessThan(20);
  });

  test('countries by the list’s own words, unprotected only where it says so', () => {
    expect(listSiteCountries(entry)).toEqual([
      { where: 'RUS', sites: 2, qualifying: 1, unprotected: 0, most: 7500 },
      { where: 'MRT', sites: 1, qualifying: 1, unprotected: 1, most: 240000 },
      { where: 'NLD', sites: 1, qualifying: 1, unprotected: 0, most: 21000 },
      { where: 'PRT', sites: 1, qualifying: 1, unprotected: 0, most: 4200 },
      { where: 'NOR', sites: 1, qualifying: 0, unprotected: 0, most: 4500 },
    ]);
    expect(['Russia (Asian)', 'KE', 'ken', 'Nowhere at all'].map(codeOfCountry)).toEqual(['RUS', 'KEN', 'KEN', undefined]);
  });

  test('layers and files: sites as points, and a table', () => {
    expect(entry.layers.map(({ kind, features, most }) => [kind, features, most])).toEqual([['nodes', 6, 240_000]]);
    expect(entry.downloads.map(({ content, format }) => `${content} ${format}`)).toEqual(['sites pmtiles', 'sites geojson', 'sites parquet', 'sites csv']);
    const csv = readFileSync(join(base, 'atlas', 'sites', `${ENTRY}-sites.csv`), 'utf8')
      .trim()
      .split('\r\n');
    expect(csv).toHaveLength(8);
    expect(csv[0]).toMatch(/,licence,attribution,citation$/);
    const licence = entry.layers[0]?.licence;
    expect(csv[6]).toContain(
      `estuary,Made-up Estuary,-9,38.7,PRT,,,77,non-breeding,individuals,2010,2014,3000,4200,3270,maxima,5,4,met,seasons,,,,${licence},`,
    );
    const [mudflat] = readGeojson(join(base, 'atlas', 'sites', `${ENTRY}-nodes.geojson`)).features;
    expect(mudflat?.properties).toMatchObject({ name: 'Made-up Mudflat', node: 'S1', individuals: 21000, result: 'provisional' });
    expect(readModulePart(join(base, 'atlas', 'sites'))?.entries[0]).toMatchObject({
      evidence: 'sites',
      sample: {},
      years: [2001, 2014],
      countries: ['RUS', 'MRT', 'NLD', 'PRT', 'NOR'],
    });
  });
});

describe('manifests of lists of sites', () => {
  test(
    'the manifest’s own population wins over the table, and a distance and an age can be chosen',
    async () => {
      const own =
        '"flywayPopulations": [{ "id": "77", "threshold": { "individuals": 5000, "year": 2020, "source": { "citation": "Own", "url": "https://example.org/own" } } }],';
      const entry = await build('own', (text) => text.replace('"populationTable"', `${own} "gapKm": 500, "oldAfterYears": 20, "populationTable"`));
      expect(entry.populations[0]).toMatchObject({ id: '77', threshold: { individuals: 5000, year: 2020 } });
      expect(entry.records.find(({ site, season }) => site === 'estuary' && season === 'non-breeding')).toMatchObject({ result: 'below', reached: 0 });
      expect(entry.records.filter(({ old }) => old).map(({ site }) => site)).toEqual(['S3']);
      expect(entry.network.gapKm).toBe(500);
    },
    TIMEOUT,
  );

  test('without seasons counts are of calendar years; without a threshold nothing is told', async () => {
    const entry = await build('plain', (text) => text.replace(/"seasons": \{.*?\}\s*\},/s, '').replace(/"populationTable": \{.*?\},/s, ''));
    const [estuary] = entry.records.filter(({ site }) => site === 'estuary');
    expect(estuary).toMatchObject({ firstYear: 2010, lastYear: 2014, result: 'untold', basis: 'noThreshold' });
    expect(estuary).not.toHaveProperty('season');
    expect(entry.shares).toEqual([]);
    expect(entry.network.stretches).toEqual([]);
  });

  test('a population that nobody names, a month of two seasons and a role that is none are faults', async () => {
    const one = '"flywayPopulations": [{ "id": "77" }],';
    expect((await toldOf(build('unnamed', (text) => text.replace(/"populationTable": \{.*?\},/s, one)))).message).toContain(
      'the tables hold the population "78"',
    );
    expect((await toldOf(build('months', (text) => text.replace('"breeding": [', '"breeding": [ 1,')))).message).toContain('a month is of one season');
    expect((await toldOf(build('role', (text) => text.replace('"source": "list"', '"source": "list", "map": { "colour": "x" }')))).message).toContain(
      'name roles of',
    );
  });
});

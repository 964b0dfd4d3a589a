import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModule } from '../../data/build-module.ts';
import { readModulePart } from '../../data/module-part.ts';
import { readGeojson } from '../../src/cli/read-geojson.ts';
import { parseEntry } from '../../src/domain/catalog/load-entry.ts';
import type { EncountersEntry } from '../../src/domain/evidence/encounters/encounters-evidence.ts';
import { toldOf } from '../unit/i18n/catalogues.ts';
import { writeRings } from './small-modules.ts';
import { worldCountries } from './countries.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const TIMEOUT = 120_000;
let base = '';

async function build(id: string, entry: string): Promise<EncountersEntry> {
  await buildModule({ folder: join(base, id), root: join(base, 'nowhere'), output: join(base, 'atlas') }, worldCountries);
  const file = parseEntry(readFileSync(join(base, 'atlas', id, `${entry}.json`), 'utf8'), entry, { id: entry, module: id, evidence: 'encounters' });
  if (file.evidence !== 'encounters') throw new Error('another kind of evidence');
  return file;
}

/** Counts of January to December, from those months that have any. */
const inMonths = (counts: Readonly<Record<number, number>>): number[] => Array.from({ length: 12 }, (_, month) => counts[month + 1] ?? 0);

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'atlas-encounters-'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('the example module, nine made-up storks in EURING 2020', () => {
  let entry: EncountersEntry;
  beforeAll(async () => {
    cpSync(join(root, 'docs', 'modules', 'encounters'), join(base, 'encounters'), { recursive: true });
    entry = await build('encounters', 'made-up-storks');
  }, TIMEOUT);

  test('sample, as counted by hand, and the damaged lines with their reasons', () => {
    expect(entry.sample).toEqual({ birds: 9, encounteredBirds: 8, linkedBirds: 7, ringings: 8, encounters: 9, firstYear: 2001, lastYear: 2006 });
    expect(entry.importReport).toEqual({
      rowsRead: 19,
      kept: 17,
      dropped: [
        { file: 'made-up-euring2020.txt', reason: 'dropped.euringFields', n: 1, lines: [18] },
        { file: 'made-up-euring2020.txt', reason: 'dropped.timeUnreadable', n: 1, lines: [19] },
      ],
    });
    expect(entry.method.formats).toEqual(['EURING 2020']);
  });

  test('countries and months: what was moved, long dead or dated within six weeks is of no month', () => {
    expect(entry.regions).toEqual(
      [
        { region: 'DEU', ringed: 4, birds: 2, encounters: 2, months: inMonths({ 6: 1 }) },
        { region: 'ESP', ringed: 2, birds: 0, encounters: 0, months: inMonths({}) },
        { region: 'KEN', ringed: 0, birds: 2, encounters: 2, months: inMonths({ 2: 1 }) },
        { region: 'MLI', ringed: 0, birds: 2, encounters: 2, months: inMonths({ 11: 1 }) },
        { region: 'POL', ringed: 2, birds: 0, encounters: 0, months: inMonths({}) },
        { region: 'TCD', ringed: 0, birds: 2, encounters: 2, months: inMonths({ 1: 1, 12: 1 }) },
        { region: 'TUR', ringed: 0, birds: 1, encounters: 1, months: inMonths({ 3: 1 }) },
      ].sort((a, b) => b.encounters - a.encounters || b.ringed - a.ringed || (a.region < b.region ? -1 : 1)),
    );
    expect(entry.unknown).toEqual({ ringedRegion: 0, encountersRegion: 0, encountersMonth: 3 });
  });

  test('links by birds: the moved bird links nothing, and Mali by its place code alone gives no distance', () => {
    const essence = entry.links.map(({ from, to, birds, encounters, months }) => [from, to, birds, encounters, months]);
    expect(essence).toEqual([
      ['DEU', 'TCD', 2, 2, inMonths({ 1: 1, 12: 1 })],
      ['ESP', 'MLI', 2, 2, inMonths({ 11: 1 })],
      ['POL', 'KEN', 2, 2, inMonths({ 2: 1 })],
      ['DEU', 'DEU', 1, 1, inMonths({ 6: 1 })],
    ]);
    // Great circles on the sphere by hand: 40° N 5° W to 13.5° N 7.5° W, and a bird that stayed.
    const [, spain, , stayed] = entry.links;
    expect(spain?.medianKm).toBeGreaterThan(2945 * 0.994);
    expect(spain?.medianKm).toBeLessThan(2960 * 1.006);
    expect(stayed?.medianKm).toBe(0);
    expect(entry.moved).toBe(1);
  });

  test('conditions and circumstances, most first', () => {
    expect(entry.conditions.map(({ code, n }) => [code, n])).toEqual([
      ['7', 3],
      ['2', 2],
      ['0', 1],
      ['1', 1],
      ['3', 1],
      ['9', 1],
    ]);
    expect(entry.circumstances.slice(0, 2).map(({ code, n }) => [code, n])).toEqual([
      ['28', 2],
      ['43', 2],
    ]);
    expect(entry.circumstances.find(({ code }) => code === '10')).toEqual({ code: '10', n: 1, presumed: 1 });
  });

  test('connectivity of the four birds known from both seasons', () => {
    expect(entry.connectivity).toMatchObject({ individuals: 4, known: 4, origins: 3, targets: 3 });
    expect(entry.connectivity?.rM?.value).toBeGreaterThan(0.8);
    expect(entry.connectivity?.mc?.value).toBeGreaterThan(0.8);
  });

  test('accuracy: 15 places of a kilometre, one of five, and one of which the country alone is known', () => {
    expect(entry.accuracy.places).toEqual([{ radiusM: 1000, n: 15 }, { radiusM: 5000, n: 1 }, { n: 1 }]);
    expect(entry.accuracy.dates).toEqual([
      { withinDays: 0, n: 15 },
      { withinDays: 3, n: 1 },
      { withinDays: 42, n: 1 },
    ]);
  });

  test('layers and files: places, links as bows on the map alone, a table of every event', () => {
    expect(entry.layers.map(({ kind, features }) => [kind, features])).toEqual([
      ['nodes', 14],
      ['links', 5],
    ]);
    expect(entry.downloads.map(({ content, format }) => `${content} ${format}`)).toEqual([
      'encounters pmtiles',
      'places geojson',
      'places parquet',
      'encounters csv',
    ]);
    const csv = readFileSync(join(base, 'atlas', 'encounters', 'made-up-storks-encounters.csv'), 'utf8')
      .trim()
      .split('\r\n');
    expect(csv).toHaveLength(18);
    expect(csv[2]).toMatch(/^DER A0 X1,encounter,2003-01-15,0,20,13,5000,TCD,2,43,,,\d{4}\.?\d*,[^,]+,.+,.+$/);
    // The bows of the links are a diagram, which no file offers as data.
    expect(readGeojson(join(base, 'atlas', 'encounters', 'made-up-storks-nodes.geojson')).features.map(({ geometry }) => geometry.type)).toEqual(
      Array.from({ length: 14 }, () => 'Point'),
    );
    expect(readModulePart(join(base, 'atlas', 'encounters'))?.entries[0]).toMatchObject({
      evidence: 'encounters',
      sample: { individuals: 8 },
      years: [2001, 2006],
      // Around the places, and the bows of the links.
      bbox: [expect.closeTo(-8.82, 2), -1.01, 36.51, 53.61],
    });
  });
});

describe('manifests of encounters', () => {
  test('several species in a file are a fault that names them, until the manifest says which', async () => {
    const two = readFileSync(join(root, 'docs/modules/encounters/made-up-euring2020.txt'), 'utf8').replace('|01340|01340|', '|01310|01310|');
    writeRings(base, 'two-species', two);
    expect((await toldOf(build('two-species', 'two-species-birds'))).message).toContain(
      'populations.0.speciesCodes: the files hold several species: 01310, 01340; name those of this entry',
    );
    writeRings(base, 'one-species', two, { speciesCodes: ['01340'] });
    const entry = await build('one-species', 'one-species-birds');
    expect(entry.importReport.dropped).toContainEqual({ file: 'rings.txt', reason: 'dropped.otherSpecies', n: 1, lines: [1] });
    expect(entry.sample).toMatchObject({ birds: 9, ringings: 7 });
  });

  test('without stated seasons nothing is said of connectivity', async () => {
    writeRings(base, 'no-seasons', readFileSync(join(root, 'docs/modules/encounters/made-up-euring2020.txt'), 'utf8'));
    expect(await build('no-seasons', 'no-seasons-birds')).not.toHaveProperty('connectivity');
  });

  test('a month of both seasons is refused', async () => {
    const source = { citation: 'Made up', url: 'https://example.org' };
    writeRings(base, 'both', 'x', { seasons: { breeding: [4, 5], nonBreeding: [5, 12], source } });
    expect((await toldOf(build('both', 'both-birds'))).message).toContain('a month is of one season');
  });

  test('a file that is no encounters is one message', async () => {
    writeRings(base, 'other', 'a,b\n1,2\n');
    expect((await toldOf(build('other', 'other-birds'))).message).toContain('rings.txt');
  });
});

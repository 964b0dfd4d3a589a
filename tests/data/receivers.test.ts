import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModule } from '../../data/build-module.ts';
import { readModulePart } from '../../data/module-part.ts';
import { readGeojson } from '../../src/cli/read-geojson.ts';
import { parseEntry } from '../../src/domain/catalog/load-entry.ts';
import type { ReceiversEntry } from '../../src/domain/evidence/receivers/receivers-evidence.ts';
import { toldOf } from '../unit/i18n/catalogues.ts';
import { worldCountries } from './countries.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const TIMEOUT = 120_000;
let base = '';

async function build(id: string): Promise<ReceiversEntry> {
  await buildModule({ folder: join(base, id), root: join(base, 'nowhere'), output: join(base, 'atlas') }, worldCountries);
  const entry = 'made-up-dunlins';
  const file = parseEntry(readFileSync(join(base, 'atlas', id, `${entry}.json`), 'utf8'), entry, {
    id: entry,
    module: id,
    evidence: 'receivers',
  });
  if (file.evidence !== 'receivers') throw new Error('another kind of evidence');
  return file;
}

/** The example module in a folder of its own, one of its files changed. */
function copyExample(folder: string, file: string, change: (text: string) => string): void {
  cpSync(join(root, 'docs', 'modules', 'receivers'), join(base, folder), { recursive: true });
  const path = join(base, folder, file);
  const before = readFileSync(path);
  const after = change(before.toString());
  writeFileSync(path, after);
  const manifest = join(base, folder, 'module.json');
  const hash = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(hash(before), hash(after)).replace('"id": "receivers"', `"id": "${folder}"`));
}

/** Counts of January to December, from those months that have any. */
const inMonths = (counts: Readonly<Record<number, number>>): number[] => Array.from({ length: 12 }, (_, month) => counts[month + 1] ?? 0);

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'atlas-receivers-'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('the example module, five made-up dunlins at five made-up stations', () => {
  let entry: ReceiversEntry;
  beforeAll(async () => {
    copyExample('receivers', 'made-up-detections.csv', (text) => text);
    entry = await build('receivers');
  }, TIMEOUT);

  test('sample, as counted by hand, and what was left out with its reason and line', () => {
    expect(entry.sample).toEqual({ stations: 5, detecting: 4, animals: 5, detections: 16, movements: 6, firstYear: 2019, lastYear: 2021 });
    expect(entry.importReport.rowsRead).toBe(35);
    expect(entry.importReport.kept).toBe(22);
    expect(entry.importReport.dropped.map(({ file, reason, n, lines }) => [file, reason, n, lines])).toEqual([
      ['made-up-receivers.csv', 'dropped.receiverMobile', 1, [8]],
      ['made-up-receivers.csv', 'dropped.receiverPending', 1, [9]],
      ['made-up-receivers.csv', 'dropped.receiverNoPlace', 1, [10]],
      ['made-up-receivers.csv', 'dropped.receiverReversed', 1, [11]],
      ['made-up-detections.csv', 'dropped.motusFilter', 2, [18, 19]],
      ['made-up-detections.csv', 'dropped.shortRun', 1, [20]],
      ['made-up-detections.csv', 'dropped.testTag', 1, [21]],
      ['made-up-detections.csv', 'dropped.ambiguousTag', 1, [22]],
      ['made-up-detections.csv', 'dropped.noAnimal', 1, [23]],
      ['made-up-detections.csv', 'dropped.timeUnreadable', 1, [24]],
      ['made-up-detections.csv', 'dropped.noReceiver', 1, [25]],
      ['made-up-detections.csv', 'dropped.sameDetection', 1, [26]],
    ]);
  });

  test('countries: stations, years and days with a receiver, animals by month', () => {
    const autumn = inMonths({ 8: 3, 9: 1 });
    expect(entry.regions).toEqual([
      { region: 'NLD', stations: 2, detecting: 1, firstYear: 2019, lastYear: 2021, open: 0, days: 1005 + 639, animals: 4, detections: 5, months: autumn },
      { region: 'DNK', stations: 1, detecting: 1, firstYear: 2019, lastYear: 2022, open: 1, days: 944, animals: 4, detections: 6, months: autumn },
      {
        region: 'DEU',
        stations: 1,
        detecting: 1,
        firstYear: 2019,
        lastYear: 2019,
        open: 1,
        days: 0,
        animals: 2,
        detections: 4,
        months: inMonths({ 5: 1, 8: 1 }),
      },
      { region: 'sea', stations: 1, detecting: 1, firstYear: 2020, lastYear: 2020, open: 0, days: 365, animals: 1, detections: 1, months: inMonths({ 9: 1 }) },
    ]);
  });

  test('a station that detected nothing stands in the list; one that was moved 400 m is one', () => {
    expect(entry.stations.map(({ name, from, until, animals }) => [name, from, until, animals])).toEqual([
      ['Made-up dyke', '2019-04-01', '2021-12-31', 4],
      ['Made-up heath', '2020-04-01', '2021-12-31', 0],
      ['Made-up mast', '2019-04-01', undefined, 4],
      ['Made-up platform', '2020-01-01', '2020-12-31', 1],
      ['Made-up tower', '2019-08-01', undefined, 2],
    ]);
  });

  test('links, from station to station, with their animals', () => {
    const names = new Map(entry.stations.map(({ id, name }) => [id, name.replace('Made-up ', '')]));
    expect(entry.links.map(({ from, to, animals, movements, medianHours }) => [names.get(from), names.get(to), animals, movements, medianHours])).toEqual([
      ['mast', 'dyke', 2, 2, 16.2],
      ['mast', 'platform', 1, 1, 5],
      ['mast', 'tower', 1, 1, 4],
      ['platform', 'dyke', 1, 1, 8],
      ['tower', 'dyke', 1, 1, 26],
    ]);
    expect(entry.linksInAll).toBe(5);
  });

  test('every file: archive, stations, animals at stations, movements; the row of the index', () => {
    expect(entry.downloads.map(({ content, format }) => `${content} ${format}`)).toEqual([
      'receivers pmtiles',
      'stations geojson',
      'stations parquet',
      'detections csv',
      'movements csv',
    ]);
    const folder = join(base, 'atlas', 'receivers');
    expect(readGeojson(join(folder, 'made-up-dunlins-nodes.geojson')).features.map(({ geometry }) => geometry.type)).toEqual(Array(5).fill('Point'));
    expect(readFileSync(join(folder, 'made-up-dunlins-detections.csv'), 'utf8').trim().split('\r\n')).toHaveLength(12);
    expect(readFileSync(join(folder, 'made-up-dunlins-movements.csv'), 'utf8').trim().split('\r\n')).toHaveLength(7);
    expect(readModulePart(folder)?.entries[0]).toMatchObject({
      evidence: 'receivers',
      countries: ['NLD', 'DNK', 'DEU'],
      sample: { individuals: 5 },
      years: [2019, 2021],
    });
  });
});

test('a station on an island that the base map lacks is at the coast of its country', { timeout: TIMEOUT }, async () => {
  // Bon Portage Island, 5 km off the land of the base map, in place of the platform.
  copyExample('coast', 'made-up-receivers.csv', (text) => text.replace('terminated,0,55.0,5.0', 'terminated,0,43.467,-65.749'));
  const { stations, regions, method } = await build('coast');
  expect(stations.filter(({ coast }) => coast).map(({ name, region }) => [name, region])).toEqual([['Made-up platform', 'CAN']]);
  expect(regions.map(({ region }) => region)).toEqual(['NLD', 'DNK', 'DEU', 'CAN']);
  expect(method.coastWithinM).toBe(10_000);
});

describe('manifests of receivers', () => {
  test('two species in the files: the manifest must say which', { timeout: TIMEOUT }, async () => {
    copyExample('two', 'made-up-detections.csv', (text) => text.replace('Calidris alpina', 'Calidris canutus'));
    expect((await toldOf(build('two'))).message).toContain('speciesNames');
  });

  test('a table that a network hands over beside them is left aside, and told', { timeout: TIMEOUT }, async () => {
    copyExample('beside', 'made-up-detections.csv', () => 'animal_id,animal_project_code,acoustic_tag_id\n1,a,2\n');
    const options = { folder: join(base, 'beside'), root: join(base, 'nowhere'), output: join(base, 'atlas') };
    const { told } = await buildModule(options, worldCountries);
    expect(told).toContainEqual(expect.stringContaining('made-up-detections.csv holds tags or tagged animals, as ETN writes them'));
  });

  test('a table of no receivers is one message that names it', { timeout: TIMEOUT }, async () => {
    copyExample('other', 'made-up-receivers.csv', () => 'a,b\n1,2\n');
    expect((await toldOf(build('other'))).message).toContain('made-up-receivers.csv');
  });
});

import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildModule } from '../../data/build-module.ts';
import { mergeModules } from '../../data/merge.ts';
import { type ModulePart, readModulePart } from '../../data/module-part.ts';
import { splitIntoParts } from '../../data/range-states.ts';
import type { TracksEntry } from '../../src/domain/evidence/tracks/tracks-evidence.ts';
import { summariseEntry } from '../../src/domain/evidence/summarise-entry.ts';
import { parseEntry } from '../../src/domain/catalog/load-entry.ts';
import { runAtlas } from '../unit/cli/run-atlas.ts';
import { square, writeHerd, writeRangers } from './small-modules.ts';

// Animals without a migration: an entry of movement, found by the model or said by the manifest.

const builtAtlas = fileURLToPath(new URL('../../public/atlas', import.meta.url));

let base = '';
let part: ModulePart;
const LAND = splitIntoParts([{ type: 'Feature', properties: { iso3: 'KAZ' }, geometry: { type: 'Polygon', coordinates: square(-179, -89, 178) } }]);
const EAST = splitIntoParts([{ type: 'Feature', properties: { iso3: 'KAZ' }, geometry: { type: 'Polygon', coordinates: square(0, -85, 170) } }]);

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'atlas-movement-'));
  writeRangers(base, 'rangers');
  await buildModule({ folder: join(base, 'rangers'), root: join(base, 'no', 'project'), output: join(base, 'atlas') }, () => [...LAND, ...EAST]);
  const built = readModulePart(join(base, 'atlas', 'rangers'));
  if (!built) throw new Error('nothing was built');
  part = built;
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

function fileOf(id: string): TracksEntry {
  const row = part.entries.find((entry) => entry.id === id);
  if (!row?.file) throw new Error(`no entry ${id}`);
  const file = parseEntry(readFileSync(join(base, 'atlas', row.file.url), 'utf8'), id, row);
  if (file.evidence !== 'tracks') throw new Error('no tracks');
  return file;
}

test.each(['rangers-found', 'rangers-stated'])('%s: movement, without a corridor, a class, a stopover or a migration', (id) => {
  const row = part.entries.find((entry) => entry.id === id);
  const file = fileOf(id);
  expect([row?.result, file.result, row?.sample.sequences]).toEqual(['movement', 'movement', 0]);
  expect(row?.bbox.every(Number.isFinite)).toBe(true);
  expect(file.layers.map(({ kind }) => kind).sort()).toEqual(['movement', 'tracks']);
  expect(file.downloads.map(({ content }) => content)).toEqual(['movement', 'movement', 'movement', 'tracks']);
  expect([file.corridorAreaKm2, file.stopoverAreaKm2, file.seasons, file.migrations]).toEqual([{}, 0, [], undefined]);
  // That no migration was found is told of by the movement, once.
  expect(file.warnings.map(({ code }) => code)).not.toContain('sample.none');
  expect(file.movement?.months).toHaveLength(12);
  expect(file.movement?.months.every((n) => n === 0 || n === 1)).toBe(true);
  expect(file.rangeStates).toEqual([{ iso3: 'KAZ', areaKm2: 0, share: 1, individuals: 1, months: Array.from({ length: 12 }, () => 1) }]);
  // One animal: preliminary wherever it is shown.
  expect(summariseEntry(file)).toMatchObject({ result: 'movement', individuals: 1 });
});

test('why it is movement: the manifest’s reason, or nothing where the model found none', () => {
  expect(fileOf('rangers-stated').movement?.reason).toEqual({ text: 'They stay.' });
  expect(fileOf('rangers-found').movement?.reason).toBeUndefined();
  expect(Object.keys(fileOf('rangers-found').classes)).not.toEqual([]);
});

test('a network where the manifest asks for one: sites and links, and no strength, for no two seasons are told apart', async () => {
  // Three animals that go 80 km away for half the year, said to be no migrants.
  const movement = { reason: 'They forage.' };
  for (const [id, more] of Object.entries({ asked: { movement, network: {} }, 'not-asked': { movement } })) {
    writeHerd(base, id, more, 3);
    await buildModule({ folder: join(base, id), root: join(base, 'no', 'project'), output: join(base, 'atlas') }, () => [...LAND, ...EAST]);
  }
  const read = (id: string): TracksEntry => {
    const row = readModulePart(join(base, 'atlas', id))?.entries[0];
    if (!row?.file) throw new Error(`no entry of ${id}`);
    const file = parseEntry(readFileSync(join(base, 'atlas', row.file.url), 'utf8'), id, row);
    if (file.evidence !== 'tracks') throw new Error('no tracks');
    return file;
  };
  const { result, network, downloads } = read('asked');
  expect([result, network?.untold, network?.connectivity]).toEqual(['movement', 'noMigration', undefined]);
  expect(network?.nodes.length).toBeGreaterThanOrEqual(2);
  expect(network?.links.some(({ individuals = 0 }) => individuals >= 2)).toBe(true);
  expect(downloads.some(({ url }) => url.endsWith('-links.csv'))).toBe(true);
  expect(read('not-asked').network).toBeUndefined();
  for (const id of ['asked', 'not-asked']) rmSync(join(base, 'atlas', id), { recursive: true });
});

test('the overview holds a line of each, apart from routes', () => {
  const { features } = JSON.parse(readFileSync(join(base, 'atlas', 'rangers', 'overview.geojson'), 'utf8')) as { features: { properties: object }[] };
  expect(features.map(({ properties }) => properties)).toEqual(
    ['rangers-found', 'rangers-stated'].map((entry) => expect.objectContaining({ entry, movement: true })),
  );
});

test('an atlas of movement alone passes its own check: its overview has a layer of corridors, and it is empty', async () => {
  const output = join(base, 'atlas');
  for (const name of ['base-map.pmtiles', 'base-map.json', 'relief.png', 'places']) cpSync(join(builtAtlas, name), join(output, name), { recursive: true });
  await mergeModules(output);
  expect(runAtlas('check', output)).toMatchObject({ code: 0, err: '' });
});

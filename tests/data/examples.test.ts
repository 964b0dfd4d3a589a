import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildModule } from '../../data/build-module.ts';
import { readModulePart } from '../../data/module-part.ts';
import { splitIntoParts } from '../../data/range-states.ts';
import { parseEntry } from '../../src/domain/catalog/load-entry.ts';
import { square } from './small-modules.ts';

// The examples of docs/modules, copied into a folder as a custodian copies them: each is a module that can be built as it is.

const EXAMPLES = fileURLToPath(new URL('../../docs/modules', import.meta.url));
const LAND = splitIntoParts([{ type: 'Feature', properties: { iso3: 'KAZ' }, geometry: { type: 'Polygon', coordinates: square(60, 40, 20) } }]);

async function build(name: string) {
  const base = mkdtempSync(join(tmpdir(), 'atlas-example-'));
  try {
    cpSync(join(EXAMPLES, name), join(base, name), { recursive: true });
    const { told } = await buildModule({ folder: join(base, name), root: join(base, 'no', 'project'), output: join(base, 'atlas') }, () => LAND);
    const row = readModulePart(join(base, 'atlas', name))?.entries[0];
    if (!row?.file) throw new Error('nothing was built');
    return { row, told, file: parseEntry(readFileSync(join(base, 'atlas', row.file.url), 'utf8'), name, row) };
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

test('there is an example of every kind of evidence', () => {
  expect(readdirSync(EXAMPLES).sort()).toEqual(['encounters', 'network', 'published', 'receivers', 'sites', 'tracks']);
});

test('tracks: a corridor of three animals, both seasons, and what changed', async () => {
  const { row, file, told } = await build('tracks');
  if (file.evidence !== 'tracks') throw new Error('no tracks');
  expect([row.sample.individuals, row.result, row.version, row.countries]).toEqual([3, 'bufferedLines', 2, ['KAZ']]);
  expect(file.seasons.map(({ season, sequences }) => [season, sequences])).toEqual([
    ['spring', 3],
    ['autumn', 3],
  ]);
  // 90 km between the ranges, as they were made.
  expect(file.seasons[0]?.distanceKm.median).toBeGreaterThan(85);
  expect(file.seasons[0]?.distanceKm.median).toBeLessThan(130);
  expect(file.changes.map(({ version }) => version)).toEqual([2, 1]);
  expect(told).toEqual([]);
});

test('published corridors: the classes and figures of the custodian, and areas counted by hand', async () => {
  const { row, file } = await build('published');
  if (file.evidence !== 'published') throw new Error('no corridors');
  expect([row.sample.individuals, row.countries]).toEqual([12, ['KAZ']]);
  // 0.6° by 1.2° about 45.6° N: 46.8 km by 133.4 km.
  expect(file.corridorAreaKm2.low).toBeGreaterThan(6150);
  expect(file.corridorAreaKm2.low).toBeLessThan(6350);
});

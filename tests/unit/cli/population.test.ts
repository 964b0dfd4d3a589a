import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EVIDENCE } from '../../../data/evidence/table.ts';
import { ImportSchema } from '../../../data/find-source.ts';
import { english } from '../../../src/cli/english.ts';
import { MANIFEST_ONLY, POPULATION_FIELDS, readPopulation } from '../../../src/cli/read-population.ts';
import { AtlasError } from '../../../src/domain/errors.ts';
import { TableMappingSchema } from '../../../src/domain/tracks/import/table-mapping.ts';

const folder = mkdtempSync(join(tmpdir(), 'population-'));

function read(value: unknown): ReturnType<typeof readPopulation> {
  const path = join(folder, 'population.json');
  writeFileSync(path, JSON.stringify(value));
  return readPopulation(path);
}

function refusal(value: unknown): AtlasError | undefined {
  try {
    read(value);
    return undefined;
  } catch (error) {
    return error instanceof AtlasError ? error : undefined;
  }
}

test('every population of tracks in a manifest fits', () => {
  for (const id of ['elk-ya-ha-tinda', 'mule-deer-wyoming', 'southern-elephant-seal-kerguelen']) {
    const manifest: unknown = JSON.parse(readFileSync(new URL(`../../../data/modules/${id}/module.json`, import.meta.url), 'utf8'));
    expect(manifest).toHaveProperty('populations.0.name');
    const [population] = (manifest as { populations: unknown[] }).populations;
    expect(read(population).name).toBeDefined();
  }
});

test('what a manifest says besides is known here, field by field', () => {
  const all = Object.keys(EVIDENCE.tracks.schema.entries);
  expect([...MANIFEST_ONLY].sort()).toEqual(all.filter((field) => !POPULATION_FIELDS.includes(field)).sort());
  expect(Object.keys(ImportSchema.entries)).toEqual([...Object.keys(TableMappingSchema.entries), 'format']);
});

test('a mistyped name is refused, at the top and inside', () => {
  for (const [value, field] of [
    [{ topspeedKmh: 15 }, 'topspeedKmh'],
    [{ method: { cellm: 250 } }, 'method.cellm'],
    [{ dates: [{ individual: 'a', season: 'spring', start: '2020-04-01', end: '2020-05-01', remark: 'x' }] }, 'dates.0.remark'],
    [{ import: { formet: 'movebank' } }, 'import.formet'],
    [{ toString: 1 }, 'toString'],
  ] as const)
    expect(refusal(value)?.place.field).toBe(field);
});

test('the help names every field that is read', () => {
  const help = english.t('cli.corridors.help', { methods: '', lag: 0, tracks: '' });
  for (const field of POPULATION_FIELDS) expect(help).toContain(field);
});

import type { CorridorMethod } from '../../../src/domain/movement/corridor-method.ts';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { buildModule } from '../../../data/build-module.ts';
import { readManifest } from '../../../data/read-manifest.ts';
import { AtlasError } from '../../../src/domain/errors.ts';
import { parseEntry } from '../../../src/domain/catalog/load-entry.ts';
import { writeModuleFolder, type ModuleFolder } from '../../../src/domain/catalog/write-module-folder.ts';
import { computeCorridors } from '../../../src/domain/movement/corridors/compute-corridors.ts';
import { simulateTrack } from '../movement/simulate-track.ts';

const METHOD: CorridorMethod = { method: 'bbmm', cellM: 500, locationErrorM: 20, maxLagMin: 480, bufferM: 2000, minDistanceKm: 30, minDaysAway: 30 };
// All accented, quoted or spaced: names that a file may spoil.
const HERD = ['Åse', 'kari, "the first"', 'ola nordmann'].map((individual, i) => {
  const track = simulateTrack({
    individual,
    days: 360,
    stepH: 4,
    wanderKm: 2,
    seed: 100 + i,
    journeys: [
      [90 + i, 110 + i, 80],
      [250 - i, 270 - i, 0],
    ],
  });
  return { ...track, error: track.error.fill(METHOD.locationErrorM) };
});

const INPUT: ModuleFolder = {
  id: 'herd-of-three',
  title: 'A herd of three',
  custodian: 'A park',
  summary: 'Spring and autumn.',
  url: 'https://example.org/herd',
  accessed: '2026-01-02',
  licence: 'CC-BY-4.0',
  attribution: 'A park',
  citation: 'A park 2026, Herd of three',
  population: {
    name: 'The herd',
    species: { scientific: 'Rangifer tarandus', common: 'Reindeer', group: 'ungulate' },
    place: 'Somewhere',
    topSpeedKmh: 100,
    seasons: 'spring-autumn',
    method: METHOD,
    notes: ['Reviewed by hand.'],
    maxZoom: 8,
  },
  tracks: HERD,
  sequences: [],
};

test('an unzipped module folder builds: the accepted migrations and no others, the same corridors, the rights as given', async () => {
  const found = await computeCorridors(HERD, METHOD, { seasons: 'spring-autumn' });
  // A person accepts the first migration of each animal.
  const accepted = HERD.map(({ individual }) => found.sequences.filter((sequence) => sequence.individual === individual)[0]).filter(
    (sequence) => sequence !== undefined,
  );
  expect(accepted).toHaveLength(3);
  const folder = mkdtempSync(join(tmpdir(), 'atlas-module-'));
  try {
    const entries = unzipSync(await writeModuleFolder({ ...INPUT, sequences: accepted }));
    expect(Object.keys(entries).sort()).toEqual(['herd-of-three/README.md', 'herd-of-three/module.json', 'herd-of-three/tracks.csv']);
    for (const [name, bytes] of Object.entries(entries)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const moduleFolder = join(folder, 'herd-of-three');
    const manifest = readManifest(join(moduleFolder, 'module.json'));
    const [population] = manifest.populations;
    if (population?.evidence !== 'tracks') throw new Error('the manifest names no tracks');
    const output = join(folder, 'atlas');
    const { files = [] } = await buildModule({ folder: moduleFolder, root: join(folder, 'nowhere'), output }, () => []);
    const json = readFileSync(join(output, 'herd-of-three', 'herd-of-three.json'), 'utf8');
    const entry = parseEntry(json, 'herd-of-three.json', { id: 'herd-of-three', module: 'herd-of-three', evidence: 'tracks' });
    if (entry.evidence !== 'tracks') throw new Error('another kind of evidence');
    expect(entry.importReport).toEqual({ rowsRead: 6480, fixesKept: 6480, dropped: {}, topSpeedKmh: 100 });
    expect(entry.sample).toMatchObject({ individuals: 3, sequences: 3, individualsWithFootprint: 3 });
    expect(Object.keys(entry.corridorAreaKm2)).toContain('low');
    expect(files.map(({ name }) => name)).toContain('herd-of-three-corridors.geojson');
    expect(entry.layers[0]).toMatchObject({ licence: 'CC-BY-4.0', attribution: 'A park', citation: 'A park 2026, Herd of three' });
    const rebuilt = await computeCorridors(HERD, METHOD, { seasons: 'spring-autumn', dates: population.dates ?? [] });
    const essence = (sequences: typeof accepted) =>
      sequences.map(({ individual, season, fixes, distanceKm, varianceM2PerS }) => ({ individual, season, fixes, distanceKm, varianceM2PerS }));
    expect(essence(rebuilt.sequences)).toEqual(essence(accepted));
    const areas = Object.entries(rebuilt.corridorAreaKm2).map(([use, km2]) => [use, Math.round(km2 * 10) / 10]);
    expect(entry.corridorAreaKm2).toEqual(Object.fromEntries(areas));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('without accepted migrations the manifest leaves the dates to the model, and optional fields out', async () => {
  const entries = unzipSync(await writeModuleFolder(INPUT));
  const json: unknown = JSON.parse(new TextDecoder().decode(entries['herd-of-three/module.json']));
  expect(json).toMatchObject({ populations: [{ id: 'herd-of-three', tracks: ['tracks'], notes: ['Reviewed by hand.'] }] });
  expect(JSON.stringify(json)).not.toMatch(/"(dates|doi|yearStart|thinMin)"/);
});

test('the same input gives the same bytes in every time zone', async () => {
  const zone = process.env['TZ'];
  try {
    const zips: Buffer[] = [];
    for (const name of ['UTC', 'America/Denver', 'Asia/Kolkata']) {
      process.env['TZ'] = name;
      zips.push(Buffer.from(await writeModuleFolder(INPUT)));
    }
    expect(zips.map((zip) => zip.equals(zips[0] ?? zip))).toEqual([true, true, true]);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test.each<[string, Partial<ModuleFolder>]>([
  ['id', { id: '../elsewhere' }],
  ['accessed', { accessed: 'yesterday' }],
  ['licence', { licence: ' ' }],
  ['tracks', { tracks: [] }],
])('a folder whose %s is not valid is refused by name', async (field, change) => {
  const written = writeModuleFolder({ ...INPUT, ...change });
  await expect(written).rejects.toBeInstanceOf(AtlasError);
  await expect(written).rejects.toMatchObject({ place: { field } });
});

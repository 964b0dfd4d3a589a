import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildModule } from '../../data/build-module.ts';
import { readModulePart } from '../../data/module-part.ts';
import { splitIntoParts } from '../../data/range-states.ts';
import { parseEntry } from '../../src/domain/catalog/load-entry.ts';
import { snapToGrid } from '../../src/domain/tracks/generalise-tracks.ts';
import { toldOf } from '../unit/i18n/catalogues.ts';
import { square, writeHerd } from './small-modules.ts';

// What a custodian asks to be made coarser is what ships, in every file.

const LAND = splitIntoParts([{ type: 'Feature', properties: { iso3: 'KAZ' }, geometry: { type: 'Polygon', coordinates: square(-179, -89, 178) } }]);
const ELEPHANT = { scientific: 'Loxodonta africana', common: 'African savanna elephant', group: 'other' };

async function build(more: object, animals = 2) {
  const base = mkdtempSync(join(tmpdir(), 'atlas-generalise-'));
  try {
    writeHerd(base, 'herd', more, animals);
    const { told } = await buildModule({ folder: join(base, 'herd'), root: join(base, 'no', 'project'), output: join(base, 'atlas') }, () => LAND);
    const folder = join(base, 'atlas', 'herd');
    const row = readModulePart(folder)?.entries[0];
    if (!row?.file) throw new Error('nothing was built');
    const texts = new Map(
      readdirSync(folder)
        .filter((name) => /\.(geojson|csv|json)$/.test(name))
        .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    );
    const file = parseEntry(texts.get('herd-herd.json') ?? '', 'herd', row);
    if (file.evidence !== 'tracks') throw new Error('no tracks');
    return { row, file, texts, told, names: readdirSync(folder) };
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

function positionsOf(geojson: string | undefined): [number, number][] {
  const { features } = JSON.parse(geojson ?? '') as { features: { geometry: { coordinates: [number, number][] } }[] };
  return features.flatMap(({ geometry }) => geometry.coordinates);
}

const warned = ({ warnings }: { readonly warnings: readonly { readonly code: string }[] }): string[] =>
  warnings.map(({ code }) => code).filter((code) => code.startsWith('generalised'));

test('a poached species: a grid and a delay by default, with the source, and whoever builds is told of it', async () => {
  const { row, file, texts, told } = await build({ species: ELEPHANT });
  expect(row.generalised).toMatchObject({ gridM: 1000, delayDays: 365, because: { citation: expect.stringContaining('IUCN') } });
  expect(warned(file)).toEqual(['generalised.grid', 'generalised.delay', 'generalised.poached']);
  const positions = positionsOf(texts.get('herd-herd-routes.geojson'));
  expect(positions.length).toBeGreaterThan(20);
  for (const [lon, lat] of positions) {
    const [x, y] = snapToGrid([lon, lat], 1000);
    // Positions are written with five or more decimals.
    expect([Math.abs(lon - x), Math.abs(lat - y)].every((off) => off < 2e-5)).toBe(true);
  }
  expect(file.method).toMatchObject({ cellM: 1000, locationErrorM: 290 });
  expect(told.join('\n')).toContain('populations.0.generalise');
});

test('its custodian may say that nothing is to be done; other species are left as they are', async () => {
  const stated = await build({ species: ELEPHANT, generalise: { none: 'They were published whole.' } });
  expect([stated.row.generalised, warned(stated.file), stated.told]).toEqual([undefined, [], []]);
  const other = await build({});
  expect([other.row.generalised, warned(other.file)]).toEqual([undefined, []]);
  expect(positionsOf(other.texts.get('herd-herd-routes.geojson'))).toEqual(positionsOf(stated.texts.get('herd-herd-routes.geojson')));
});

test('the last days before the source was fetched are left out and counted', async () => {
  const whole = await build({});
  const end = Date.parse('2026-11-24');
  const delayDays = (end - Date.UTC(whole.file.sample.lastYear - 1, 6, 1)) / 86_400_000;
  const { file, row } = await build({ generalise: { delayDays } });
  expect(file.sample.fixes).toBeLessThan(whole.file.sample.fixes);
  expect(file.importReport.dropped['dropped.delayed']).toBe(whole.file.sample.fixes - file.sample.fixes);
  expect(row.sample.fixes).toBe(file.sample.fixes);
  const nothing = await toldOf(build({ generalise: { delayDays: 100_000 } }));
  expect(nothing.message).toContain('populations.0.generalise.delayDays');
});

test('fewest animals: no line, track or table of one animal, and no place of fewer', async () => {
  const whole = await build({}, 4);
  const { file, names } = await build({ generalise: { fewestIndividuals: 3 } }, 4);
  expect(names.filter((name) => /routes|tracks|sequences|movement/.test(name))).toEqual([]);
  expect(file.layers.map(({ kind }) => kind)).not.toContain('routes');
  expect(file.corridorAreaKm2.low).toBeLessThan(whole.file.corridorAreaKm2.low ?? 0);
  // Of four animals a place of high use is one of three: with three as the fewest, all classes are that.
  expect(file.corridorAreaKm2.low).toBeCloseTo(whole.file.corridorAreaKm2.high ?? 0, 0);
  const nothing = await toldOf(build({ generalise: { fewestIndividuals: 9 } }, 4));
  expect(nothing.message).toContain('populations.0.generalise.fewestIndividuals');
});

test('a manifest that asks for one animal, or for a word that is none, is refused', async () => {
  expect((await toldOf(build({ generalise: { fewestIndividuals: 1 } }))).message).toContain('generalise');
  expect((await toldOf(build({ generalise: { grid: 1000 } }))).message).toContain('generalise');
});

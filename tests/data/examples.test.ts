import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildModule } from '../../data/build-module.ts';
import { readModulePart } from '../../data/module-part.ts';
import { splitIntoParts } from '../../data/range-states.ts';
import { checkPmtilesFile } from '../../src/cli/check-pmtiles-file.ts';
import { parseEntry } from '../../src/domain/catalog/load-entry.ts';
import { square } from './small-modules.ts';

// The examples of docs/modules, copied into a folder as a custodian copies them: each is a module that can be built as it is.

const EXAMPLES = fileURLToPath(new URL('../../docs/modules', import.meta.url));
const LAND = splitIntoParts([{ type: 'Feature', properties: { iso3: 'KAZ' }, geometry: { type: 'Polygon', coordinates: square(60, 40, 20) } }]);

async function build(name: string, land = LAND) {
  const base = mkdtempSync(join(tmpdir(), 'atlas-example-'));
  try {
    cpSync(join(EXAMPLES, name), join(base, name), { recursive: true });
    const { told } = await buildModule({ folder: join(base, name), root: join(base, 'no', 'project'), output: join(base, 'atlas') }, () => land);
    const row = readModulePart(join(base, 'atlas', name))?.entries[0];
    if (!row?.file) throw new Error('nothing was built');
    const file = parseEntry(readFileSync(join(base, 'atlas', row.file.url), 'utf8'), name, row);
    // As `atlas check` opens them: archives of so little are smaller than what a reader asks for at first.
    for (const layer of file.layers.filter(({ format }) => format === 'pmtiles')) await checkPmtilesFile(join(base, 'atlas', layer.url), layer);
    return { row, told, file };
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

test('there is an example of every kind of evidence', () => {
  expect(readdirSync(EXAMPLES).sort()).toEqual(['distribution', 'encounters', 'network', 'published', 'receivers', 'sites', 'tracks']);
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

/** Area of a box of degrees, km², on the sphere of the ellipsoid's area: within half a per cent. */
const boxKm2 = (degreesWide: number, south: number, north: number): number => {
  const radians = Math.PI / 180;
  return 6371.007 ** 2 * degreesWide * radians * (Math.sin(north * radians) - Math.sin(south * radians));
};

test('a distribution: areas counted by hand, what overlaps once, by country, without what the manifest leaves out', async () => {
  const sides = splitIntoParts(
    [
      { iso3: 'USA', rings: [[-120, 39, -100, 49]] },
      { iso3: 'CAN', rings: [[-120, 49, -100, 59]] },
    ].map(({ iso3, rings }) => ({
      type: 'Feature',
      properties: { iso3 },
      geometry: {
        type: 'Polygon',
        coordinates: rings.map(([w = 0, s = 0, e = 0, n = 0]) => [
          [w, s],
          [e, s],
          [e, n],
          [w, n],
          [w, s],
        ]),
      },
    })),
  );
  const { row, file, told } = await build('distribution', sides);
  if (file.evidence !== 'distribution') throw new Error('no distribution');
  expect([row.evidence, row.countries, row.result]).toEqual(['distribution', ['USA', 'CAN'], undefined]);
  // The western plain, and what of the eastern one is not in it; the plain where none are found any more is left out.
  const usa = boxKm2(2, 48, 49) + boxKm2(2, 48, 49);
  const canada = boxKm2(2, 49, 50) + boxKm2(2, 49, 49.5);
  expect(file.areaKm2 / (usa + canada)).toBeCloseTo(1, 2);
  expect(file.rangeStates.map(({ areaKm2 }) => areaKm2)).toEqual([expect.closeTo(usa, -3), expect.closeTo(canada, -3)]);
  expect((file.movementKm2 ?? 0) / boxKm2(1.5, 48.5, 49.4)).toBeCloseTo(1, 2);
  expect(file.parts.map(({ shows, name }) => [shows, name])).toEqual([
    ['distribution', 'Western plain'],
    ['distribution', 'Eastern plain'],
    ['movement', 'Crossing of the border'],
  ]);
  expect(file.importReport).toEqual({ featuresRead: 4, kept: 3, dropped: { 'dropped.notOfEntry': 1 } });
  expect(told).not.toEqual([]);
});

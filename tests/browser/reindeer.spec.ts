import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import Papa from 'papaparse';
import { LINES, pickGeometry, POLYGONS, readGeojson } from '../../src/cli/read-geojson.ts';
import { parseCatalog } from '../../src/domain/catalog/parse-catalog.ts';
import { crossWithGeos } from '../unit/crossings/cross-with-geos.ts';
import { readPdf } from '../unit/factsheet/read-pdf.ts';
import { layerBox, openAtlas, openWithoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';

const ROADS = 'tests/fixtures/reindeer-setesdal/roads-in-corridor.geojson.gz';
const CORRIDORS = 'public/atlas/wild-reindeer-setesdal/wild-reindeer-setesdal-austhei-corridors.geojson';
const COLUMNS = ['Barrier', 'Type', 'Use class', 'Crossings', 'Length inside (km)'] as const;
const USES = ['Low', 'Medium', 'High'];

/** Kilometres of every public road inside the low-use corridor by its id, of the untiled geometry by GEOS. */
function roadsByGeos(): Map<string, number> {
  const corridors = pickGeometry(readGeojson(CORRIDORS), CORRIDORS, POLYGONS);
  const roads = pickGeometry(readGeojson(ROADS), ROADS, LINES);
  const found = crossWithGeos(
    corridors.filter(({ properties }) => properties?.['use'] === 'low'),
    roads,
  );
  const byId = new Map<string, number>();
  for (const [key, { km }] of found) {
    const id = String(roads[Number(key.split(' ')[1])]?.properties?.['id']);
    byId.set(id, (byId.get(id) ?? 0) + km);
  }
  return byId;
}

async function readColumn(page: Page, column: number): Promise<string[]> {
  return page
    .getByRole('table', { name: 'Barrier crossings' })
    .locator(`tbody tr > :nth-child(${column + 1})`)
    .allInnerTexts();
}

/** Negative where `a` comes before `b` in ascending order of a column. */
function compareCells(column: number, a: string, b: string): number {
  if (column === 2) return USES.indexOf(a) - USES.indexOf(b);
  if (column > 2) return Number(a.replaceAll(',', '')) - Number(b.replaceAll(',', ''));
  return a.localeCompare(b, 'en', { numeric: true, sensitivity: 'base' });
}

test('roads across the reindeer corridor: table, CSV and factsheet', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?population=wild-reindeer-setesdal-austhei');
  const table = page.getByRole('table', { name: 'Barrier crossings' });
  const rows = table.locator('tbody').getByRole('row');
  await expect(table.locator('tfoot')).toBeVisible();
  await test.step('what the build found is what is computed here', async () => {
    const built = await table.innerText();
    // The layer is off, so that nobody else has read it.
    const reading = page.waitForRequest(/roads-setesdal\.pmtiles/);
    await page.getByRole('button', { name: 'Compute anew' }).click();
    await reading;
    await expect(page.getByText('Computed when this atlas was built')).toHaveCount(0);
    await expect.poll(() => table.innerText()).toBe(built);
  });
  await layerBox(page, 'Roads').check();
  const count = await rows.count();
  expect(count).toBeGreaterThan(1);

  const csv = await test.step('the CSV holds every row, with its source', async () => {
    const { name, bytes } = await readDownload(page, () => page.getByRole('button', { name: /Download .* as CSV/ }).click());
    expect(name).toBe('wild-reindeer-setesdal-austhei-barrier-crossings.csv');
    const { data, meta, errors } = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes).trim(), { header: true });
    expect(errors).toEqual([]);
    expect(meta.fields).toEqual([
      'population',
      'barrier',
      'name',
      'type',
      'use_class',
      'crossings',
      'length_inside_km',
      'length_inside_medium_km',
      'length_inside_high_km',
      'crossing_points',
      'corridor_animals',
      'preliminary',
      'tracks_years',
      'barrier_layer',
      'barrier_layer_as_of',
      'barrier_layer_cautions',
      'why_counted',
      'barrier_licence',
      'barrier_attribution',
      'barrier_citation',
      'corridor_licence',
      'corridor_attribution',
      'corridor_citation',
    ]);
    expect(data).toHaveLength(count);
    const catalog = parseCatalog(readFileSync('public/atlas/catalog.json', 'utf8'), 'catalog.json');
    const roads = catalog.layers.find(({ id }) => id === 'roads-setesdal');
    for (const row of data) {
      expect(row).toMatchObject({ type: 'road', barrier_licence: roads?.licence, barrier_attribution: roads?.attribution, barrier_citation: roads?.citation });
      expect(row['corridor_licence']).not.toBe('');
      expect(row).toMatchObject({ tracks_years: '2007–2010', why_counted: 'https://doi.org/10.1111/1365-2656.12275' });
    }
    return data;
  });
  const km = csv.map((row) => Number(row['length_inside_km'])).reduce((sum, each) => sum + each, 0);
  const total = Number((await table.locator('tfoot td').last().innerText()).replaceAll(',', ''));
  expect(Math.abs(km - total)).toBeLessThan(0.01);

  await test.step('the same roads and length as GEOS finds in the untiled geometry', () => {
    const expected = roadsByGeos();
    expect(csv.map((row) => row['barrier']).sort()).toEqual([...expected.keys()].sort());
    const expectedKm = [...expected.values()].reduce((sum, each) => sum + each, 0);
    expect(Math.abs(total - expectedKm) / expectedKm).toBeLessThan(0.01);
  });

  await test.step('every column sorts both ways', async () => {
    await expect(table.getByRole('columnheader', { name: COLUMNS[4] })).toHaveAttribute('aria-sort', 'descending');
    for (const [index, column] of COLUMNS.entries()) {
      const head = table.getByRole('columnheader', { name: column });
      for (let press = 0; press < 2; press++) {
        const before = await head.getAttribute('aria-sort');
        await head.getByRole('button').click();
        await expect(head).not.toHaveAttribute('aria-sort', before ?? '');
        const sign = (await head.getAttribute('aria-sort')) === 'descending' ? -1 : 1;
        const cells = await readColumn(page, index);
        expect(cells).toHaveLength(count);
        expect(cells).toEqual([...cells].sort((a, b) => sign * compareCells(index, a, b)));
        await expect(table.locator('th[aria-sort="ascending"], th[aria-sort="descending"]')).toHaveCount(1);
      }
    }
  });

  await test.step('the factsheet lists the same roads', async () => {
    const names = await readColumn(page, 0);
    const { bytes } = await readDownload(page, () => page.getByRole('button', { name: 'Download factsheet' }).click());
    const pdf = await readPdf(new Blob([bytes]));
    const packed = (text: string): string => text.replaceAll(/\s/g, '');
    const listed = names.filter((name) => pdf.packed.includes(packed(name)));
    const left = /(\d+) more barriers? (?:is|are) not shown/.exec(pdf.text);
    expect(listed.length + Number(left?.[1] ?? 0)).toBeGreaterThanOrEqual(count);
    expect(pdf.packed).toContain(packed(`${count} barriers cross the corridor`));
  });
});

test('a row of the table points at its place on the map and goes there', { tag: '@full' }, async ({ page }) => {
  await openAtlas(page, '?population=wild-reindeer-setesdal-austhei');
  const row = page.getByRole('table', { name: 'Barrier crossings' }).locator('tbody').getByRole('row').nth(1);
  await row.hover();
  await expect(row).toHaveAttribute('data-chosen', 'true');
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(row).not.toHaveAttribute('data-chosen', 'true');
  const before = new URL(page.url()).hash;
  await row.getByRole('button').first().click();
  await expect.poll(() => new URL(page.url()).hash).not.toBe(before);
});

import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { writeGeopackage } from '../../src/domain/formats/geopackage.ts';
import { writeShp } from '../unit/areas/write-shapefile.ts';
import { openWithoutMap } from './open-atlas.ts';

const wasm = Uint8Array.from(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer;
const layer = (name: string, road: string, lat: number) => ({
  name,
  columns: [{ name: 'name', type: 'TEXT' as const }],
  features: [
    {
      type: 'Feature' as const,
      properties: { name: road },
      geometry: {
        type: 'LineString' as const,
        coordinates: [
          [7.2, lat],
          [8.3, lat + 0.1],
        ],
      },
    },
  ],
});
/** A Shapefile of one line without a .prj. */
function shapefile(line: [number, number][]): Buffer {
  const shp = writeShp([[line]]);
  const view = new DataView(shp.buffer);
  view.setInt32(32, 3, true);
  view.setInt32(108, 3, true);
  return Buffer.from(zipSync({ 'road.shp': shp }));
}

async function openProject(page: Page): Promise<{ put: (name: string, buffer: Buffer | Uint8Array) => Promise<void>; said: (words: RegExp) => Promise<void> }> {
  await openWithoutMap(page, '?panel=project');
  await expect(page.getByRole('heading', { level: 1, name: 'Check a project' })).toBeVisible();
  return {
    put: (name, buffer) => page.getByLabel('Upload an alignment').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) }),
    said: (words) => expect(page.getByRole('status').filter({ hasText: words }).first()).toBeVisible(),
  };
}

test(
  'a file of several layers: one is chosen; a Shapefile without its .prj: its system is named; a line far away is told so',
  { tag: '@full' },
  async ({ page }) => {
    const { put, said } = await openProject(page);

    await test.step('of two layers the one that is meant', async () => {
      await put('plan.gpkg', await writeGeopackage([layer('variant a', 'Valley road', 59.05), layer('variant b', 'Bypass', 58.8)], async () => wasm));
      await page.getByRole('combobox', { name: 'plan.gpkg has 2 layers: which one?' }).selectOption('variant b');
      await page.getByRole('button', { name: 'Read it so' }).click();
      await said(/plan\.gpkg: 1 alternative/);
      await expect(page.getByRole('region', { name: 'What Bypass meets' })).toBeVisible();
      await expect(page.getByText('Valley road')).toHaveCount(0);
    });

    await test.step('metres without a .prj are refused by name, and read in the system that is given', async () => {
      await put(
        'noprj.zip',
        shapefile([
          [400_000, 6_540_000],
          [460_000, 6_545_000],
        ]),
      );
      await expect(page.getByRole('alert').filter({ hasText: '.prj file that names its coordinate system is missing' })).toBeVisible();
      await page.getByRole('textbox', { name: 'Coordinate system of noprj.zip (EPSG code)' }).fill('EPSG:32632');
      await page.getByRole('button', { name: 'Read it so' }).click();
      await said(/noprj\.zip: 1 alternative/);
    });

    await test.step('latitude and longitude exchanged: where it lies, and where it would lie', async () => {
      const swapped = {
        type: 'Feature',
        properties: { name: 'Far road' },
        geometry: {
          type: 'LineString',
          coordinates: [
            [59, 7.4],
            [59.1, 7.6],
          ],
        },
      };
      await put('swapped.geojson', Buffer.from(JSON.stringify(swapped)));
      await said(/swapped\.geojson: 1 alternative/);
      const exchanged = /about [\d,]+\skm from every corridor of this atlas; with longitude and latitude exchanged it would lie in or beside “Wild reindeer/;
      await said(exchanged);
      await page.getByRole('button', { name: 'Exchange longitude and latitude' }).click();
      await expect(page.getByText(exchanged)).toHaveCount(0);
      await expect(page.getByRole('region', { name: 'What Far road meets' })).toContainText('Wild reindeer');
    });

    await test.step('the same among animals that have no corridor', async () => {
      const swapped = {
        type: 'Feature',
        properties: { name: 'Etosha road' },
        geometry: {
          type: 'LineString',
          coordinates: [
            [-18.9, 15.2],
            [-18.9, 16.5],
          ],
        },
      };
      await put('etosha.geojson', Buffer.from(JSON.stringify(swapped)));
      await said(/etosha\.geojson: 1 alternative/);
      await said(/with longitude and latitude exchanged it would lie in or beside “Elephants of Etosha”/);
    });

    await test.step('latitudes that can be none are read the other way round when asked, and no system is asked for', async () => {
      const wyoming = {
        type: 'Feature',
        properties: { name: 'Turned' },
        geometry: {
          type: 'LineString',
          coordinates: [
            [42.9, -110.4],
            [42.5, -109.6],
          ],
        },
      };
      await put('turned.geojson', Buffer.from(JSON.stringify(wyoming)));
      await expect(page.getByRole('alert').filter({ hasText: 'latitude and longitude look exchanged' })).toBeVisible();
      await expect(page.getByRole('textbox', { name: /Coordinate system/ })).toHaveCount(0);
      await page.getByRole('button', { name: 'Read turned.geojson latitude first' }).click();
      await said(/turned\.geojson: 1 alternative/);
    });

    await test.step('a line that is written is told the same', async () => {
      await page.getByText('Write coordinates instead').click();
      await page.getByRole('textbox', { name: 'Positions, longitude then latitude' }).fill('59.40, 7.30 / 59.35, 7.60 / 59.30, 7.95'.replaceAll(' / ', '\n'));
      await page.getByRole('button', { name: 'Use this line' }).click();
      await expect(page.getByRole('button', { name: 'Exchange longitude and latitude' })).toBeVisible();
      await page.getByRole('textbox', { name: 'Positions, longitude then latitude' }).fill('51.9, -115.9\n51.8, -115.5');
      await page.getByRole('button', { name: 'Use this line' }).click();
      await said(/^Latitude was taken to come first/);
    });

    await test.step('coordinates as a gazetteer has them', async () => {
      await page.getByRole('textbox', { name: 'Positions, longitude then latitude' }).fill('59°3′N 7°12′E\n59°9′N 8°18′E');
      await page.getByRole('button', { name: 'Use this line' }).click();
      await expect(page.getByRole('textbox', { name: 'Positions, longitude then latitude' })).toHaveValue('');
    });
  },
);

import { expect, test, type Page } from '@playwright/test';
import { layerBox, openWithoutMap } from './open-atlas.ts';
import { simulateHerd, writeMovebankCsv } from './simulate-herd.ts';

/** A disk so slow that IndexedDB has written nothing when the page is left. */
async function withSlowStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<IDBObjectStore['put']>) {
      // The first visit is slow: the next one reads what came of it.
      if (sessionStorage.getItem('quick') === null) {
        const end = Date.now() + 9000;
        const keepOpen = (): void => {
          if (Date.now() < end) this.get('nothing').onsuccess = keepOpen;
        };
        keepOpen();
      }
      return put.apply(this, given);
    };
  });
}

/** Leave the page at once and come back to it, with storage that works. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => sessionStorage.setItem('quick', ''));
  await page.reload();
}

const nameOf = (page: Page) => page.getByRole('textbox', { name: 'Name of the project' });

test('a project changed and left at once is kept: its name, its lines, its alternatives', { tag: '@full' }, async ({ page }) => {
  await withSlowStorage(page);
  await openWithoutMap(page, '?panel=project');
  await page.getByText('Write coordinates instead').click();
  await page.getByRole('textbox', { name: 'Positions, longitude then latitude' }).fill('7.1 59.1; 7.4 59.2');
  await page.getByRole('button', { name: 'Use this line' }).click();
  await nameOf(page).fill('Bypass');
  await comeBack(page);
  await expect(nameOf(page)).toHaveValue('Bypass');
  await expect(page.getByRole('main')).toContainText(/20\.5\s*km/);
  // And once more, from where it lies by now.
  await page.reload();
  await expect(nameOf(page)).toHaveValue('Bypass');
});

test('tracks read, renamed and set, and left at once, are kept with what was being typed', async ({ page }) => {
  await withSlowStorage(page);
  await openWithoutMap(page, '?panel=tracks');
  await page.getByLabel('Tracking data').setInputFiles({ name: 'herd.csv', mimeType: 'text/csv', buffer: Buffer.from(writeMovebankCsv(simulateHerd(2, 24))) });
  await expect(page.getByText('Movebank CSV: 2 animals')).toBeVisible();
  await page.getByText('Settings', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Name of the population' }).fill('Northern herd');
  await page.getByLabel('Top speed (km/h)').fill('33');
  await comeBack(page);
  await expect(page.getByText('Movebank CSV: 2 animals')).toBeVisible();
  await page.getByText('Settings', { exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Name of the population' })).toHaveValue('Northern herd');
  await expect(page.getByLabel('Top speed (km/h)')).toHaveValue('33');
});

test('a layer of one’s own that is added and left at once is kept', { tag: '@full' }, async ({ page }) => {
  await withSlowStorage(page);
  await openWithoutMap(page);
  const fence = {
    type: 'Feature',
    properties: {},
    geometry: {
      type: 'LineString',
      coordinates: [
        [7, 59],
        [7.5, 59.2],
      ],
    },
  };
  const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [fence] }));
  await expect(layerBox(page, 'Canals')).toBeDisabled();
  await page.getByLabel('File of lines: Canals').setInputFiles({ name: 'canal.geojson', mimeType: 'application/geo+json', buffer });
  await expect(layerBox(page, 'Canals')).toBeEnabled();
  await comeBack(page);
  await expect(layerBox(page, 'Canals')).toBeEnabled();
});

test('what is too large to be put by is asked about before the page is left, and told of afterwards', { tag: '@full' }, async ({ page }) => {
  await withSlowStorage(page);
  await openWithoutMap(page, '?panel=tracks');
  const herd = writeMovebankCsv(simulateHerd(24, 3));
  await page.getByLabel('Tracking data').setInputFiles({ name: 'herd.csv', mimeType: 'text/csv', buffer: Buffer.from(herd) });
  await expect(page.getByText('Movebank CSV: 24 animals')).toBeVisible();
  // Browsers ask only whoever has touched the page.
  await page.getByText('Settings', { exact: true }).click();
  const asked = page.waitForEvent('dialog');
  await page.evaluate(() => sessionStorage.setItem('quick', ''));
  const left = page.reload();
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await left;
  await expect(page.getByRole('alert').filter({ hasText: 'The last change to your tracks was not kept' })).toContainText(
    'Load the file or make the change again.',
  );
});

import { expect, test, type Page } from '@playwright/test';
import { layerBox, openWithoutMap } from './open-atlas.ts';
import { simulateHerd, writeMovebankCsv } from './simulate-herd.ts';

const KIND = 'Important Marine Mammal Areas';
const AREA = {
  type: 'Feature',
  properties: { name: 'Quiet Meadow' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [7, 59],
        [7.5, 59],
        [7.5, 59.2],
        [7, 59],
      ],
    ],
  },
};

const nameOf = (page: Page) => page.getByRole('textbox', { name: 'Name of the project' });
const changed = (page: Page) => page.getByText('This was changed in another tab.');

test(
  'two tabs: areas are in both at once; a project says that the other tab changed it, and asks which is to stay',
  { tag: '@full' },
  async ({ page, context }) => {
    const other = await context.newPage();
    await openWithoutMap(page, '?panel=project');
    await openWithoutMap(other, '?panel=project');
    await expect(nameOf(page)).toBeVisible();
    await expect(nameOf(other)).toBeVisible();

    await test.step('areas', async () => {
      const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [AREA] }));
      await expect(layerBox(other, KIND)).toBeDisabled();
      await page.getByLabel(`File of ${KIND}`).setInputFiles({ name: 'meadow.geojson', mimeType: 'application/geo+json', buffer });
      await expect(layerBox(page, KIND)).toBeChecked();
      await expect(layerBox(other, KIND)).toBeEnabled();
    });

    await test.step('the project of the other tab, loaded', async () => {
      await nameOf(page).fill('Bypass');
      await expect(changed(other)).toBeVisible();
      await other.getByRole('button', { name: 'Load what the other tab has' }).click();
      await expect(nameOf(other)).toHaveValue('Bypass');
      await expect(changed(other)).toHaveCount(0);
    });

    await test.step('the project of this tab, kept; until then nothing is written', async () => {
      await nameOf(other).fill('Bypass, north');
      await expect(changed(page)).toBeVisible();
      await nameOf(page).fill('Bypass, south');
      await page.getByRole('button', { name: 'Keep what is here' }).click();
      await expect(changed(page)).toHaveCount(0);
      await expect(changed(other)).toBeVisible();
      await other.reload();
      await expect(nameOf(other)).toHaveValue('Bypass, south');
    });
  },
);

test(
  'a tab that loads what the other has changed nothing: the other works on, and its next change is told again',
  { tag: '@full' },
  async ({ page, context }) => {
    const other = await context.newPage();
    await openWithoutMap(page, '?panel=project');
    await openWithoutMap(other, '?panel=project');
    await expect(nameOf(other)).toBeVisible();
    await nameOf(page).fill('Bypass');
    await other.getByRole('button', { name: 'Load what the other tab has' }).click();
    await expect(nameOf(other)).toHaveValue('Bypass');
    await nameOf(page).fill('Bypass, west');
    await expect(changed(other)).toBeVisible();
    await expect(changed(page)).toHaveCount(0);
  },
);

test('own tracks: a second tab brings them back, and neither that nor computing is a change; a setting is', { tag: '@full' }, async ({ page, context }) => {
  await openWithoutMap(page, '?panel=tracks');
  const buffer = Buffer.from(writeMovebankCsv(simulateHerd(1, 24)));
  await page.getByLabel('Tracking data').setInputFiles({ name: 'herd.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByText('Movebank CSV: 1 animal')).toBeVisible();
  const other = await context.newPage();
  await openWithoutMap(other, '?panel=tracks');
  await expect(other.getByText('Movebank CSV: 1 animal')).toBeVisible();
  await page.getByRole('button', { name: 'Find migrations' }).click();
  await expect(changed(other)).toBeVisible();
  await other.getByRole('button', { name: 'Load what the other tab has' }).click();
  await expect(other.getByRole('button', { name: 'Compute corridors' })).toBeVisible();
  await other.getByRole('button', { name: 'Compute corridors' }).click();
  await expect(other.getByRole('button', { name: 'Download factsheet' })).toBeVisible();
  // Of what came before the name the other tab heard nothing: it is told of that change, and kept none of its own from being kept.
  await expect(changed(page)).toHaveCount(0);
  await page.getByText('Settings', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Name of the population' }).fill('Northern herd');
  await expect(changed(other)).toBeVisible();
  await expect(changed(page)).toHaveCount(0);
});

test('a tab that could not hear of a change learns of it once somebody is back on it', { tag: '@full' }, async ({ page, context }) => {
  const other = await context.newPage();
  // As in a browser that sends a tab to sleep: messages of the others do not arrive.
  await other.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
  });
  await openWithoutMap(page, '?panel=project');
  await openWithoutMap(other, '?panel=project');
  await expect(nameOf(other)).toBeVisible();
  await expect(layerBox(other, KIND)).toBeDisabled();
  await nameOf(page).fill('Bypass');
  const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [AREA] }));
  await page.getByLabel(`File of ${KIND}`).setInputFiles({ name: 'meadow.geojson', mimeType: 'application/geo+json', buffer });
  await expect(layerBox(page, KIND)).toBeEnabled();
  await other.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(changed(other)).toBeVisible();
  await expect(layerBox(other, KIND)).toBeEnabled();
});

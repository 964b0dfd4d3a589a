import { expect, test, type Locator, type Page } from '@playwright/test';
import { strFromU8 } from 'fflate';
import * as v from 'valibot';
import { simulateTrack } from '../unit/movement/simulate-track.ts';
import { layerBox, openWithoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { simulateHerd, writeMovebankCsv } from './simulate-herd.ts';

const Collection = v.object({ features: v.array(v.object({ geometry: v.object({ type: v.string() }), properties: v.record(v.string(), v.unknown()) })) });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const chooseFile = (page: Page, name: string, text: string): Promise<void> =>
  page.getByLabel('Tracking data').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('what nobody sets is chosen from the tracks, says why, and can be set and chosen again', async ({ page }) => {
  await openWithoutMap(page, '?panel=tracks');
  await chooseFile(page, 'herd.csv', writeMovebankCsv(simulateHerd(3, 24)));
  await expect(page.getByText('Movebank CSV: 3 animals')).toBeVisible();
  await page.getByText('Settings', { exact: true }).click();
  const method = page.getByRole('combobox', { name: 'Method', exact: true });
  await expect(method).toHaveValue('line-buffer');
  await expect(method).toHaveAccessibleDescription(/no time of day/);
  await expect(page.getByLabel('Location error (m)')).toHaveAccessibleDescription(/names no sensor/);
  await method.selectOption('bbmm');
  await expect(method).toHaveAccessibleDescription(/Set by you/);
  await expect(page.getByLabel('Longest bridge (h)')).toHaveValue('24');
  await button(page, 'Choose from the data').click();
  await expect(method).toHaveValue('line-buffer');
  await page.getByLabel('Top speed (km/h)').fill('12');
  await page.getByLabel('Top speed (km/h)').blur();
  await button(page, 'Read the files again').click();
  await expect(button(page, 'Read the files again')).toHaveCount(0);
  await expect(page.getByLabel('Top speed (km/h)')).toHaveValue('12');
  await button(page, 'Find migrations').click();
  await expect(page.getByText(/migrations of 3 animals/)).toBeVisible();
  await button(page, 'Compute corridors').click();
  await expect(page.getByText(/^Buffered migration lines of 3 animals, of 3 tracked/)).toBeVisible();
});

test(
  'the kind of animal is taken from the species that the file names, and asked for where it names none; until then no barrier counts',
  { tag: '@full' },
  async ({ page }) => {
    await openWithoutMap(page, '?panel=tracks');
    const kind = page.getByRole('combobox', { name: 'Kind of animal' });
    const herd = writeMovebankCsv(simulateHerd(1, 24));
    await chooseFile(page, 'herd.csv', herd);
    await expect(kind).toHaveValue('ungulate');
    await expect(kind).toHaveAccessibleDescription('Chosen: Rangifer tarandus tarandus is among the species of this atlas.');
    await kind.selectOption('carnivore');
    await expect(kind).toHaveAccessibleDescription(/^Set by you\./);
    await button(page, 'Choose by the species').click();
    await expect(kind).toHaveValue('ungulate');
    // A species that no entry has, and a convention names.
    await page.getByText('Settings', { exact: true }).click();
    const species = page.getByLabel('Scientific name');
    await species.fill('Saiga tatarica');
    await expect(kind).toHaveAccessibleDescription(/^Chosen: Saiga tatarica is among the species that .+ names\.$/);
    await expect(kind).toHaveValue('ungulate');
    await species.fill('Ursus nobody');
    await expect(kind).toHaveValue('');
    await expect(kind).toHaveAccessibleDescription(/Until then none is counted for them/);
    await layerBox(page, 'Roads').check();
    await button(page, 'Find migrations').click();
    await button(page, 'Compute corridors').click();
    const main = page.getByRole('main');
    await expect(main).toContainText('the kind of animal is not stated');
    await species.fill('Rangifer tarandus tarandus');
    await expect(main).not.toContainText('the kind of animal is not stated');
  },
);

test('seasons: the setting says after what migrations are named, and why', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?panel=tracks');
  const seasons = page.getByRole('combobox', { name: 'Seasons' });
  await chooseFile(page, 'herd.csv', writeMovebankCsv(simulateHerd(1, 24)));
  await page.getByText('Settings', { exact: true }).click();
  await expect(seasons).toHaveAccessibleDescription(/^Chosen: migrations towards the pole/);
  await button(page, 'Find migrations').click();
  await expect(seasons).toHaveValue('spring-autumn');
  await expect(seasons).toHaveAccessibleDescription(/^Chosen: 2 of 2 migrations are named/);
  await seasons.selectOption('outward-return');
  await expect(page.getByText('Find them again to name them so.')).toBeVisible();
  await button(page, 'Find migrations').click();
  await expect(page.getByText('Find them again to name them so.')).toHaveCount(0);
  await page.getByText('Seasons', { exact: true }).locator('xpath=ancestor::div[1]').getByRole('button', { name: 'Choose from the data' }).click();
  // Of migrations that were looked for by the other pair nothing follows.
  await expect(seasons).toHaveAccessibleDescription(/^Chosen: migrations towards the pole/);
  await button(page, 'Undo').click();
  await expect(seasons).toHaveAccessibleDescription(/^Chosen: 2 of 2 migrations are named/);
});

test('animals that range without two ends are movement, with a plain statement and no corridor', async ({ page }) => {
  await openWithoutMap(page, '?panel=tracks');
  const home = simulateTrack({ individual: 'home', days: 200, stepH: 4, wanderKm: 2, seed: 7, journeys: [] });
  await chooseFile(page, 'home.csv', writeMovebankCsv([home]));
  await button(page, 'Find migrations').click();
  await expect(page.getByText(/^No migration was found: this animal ranges without two ends/)).toBeVisible();
  const { name, bytes } = await readDownload(page, () => button(page, 'Movement of the animals (GeoJSON)').click());
  expect(name).toBe('home-movement.geojson');
  const { features } = v.parse(Collection, JSON.parse(strFromU8(bytes)));
  expect(features).toMatchObject([{ geometry: { type: 'LineString' }, properties: { individual: 'home', kind: 'movement' } }]);
});

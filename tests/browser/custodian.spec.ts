import { expect, test } from '@playwright/test';
import { layerBox, openWithoutMap } from './open-atlas.ts';

test('a population that was made coarser says so, what changed, and that crossings by its animals cannot be told', async ({ page }) => {
  await openWithoutMap(page, '?population=african-elephant-gourma');
  await expect(page.getByText('Positions are published on a grid of 1 km, each in the middle of its cell')).toBeVisible();
  await expect(page.getByText('Nothing of the last 365 days before the data were fetched is published.')).toBeVisible();
  await expect(page.getByText('The species is poached, so its data are made coarser')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What changed' })).toBeVisible();
  await expect(page.getByText(/^Version 2, 26 November 2026: Positions are published on a grid of 1 km/)).toBeVisible();
  await expect(page.getByText('Whether animals crossed barriers or came near cannot be told')).toHaveCount(0);
  await layerBox(page, 'Railways').check();
  await expect(page.getByText('Whether animals crossed barriers or came near cannot be told: their positions are published on a grid of 1 km.')).toBeVisible();
});

test('corridors year by year, each with its animals, and what another year shares', async ({ page }) => {
  await openWithoutMap(page, '?population=elk-ya-ha-tinda');
  await page.getByText('Corridors year by year', { exact: true }).click();
  const table = page.getByRole('table', { name: 'Corridors year by year' });
  await expect(table.getByRole('rowheader')).toHaveText(['2003', '2004']);
  // As many animals and as large as the file of both years says.
  await expect(table.getByRole('row', { name: /^2003/ })).toContainText(/5\s*675\s*km²/);
  await page.getByRole('button', { name: 'Download data' }).click();
  await expect(page.getByRole('link', { name: 'Corridors and stopovers by year (GeoJSON)' })).toBeVisible();
});

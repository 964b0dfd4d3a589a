import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { buildExample } from './build-example.ts';
import { findViolations } from './find-violations.ts';
import { alertsOf, layerBox, openAtlas, openWithoutMap, waitForMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { serveExample } from './serve-catalog.ts';
import { watchPage } from './watch-page.ts';

// The example module of docs/modules/distribution, built here and put into the built catalog.

let output = '';
test.beforeAll(async () => {
  output = await buildExample('distribution');
});
test.afterAll(() => rmSync(output, { recursive: true, force: true }));

test('a distribution says what lies within it, by type and by country, and calls none of it a crossing', async ({ page }) => {
  const watch = watchPage(page);
  await serveExample(page, join(output, 'distribution'));
  await openWithoutMap(page, '?population=example-range&layers=distribution,roads,railways');
  await expect(page.getByRole('heading', { name: 'Example antelopes, distribution' })).toBeVisible();
  await expect(page.getByText('It is no corridor').first()).toBeVisible();
  const parts = page.getByRole('table', { name: 'As the custodian drew it' });
  await expect(parts.getByRole('row', { name: /Crossing of the border/ })).toContainText('known to move there');
  const within = page.getByRole('table', { name: 'Barriers within the distribution' });
  await expect(within.getByRole('row', { name: /Roads/ })).toBeVisible();
  await expect(within.getByRole('row', { name: /Railways/ })).toBeVisible();
  // Natural Earth's roads of the United States end at the border.
  await expect(page.getByText('covers only').first()).toContainText('of the distribution');
  await expect(page.getByRole('table', { name: 'Barrier crossings' })).toHaveCount(0);
  await expect(page.getByText('cross the corridor')).toHaveCount(0);
  const table = await readDownload(page, () => page.getByRole('button', { name: /rows? as CSV/ }).click());
  const [head = '', ...lines] = new TextDecoder().decode(table.bytes).trim().split('\r\n');
  expect(head).toContain('length_within_distribution_km,length_within_movement_km');
  const shown = Number((await within.getByRole('row', { name: /Roads/ }).getByRole('cell').nth(0).innerText()).replaceAll(',', ''));
  expect(lines.filter((line) => line.includes(',road,')).length).toBe(shown);
  expect(await findViolations(page)).toEqual([]);
  await expect(alertsOf(page)).toHaveCount(0);
  expect(watch.errors).toEqual([]);
});

test('a distribution is found, stands on its country’s page, is drawn, and goes away as a sheet and as files', { tag: '@full' }, async ({ page }) => {
  const watch = watchPage(page);
  await serveExample(page, join(output, 'distribution'));
  await openAtlas(page, '?country=CAN');
  await expect(page.getByText('1 map of distribution of this atlas reaches in here.')).toBeVisible();
  await expect(page.getByText(/of its distribution lies here/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Search species, populations and countries' }).fill('example ante');
  await page.getByRole('option', { name: /Example antelopes/ }).click();
  await expect(page.getByRole('heading', { name: 'Example antelopes, distribution' })).toBeVisible();
  await waitForMap(page);
  await expect(layerBox(page, 'Distribution')).toBeChecked();
  const sheet = await readDownload(page, () => page.getByRole('button', { name: 'Download factsheet' }).click());
  expect(new TextDecoder('latin1').decode(sheet.bytes.slice(0, 5))).toBe('%PDF-');
  await page.getByRole('button', { name: 'Download data' }).click();
  const drawn = await readDownload(page, () => page.getByRole('link', { name: 'Distribution (GeoJSON)' }).click());
  expect(new TextDecoder().decode(drawn.bytes)).toContain('"shows":"movement"');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(watch.errors).toEqual([]);
});

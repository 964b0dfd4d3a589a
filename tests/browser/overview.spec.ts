import { expect, test } from '@playwright/test';
import Papa from 'papaparse';
import { alertsOf, openWithoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { strayRequests, watchPage } from './watch-page.ts';

test('barriers against every corridor: the worst cut first, as a table and as CSV, and agreeing with its own page', async ({ page }) => {
  const watch = watchPage(page);
  await openWithoutMap(page);
  // What the build found is there without a click, and without the files of the populations.
  const table = page.getByRole('table', { name: 'What crosses the corridors' });
  await expect(table.getByRole('rowheader', { name: /^Wild reindeer/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Compare every corridor' })).toHaveCount(0);
  for (const kind of ['Roads', 'Railways', 'Pipelines']) {
    await page.getByRole('button', { name: `+ ${kind}` }).click();
    await expect(page.getByRole('checkbox', { name: kind, exact: true })).toBeChecked();
  }
  // Whom a line does not stop is told of, and in no figure.
  const apart = page.locator('.overview .statements');
  await expect(apart).toContainText('Turkey vultures of Saskatchewan');
  await expect(apart).toContainText('these animals fly over such lines');
  await expect(apart).toContainText('these animals live at sea');
  await expect(apart).toContainText('Cannot be told from Oil and gas pipelines');
  const summary = page.getByText(/^Barriers of these layers cross \d+ corridors? of \d+ compared, most of all that of /);
  await expect(summary).toBeVisible();
  const [crossed = ''] = (await summary.innerText()).match(/\d+/g) ?? [];
  const names = (await table.getByRole('rowheader').allInnerTexts()).map((text) => text.split('\n')[0] ?? '');
  expect(new Set(names).size).toBe(Number(crossed));
  expect(names).toEqual(expect.arrayContaining(['Wild reindeer of Setesdal Austhei', 'Elk of Ya Ha Tinda']));
  expect(names.join()).not.toMatch(/stork|whale|seal/);
  await expect(summary).toContainText(`most of all that of ${names[0]}:`);
  const kilometres = (await table.locator('tbody tr td:nth-child(3)').allInnerTexts()).map((text) => Number(text.replace(',', '')));
  expect(kilometres).toEqual(kilometres.toSorted((a, b) => b - a));
  const [barriers = '', km = ''] = await table
    .getByRole('row', { name: /^Wild reindeer/ })
    .getByRole('cell')
    .allInnerTexts();

  const csv = await readDownload(page, () => page.getByRole('button', { name: 'Table of every crossing as CSV' }).click());
  const { data, errors } = Papa.parse<Record<string, string>>(new TextDecoder().decode(csv.bytes).trim(), { header: true });
  expect(errors).toEqual([]);
  const reindeer = data.filter(({ population }) => population === 'wild-reindeer-setesdal-austhei');
  expect(reindeer).toHaveLength(Number(barriers));
  expect(data.map(({ population }) => population).join()).not.toMatch(/stork|whale|seal/);
  expect(reindeer.reduce((sum, row) => sum + Number(row['length_inside_km']), 0)).toBeCloseTo(Number(km.replace(',', '')), 0);
  expect(new Set(data.map(({ barrier_licence: licence }) => licence))).not.toContain('');

  await table.getByRole('link', { name: /^Wild reindeer/ }).click();
  await expect(
    page.getByText(`${barriers} barriers cross the corridor, ${Number(Number(km.replace(',', '')).toPrecision(3))} km of them inside.`),
  ).toBeVisible();
  await page.goBack();
  // What is known is shown at once.
  await expect(table.getByRole('rowheader')).toHaveCount(names.length);
  expect(strayRequests(watch, new URL(page.url()).origin)).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test('a layer that cannot be read says so, and can be compared again', { tag: '@full' }, async ({ page }) => {
  await page.route(/roads-setesdal\.pmtiles|headlines\.json|figures\//, (route) => route.abort());
  await openWithoutMap(page, '?layers=corridors-high,corridors-medium,corridors-low,roads');
  await page.getByRole('button', { name: 'Compare every corridor' }).click();
  await expect(page.getByText('Some barriers could not be examined; the message above says why.')).toBeVisible();
  await expect(alertsOf(page).first()).toContainText('roads');
  await page.unroute(/roads-setesdal\.pmtiles|headlines\.json|figures\//);
  await page.getByRole('button', { name: 'Compare every corridor' }).click();
  await expect(page.getByRole('table', { name: 'What crosses the corridors' }).getByRole('rowheader', { name: /^Wild reindeer/ })).toBeVisible();
});

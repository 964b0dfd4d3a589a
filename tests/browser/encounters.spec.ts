import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readPdf } from '../unit/factsheet/read-pdf.ts';
import { buildExample } from './build-example.ts';
import { countPixels } from './count-pixels.ts';
import { findViolations } from './find-violations.ts';
import { layerBox, openAtlas, waitForMap, withoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { serveExample } from './serve-catalog.ts';
import { strayRequests, watchPage } from './watch-page.ts';

/** The links' colour on the light map. */
const LINK: [number, number, number] = [0x5b, 0x2a, 0x86];
let atlas = '';

test.beforeAll(async () => {
  atlas = await buildExample('encounters');
});
test.afterAll(() => rmSync(atlas, { recursive: true, force: true }));

test('ring encounters: what was found, by country and month, links that are no routes, and a sheet', { tag: '@full' }, async ({ page }) => {
  await serveExample(page, join(atlas, 'encounters'));
  const watch = watchPage(page);
  await openAtlas(page);
  const search = page.getByRole('combobox', { name: 'Search species, populations and countries' });
  await search.fill('made-up');
  await page.getByRole('option', { name: 'Made-up storks' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Made-up storks' })).toBeVisible();
  const panel = page.getByRole('main');
  await expect(page.locator('.key-figures')).toHaveText('Birds encountered8Encounters9With known ringing7Years2001–2006');
  await expect(panel).toContainText('there is no corridor');
  await expect(panel.getByRole('link', { name: 'Korner-Nievergelt et al. 2010' })).toHaveAttribute('href', 'https://doi.org/10.1111/j.1600-048X.2009.04907.x');

  const countries = page.getByRole('table', { name: 'Encounters by country and month' });
  await expect(countries.getByRole('row', { name: /^Germany/ })).toHaveText('Germany422–––––1––––––');
  await expect(countries.getByRole('row', { name: /^Chad/ })).toHaveText('Chad0221––––––––––1');
  await expect(panel).toContainText('The month of 3 encounters is not known.');
  const links = page.getByRole('table', { name: 'From ringing to encounter' });
  await expect(links.getByRole('row')).toHaveCount(5);
  await expect(links.getByRole('row', { name: /^Poland/ })).toContainText('Kenya2 (preliminary)2');
  await expect(panel).toContainText('Figures from fewer than three animals are preliminary.');
  await expect(page.getByRole('table', { name: 'Circumstances' }).getByRole('row', { name: /^Hit wires/ })).toHaveText('Hit wires2–');
  await expect(page.getByRole('table', { name: 'Condition when encountered' })).toContainText('Freshly dead - within about a week2');
  await expect(panel).toContainText('From 4 birds known from the breeding season');
  await expect(panel).toContainText('made-up-euring2020.txt: time cannot be read: 1 (first lines: 19)');
  await expect(page.getByRole('table', { name: 'Barrier crossings' })).toHaveCount(0);
  expect(await findViolations(page)).toEqual([]);

  await waitForMap(page);
  await expect(layerBox(page, 'Nodes and places')).toBeChecked();
  await expect(page.getByRole('group', { name: 'Layers' })).toContainText('Area of a circle: birds ringed or encountered there.');
  const drawn = await countPixels(page, LINK);
  await layerBox(page, 'Links (no routes)').uncheck();
  await layerBox(page, 'Nodes and places').uncheck();
  await waitForMap(page);
  expect(drawn).toBeGreaterThan((await countPixels(page, LINK)) + 50);
  await panel.getByRole('button', { name: '+ Links (no routes)' }).click();
  await panel.getByRole('button', { name: '+ Nodes and places' }).click();
  await expect(layerBox(page, 'Nodes and places')).toBeChecked();

  await page.getByRole('button', { name: 'Download data' }).click();
  const csv = await readDownload(page, () => page.getByRole('link', { name: 'Ringing and encounters (CSV)' }).click());
  expect(Buffer.from(csv.bytes).toString().trim().split('\r\n')).toHaveLength(18);
  const { bytes } = await readDownload(page, () => page.getByRole('button', { name: 'Download factsheet' }).click());
  const pdf = await readPdf(new Blob([bytes]));
  expect(pdf.pages).toBeLessThanOrEqual(3);
  expect(pdf.text).toContain('8 ringed birds were encountered again, in Germany, Kenya, Mali, Chad, and Türkiye');
  expect(pdf.text).toContain('Hit wires');
  expect(pdf.text).not.toContain('Barriers that cross it most');

  await countries.getByRole('link', { name: 'Germany' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Germany' })).toBeVisible();
  await expect(panel).toContainText('4 birds of it were ringed here, 2 were encountered here (2 encounters).');
  await expect(panel).toContainText('Encounters by month: Jun (1).');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(strayRequests(watch, new URL(page.url()).origin)).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test('in Arabic the same figures stand, and nothing runs over', { tag: '@full' }, async ({ page }) => {
  await withoutMap(page);
  await serveExample(page, join(atlas, 'encounters'));
  await page.goto('./?population=made-up-storks&layers=links,nodes&lang=ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('table', { name: 'المشاهدات بحسب البلد والشهر' })).toBeVisible();
  const panel = page.getByRole('main');
  expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(1);
});

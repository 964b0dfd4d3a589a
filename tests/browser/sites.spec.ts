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

// The example module of docs/modules/sites, built here and put into the built catalog.

/** The nodes' colour on the light map. */
const NODE: [number, number, number] = [0x5b, 0x2a, 0x86];
let atlas = '';

test.beforeAll(async () => {
  atlas = await buildExample('sites');
});
test.afterAll(() => rmSync(atlas, { recursive: true, force: true }));

test('a list of sites: what was counted, one percent, gaps that a reader chooses, a country and a sheet', { tag: '@full' }, async ({ page }) => {
  await serveExample(page, join(atlas, 'sites'));
  const watch = watchPage(page);
  await openAtlas(page);
  const search = page.getByRole('combobox', { name: 'Search species, populations and countries' });
  await search.fill('made-up');
  await page.getByRole('option', { name: 'Made-up sandpipers' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Made-up sandpipers' })).toBeVisible();
  const panel = page.getByRole('main');
  await expect(page.locator('.key-figures')).toHaveText('Sites6Regularly hold 1 %1Provisionally3Years2001–2014');
  await expect(panel).toContainText('there is no corridor');

  const sites = page.getByRole('table', { name: 'Sites', exact: true });
  await expect(sites.getByRole('row', { name: /^Made-up Bank/ })).toHaveText('Made-up BankMauritaniaprovisionallyno');
  await expect(sites.getByRole('row', { name: /^Made-up Fjord/ })).toHaveText('Made-up FjordNorwayreached, but not known to be regular–');
  const counted = page.getByRole('table', { name: 'What was counted' });
  const winter = counted.getByRole('row', { name: /^Made-up Estuary.*non-breeding/ });
  await expect(winter).toContainText('3,000–4,200');
  await expect(winter).toContainText('2010–2014; last count old');
  await expect(winter).toContainText('regularly: 4 of 5 seasons');
  await expect(counted.getByRole('row', { name: /^Made-up Lagoon/ })).toContainText('40 (pairs)');
  await expect(counted.getByRole('row', { name: /^Made-up Lagoon/ })).toContainText('2001; one year only; last count old');
  await expect(panel).toContainText('A site below one percent is not unimportant');
  await expect(panel).toContainText('Counts by month: Jan (4), Sep (1), Dec (1).');
  await expect(page.getByRole('table', { name: 'Populations and their one percent' })).toContainText('350,000–420,000 (2009–2013)3,900');
  await expect(panel.getByRole('link', { name: /^Ramsar Convention 2002/ })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Share of the population at these sites' }).getByRole('row').nth(1)).toContainText('226,991');
  await expect(panel).toContainText('made-up-sites.csv: lowest, mean and highest count contradict each other: 1 (first lines: 9)');

  const gaps = page.getByRole('table', { name: 'Stretches between sites' });
  await expect(gaps.getByRole('row')).toHaveCount(4);
  await expect(panel).toContainText('unprotected, by the list: Made-up Bank.');
  const longerThan = page.getByRole('spinbutton', { name: 'Stretches longer than (km)' });
  await longerThan.fill('');
  await expect(gaps).toHaveCount(0);
  await expect(panel).toContainText('Give a distance in kilometres, 0 or more');
  await longerThan.fill('-5');
  await expect(gaps).toHaveCount(0);
  await longerThan.fill('2500');
  await expect(gaps.getByRole('row')).toHaveCount(2);
  await expect(gaps.getByRole('row').nth(1)).toContainText('Made-up MudflatMade-up Tundra');
  await longerThan.fill('4000');
  await expect(panel).toContainText('No stretch is longer.');
  await expect(page.getByRole('table', { name: 'Barrier crossings' })).toHaveCount(0);
  expect(await findViolations(page)).toEqual([]);

  await waitForMap(page);
  await expect(layerBox(page, 'Nodes and places')).toBeChecked();
  const legend = page.getByRole('group', { name: 'Layers' });
  await expect(legend).toContainText('Area of a circle: the highest count at the site. Smallest circle: 6,666 or fewer. Hollow: no number is known.');
  await expect(legend).toContainText('10,00050,000200,000');
  const drawn = await countPixels(page, NODE);
  await layerBox(page, 'Nodes and places').uncheck();
  await waitForMap(page);
  expect(drawn).toBeGreaterThan((await countPixels(page, NODE)) + 50);
  await panel.getByRole('button', { name: '+ Nodes and places' }).click();
  await expect(layerBox(page, 'Nodes and places')).toBeChecked();

  await page.getByRole('button', { name: 'Download data' }).click();
  const csv = await readDownload(page, () => page.getByRole('link', { name: 'Sites (CSV)' }).click());
  expect(Buffer.from(csv.bytes).toString().trim().split('\r\n')).toHaveLength(8);
  const { bytes } = await readDownload(page, () => page.getByRole('button', { name: 'Download factsheet' }).click());
  const pdf = await readPdf(new Blob([bytes]));
  expect(pdf.pages).toBeLessThanOrEqual(3);
  expect(pdf.text).toContain('Sites of the list: 6. Regularly hold one percent of a population: 1; provisionally: 3.');
  expect(pdf.text).toContain('Made-up Estuary');
  expect(pdf.text).not.toContain('Barriers that cross it most');

  await page.getByRole('table', { name: 'By country' }).getByRole('link', { name: 'Russia' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Russia' })).toBeVisible();
  await expect(panel).toContainText('1 list of sites of this atlas has sites here.');
  await expect(panel).toContainText('Sites of its list here: 2; of them hold one percent: 1.');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(strayRequests(watch, new URL(page.url()).origin)).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test('in Arabic the same figures stand, and nothing runs over', { tag: '@full' }, async ({ page }) => {
  await withoutMap(page);
  await serveExample(page, join(atlas, 'sites'));
  await page.goto('./?population=made-up-sandpipers&layers=nodes&lang=ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('table', { name: 'ما عُدّ' })).toBeVisible();
  const panel = page.getByRole('main');
  expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(1);
});

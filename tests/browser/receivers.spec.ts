import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { findGaps, prepareCorridor } from '../../src/domain/receivers/find-gaps.ts';
import { readCorridorFile } from '../../src/domain/receivers/read-corridor-file.ts';
import { readPdf } from '../unit/factsheet/read-pdf.ts';
import { buildExample } from './build-example.ts';
import { countPixels } from './count-pixels.ts';
import { findViolations } from './find-violations.ts';
import { layerBox, openAtlas, waitForMap, withoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { serveExample } from './serve-catalog.ts';
import { strayRequests, watchPage } from './watch-page.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The links' colour on the light map. */
const LINK: [number, number, number] = [0x5b, 0x2a, 0x86];
let atlas = '';

test.beforeAll(async () => {
  atlas = await buildExample('receivers');
});
test.afterAll(() => rmSync(atlas, { recursive: true, force: true }));

const GEESE = 'white-fronted-goose-netherlands-russia';

/** The same from the built file, by the domain's own function. */
function gapsOfGeese(distanceKm: number): ReturnType<typeof findGaps> {
  const file = join(root, 'public', 'atlas', GEESE, `${GEESE}-corridors.geojson`);
  const entry: { stations: { lon: number; lat: number }[] } = JSON.parse(readFileSync(join(atlas, 'receivers', 'made-up-dunlins.json'), 'utf8'));
  const stations = entry.stations.map(({ lon, lat }): [number, number] => [lon, lat]);
  return findGaps(prepareCorridor(readCorridorFile(readFileSync(file, 'utf8'), file)), stations, distanceKm);
}

test('receivers: stations, animals and links by country and month, on the map, in files and on a sheet', { tag: '@full' }, async ({ page }) => {
  await serveExample(page, join(atlas, 'receivers'));
  const watch = watchPage(page);
  await openAtlas(page);
  const search = page.getByRole('combobox', { name: 'Search species, populations and countries' });
  await search.fill('made-up');
  await page.getByRole('option', { name: 'Made-up dunlins' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Made-up dunlins' })).toBeVisible();
  const panel = page.getByRole('main');
  await expect(page.locator('.key-figures')).toHaveText('Animals detected5Stations5Detections16Years2019–2021');
  await expect(panel).toContainText('there is no corridor');
  await expect(panel).toContainText('once it was not detected there for 120 seconds');
  await expect(panel).toContainText('4 stations detected animals of this entry; 6 times one was detected at one station and next at another.');
  await expect(panel.getByRole('link', { name: 'Motus public data filters' })).toHaveAttribute('href', /docs\.motus\.org/);

  const countries = page.getByRole('table', { name: 'Stations and animals by country' });
  await expect(countries.getByRole('row', { name: /^Netherlands/ })).toHaveText('Netherlands212019–20211,64445–––––––31–––');
  await expect(countries.getByRole('row', { name: /^Germany/ })).toHaveText('Germany112019––24––––1––1––––');
  const links = page.getByRole('table', { name: 'From station to station' });
  await expect(links.getByRole('row')).toHaveCount(6);
  await expect(links.getByRole('row', { name: /^Made-up mast/ }).first()).toContainText('Made-up dyke2 (preliminary)2');
  const stations = page.getByRole('table', { name: 'Stations', exact: true });
  await expect(stations.getByRole('row', { name: /^Made-up heath/ })).toContainText('1 April 2020 – 31 December 202100');
  await expect(panel).toContainText('Figures from fewer than three animals are preliminary.');
  await expect(panel).toContainText('made-up-detections.csv: test tags, on no animal: 1 (first lines: 21)');
  await expect(page.getByRole('table', { name: 'Barrier crossings' })).toHaveCount(0);
  expect(await findViolations(page)).toEqual([]);

  await expect(page.getByRole('table', { name: 'Largest gaps' })).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Corridor' }).selectOption(GEESE);
  await page.getByRole('spinbutton', { name: 'Distance, km' }).fill('60');
  await page.getByRole('button', { name: 'Find gaps' }).click();
  const { corridorKm2, gapKm2 } = await gapsOfGeese(60);
  await expect(panel).toContainText(`: ${Math.round((1000 * gapKm2) / corridorKm2) / 10}% of the corridor (`);
  const gaps = page.getByRole('table', { name: 'Largest gaps' });
  await expect(gaps.getByRole('row').nth(1)).toContainText('Russia');
  // Another distance fetches nothing again.
  const again: string[] = [];
  page.on('request', (request) => again.push(request.url()));
  await page.getByRole('spinbutton', { name: 'Distance, km' }).fill('90');
  await page.getByRole('button', { name: 'Find gaps' }).click();
  const wider = await gapsOfGeese(90);
  await expect(panel).toContainText(`: ${Math.round((1000 * wider.gapKm2) / wider.corridorKm2) / 10}% of the corridor (`);
  expect(again.filter((url) => url.endsWith('.geojson'))).toEqual([]);

  await waitForMap(page);
  await expect(layerBox(page, 'Nodes and places')).toBeChecked();
  await expect(page.getByRole('group', { name: 'Layers' })).toContainText('Area of a circle: animals detected there. Faint: none.');
  const drawn = await countPixels(page, LINK);
  await layerBox(page, 'Links (no routes)').uncheck();
  await layerBox(page, 'Nodes and places').uncheck();
  await waitForMap(page);
  expect(drawn).toBeGreaterThan((await countPixels(page, LINK)) + 50);
  await panel.getByRole('button', { name: '+ Links (no routes)' }).click();
  await panel.getByRole('button', { name: '+ Nodes and places' }).click();
  await expect(layerBox(page, 'Nodes and places')).toBeChecked();

  await page.getByRole('button', { name: 'Download data' }).click();
  const csv = await readDownload(page, () => page.getByRole('link', { name: 'Animals at stations (CSV)' }).click());
  expect(Buffer.from(csv.bytes).toString().trim().split('\r\n')).toHaveLength(12);
  const { bytes } = await readDownload(page, () => page.getByRole('button', { name: 'Download factsheet' }).click());
  const pdf = await readPdf(new Blob([bytes]));
  expect(pdf.pages).toBeLessThanOrEqual(3);
  expect(pdf.text).toContain('5 tagged animals were detected, at stations in Netherlands, Denmark, and Germany');
  expect(pdf.text).toContain('Made-up mast');
  expect(pdf.text).toContain('120 seconds');
  expect(pdf.text).not.toContain('Barriers that cross it most');

  await countries.getByRole('link', { name: 'Germany' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Germany' })).toBeVisible();
  await expect(panel).toContainText('1 collection of receivers of this atlas has stations here.');
  await expect(panel).toContainText('1 station of it stands or stood here (2019–); 2 animals were detected here.');
  await expect(panel).toContainText('Animals by month: May (1), Aug (1).');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(strayRequests(watch, new URL(page.url()).origin)).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test('in Arabic the same figures stand, and nothing runs over', { tag: '@full' }, async ({ page }) => {
  await withoutMap(page);
  await serveExample(page, join(atlas, 'receivers'));
  await page.goto('./?population=made-up-dunlins&layers=links,nodes&lang=ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('table', { name: 'المحطات والحيوانات بحسب البلد' })).toBeVisible();
  const panel = page.getByRole('main');
  expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(1);
});

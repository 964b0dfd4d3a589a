import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { buildExample } from './build-example.ts';
import { findViolations } from './find-violations.ts';
import { alertsOf, layerBox, mapRegion, openAtlas, openWithoutMap, waitForMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { serveExample } from './serve-catalog.ts';
import { watchPage } from './watch-page.ts';

// The example module of docs/modules/network, built here and put into the built catalog.

const TURTLES = 'example-turtles';

let output = '';
test.beforeAll(async () => {
  output = await buildExample('network');
});
test.afterAll(() => rmSync(output, { recursive: true, force: true }));

test('a network has its nodes, links, transitions, strength and jurisdictions, and claims no route', async ({ page }) => {
  const watch = watchPage(page);
  await serveExample(page, join(output, 'network'));
  await openWithoutMap(page, `?population=${TURTLES}`);
  await expect(page.getByRole('heading', { name: 'Example turtles' })).toBeVisible();
  const nodes = page.getByRole('table', { name: 'Nodes' });
  await expect(nodes.getByRole('row')).toHaveCount(6);
  await expect(nodes.getByRole('row', { name: /Alfa Beach/ })).toContainText('nesting, breeding');
  await expect(nodes.getByRole('row', { name: /Epsilon Shoal/ })).toContainText('–');
  const links = page.getByRole('table', { name: 'Links' });
  await expect(links.getByRole('row', { name: /Alfa Beach Delta Bank/ })).toContainText('1 (preliminary)');
  await expect(page.getByText('is a diagram, not a route')).toBeVisible();
  await expect(page.getByRole('table', { name: 'From one season to the other' }).getByRole('row', { name: /Alfa Beach/ })).toContainText('2 (66.7%)');
  await expect(page.getByText('-0.11 (95 % interval')).toBeVisible();
  await expect(page.getByText('not told: the nodes are known')).toBeVisible();
  const where = page.getByRole('table', { name: 'By jurisdiction' });
  await expect(where.getByRole('row', { name: /Brazil/ })).toContainText('2');
  await expect(where.getByRole('row', { name: /At sea/ })).toContainText('3');
  await expect(page.getByText('1 link states an end elsewhere')).toBeVisible();
  await expect(layerBox(page, 'Nodes and places')).toBeChecked();
  await expect(layerBox(page, 'Links (no routes)')).toBeChecked();
  await expect(page.getByRole('group', { name: 'Layers' })).toContainText('Area of a circle: animals there. Hollow: no number is known.');
  await expect(page.getByRole('table', { name: 'Barrier crossings' })).toHaveCount(0);
  expect(await findViolations(page)).toEqual([]);
  await expect(alertsOf(page)).toHaveCount(0);
  expect(watch.errors).toEqual([]);
});

test('a network is found, stands on its country’s page, and goes away with a sheet and its tables', { tag: '@full' }, async ({ page }) => {
  const watch = watchPage(page);
  await serveExample(page, join(output, 'network'));
  await openAtlas(page, '?country=BRA');
  await expect(page.getByText('2 nodes of its network lie here.')).toBeVisible();
  await expect(page.getByText('1 network of this atlas has nodes here.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Search species, populations and countries' }).fill('example turt');
  await page.getByRole('option', { name: /Example turtles/ }).click();
  await expect(page.getByRole('table', { name: 'Nodes' })).toBeVisible();
  await waitForMap(page);
  await expect(mapRegion(page)).toBeVisible();
  const sheet = await readDownload(page, () => page.getByRole('button', { name: 'Download factsheet' }).click());
  expect(new TextDecoder('latin1').decode(sheet.bytes.slice(0, 5))).toBe('%PDF-');
  await page.getByRole('button', { name: 'Download data' }).click();
  const table = await readDownload(page, () => page.getByRole('link', { name: 'Links (CSV)' }).click());
  expect(new TextDecoder().decode(table.bytes)).toContain('X_1,X_3,2');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(watch.errors).toEqual([]);
});

test('tracks that link sites have their network beside the corridors, opened where a person asks for it', async ({ page }) => {
  const watch = watchPage(page);
  await openWithoutMap(page, '?population=turkey-vulture-argentina');
  await expect(page.getByRole('heading', { level: 2, name: 'Sites and links' })).toBeVisible();
  const nodes = page.getByRole('table', { name: 'Nodes' });
  await expect(nodes).toHaveCount(0);
  await page.getByText('11 nodes, 16 links.').click();
  await expect(nodes.getByRole('row')).toHaveCount(12);
  // The first two as the built file has them.
  await expect(nodes.getByRole('row', { name: /^n1 / })).toContainText('Bolivia');
  await expect(page.getByRole('table', { name: 'Links', exact: true }).getByRole('row', { name: /^n7 n2/ })).toContainText('northward');
  await expect(page.getByRole('heading', { level: 3, name: 'Nodes' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('0.47 (95 % interval -0.5 to 1)');
  await expect(page.getByRole('main')).toContainText('This is the atlas’s own rule, not a published one.');
  // It would cover the corridors: it is not drawn.
  await expect(page.getByText('is a diagram, not a route')).toHaveCount(0);
  await expect(page.getByText('Area of a circle', { exact: false })).toHaveCount(0);
  expect(await findViolations(page)).toEqual([]);
  expect(watch.errors).toEqual([]);
});

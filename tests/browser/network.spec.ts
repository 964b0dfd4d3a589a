import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { drawCountries } from '../../data/base-map.ts';
import { buildModule } from '../../data/build-module.ts';
import { splitIntoParts } from '../../data/range-states.ts';
import { findViolations } from './find-violations.ts';
import { layerBox, mapRegion, openAtlas, waitForMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { serveExample } from './serve-catalog.ts';
import { watchPage } from './watch-page.ts';

// The example module of docs/modules/network, built here and put into the built catalog.

const root = fileURLToPath(new URL('../..', import.meta.url));
const TURTLES = 'example-turtles';

let output = '';
test.beforeAll(async () => {
  output = mkdtempSync(join(tmpdir(), 'atlas-network-page-'));
  const countries = splitIntoParts(drawCountries());
  await buildModule({ folder: join(root, 'docs', 'modules', 'network'), root: join(output, 'nowhere'), output }, () => countries);
});
test.afterAll(() => rmSync(output, { recursive: true, force: true }));

test('a network has its nodes, links, transitions, strength and jurisdictions, and claims no route', async ({ page }) => {
  const watch = watchPage(page);
  await serveExample(page, join(output, 'network'));
  await openAtlas(page, `?population=${TURTLES}`);
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
  await expect(page.getByRole('table', { name: 'Barrier crossings' })).toHaveCount(0);
  expect(await findViolations(page)).toEqual([]);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(watch.errors).toEqual([]);
});

test('a network is found, stands on its country’s page, and goes away with a sheet and its tables', async ({ page }) => {
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
});

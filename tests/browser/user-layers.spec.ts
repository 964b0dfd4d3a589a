import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { alertsOf, layerBox, openAtlas, openWithoutMap, withoutMap } from './open-atlas.ts';
import { serveArchive } from './serve-archive.ts';
import { strayRequests, watchPage } from './watch-page.ts';

const REINDEER = '?population=wild-reindeer-setesdal-austhei';
const ARCHIVE = 'public/atlas/wild-reindeer-setesdal/roads-setesdal.pmtiles';

const crossings = (page: Page): Locator => page.getByRole('table', { name: 'Barrier crossings' });
const loaderOf = (page: Page, kind: string): Locator =>
  page
    .getByRole('group', { name: 'Layers' })
    .locator('.layer')
    .filter({ has: page.getByRole('checkbox', { name: kind, exact: true }) });

async function openLoader(page: Page, kind: string): Promise<Locator> {
  const loader = loaderOf(page, kind);
  await loader.locator('summary').click();
  return loader;
}

async function readArchive(loader: Locator, kind: string, url: string): Promise<void> {
  await loader.getByLabel(`Address of a PMTiles archive: ${kind}`).fill(url);
  await loader.getByRole('button', { name: 'Read the archive' }).click();
}

test(
  'an archive on another server: crossings by its address, kept, removed, and nothing asked of anybody else',
  { tag: '@full' },
  async ({ page, baseURL }) => {
    const server = await serveArchive(readFileSync(ARCHIVE));
    const watch = watchPage(page);
    try {
      await openAtlas(page, REINDEER);
      const roads = await test.step('the same lines, built in, for comparison', async () => {
        await layerBox(page, 'Roads').check();
        await expect(crossings(page).locator('tfoot')).toBeVisible();
        const total = (await crossings(page).locator('tfoot').textContent()) ?? '';
        expect(total).toMatch(/^[1-9]\d* barriers/);
        await layerBox(page, 'Roads').uncheck();
        return total;
      });
      await expect(layerBox(page, 'Canals')).toBeDisabled();
      const loader = await openLoader(page, 'Canals');
      expect(strayRequests(watch, new URL(baseURL ?? '').origin)).toEqual([]);
      await readArchive(loader, 'Canals', server.url);
      await expect(loader.getByLabel('Layer in the archive')).toHaveValue('roads');
      await loader.getByLabel('Name', { exact: true }).fill('Canals of the test');
      await loader.getByLabel('Attribution').fill('Boatmen’s Union');
      await loader.getByRole('button', { name: 'Add the layer' }).click();
      await expect(layerBox(page, 'Canals')).toBeChecked();
      await expect(crossings(page).locator('tfoot')).toHaveText(roads);
      await expect(crossings(page).locator('tbody').getByRole('row').first()).toContainText('Canal');
      await expect(page.locator('.maplibregl-ctrl-attrib')).toContainText('Boatmen’s Union');
      expect(server.sent.requests).toBeGreaterThan(2);

      await test.step('there on the next visit', async () => {
        await withoutMap(page);
        await page.reload();
        await expect(layerBox(page, 'Canals')).toBeChecked();
        await expect(crossings(page).locator('tfoot')).toHaveText(roads);
      });
      await test.step('removed when asked', async () => {
        await openLoader(page, 'Canals');
        await loader.getByRole('button', { name: 'Remove Canals of the test' }).click();
        await expect(layerBox(page, 'Canals')).toBeDisabled();
        await expect(crossings(page).getByRole('row').filter({ hasText: 'Canal' })).toHaveCount(0);
        await page.reload();
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(layerBox(page, 'Canals')).toBeDisabled();
      });
    } finally {
      await server.close();
    }
    const others = strayRequests(watch, new URL(baseURL ?? '').origin);
    expect(others.length).toBeGreaterThan(2);
    expect([...new Set(others)]).toEqual([server.url]);
    expect(watch.errors).toEqual([]);
  },
);

test('only the lines of one value of a property', { tag: '@full' }, async ({ page }) => {
  const server = await serveArchive(readFileSync(ARCHIVE));
  try {
    await openWithoutMap(page, REINDEER);
    const loader = await openLoader(page, 'Canals');
    await readArchive(loader, 'Canals', server.url);
    await loader.getByLabel('Only where this property').fill('name');
    await loader.getByLabel('is one of').fill('no such road, nor this');
    await loader.getByRole('button', { name: 'Add the layer' }).click();
    // The archive does not say what part of the world it covers: that it holds none says nothing.
    await expect(page.getByText('Cannot be told from Public roads')).toBeVisible();
    await expect(crossings(page).getByRole('row').filter({ hasText: 'Canal' })).toHaveCount(0);
  } finally {
    await server.close();
  }
});

test('a server without ranges, a web page, a server that is down, and no address at all', { tag: '@full' }, async ({ page }) => {
  const server = await serveArchive(readFileSync(ARCHIVE));
  await openWithoutMap(page, REINDEER);
  const loader = await openLoader(page, 'Canals');
  const alerts = page.getByRole('alert');
  const expectAlert = async (words: RegExp): Promise<void> => {
    await expect(alerts.filter({ hasText: words }).first()).toBeVisible();
    await expect(loader.getByRole('button', { name: 'Add the layer' })).toHaveCount(0);
  };
  server.mood = 'whole files';
  await readArchive(loader, 'Canals', server.url);
  await expectAlert(/sends whole files only.*range requests/s);
  server.mood = 'web page';
  await readArchive(loader, 'Canals', `${server.url}?page`);
  await expectAlert(/(?:not a PMTiles archive|sends whole files only)/);
  await server.close();
  await readArchive(loader, 'Canals', `${server.url}?down`);
  await expectAlert(/could not be fetched.*CORS/s);
  await readArchive(loader, 'Canals', 'ftp://example.org/x.pmtiles');
  await expectAlert(/not an address on the web/);
  await expect(layerBox(page, 'Canals')).toBeDisabled();
});

test('canals from a person’s file: crossings, kept, and sent nowhere', { tag: '@full' }, async ({ page, baseURL }) => {
  const watch = watchPage(page);
  await openWithoutMap(page, REINDEER);
  const loader = await openLoader(page, 'Canals');
  const input = loader.getByLabel('File of lines: Canals');
  await input.setInputFiles({ name: 'notes.geojson', mimeType: 'text/plain', buffer: Buffer.from('no lines') });
  await expect(alertsOf(page)).toContainText('notes.geojson');
  // A straight line from west to east over the whole corridor.
  const feature = {
    type: 'Feature',
    properties: { name: 'Quiet Canal' },
    geometry: {
      type: 'LineString',
      coordinates: [
        [7.2, 59.3],
        [8.1, 59.3],
      ],
    },
  };
  await input.setInputFiles({
    name: 'canals.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [feature] })),
  });
  await expect(layerBox(page, 'Canals')).toBeChecked();
  const row = crossings(page).getByRole('row', { name: /Quiet Canal/ });
  await expect(row).toContainText('Canal');
  const words = (await row.textContent()) ?? '';
  const events = page.getByRole('table', { name: 'Animals and barriers' }).getByRole('row', { name: /Quiet Canal/ });
  await expect(events).toBeVisible();
  await page.reload();
  await expect(row).toHaveText(words);
  await expect(events).toBeVisible();
  await expect(alertsOf(page)).toHaveCount(0);
  expect(strayRequests(watch, new URL(baseURL ?? '').origin)).toEqual([]);
  for (const { url, body } of watch.requests) expect(`${url} ${body}`).not.toMatch(/Quiet|canals\.geojson/);
  expect(watch.errors).toEqual([]);
});

test('by a person’s word a layer is complete within its extent, and where it shows none, none is said', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, REINDEER);
  const loader = await openLoader(page, 'Canals');
  const line = (from: number[], to: number[]) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'LineString', coordinates: [from, to] },
  });
  // A frame around the whole of Setesdal that no corridor comes near.
  const frame = { type: 'FeatureCollection', features: [line([5, 57.5], [5, 61]), line([5, 61], [10, 61]), line([10, 61], [10, 57.5])] };
  const put = (name: string): Promise<void> =>
    loader.getByLabel('File of lines: Canals').setInputFiles({ name, mimeType: 'application/geo+json', buffer: Buffer.from(JSON.stringify(frame)) });
  await put('unsaid.geojson');
  // Of the corridor, and of the animals' tracks.
  await expect(page.getByText('Cannot be told from unsaid.geojson: the layer does not say what part of the world it covers').first()).toBeVisible();
  await loader.getByRole('button', { name: 'Remove unsaid.geojson' }).click();
  await loader.getByRole('checkbox', { name: /^This layer is complete within its own extent/ }).check();
  await loader.getByLabel('State of its lines').selectOption('in use');
  await put('vouched.geojson');
  await expect(page.getByText('None found: vouched.geojson.').first()).toBeVisible();
  await expect(page.getByText('is the word of the person who added it; nobody has checked it').first()).toBeVisible();
  await expect(loader.getByText('complete within its extent, by your word; in use')).toBeVisible();
});

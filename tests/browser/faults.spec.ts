import { readFileSync } from 'node:fs';
import { expect, test, type Page, type Route } from '@playwright/test';
import { readDownload } from './read-download.ts';
import { alertsOf, layerBox, mapRegion, openAtlas, openWithoutMap, waitForMap, withoutFigures, withoutMap } from './open-atlas.ts';
import { simulateHerd, writeMovebankCsv } from './simulate-herd.ts';

const DEER = '?population=mule-deer-upper-green-river';
const DEER_TILES = '**/mule-deer-upper-green-river.pmtiles';
const DEER_FILE = 'public/atlas/mule-deer-wyoming/mule-deer-upper-green-river.pmtiles';
const REINDEER = '?population=wild-reindeer-setesdal-austhei';

/** The alert about one thing says what, and what to do about it. */
async function expectAlert(page: Page, words: RegExp, advice: RegExp): Promise<void> {
  const alert = page.getByRole('alert').filter({ hasText: words }).first();
  await expect(alert).toBeVisible();
  await expect(alert).toContainText(advice);
}

/** The panel and the other layers still do their work. */
async function expectRestWorks(page: Page): Promise<void> {
  await waitForMap(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await layerBox(page, 'Protected areas').check();
  await expect(page.getByRole('heading', { name: 'Protected and priority areas' })).toBeVisible();
  await expect(layerBox(page, 'Protected areas')).toBeChecked();
}

/** A piece of a file as a server of range requests sends it. */
async function sendRange(route: Route, file: Buffer): Promise<void> {
  const [, from, to] = /bytes=(\d+)-(\d+)/.exec(route.request().headers()['range'] ?? '') ?? [];
  const [first, last] = [Number(from ?? 0), Math.min(Number(to ?? file.length - 1), file.length - 1)];
  if (first >= file.length) return route.fulfill({ status: 416, headers: { 'content-range': `bytes */${file.length}` } });
  return route.fulfill({ status: 206, headers: { 'content-range': `bytes ${first}-${last}/${file.length}` }, body: file.subarray(first, last + 1) });
}

test('a catalog that is missing or damaged', async ({ page }) => {
  await withoutMap(page);
  await page.route('**/catalog.json', (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await page.goto('./');
  await expectAlert(page, /The catalog of the atlas could not be fetched \(HTTP 404\)/, /reload the page/);
  await page.unroute('**/catalog.json');
  await page.route('**/catalog.json', (route) => route.fulfill({ contentType: 'application/json', body: '{"version": 1, "title": ' }));
  await page.reload();
  await expectAlert(page, /catalog\.json/, /\S/);
  await page.unroute('**/catalog.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('navigation', { name: 'Populations' })).toBeVisible();
  await expect(alertsOf(page)).toHaveCount(0);
});

const archives: [string, (route: Route) => Promise<void>, RegExp, RegExp][] = [
  ['is missing', (route) => route.fulfill({ status: 404, body: 'Not found' }), /Mule deer.*was not found \(HTTP 404\)/, /other layers are not affected/],
  ['is cut short', (route) => sendRange(route, readFileSync(DEER_FILE).subarray(0, 20_000)), /Mule deer.*cut short/, /other layers are not affected/],
  [
    'is a web page',
    (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Sign in</title>'.padEnd(20_000, ' ') }),
    /Mule deer.*(?:not a PMTiles archive|range requests)/,
    /other layers are not affected/,
  ],
  [
    'comes from a server without range requests',
    (route) => route.fulfill({ status: 200, body: readFileSync(DEER_FILE) }),
    /Mule deer.*does not send parts of files/,
    /range requests are supported/,
  ],
];
for (const [what, answer, words, advice] of archives) {
  // The ways in which one fails differ in their words alone.
  test(`a corridor archive that ${what}`, what === archives[0]![0] ? {} : { tag: '@full' }, async ({ page }) => {
    await page.route(DEER_TILES, answer);
    await page.goto(`./${DEER}`);
    await expectAlert(page, words, advice);
    await expectRestWorks(page);
  });
}

test('damaged tracks and a missing base map', { tag: '@full' }, async ({ page }) => {
  await page.route('**/base-map.pmtiles', (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await page.route('**/*-tracks.parquet', (route) => route.fulfill({ body: Buffer.from('PAR1 this is no table PAR1') }));
  await page.goto(`./${DEER}`);
  await expectAlert(page, /Base map.*was not found/, /other layers are not affected/);
  await layerBox(page, 'Tracks').check();
  await expectAlert(page, /Tracks of Mule deer/, /\S/);
  await expectRestWorks(page);
  await page.unroute('**/*-tracks.parquet');
  await layerBox(page, 'Tracks').uncheck();
  await layerBox(page, 'Tracks').check();
  await expect(page.getByRole('region', { name: 'Time of the tracks' })).toBeVisible();
});

test('a browser without WebGL keeps texts, tables and figures', async ({ page }) => {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = new Proxy(original, {
      apply: (target, canvas, [kind, ...rest]: unknown[]) => (kind === 'webgl2' || kind === 'webgl' ? null : Reflect.apply(target, canvas, [kind, ...rest])),
    });
  });
  await page.goto(`./${REINDEER}`);
  await expectAlert(page, /The map cannot be drawn: this browser has no WebGL 2/, /hardware acceleration/);
  await expect(mapRegion(page)).toHaveAttribute('aria-busy', 'false');
  await layerBox(page, 'Roads').check();
  await expect(page.getByRole('table', { name: 'Barrier crossings' }).locator('tfoot')).toBeVisible();
});

test('a drawing context that is lost comes back', { tag: '@full' }, async ({ page }) => {
  await openAtlas(page, DEER);
  const lose = await page.evaluateHandle(() => {
    const context = document.querySelector('canvas')?.getContext('webgl2');
    return context?.getExtension('WEBGL_lose_context');
  });
  await lose.evaluate((extension) => extension?.loseContext());
  await expectAlert(page, /The graphics card stopped drawing the map/, /reload the page/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await lose.evaluate((extension) => extension?.restoreContext());
  await expect(page.getByRole('alert')).toHaveCount(0);
  await waitForMap(page);
});

test('a worker that crashes is replaced, and the action can be repeated', async ({ page }) => {
  await withoutFigures(page);
  const script = /\/layers-worker-(?!client)[^/]*\.js/;
  await page.route(script, (route) => route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("crash");' }));
  await openWithoutMap(page, REINDEER);
  await layerBox(page, 'Roads').check();
  await expectAlert(page, /The calculation stopped unexpectedly/, /repeat the action/);
  const table = page.getByRole('table', { name: 'Barrier crossings' });
  await expect(table).toContainText('Not known yet.');
  await page.unroute(script);
  await page.getByText('Some barriers could not be examined').getByRole('button', { name: 'Try again' }).click();
  await expect(table.locator('tfoot')).toBeVisible();
});

test('a worker that cannot be fetched says so, and the action can be repeated', { tag: '@full' }, async ({ page }) => {
  await withoutFigures(page);
  const script = /\/layers-worker-(?!client)[^/]*\.js/;
  await page.route(script, (route) => route.abort());
  await openWithoutMap(page, REINDEER);
  await layerBox(page, 'Roads').check();
  await expectAlert(page, /The part of the atlas that calculates could not be loaded/, /Check the connection and repeat the action/);
  await page.unroute(script);
  await page.getByText('Some barriers could not be examined').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('table', { name: 'Barrier crossings' }).locator('tfoot')).toBeVisible();
});

test('migrations of own tracks cannot be looked for without a line: the step says so in its place, and asks again', async ({ page }) => {
  const script = /\/corridors-worker-(?!client)[^/]*\.js/;
  await page.route(script, (route) => route.abort());
  await openWithoutMap(page, '?panel=tracks');
  const file = { name: 'herd.csv', mimeType: 'text/csv', buffer: Buffer.from(writeMovebankCsv(simulateHerd(1, 12))) };
  await page.getByLabel('Tracking data').setInputFiles(file);
  await page.getByRole('button', { name: 'Find migrations' }).click();
  const said = page.getByRole('main').getByText('Migrations could not be looked for. Your tracks are kept.');
  await expect(said).toBeVisible();
  await expectAlert(page, /The part of the atlas that calculates could not be loaded/, /Check the connection and repeat the action/);
  await expect(page.getByText(/^Movebank CSV: 1 animal, /)).toBeVisible();
  await page.unroute(script);
  await said.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('2 migrations of 1 animal.')).toBeVisible();
  await expect(said).toHaveCount(0);
});

test('many layers that fail alike are one alert, which names them all', { tag: '@full' }, async ({ page }) => {
  await page.route(/\.pmtiles$/, (route) => route.abort());
  await page.goto('./?layers=corridors-high,roads,railways,pipelines,protected-areas');
  const alert = page.getByRole('alert').filter({ hasText: 'cannot be drawn' });
  await alert.getByText(/^\d+ more like it$/).click();
  await expect(alert.getByRole('listitem').filter({ hasText: 'Railways of North America' })).toBeVisible();
  await expect(alert).toHaveCount(1);
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await expect(alert).toHaveCount(0);
});

test('fonts of a PDF and the reader of GeoPackages that do not arrive are told of, and the button can be pressed again', { tag: '@full' }, async ({ page }) => {
  await page.route(/\.(?:ttf|wasm)$/, (route) => route.abort());
  await openWithoutMap(page, DEER);
  const sheet = page.getByRole('button', { name: 'Download factsheet' });
  await sheet.click();
  await expectAlert(page, /The fonts of the PDF could not be loaded/, /Nothing is lost.*press the button again/);
  await page.getByRole('button', { name: 'Download data' }).click();
  const choice = page.getByRole('group', { name: 'In a format of your own' });
  await choice.getByRole('combobox', { name: 'Format' }).selectOption('GeoPackage');
  const make = choice.getByRole('button', { name: 'Make the file' });
  await make.click();
  await expectAlert(page, /A part of the atlas could not be fetched/, /connection/);
  await page.unrouteAll();
  expect((await readDownload(page, () => make.click())).name).toMatch(/\.gpkg$/);
  expect((await readDownload(page, () => sheet.click())).name).toMatch(/\.pdf$/);
});

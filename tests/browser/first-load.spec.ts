import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { openGlobe } from './open-atlas.ts';

/** MapLibre's own library and worker, gzip, as the budget counts them. */
const MAPLIBRE_KB = 440;
const BUDGET_KB = 120;
/** Sum of layout shifts until the map has come to rest: what is read must not jump (web.dev counts up to 0.1 as good). */
const LARGEST_SHIFT = 0.03;

test('the first tiles need at most 120 kB of JavaScript beyond MapLibre, and none of the heavy parts', async ({ page }) => {
  /** By address: what is asked for once more comes from the browser's cache. */
  const scripts = new Map<string, { readonly asked: number; readonly body: Promise<Buffer> }>();
  page.on('response', (response) => {
    if (!/\.m?js$/.test(new URL(response.url()).pathname)) return;
    const body = response.body();
    // One that comes late may still be under way when the test ends, and is not counted.
    body.catch(() => undefined);
    if (!scripts.has(response.url())) scripts.set(response.url(), { asked: response.request().timing().startTime, body });
  });
  const fonts: string[] = [];
  page.on('request', (request) => fonts.push(...(/noto-sans[^/]*\.woff2$/.exec(new URL(request.url()).pathname) ?? [])));
  await page.addInitScript(() => {
    new PerformanceObserver((list) => list.getEntries().forEach((shift) => performance.mark('shift', { detail: Reflect.get(shift, 'value') }))).observe({
      type: 'layout-shift',
      buffered: true,
    });
    new MutationObserver(() => {
      if (document.querySelector('.map[aria-busy="false"]') && performance.getEntriesByName('first tiles').length === 0) performance.mark('first tiles');
    }).observe(document, { subtree: true, childList: true, attributeFilter: ['aria-busy'] });
  });
  await openGlobe(page);
  const shown = await page.evaluate(() => performance.timeOrigin + (performance.getEntriesByName('first tiles')[0]?.startTime ?? 0));
  // By when they were asked for: what is under way as the map comes to rest has no entry among the page's resources yet.
  const early = [...scripts].filter(([, { asked }]) => asked <= shown);
  const sizes = await Promise.all(early.map(async ([url, { body }]) => ({ name: new URL(url).pathname, kB: gzipSync(await body).length / 1000 })));
  const total = sizes.reduce((sum, { kB }) => sum + kB, 0);
  test.info().annotations.push({ type: 'first load', description: `${total.toFixed(0)} kB of JavaScript, gzip, in ${sizes.length} files` });
  expect(sizes.map(({ name }) => name).join(' ')).toContain('maplibre-gl-worker');
  expect(total, sizes.map(({ name, kB }) => `${name} ${kB.toFixed(1)}`).join('\n')).toBeLessThanOrEqual(MAPLIBRE_KB + BUDGET_KB);
  // Of the scripts that a reader of English does not need no letter is fetched.
  expect(fonts.join(' ')).toMatch(/noto-sans-latin-wght-normal/);
  expect(fonts.join(' ')).not.toMatch(/arabic|cyrillic|noto-sans-sc/);
  const shifts = await page.evaluate(() => performance.getEntriesByName('shift').map((mark) => Number(Reflect.get(mark, 'detail'))));
  expect(
    shifts.reduce((sum, value) => sum + value, 0),
    'layout shift',
  ).toBeLessThan(LARGEST_SHIFT);
  expect(sizes.map(({ name }) => name).join(' ')).not.toMatch(/pdfmake|tracks-overlay|layers-worker-(?!client)|parquet|PopulationPage|SearchBox/);
});

/** A slow third-generation line, as browsers' own tools define it. */
const SLOW_LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const FIRST_TEXT_KB = 120;

test('on a slow line the first words come with at most 120 kB', async ({ page }) => {
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', SLOW_LINE);
  let began = Infinity;
  const pieces: { readonly at: number; readonly bytes: number }[] = [];
  line.on('Network.requestWillBeSent', ({ timestamp }) => (began = Math.min(began, timestamp)));
  line.on('Network.dataReceived', ({ timestamp, encodedDataLength }) => pieces.push({ at: timestamp, bytes: encodedDataLength }));
  await page.goto('.', { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1, name: 'Atlas of Animal Migration' })).toBeAttached();
  await expect(page.getByText('Where animals migrate')).toBeVisible();
  const shown = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const seen = new PerformanceObserver((list) => {
          for (const { startTime } of list.getEntriesByName('first-contentful-paint')) resolve(startTime / 1000);
        });
        seen.observe({ type: 'paint', buffered: true });
      }),
  );
  const kB = pieces.filter(({ at }) => at - began <= shown).reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  test.info().annotations.push({ type: 'slow line', description: `first words after ${shown.toFixed(1)} s, with ${kB.toFixed(0)} kB` });
  expect(kB).toBeGreaterThan(0);
  expect(kB).toBeLessThanOrEqual(FIRST_TEXT_KB);
});

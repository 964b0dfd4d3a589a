import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { openAtlas } from './open-atlas.ts';

/** MapLibre's own library and worker, gzip, as the budget counts them. */
const MAPLIBRE_KB = 440;
const BUDGET_KB = 120;

test('the first tiles need at most 120 kB of JavaScript beyond MapLibre, and none of the heavy parts', async ({ page }) => {
  /** By address: what is asked for once more comes from the browser's cache. */
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (!/\.m?js$/.test(new URL(response.url()).pathname)) return;
    const body = response.body();
    // One that comes late may still be under way when the test ends, and is not counted.
    body.catch(() => undefined);
    if (!scripts.has(response.url())) scripts.set(response.url(), body);
  });
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.querySelector('.map[aria-busy="false"]') && performance.getEntriesByName('first tiles').length === 0) performance.mark('first tiles');
    }).observe(document, { subtree: true, childList: true, attributeFilter: ['aria-busy'] });
  });
  await openAtlas(page);
  const late = await page.evaluate(() => {
    const shown = performance.getEntriesByName('first tiles')[0]?.startTime ?? 0;
    return performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime > shown)
      .map(({ name }) => name);
  });
  const early = [...scripts].filter(([url]) => !late.includes(url));
  const sizes = await Promise.all(early.map(async ([url, body]) => ({ name: new URL(url).pathname, kB: gzipSync(await body).length / 1000 })));
  const total = sizes.reduce((sum, { kB }) => sum + kB, 0);
  test.info().annotations.push({ type: 'first load', description: `${total.toFixed(0)} kB of JavaScript, gzip, in ${sizes.length} files` });
  expect(sizes.map(({ name }) => name).join(' ')).toContain('maplibre-gl-worker');
  expect(total, sizes.map(({ name, kB }) => `${name} ${kB.toFixed(1)}`).join('\n')).toBeLessThanOrEqual(MAPLIBRE_KB + BUDGET_KB);
  expect(sizes.map(({ name }) => name).join(' ')).not.toMatch(/pdfmake|tracks-overlay|layers-worker-(?!client)|parquet|PopulationPage|SearchBox/);
});

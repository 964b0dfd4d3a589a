import { expect, test } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { alertsOf, openWithoutMap, waitForMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';

test.use({ serviceWorkers: 'allow' });

const ELK = 'elk-ya-ha-tinda';

/** A host of the built atlas that can be taken away. */
async function startHost(port: number): Promise<ChildProcess> {
  const host = spawn('node', ['bin/start.js', '--port', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (!host.stdout) throw new Error('The host says nothing.');
  await once(host.stdout, 'data');
  return host;
}

test('after a first visit what was seen is there without a network, what was kept too, and the rest says that it is not', async ({ page }) => {
  test.slow();
  const port = Number(process.env['ATLAS_TEST_PORT'] ?? 4187) + 1000;
  const host = await startHost(port);
  const ended = once(host, 'exit');
  try {
    await page.goto(`http://localhost:${port}/?population=${ELK}&projection=flat`);
    await waitForMap(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    // Once more, with the worker there from the start.
    await page.reload();
    await waitForMap(page);
    await page.getByRole('button', { name: 'Download data' }).click();
    await page.getByRole('button', { name: /^Keep this for offline use \(\d\d\.\d MB\)$/ }).click();
    await expect(page.getByText(/^Kept for offline use, with the base map and what the factsheet needs: \d\d\.\d MB\./)).toBeVisible();
  } finally {
    host.kill();
    await ended;
  }
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Elk of Ya Ha Tinda', level: 1 })).toBeVisible();
  await waitForMap(page);
  await expect(page.getByRole('table', { name: 'Barrier crossings' })).toBeVisible();
  await expect(alertsOf(page)).toHaveCount(0);
  // Its document is made without a network, too: it was never made with one.
  const sheet = await readDownload(page, () => page.getByRole('button', { name: 'Download factsheet' }).click());
  expect(sheet.name).toMatch(/^elk-ya-ha-tinda-.*\.pdf$/);
  expect(new TextDecoder('latin1').decode(sheet.bytes.slice(0, 5))).toBe('%PDF-');
  // A part of the map that was never looked at, of the kept archive.
  await page.goto(`http://localhost:${port}/?population=${ELK}&projection=flat#6/-20/20`);
  await waitForMap(page);
  await expect(alertsOf(page)).toHaveCount(0);
  // What was never seen is said to be missing, and nothing else is lost.
  await page.goto(`http://localhost:${port}/?population=wild-reindeer-setesdal-austhei&projection=flat`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/could not be|cannot be/).first()).toBeVisible();
});

test.describe('without the worker, past which no test can put an answer', () => {
  test.use({ serviceWorkers: 'block' });

  test('another version on the host is told of, and nobody is made to take it', async ({ page }) => {
    let asked = 0;
    page.on('requestfinished', (request) => {
      if (request.url().endsWith('/index.html')) asked += 1;
    });
    const notice = page.getByText('Another version of the atlas is there.');
    await page.clock.install();
    await openWithoutMap(page, `?population=${ELK}`);
    // The host is asked now and then, once that part of the page has arrived.
    await expect(async () => {
      await page.clock.runFor(11 * 60_000);
      expect(asked).toBeGreaterThan(0);
    }).toPass();
    await expect(notice).toHaveCount(0);
    await page.route('**/index.html', async (route) => {
      const html = await (await route.fetch()).text();
      await route.fulfill({ contentType: 'text/html', body: html.replaceAll(/assets\/start-[^"]+\.js/g, 'assets/start-another.js') });
    });
    await expect(async () => {
      await page.clock.runFor(11 * 60_000);
      await expect(notice).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(page.getByRole('status').filter({ has: notice }).getByRole('button', { name: 'Reload the page' })).toBeVisible();
  });
});

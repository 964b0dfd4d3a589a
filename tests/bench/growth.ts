// What everything built in has cost since the design step: first load, the map at rest and the search, of this build and of the
// build of the commit that ended that step, by turns, in one run of Chromium as the browser tests start it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import config from '../browser/playwright.config.ts';

/** The commit that ended the design step. */
const BEFORE = 'dac7ef47';
const RUNS = 5;
/** Letters come no faster than a person types. */
const BETWEEN_LETTERS_MS = 250;
const QUERIES = ['stork', 'mule deer', 'norway', 'ciconia', 'seteadal'];
const DRAWN = 'section.map[aria-busy="false"]';

/** How many times as much as before, at most. */
const LIMITS = { 'first text': 1.3, 'first paint': 1.3, bytes: 1.3, 'map at rest': 1.5, 'search, a letter': 1, 'search, the first letter': 1 } as const;
type Figure = keyof typeof LIMITS;
type Figures = Readonly<Record<Figure, number>>;

const medianOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** What the page notes of itself: when the first heading stood there, and when its map came to rest. */
function watchPage(): void {
  const note = (name: string, seen: boolean): void => {
    if (seen && performance.getEntriesByName(name).length === 0) performance.mark(name);
  };
  new MutationObserver(() => {
    note('first text', (document.querySelector('h1')?.textContent ?? '') !== '');
    note('map at rest', document.querySelector('section.map[aria-busy="false"]') !== null);
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['aria-busy'] });
}

/** From each key to the last change of the list that it makes, ms; a key that changes nothing tells nothing. */
function watchKeys(): void {
  const times: number[] = [];
  Object.assign(globalThis, { keyTimes: times });
  let [pressed, at] = [0, -1];
  addEventListener('keydown', ({ timeStamp }) => ([pressed, at] = [timeStamp, at + 1]), true);
  new MutationObserver(() => (times[at] = performance.now() - pressed)).observe(document.querySelector('.search') ?? document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

/** As a host sends it: what is text is compressed on the way. */
function sent(type: string, body: Buffer): number {
  return /text|javascript|json|svg/.test(type) ? gzipSync(body).length : body.length;
}

/** One visit of somebody who was never there. */
async function visit(browser: Browser, url: string): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 760 }, locale: 'en-GB', serviceWorkers: 'block', reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    // tsx marks functions with their names, those that go into the page too.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(watchPage);
    /** By address and range: what is asked for once more comes from the browser's cache. */
    const bodies = new Map<string, Promise<number>>();
    let counts = true;
    page.on('response', (response) => {
      const key = `${response.url()} ${response.request().headers()['range'] ?? ''}`;
      if (!counts || bodies.has(key)) return;
      bodies.set(
        key,
        response.body().then(
          (body) => sent(response.headers()['content-type'] ?? '', body),
          () => 0,
        ),
      );
    });
    await page.goto(url);
    await page.waitForSelector(DRAWN);
    counts = false;
    const bytes = (await Promise.all(bodies.values())).reduce((sum, size) => sum + size, 0);
    const load = await page.evaluate(() => ({
      text: performance.getEntriesByName('first text')[0]?.startTime ?? Number.NaN,
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      rest: performance.getEntriesByName('map at rest')[0]?.startTime ?? Number.NaN,
    }));
    return { 'first text': load.text, 'first paint': load.paint, 'map at rest': load.rest, bytes, ...(await search(page)) };
  } finally {
    await context.close();
  }
}

async function search(page: Page): Promise<Pick<Figures, 'search, a letter' | 'search, the first letter'>> {
  const field = page.getByRole('combobox').first();
  await field.click();
  await page.waitForSelector('.search [role="option"]');
  const [first, others]: [number[], number[]] = [[], []];
  for (const query of QUERIES) {
    await field.fill('');
    await page.waitForTimeout(BETWEEN_LETTERS_MS);
    await page.evaluate(watchKeys);
    await page.keyboard.type(query, { delay: BETWEEN_LETTERS_MS });
    const times = await page.evaluate(() => (globalThis as { keyTimes?: (number | null)[] }).keyTimes ?? []);
    const changed = times.map((ms) => (typeof ms === 'number' && ms < BETWEEN_LETTERS_MS ? ms : undefined));
    if (changed[0] !== undefined && first.length === 0) first.push(changed[0]);
    others.push(...changed.slice(1).filter((ms) => ms !== undefined));
  }
  return { 'search, a letter': medianOf(others), 'search, the first letter': medianOf(first) };
}

/** @throws where the repository has not the commit, or its packages cannot be had */
async function buildBefore(root: string, folder: string): Promise<void> {
  execFileSync('git', ['-C', root, 'worktree', 'add', '--detach', '--quiet', folder, BEFORE]);
  // Its own packages: a newer one is no part of what it was.
  execFileSync('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'ignore' });
  execFileSync('npx', ['vite', 'build', '--logLevel', 'error'], { cwd: folder, stdio: 'inherit' });
}

async function serve(root: string): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = await preview({ root, configFile: false, appType: 'mpa', logLevel: 'error', preview: { port: 0 } });
  // A server that listens has an address of this form.
  const { port } = server.httpServer.address() as AddressInfo;
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}

export async function run(): Promise<void> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const folder = join(mkdtempSync(join(tmpdir(), 'atlas-growth-')), 'before');
  try {
    await buildBefore(root, folder);
    await build({ root, logLevel: 'error' });
    const [now, before] = [await serve(root), await serve(folder)];
    const browser = await chromium.launch(config.use?.launchOptions);
    try {
      const visits: { readonly now: Figures; readonly before: Figures }[] = [];
      for (let at = 0; at < RUNS; at += 1) visits.push({ before: await visit(browser, before.url), now: await visit(browser, now.url) });
      for (const [figure, limit] of Object.entries(LIMITS) as [Figure, number][]) {
        const [value, earlier] = [medianOf(visits.map((one) => one.now[figure])), medianOf(visits.map((one) => one.before[figure]))];
        const round = (number: number): number => Number(number.toPrecision(4));
        const [unit, times] = [figure === 'bytes' ? 'bytes' : 'ms', value / earlier];
        console.log(JSON.stringify({ bench: 'growth', case: figure, [unit]: round(value), before: round(earlier), times: round(times), limit }));
        if (!(times <= limit)) process.exitCode = 1;
      }
    } finally {
      await browser.close();
      await Promise.all([now.close(), before.close()]);
    }
  } finally {
    execFileSync('git', ['-C', root, 'worktree', 'remove', '--force', folder]);
    rmSync(join(folder, '..'), { recursive: true, force: true });
  }
}

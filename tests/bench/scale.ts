// A catalog of a thousand populations against the built-in one, in the same run: what a person waits for, and what the page
// weighs. Chromium as the browser tests start it: WebGL is drawn on the CPU.
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import config from '../browser/playwright.config.ts';
import { makeScaleCatalog } from './make-scale-catalog.ts';
import { printResult } from './print-result.ts';

const PORTS = { scale: 4195, built: 4196 } as const;
const RUNS = 3;
const IDLE = 'section.map[aria-busy="false"]';
const PEER = 'built-in catalog';

/** tsx marks functions with their names, those that go into the page too. */
const NAMED = 'globalThis.__name = (named) => named';

interface Site {
  readonly url: string;
  /** Folder of its atlas. */
  readonly atlas: string;
  /** What is typed into the search, as a person would, and the population it leads to. */
  readonly query: string;
  readonly name: string;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Marks of the moments that count, set by the page itself: nothing is measured by asking again and again. */
async function watchMoments(page: Page): Promise<void> {
  await page.addInitScript(NAMED);
  await page.addInitScript(() => {
    const mark = (name: string): void => {
      if (performance.getEntriesByName(name).length === 0) performance.mark(name);
    };
    new MutationObserver(() => {
      if (document.querySelector('nav.populations')?.textContent) mark('first text');
      if (document.querySelector('section.map[aria-busy="false"]')) mark('map idle');
    }).observe(document, { subtree: true, childList: true, attributeFilter: ['aria-busy'] });
  });
}

interface FirstPage {
  readonly firstTextMs: number;
  readonly mapIdleMs: number;
  readonly nodes: number;
}

async function openFirstPage(browser: Browser, { url }: Site): Promise<FirstPage> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  try {
    await watchMoments(page);
    await page.goto(url);
    await page.waitForSelector(IDLE, { timeout: 180_000 });
    return await page.evaluate(() => ({
      firstTextMs: performance.getEntriesByName('first text')[0]?.startTime ?? Number.NaN,
      mapIdleMs: performance.getEntriesByName('map idle')[0]?.startTime ?? Number.NaN,
      nodes: document.querySelectorAll('*').length,
    }));
  } finally {
    await page.close();
  }
}

/** From the last letter typed to the list of what was found, ms. */
async function search(page: Page, query: string): Promise<number> {
  return page.evaluate(async (text) => {
    const input = document.querySelector<HTMLInputElement>('.search input');
    if (!input) throw new Error('There is no search box.');
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const type = (value: string): void => {
      setter?.call(input, value);
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    const found = (): string => [...document.querySelectorAll('[role="option"]')].map((option) => option.textContent).join('\n');
    input.focus();
    const typeAndWait = (value: string): Promise<number> =>
      new Promise((resolve) => {
        const before = found();
        const started = performance.now();
        const watch = new MutationObserver(() => {
          if (found() === before) return;
          watch.disconnect();
          resolve(performance.now() - started);
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
        type(value);
      });
    await typeAndWait(text.slice(0, 2));
    const ms = await typeAndWait(text);
    type('');
    return ms;
  }, query);
}

interface Opened {
  readonly ms: number;
  /** Addresses of the atlas's files asked for, the base map's left out. */
  readonly files: readonly string[];
}

/** From the choice in the search to the page's figures and an idle map. */
async function openPopulation(page: Page, { name, query }: Site): Promise<Opened> {
  const asked = new Set<string>();
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (path.includes('/atlas/') && !path.endsWith('base-map.pmtiles')) asked.add(path.replace(/^.*\/atlas\//, ''));
  });
  await page.getByRole('combobox', { name: 'Search species, populations and countries' }).fill(query);
  await page.getByRole('option', { name }).first().waitFor();
  const ms = await page.evaluate(async (label) => {
    const option = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find(({ textContent }) => textContent?.includes(label));
    if (!option) throw new Error(`${label} was not found.`);
    const started = performance.now();
    await new Promise<void>((resolve) => {
      const isThere = (): boolean => document.querySelector('.key-figures') !== null && document.querySelector('section.map[aria-busy="false"]') !== null;
      let isBusy = false;
      const watch = new MutationObserver(() => {
        isBusy ||= document.querySelector('section.map[aria-busy="true"]') !== null;
        if (!isBusy || !isThere()) return;
        watch.disconnect();
        resolve();
      });
      watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['aria-busy'] });
      option.click();
    });
    return performance.now() - started;
  }, name);
  return { ms, files: [...asked] };
}

async function measureUse(browser: Browser, site: Site): Promise<{ searchMs: number; opened: Opened }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  try {
    await page.addInitScript(NAMED);
    await page.goto(site.url);
    await page.waitForSelector(IDLE, { timeout: 180_000 });
    await page.waitForSelector('.search [role="combobox"][aria-controls]:not([aria-controls="search-list"])');
    const times: number[] = [];
    for (let run = 0; run < 5; run++) times.push(await search(page, site.query));
    return { searchMs: median(times), opened: await openPopulation(page, site) };
  } finally {
    await page.close();
  }
}

export async function run(): Promise<void> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'atlas-scale-'));
  const browser = await chromium.launch(config.use?.launchOptions);
  const servers: { close(): Promise<void> }[] = [];
  try {
    await build({ root, logLevel: 'error' });
    cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true, filter: (path) => !path.startsWith(join(root, 'dist', 'atlas')) });
    const index = await makeScaleCatalog(join(folder, 'dist', 'atlas'));
    servers.push(await preview({ root, preview: { port: PORTS.built, strictPort: true } }));
    servers.push(await preview({ root: folder, configFile: false, build: { outDir: 'dist' }, preview: { port: PORTS.scale, strictPort: true } }));
    // The first copy lies where its original does: its own tiles are there.
    const first = index.entries.find(({ id }) => id === 'scale-population-0')!;
    const [original] = JSON.parse(readFileSync(join(root, 'public', 'atlas', 'catalog.json'), 'utf8')).entries;
    const sites: { scale: Site; built: Site } = {
      scale: { url: `http://localhost:${PORTS.scale}/`, atlas: join(folder, 'dist', 'atlas'), query: first.name, name: first.name },
      built: { url: `http://localhost:${PORTS.built}/`, atlas: join(root, 'public', 'atlas'), query: original.name, name: original.name },
    };
    const pages: { scale: FirstPage[]; built: FirstPage[] } = { scale: [], built: [] };
    for (let run = 0; run < RUNS; run++) {
      // By turns, so that a machine that grows busy slows both.
      for (const which of ['built', 'scale'] as const) pages[which].push(await openFirstPage(browser, sites[which]));
    }
    const of = (which: 'scale' | 'built', part: keyof FirstPage): number => median(pages[which].map((page) => page[part]));
    const weigh = ({ atlas }: Site): number => gzipSync(readFileSync(join(atlas, 'catalog.json'))).length;
    printResult('scale', 'first text', of('scale', 'firstTextMs'), PEER, of('built', 'firstTextMs'), {
      populations: index.entries.length,
      indexGzipBytes: weigh(sites.scale),
      peerIndexGzipBytes: weigh(sites.built),
      domNodes: of('scale', 'nodes'),
      peerDomNodes: of('built', 'nodes'),
    });
    printResult('scale', 'map idle', of('scale', 'mapIdleMs'), PEER, of('built', 'mapIdleMs'), {
      overviewBytes: statSync(join(sites.scale.atlas, 'overview.pmtiles')).size,
    });
    const used = { built: await measureUse(browser, sites.built), scale: await measureUse(browser, sites.scale) };
    printResult('scale', 'search', used.scale.searchMs, PEER, used.built.searchMs);
    const own = (file: string): boolean => file.includes(first.id) || file === 'overview.pmtiles';
    printResult('scale', 'open a population', used.scale.opened.ms, PEER, used.built.opened.ms, {
      filesOfItsOwn: used.scale.opened.files.filter(own).length,
      filesOfOthers: used.scale.opened.files.filter((file) => !own(file)).length,
    });
  } finally {
    await browser.close();
    await Promise.all(servers.map((server) => server.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}

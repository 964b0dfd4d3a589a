// What a person waits for in the page, in Chromium as the browser tests start it: WebGL is drawn on the CPU, which the
// calculation has to share. There is no peer for it, hence no ratio.
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import config from '../browser/playwright.config.ts';
import { simulateHerd, writeMovebankCsv } from '../browser/simulate-herd.ts';

const PORT = 4193;
/** Lines of about 300 km, degrees. */
const LINES = [
  [
    [5.5, 59.3],
    [7.6, 59.31],
    [10.8, 59.28],
  ],
  [
    [5.5, 59.2],
    [7.6, 59.21],
    [10.8, 59.28],
  ],
  [
    [-117, 51.2],
    [-115.5, 51.7],
    [-113, 51.8],
  ],
  [
    [6, 49],
    [8, 47.5],
    [9.8, 46.9],
  ],
];
const DRAWN = 'section.map[aria-busy="false"]';

/** What a person waits for, and how long the page's own thread was held up meanwhile, ms. */
interface Wait {
  readonly ms: number;
  readonly longestTaskMs: number;
  /** The longest the page went without drawing a frame. */
  readonly longestGapMs: number;
}

/** From a press of a button, or from choosing a tracking file of so many rows, to the change of the page that `isDone` finds. */
async function timeUntil(page: Page, start: { readonly button: string } | { readonly rows: number }, isDone: string): Promise<Wait> {
  return page.evaluate(
    async ([from, done]) => {
      const begin = 'button' in from ? findButton(from.button) : chooseTracks(from.rows);
      let longest = 0;
      const tasks = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (longest = Math.max(longest, duration))));
      tasks.observe({ type: 'longtask' });
      let [frame, gap, watching] = [performance.now(), 0, true];
      const look = (): void => {
        const now = performance.now();
        gap = Math.max(gap, now - frame);
        frame = now;
        if (watching) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      const found = () => new RegExp(done).test(document.querySelector<HTMLElement>('#panel')?.innerText ?? '');
      const started = performance.now();
      await new Promise<void>((resolve) => {
        const watch = new MutationObserver(() => {
          if (!found()) return;
          watch.disconnect();
          resolve();
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
        begin();
      });
      const ms = performance.now() - started;
      await new Promise((resolve) => setTimeout(resolve, 100));
      tasks.disconnect();
      watching = false;
      return { ms, longestTaskMs: longest, longestGapMs: gap };

      function findButton(name: string): () => void {
        const button = [...document.querySelectorAll('button')].find(({ innerText }) => innerText.trim() === name);
        if (!button) throw new Error(`There is no button ${name}`);
        return () => button.click();
      }

      function chooseTracks(rows: number): () => void {
        const input = document.querySelector<HTMLInputElement>('input[type="file"][aria-label="Tracking data"]');
        if (!input) throw new Error('There is no place for tracking data');
        const line = (i: number): string =>
          `${i},${new Date(1.6e12 + i * 60_000).toISOString()},7.${i % 100_000},59.${i % 100_000},Rangifer tarandus,big ${i % 40}\n`;
        const header = 'event-id,timestamp,location-long,location-lat,individual-taxon-canonical-name,individual-local-identifier\n';
        const parts = [header, ...Array.from({ length: rows / 20_000 }, (_, k) => Array.from({ length: 20_000 }, (_, i) => line(k * 20_000 + i)).join(''))];
        const transfer = new DataTransfer();
        transfer.items.add(new File(parts, 'big.csv', { type: 'text/csv' }));
        input.files = transfer.files;
        return () => input.dispatchEvent(new Event('change', { bubbles: true }));
      }
    },
    [start, isDone] as const,
  );
}

function print(name: string, { ms, longestTaskMs, longestGapMs }: Wait): void {
  console.log(
    JSON.stringify({ bench: 'page', case: name, ms: Math.round(ms), longestTaskMs: Math.round(longestTaskMs), longestGapMs: Math.round(longestGapMs) }),
  );
}

export async function run(): Promise<void> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  await build({ root, logLevel: 'error' });
  const server = await preview({ root, preview: { port: PORT, strictPort: true } });
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    // tsx marks functions with their names, those that go into the page too.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.goto(`http://localhost:${PORT}/?panel=project`);
    await page.waitForSelector(DRAWN);
    await page.getByText('Write coordinates instead').click();
    // Nobody writes a line faster than this; the page makes ready meanwhile.
    await page.waitForTimeout(2000);
    for (const [index, line] of LINES.entries()) {
      await page.getByRole('textbox', { name: 'Positions' }).fill(line.map((position) => position.join(' ')).join('; '));
      if (index > 0) await page.getByRole('button', { name: 'Undo', exact: true }).click();
      print(`a 300 km line against everything built in, number ${index + 1}`, await timeUntil(page, { button: 'Use this line' }, 'Its length is'));
      await page.waitForSelector(DRAWN);
    }
    await page.goto(`http://localhost:${PORT}/?layers=corridors-high,corridors-medium,corridors-low,pipelines`);
    await page.waitForSelector(DRAWN);
    await page.getByRole('button', { name: 'Compare every corridor' }).waitFor();
    print(
      'the world’s pipelines against every built-in corridor',
      await timeUntil(page, { button: 'Compare every corridor' }, 'Barriers of these layers cross'),
    );
    await page.goto(`http://localhost:${PORT}/?panel=tracks`);
    await page.waitForSelector(DRAWN);
    await page.getByLabel('Tracking data').waitFor();
    print('a tracking file of a million rows', await timeUntil(page, { rows: 1_000_000 }, 'Movebank CSV: 40 animals'));
    await page.getByRole('button', { name: 'Other files' }).click();
    await page
      .getByLabel('Tracking data')
      .setInputFiles({ name: 'herd.csv', mimeType: 'text/csv', buffer: Buffer.from(writeMovebankCsv(simulateHerd(200, 4.2))) });
    await page.getByText('Movebank CSV: 200 animals').waitFor();
    await page.waitForSelector(DRAWN);
    print('the migrations of 200 animals', await timeUntil(page, { button: 'Find migrations' }, '400 migrations of 200 animals'));
    print('the corridors of 200 animals', await timeUntil(page, { button: 'Compute corridors' }, 'Corridor area'));
  } finally {
    await browser.close();
    await server.close();
  }
}

// What a person waits for in the page, in Chromium as the browser tests start it: WebGL is drawn on the CPU, which the
// calculation has to share. There is no peer for it, hence no ratio.
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import config from '../browser/playwright.config.ts';

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

/** Time from a press of a button to the change of the page that `isDone` finds, and the longest task of the page's thread meanwhile, ms. */
async function timeUntil(page: Page, press: string, isDone: string): Promise<{ ms: number; longestTaskMs: number }> {
  return page.evaluate(
    async ([name, done]) => {
      const button = [...document.querySelectorAll('button')].find(({ innerText }) => innerText.trim() === name);
      if (!button || done === undefined) throw new Error(`There is no button ${name}`);
      let longest = 0;
      const tasks = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (longest = Math.max(longest, duration))));
      tasks.observe({ type: 'longtask' });
      const found = () => new RegExp(done).test(document.querySelector<HTMLElement>('#panel')?.innerText ?? '');
      const started = performance.now();
      await new Promise<void>((resolve) => {
        const watch = new MutationObserver(() => {
          if (!found()) return;
          watch.disconnect();
          resolve();
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
        button.click();
      });
      const ms = performance.now() - started;
      await new Promise((resolve) => setTimeout(resolve, 100));
      tasks.disconnect();
      return { ms, longestTaskMs: longest };
    },
    [press, isDone],
  );
}

function print(name: string, ms: number, longestTaskMs: number): void {
  console.log(JSON.stringify({ bench: 'page', case: name, ms: Math.round(ms), longestTaskMs: Math.round(longestTaskMs) }));
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
      const { ms, longestTaskMs } = await timeUntil(page, 'Use this line', 'Its length is');
      print(`a 300 km line against everything built in, number ${index + 1}`, ms, longestTaskMs);
      await page.waitForSelector(DRAWN);
    }
    await page.goto(`http://localhost:${PORT}/?layers=corridors-high,corridors-medium,corridors-low,pipelines`);
    await page.waitForSelector(DRAWN);
    await page.getByRole('button', { name: 'Compare every corridor' }).waitFor();
    const { ms, longestTaskMs } = await timeUntil(page, 'Compare every corridor', 'Barriers of these layers cross');
    print('the world’s pipelines against every built-in corridor', ms, longestTaskMs);
  } finally {
    await browser.close();
    await server.close();
  }
}

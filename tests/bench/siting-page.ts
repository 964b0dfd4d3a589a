import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import config from '../browser/playwright.config.ts';
import { herdBesideRoad, windingRoad } from '../simulations/herd-beside-road.ts';

const PORT = 4194;
const RUNS = 7;
const READING_MS = 3_000;
const TITLE = '15 animals, 40,000 fixes, road of 200 km with 5,000 vertices, in the page';

/** What a person waits for, ms: from the press of the button to the answer, and to its intervals. */
interface Wait {
  readonly answerMs: number;
  readonly intervalsMs: number;
  readonly longestTaskMs: number;
}

/**
 * The same work in the page as it is built, in Chromium: a person's own tracks are read, then roads that were not asked about before,
 * each from the press of the button on. The map is not drawn: WebGL is played by the CPU here, which the work would share with it.
 */
export async function runInPage(): Promise<void> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const server = await preview({ root, preview: { port: PORT, strictPort: true } });
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', serviceWorkers: 'block' });
    // tsx marks functions with their names, those that go into the page too.
    await page.addInitScript('globalThis.__name = (named) => named; HTMLCanvasElement.prototype.getContext = () => null;');
    page.setDefaultTimeout(60_000);
    const road = windingRoad(200_000, 5_000, 7);
    await page.goto(`http://localhost:${PORT}/?panel=tracks`);
    await page.getByLabel('Tracking data').setInputFiles({ name: 'herd.csv', mimeType: 'text/csv', buffer: Buffer.from(herdFile(road)) });
    await page.getByText('Movebank CSV: 15 animals').waitFor();
    await page.goto(`http://localhost:${PORT}/?panel=project`);
    await placeRoad(page, road, 0);
    const button = page.getByRole('button', { name: 'Where to build a crossing', exact: true });
    await button.click();
    // Populations live here, too: from now on the page asks those that were chosen last.
    await page.getByRole('combobox', { name: 'Whose tracks' }).selectOption('Your own tracks');
    await page.getByText('interval over the animals').waitFor();
    await button.click();
    await measure('pressed at once', page, road, 1, 0);
    // What a road meets takes a person a few seconds to read; the page finds the places meanwhile.
    await measure(`pressed ${READING_MS / 1000} s after the road was brought`, page, road, 1 + RUNS, READING_MS);
    print(`a structure that is dragged, longest of 60 moves: ${TITLE}`, await dragStructure(page), {});
  } finally {
    await browser.close();
    await server.close();
  }
}

/** @param pauseMs from what a road meets to the press of the button */
async function measure(when: string, page: Page, road: ReturnType<typeof windingRoad>, first: number, pauseMs: number): Promise<void> {
  const waits: Wait[] = [];
  for (let run = first; run < first + RUNS; run++) {
    await placeRoad(page, road, run);
    await page.waitForTimeout(pauseMs);
    waits.push(await siteRoad(page));
  }
  print(`profile and a structure of a new road, ${when}: ${TITLE}`, median(waits.map(({ answerMs }) => answerMs)), { runs: RUNS });
  print(`with intervals of 500 herds, ${when}: ${TITLE}`, median(waits.map(({ intervalsMs }) => intervalsMs)), { runs: RUNS });
  print(`longest task of the page's thread meanwhile, ${when}: ${TITLE}`, median(waits.map(({ longestTaskMs }) => longestTaskMs)), { runs: RUNS });
}

function herdFile(road: ReturnType<typeof windingRoad>): string {
  const rows = herdBesideRoad(road, 15, Math.ceil(40_000 / 15), 11).flatMap(({ individual, time, lon, lat }) =>
    Array.from(time, (at, i) => `${new Date(at).toISOString()},${lon[i]!.toFixed(6)},${lat[i]!.toFixed(6)},Cervus elaphus,${individual}`),
  );
  return `timestamp,location-long,location-lat,individual-taxon-canonical-name,individual-local-identifier\n${rows.join('\n')}\n`;
}

/** A road a few metres beside the last one: nothing is known of it. */
async function placeRoad(page: Page, road: ReturnType<typeof windingRoad>, run: number): Promise<void> {
  const coordinates = road.map(([lon, lat]) => [lon, lat + run * 1e-4]);
  const feature = { type: 'Feature', properties: { name: `Road ${run}` }, geometry: { type: 'LineString', coordinates } };
  await page
    .getByLabel('Upload an alignment')
    .setInputFiles({ name: `road-${run}.geojson`, mimeType: 'application/geo+json', buffer: Buffer.from(JSON.stringify(feature)) });
  await page.getByRole('heading', { name: `What Road ${run} meets` }).waitFor();
  await page.getByText('Its length is').first().waitFor();
  await page.getByRole('button', { name: 'Where to build a crossing', exact: true }).waitFor();
}

/** Opens the part of the road chosen, and waits for its places and then for their intervals. */
function siteRoad(page: Page): Promise<Wait> {
  return page.evaluate(async () => {
    let longest = 0;
    const tasks = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (longest = Math.max(longest, duration))));
    tasks.observe({ type: 'longtask' });
    const button = [...document.querySelectorAll('button')].find(({ innerText }) => innerText.trim() === 'Where to build a crossing');
    if (!button) throw new Error('There is no button that sites crossings.');
    const until = (isDone: (section: HTMLElement) => boolean): Promise<number> =>
      new Promise((resolve) => {
        const look = (): void => {
          const section = document.querySelector<HTMLElement>('section.siting');
          if (!section || !isDone(section)) return;
          watch.disconnect();
          resolve(performance.now());
        };
        const watch = new MutationObserver(look);
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
        look();
      });
    const started = performance.now();
    button.click();
    const answered = await until((section) => section.querySelector('output.lead') !== null);
    const sure = await until((section) => /interval over the animals/.test(section.textContent));
    await new Promise((resolve) => setTimeout(resolve, 100));
    tasks.disconnect();
    button.click();
    return { answerMs: answered - started, intervalsMs: sure - started, longestTaskMs: longest };
  });
}

/** The longest that a pull of a structure takes until its share is written anew, of 60, ms. */
async function dragStructure(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Where to build a crossing', exact: true }).click();
  const slider = page.getByRole('slider', { name: 'Place of structure 1' });
  await slider.waitFor();
  await page.getByText('interval over the animals').waitFor();
  const box = await slider.boundingBox();
  if (!box) throw new Error('The structure has no place on the page.');
  return slider.evaluate(
    async (grip, { x, y }) => {
      // No hand holds it.
      grip.setPointerCapture = () => undefined;
      const send = (type: string, left: number): boolean =>
        grip.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, isPrimary: true, button: 0, buttons: 1, clientX: left, clientY: y }));
      let longest = 0;
      // Away from the nearer end of the line: there it would stay where it is.
      const step = Number(grip.getAttribute('aria-valuenow')) < Number(grip.getAttribute('aria-valuemax')) / 2 ? 2 : -2;
      send('pointerdown', x);
      // React hears of the hold in a microtask.
      await Promise.resolve();
      for (let i = 1; i <= 60; i++) {
        const before = grip.getAttribute('aria-valuenow');
        const started = performance.now();
        send('pointermove', x + step * i);
        if (grip.getAttribute('aria-valuenow') === before) await new Promise((resolve) => requestAnimationFrame(resolve));
        longest = Math.max(longest, performance.now() - started);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      send('pointerup', x + 60 * step);
      return longest;
    },
    { x: box.x + box.width / 2, y: box.y + box.height / 2 },
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** With the load of the machine, which on few cores is most of what differs from run to run. */
function print(name: string, ms: number, more: Readonly<Record<string, number>>): void {
  console.log(JSON.stringify({ bench: 'siting', case: name, ms: Math.round(10 * ms) / 10, ...more, load: Math.round(10 * (loadavg()[0] ?? 0)) / 10 }));
}

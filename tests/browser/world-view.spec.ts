import { expect, type Page, test } from '@playwright/test';
import { bboxesMeet } from '../../src/domain/catalog/find-entries.ts';
import { built } from '../unit/catalog/built-catalog.ts';
import { countPixels } from './count-pixels.ts';
import { layerBox, openGlobe, waitForMap } from './open-atlas.ts';
import { type PageWatch, watchPage } from './watch-page.ts';

const WHALES = 'Blue whales of the eastern North Pacific';
const WHALE_FILES = 'blue-whale-eastern-north-pacific';
/** The colour of corridors' names, `strongLabel` of the light theme. */
const STRONG_LABEL = [0x12, 0x35, 0x2c] as const;
/** Deep in the whales' high-use corridor, off Baja California, far from their marker. */
const OFF_BAJA = '25.1225/-113.3404';

/** Archives of corridors that were asked for. */
const archives = ({ requests }: PageWatch): Set<string> =>
  new Set(requests.flatMap(({ url }) => /([^/]+)\.pmtiles$/.exec(url)?.[1] ?? []).filter((name) => name !== 'base-map'));

/** The built-in entries whose boxes meet the surroundings of a place, so many degrees in each direction. */
function entriesAround(place: string, degrees: number): string[] {
  const [lat = NaN, lon = NaN] = place.split('/').map(Number);
  const around = [lon - degrees, lat - degrees, lon + degrees, lat + degrees] as const;
  return built.entries.filter(({ bbox }) => bboxesMeet(bbox, around)).map(({ id }) => id);
}

/** A press on the middle of the map that panel and layers leave free, which the address names. */
async function pressMiddle(page: Page): Promise<void> {
  const [panel, list, size] = [await page.locator('.panel').boundingBox(), await page.locator('.layers-list').boundingBox(), page.viewportSize()];
  if (!panel || !list || !size) throw new Error('The panel or the list of layers is not on the page.');
  const x = (panel.x + panel.width + 24 + size.width - list.width - 36) / 2;
  await page.mouse.move(x, size.height / 2, { steps: 3 });
  await page.mouse.click(x, size.height / 2);
}

test('the view of the world draws the overview alone; a press on a corridor opens its entry, with its own archive', { tag: '@full' }, async ({ page }) => {
  const watch = watchPage(page);
  await openGlobe(page, `#4/${OFF_BAJA}`);
  expect(archives(watch)).toEqual(new Set(['overview']));
  await test.step('corridors are named along their edges, and without the low-use class that has the edges they are not', async () => {
    const named = await countPixels(page, STRONG_LABEL);
    await layerBox(page, 'Low-use corridors').uncheck();
    await waitForMap(page);
    await expect.poll(() => countPixels(page, STRONG_LABEL), { timeout: 30_000 }).toBeLessThan(0.8 * named);
    await layerBox(page, 'Low-use corridors').check();
    await waitForMap(page);
  });
  await pressMiddle(page);
  await expect(page.getByRole('heading', { level: 1, name: WHALES })).toBeVisible();
  await waitForMap(page);
  expect(archives(watch)).toEqual(new Set(['overview', WHALE_FILES]));
  expect(watch.errors).toEqual([]);
});

test('a near view opens the archives of what lies in it, and a press there means the same entry', { tag: '@full' }, async ({ page }) => {
  const watch = watchPage(page);
  await openGlobe(page, `#7/${OFF_BAJA}`);
  await expect.poll(() => archives(watch).has(WHALE_FILES)).toBe(true);
  await waitForMap(page);
  const opened = [...archives(watch)].filter((name) => name !== 'overview');
  // By their boxes, which are wider than what is in them: all of those in the middle of the window, none of those out of it.
  expect(opened).toEqual(expect.arrayContaining(entriesAround(OFF_BAJA, 1.5)));
  expect(entriesAround(OFF_BAJA, 6)).toEqual(expect.arrayContaining(opened));
  expect(entriesAround(OFF_BAJA, 6).length).toBeLessThan(built.entries.length / 4);
  await pressMiddle(page);
  await expect(page.getByRole('heading', { level: 1, name: WHALES })).toBeVisible();
});

test('an overview that cannot be read says so; lists and pages go on without it', { tag: '@full' }, async ({ page }) => {
  await page.route('**/overview.pmtiles', (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await page.goto('./');
  await expect(page.getByRole('alert').filter({ hasText: 'Overview of all corridors' })).toContainText('was not found (HTTP 404)');
  await page.getByRole('navigation', { name: 'Populations' }).getByRole('link', { name: WHALES }).click();
  await expect(page.getByRole('table', { name: 'Barrier crossings' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(1);
});

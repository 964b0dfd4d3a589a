import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import * as v from 'valibot';
import { openAtlas, waitForMap } from './open-atlas.ts';
import { type PageWatch, watchPage } from './watch-page.ts';

const WHALES = 'Blue whales of the eastern North Pacific';
const WHALE_FILES = 'blue-whale-eastern-north-pacific';
/** Deep in the whales' high-use corridor, off Baja California, far from their marker. */
const OFF_BAJA = '25.1225/-113.3404';

/** Archives of corridors that were asked for. */
const archives = ({ requests }: PageWatch): Set<string> =>
  new Set(requests.flatMap(({ url }) => /([^/]+)\.pmtiles$/.exec(url)?.[1] ?? []).filter((name) => name !== 'base-map'));

const Boxes = v.looseObject({ entries: v.array(v.looseObject({ id: v.string(), bbox: v.tuple([v.number(), v.number(), v.number(), v.number()]) })) });

/** The built-in entries whose boxes hold what lies a degree and a half around a place: much less than a window shows at zoom 7. */
function boxesAround(place: string): string[] {
  const [lat = NaN, lon = NaN] = place.split('/').map(Number);
  const { entries } = v.parse(Boxes, JSON.parse(readFileSync('public/atlas/catalog.json', 'utf8')));
  return entries
    .filter(({ bbox: [west, south, east, north] }) => west < lon + 1.5 && east > lon - 1.5 && south < lat + 1.5 && north > lat - 1.5)
    .map(({ id }) => id);
}

/** A press on the middle of the map that panel and layers leave free, which the address names. */
async function pressMiddle(page: Page): Promise<void> {
  const [panel, list, size] = [await page.locator('.panel').boundingBox(), await page.locator('.layers-list').boundingBox(), page.viewportSize()];
  if (!panel || !list || !size) throw new Error('The panel or the list of layers is not on the page.');
  const x = (panel.x + panel.width + 24 + size.width - list.width - 36) / 2;
  await page.mouse.move(x, size.height / 2, { steps: 3 });
  await page.mouse.click(x, size.height / 2);
}

test('the view of the world draws the overview alone; a press on a corridor opens its entry, with its own archive', async ({ page }) => {
  const watch = watchPage(page);
  await openAtlas(page, `#4/${OFF_BAJA}`);
  expect(archives(watch)).toEqual(new Set(['overview']));
  await pressMiddle(page);
  await expect(page.getByRole('heading', { level: 1, name: WHALES })).toBeVisible();
  await waitForMap(page);
  expect(archives(watch)).toEqual(new Set(['overview', WHALE_FILES]));
  expect(watch.errors).toEqual([]);
});

test('a near view opens the archives of what lies in it, and a press there means the same entry', async ({ page }) => {
  const watch = watchPage(page);
  await openAtlas(page, `#7/${OFF_BAJA}`);
  await expect.poll(() => archives(watch).has(WHALE_FILES)).toBe(true);
  await waitForMap(page);
  const opened = [...archives(watch)].filter((name) => name !== 'overview');
  // By their boxes, which are wider than what is in them; of what lies close by all, of the rest of the world none.
  expect(opened).toEqual(expect.arrayContaining(boxesAround(OFF_BAJA)));
  expect(opened.length).toBeLessThan(6);
  await pressMiddle(page);
  await expect(page.getByRole('heading', { level: 1, name: WHALES })).toBeVisible();
});

test('an overview that cannot be read says so; lists and pages go on without it', async ({ page }) => {
  await page.route('**/overview.pmtiles', (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await page.goto('./');
  await expect(page.getByRole('alert').filter({ hasText: 'Overview of all corridors' })).toContainText('was not found (HTTP 404)');
  await page.getByRole('navigation', { name: 'Populations' }).getByRole('link', { name: WHALES }).click();
  await expect(page.getByRole('table', { name: 'Barrier crossings' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(1);
});

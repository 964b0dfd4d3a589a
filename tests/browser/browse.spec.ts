import { expect, type Page, test } from '@playwright/test';
import { findViolations } from './find-violations.ts';
import { alertsOf, layerBox, openAtlas, openWithoutMap, waitForMap, withoutMap } from './open-atlas.ts';
import { strayRequests, watchPage } from './watch-page.ts';

const countOf = async (page: Page): Promise<number> => Number((await page.getByRole('main').getByRole('status').innerText()).match(/\d+/)?.[0]);
const populations = (page: Page) => page.getByRole('navigation', { name: 'Populations' }).getByRole('link');

test('the opening says how much there is, and each figure and door leads to its page', async ({ page }) => {
  const watch = watchPage(page);
  await openWithoutMap(page);
  for (const [name, heading] of [
    [/^\d+ populations$/, 'Populations'],
    [/^\d+ species$/, 'Species'],
    [/^\d+ countries$/, 'Countries'],
  ] as const) {
    const link = page.getByRole('main').getByRole('link', { name });
    const n = Number((await link.innerText()).match(/\d+/)?.[0]);
    await link.click();
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    if (heading === 'Populations') expect(await countOf(page)).toBe(n);
    else await expect(page.getByRole('main').locator('li')).toHaveCount(Math.min(n, 50));
    await page.goBack();
  }
  // What crosses most is what the table of every corridor has first.
  const first = page.getByRole('table', { name: 'What crosses the corridors' }).locator('tbody tr').first();
  const crosses = page.locator('.findings section').first();
  await expect(crosses).toContainText('Fences of the Pinedale area (Xu et al. 2021)');
  const name = (await first.getByRole('rowheader').innerText()).split('\n')[0] ?? '';
  await expect(crosses.getByRole('link', { name })).toBeVisible();
  const km = Number((await first.getByRole('cell').nth(1).innerText()).replace(',', ''));
  expect(km).toBeGreaterThan(500);
  await expect(crosses).toContainText(`at least ${Number(km.toPrecision(3))} km`);
  await page
    .getByRole('navigation', { name: 'Ways into the atlas' })
    .getByRole('link', { name: /^Barriers/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Barriers' })).toBeVisible();
  expect(new URL(page.url()).search).toBe('?panel=barriers');
  await page.getByRole('main').getByRole('link', { name: 'Show the populations that are crossed' }).first().click();
  await expect(page).toHaveURL(/\?panel=populations&filter=barrier:/);
  expect(strayRequests(watch, new URL(page.url()).origin)).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test('filters narrow the list by what the data say, stand in the address, and are taken back', async ({ page }) => {
  await openWithoutMap(page, '?panel=populations');
  const all = await countOf(page);
  expect(await populations(page).count()).toBe(all);
  await page.getByText('Kind of animal', { exact: true }).click();
  const birds = page.getByRole('checkbox', { name: /^Birds/ });
  const n = Number((await page.locator('label', { has: birds }).innerText()).match(/\d+$/)?.[0]);
  await birds.check();
  await expect.poll(() => countOf(page)).toBe(n);
  expect(n).toBeLessThan(all);
  await expect(page).toHaveURL(/filter=group:bird/);
  // A month counts what the other filters leave.
  await page.getByText('Month', { exact: true }).click();
  const march = page.getByRole('button', { name: /^Mar \d+ · March: \d+/ });
  // What is seen on it begins its name (WCAG 2.5.3).
  expect(await march.getAttribute('aria-label')).toContain((await march.innerText()).replaceAll(/\s+/g, ' '));
  const inMarch = Number((await march.getAttribute('aria-label'))?.match(/\d+/)?.[0]);
  await march.click();
  await expect.poll(() => countOf(page)).toBe(inMarch);
  expect(inMarch).toBeLessThan(n);
  await expect(page.getByText('What nobody tracked is not known.')).toBeVisible();
  expect(await populations(page).count()).toBe(inMarch);
  await page.reload();
  await expect.poll(() => countOf(page)).toBe(inMarch);
  await page.getByRole('list', { name: 'Chosen filters' }).getByRole('button', { name: /March/ }).click();
  await expect.poll(() => countOf(page)).toBe(n);
  // The keyboard goes on beside what was taken back, and in the panel once nothing is left to be.
  await expect(page.getByRole('button', { name: 'Clear all' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => countOf(page)).toBe(all);
  await expect(page.locator('#panel')).toBeFocused();
  await page.goto('./?panel=populations&filter=group:turtle,category:CR');
  await expect(page.getByText('No population has all of this.')).toBeVisible();
});

test('a calendar that does not arrive is told of where months are asked for, and asked for again', async ({ page }) => {
  let isDown = true;
  await page.route(/\/calendar\.json/, (route) => (isDown ? route.abort() : route.continue()));
  await openWithoutMap(page, '?panel=calendar');
  await expect(page.getByText('In which months animals were where could not be fetched.')).toBeVisible();
  isDown = false;
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
  const table = page.getByRole('table', { name: 'Who is where, when' });
  // Young storks were tracked in Spain in August and September alone.
  await page.goto('./?panel=calendar&filter=module:white-stork-sw-germany,country:ESP');
  await expect(table.getByRole('row', { name: /^Spain/ })).toHaveText(/^Spain0000000914000$/);
});

test('what crosses corridors and does not arrive is told of, and never as nothing', { tag: '@full' }, async ({ page }) => {
  let isDown = true;
  await page.route(/\/headlines\.json/, (route) => (isDown ? route.abort() : route.continue()));
  await openWithoutMap(page, '?panel=populations&filter=barrier:fences');
  await expect(page.getByText('What crosses corridors and what protects them could not be fetched.')).toBeVisible();
  await expect(page.getByText('No population has all of this.')).toHaveCount(0);
  isDown = false;
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => populations(page).count()).toBeGreaterThan(0);
});

test('a filter hides what it leaves out on the map, and the map turns to what is left', async ({ page }) => {
  await openAtlas(page, '?panel=populations&filter=country:KEN,group:ungulate');
  await expect(page).toHaveURL(/#\d+\.?\d*\/-1\.\d+\/3[56]/);
  expect(await populations(page).count()).toBe(1);
});

test('a story is told in five steps, each with an address, by buttons, keys and the way back', { tag: '@full' }, async ({ page }) => {
  const watch = watchPage(page);
  await openAtlas(page);
  await page.getByRole('list', { name: 'Guided stories' }).getByRole('link', { name: 'Mule deer' }).click();
  const step = (n: number) => page.getByText(`Guided story, step ${n} of 5`);
  await expect(step(1)).toBeVisible();
  await expect(page.getByText('15 animals were followed, 2007–2011.')).toBeVisible();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(step(2)).toBeVisible();
  await expect(layerBox(page, 'Routes')).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(step(3)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^Fences: 360 cross the corridor, 588\skm of them inside/)).toBeVisible();
  await expect(page.getByText('Fences of the Pinedale area (Xu et al. 2021) covers only a part of the corridor')).toBeVisible();
  await expect(layerBox(page, 'Fences')).toBeChecked();
  await expect(page).toHaveURL(/\?story=mule-deer-upper-green-river&step=4&/);
  await page.goBack();
  await expect(step(3)).toBeVisible();
  await expect(layerBox(page, 'Fences')).not.toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await expect(step(2)).toBeVisible();
  await page.goto('./?story=mule-deer-upper-green-river&step=5');
  await waitForMap(page);
  await expect(layerBox(page, 'Roads')).toBeChecked();
  await page.getByRole('link', { name: 'All figures of this population' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mule deer of the upper Green River basin' })).toBeVisible();
  await expect(layerBox(page, 'Roads')).not.toBeChecked();
  expect(watch.errors).toEqual([]);
  await expect(alertsOf(page)).toHaveCount(0);
});

test('what is pressed on the map says what it is, and empty land leaves no page', async ({ page }) => {
  await openAtlas(page, '?story=white-stork-sw-germany&step=3&projection=flat#5/46.5/2.5');
  const map = await page.locator('.map-canvas').boundingBox();
  const list = await page.locator('.layers-list').boundingBox();
  if (!map || !list) throw new Error('There is no map, or no list of layers.');
  const popup = page.getByRole('complementary', { name: 'Clicked on the map' });
  await page.mouse.click((map.x + list.x) / 2 - 60, map.y + 60);
  await expect(popup).toBeVisible();
  const box = await popup.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(list.x);
  await expect(page.getByRole('heading', { level: 1, name: 'White storks' })).toBeVisible();
  await expect(page).toHaveURL(/story=white-stork/);
});

test('axe finds nothing wrong on lists, calendar and stories', { tag: '@full' }, async ({ page }) => {
  await withoutMap(page);
  for (const address of [
    '?panel=populations&filter=group:bird,month:3',
    '?panel=species',
    '?panel=countries',
    '?panel=barriers',
    '?panel=calendar',
    '?story=elk-ya-ha-tinda&step=4',
    '?story=blue-whale-eastern-north-pacific&step=3&lang=ar',
  ]) {
    await page.goto(`./${address}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('main').locator('.skeleton')).toHaveCount(0);
    for (const fold of await page.locator('.facet > summary').all()) await fold.click();
    expect(await findViolations(page), address).toEqual([]);
  }
});

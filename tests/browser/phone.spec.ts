import { expect, test, type Locator, type Page } from '@playwright/test';
import { openWithoutMap, withoutMap } from './open-atlas.ts';

/** WCAG 2.2, 2.5.8: the smallest side of a target, CSS pixels; links in running text are exempt. */
const TARGET_PX = 24;

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({ content: document.scrollingElement?.scrollWidth ?? Infinity, screen: innerWidth }));
  expect(content).toBeLessThanOrEqual(screen);
}

async function sheetTop(page: Page): Promise<number> {
  const box = await page.getByRole('main').boundingBox();
  return box?.y ?? Number.NaN;
}

/** Buttons, boxes and fields in sight that are too small for a finger. A box counts with its label. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const found: string[] = [];
    for (const element of document.querySelectorAll('button, select, summary, input')) {
      const target = element.closest('label') ?? element;
      const { width, height } = target.getBoundingClientRect();
      const seen = element.checkVisibility({ visibilityProperty: true }) && !element.classList.contains('visually-hidden');
      if (seen && (width < least || height < least))
        found.push(`${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}: ${width} × ${height}`);
    }
    return found;
  }, TARGET_PX);
}

test('the sheet has three heights, and a page is read on a phone', async ({ page }) => {
  await openWithoutMap(page);
  await expectNoSidewaysScroll(page);
  const half = await sheetTop(page);
  await page.getByRole('button', { name: 'Raise the sheet' }).tap();
  await expect.poll(() => sheetTop(page)).toBeLessThan(half - 100);
  await page.getByRole('button', { name: 'Lower the sheet' }).tap();
  await expect.poll(() => sheetTop(page)).toBeCloseTo(half, 0);
  const handle = await page.getByRole('button', { name: 'Raise the sheet' }).boundingBox();
  if (!handle) throw new Error('The sheet has no handle.');
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 120, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => sheetTop(page)).toBeGreaterThan(half + 100);

  const search = page.getByRole('combobox', { name: 'Search species, populations and countries' });
  await search.fill('reindeer');
  await page.getByRole('option', { name: 'Wild reindeer of Setesdal Austhei' }).first().tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Wild reindeer of Setesdal Austhei' })).toBeInViewport();
  // Its module is called the same.
  expect(new URL(page.url()).searchParams.get('population')).toBe('wild-reindeer-setesdal-austhei');
  await expect.poll(() => sheetTop(page)).toBeLessThan(half + 20);
  await expectNoSidewaysScroll(page);

  await page.getByRole('button', { name: 'Show layers' }).tap();
  const layers = page.getByRole('group', { name: 'Layers' });
  await expect(layers).toBeInViewport();
  expect(await smallTargets(page)).toEqual([]);
  await layers.getByRole('checkbox', { name: 'Roads', exact: true }).tap();
  await page.getByRole('button', { name: 'Hide layers' }).tap();
  await expect(layers).toBeHidden();
  const table = page.getByRole('table', { name: 'Barrier crossings' });
  await expect(table.locator('tfoot')).toBeAttached();
  await page.getByRole('button', { name: 'Raise the sheet' }).tap();
  await table.scrollIntoViewIfNeeded();
  await expect(table).toBeInViewport();
  await expectNoSidewaysScroll(page);
  const size = await page.getByRole('main').evaluate((main) => Number.parseFloat(getComputedStyle(main).fontSize));
  expect(size).toBeGreaterThanOrEqual(14);
  expect(await smallTargets(page)).toEqual([]);
});

test('lists, filters, the calendar and a story are read and used on a phone', async ({ page }) => {
  await withoutMap(page);
  for (const address of [
    '',
    '?panel=populations&filter=group:bird',
    '?panel=calendar',
    '?panel=barriers',
    '?panel=countries',
    '?country=KEN&lang=fr',
    '?story=elk-ya-ha-tinda&step=4',
  ]) {
    await page.goto(`./${address}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    await expect(page.getByRole('main').locator('.skeleton')).toHaveCount(0);
    const isCountry = address.startsWith('?country');
    // A page has no skeleton before its code has come either.
    if (isCountry) await expect(page.locator('.map-take > summary').last()).toBeVisible();
    for (const fold of await page.locator('.facet > summary, .map-take > summary').all()) await fold.click();
    if (isCountry) await expect(page.locator('.take-away select').first()).toBeVisible();
    await expectNoSidewaysScroll(page);
    const wide = await page.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth);
    expect(wide, address).toBeLessThanOrEqual(0);
    expect(await smallTargets(page), address).toEqual([]);
  }
  await page.getByRole('link', { name: 'Next' }).tap();
  await expect(page.getByText('Guided story, step 5 of 5')).toBeVisible();
});

/** What stands on the map and beside it, in sight, by its box. */
async function boxesOnMap(page: Page): Promise<{ name: string; box: { x: number; y: number; width: number; height: number } }[]> {
  const parts = {
    panel: '.panel',
    layers: '.layers',
    time: '.time-bar',
    popup: '.popup',
    zoom: '.maplibregl-ctrl-group',
    credits: '.maplibregl-ctrl-attrib',
    scale: '.maplibregl-ctrl-scale',
  };
  return page.evaluate(
    (selectors) =>
      Object.entries(selectors).flatMap(([name, selector]) => {
        const element = document.querySelector(selector);
        if (!element?.checkVisibility({ visibilityProperty: true })) return [];
        const { x, y, width, height } = element.getBoundingClientRect();
        return [{ name, box: { x, y, width, height } }];
      }),
    parts,
  );
}

async function expectNothingUnderAnother(page: Page): Promise<void> {
  await expect(async () => {
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
    const boxes = await boxesOnMap(page);
    for (const [at, { name, box }] of boxes.entries()) {
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width + 0.5 && box.y + box.height <= height + 0.5, `${name} is on the screen`).toBe(true);
      for (const other of boxes.slice(at + 1)) {
        const apart =
          box.x + box.width <= other.box.x + 0.5 ||
          other.box.x + other.box.width <= box.x + 0.5 ||
          box.y + box.height <= other.box.y + 0.5 ||
          other.box.y + other.box.height <= box.y + 0.5;
        expect(apart, `${name} and ${other.name}`).toBe(true);
      }
    }
  }).toPass();
}

for (const size of [
  { width: 390, height: 844 },
  { width: 360, height: 640 },
]) {
  test(
    `nothing runs under anything at ${size.width} × ${size.height}, and all of it is done with a thumb or by keys`,
    { tag: size.width === 360 ? [] : ['@full'] },
    async ({ page }) => {
      await page.setViewportSize(size);
      // Where things stand does not wait for the map to come to rest.
      await page.goto('./?population=mule-deer-pinedale&layers=corridors-high,tracks&projection=flat');
      await expect(page.getByRole('button', { name: 'Zoom in' })).toBeVisible();
      await expect(page.getByRole('region', { name: 'Time of the tracks' })).toBeVisible();
      const raise = page.getByRole('button', { name: 'Raise the sheet' });
      await expect(raise).toBeVisible();
      await expectNothingUnderAnother(page);
      const half = await sheetTop(page);
      const tall = async (control: Locator): Promise<void> => {
        const box = await control.boundingBox();
        expect(box?.height).toBeGreaterThanOrEqual(44);
        expect(box?.width).toBeGreaterThanOrEqual(44);
      };
      for (const control of [
        raise,
        page.getByRole('button', { name: 'Show the map' }),
        page.getByRole('button', { name: 'Show layers' }),
        page.getByRole('button', { name: 'Play' }),
        page.getByRole('button', { name: 'Zoom in' }),
      ])
        await tall(control);

      // Without a drag: all but out of the way, and back; by keys, too.
      await page.getByRole('button', { name: 'Show the map' }).tap();
      await expect.poll(() => sheetTop(page)).toBeGreaterThan(half + 150);
      await expectNothingUnderAnother(page);
      await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
      await raise.press('ArrowUp');
      await expect.poll(() => sheetTop(page)).toBeCloseTo(half, 0);
      await raise.press('ArrowUp');
      const lower = page.getByRole('button', { name: 'Lower the sheet' });
      await expect.poll(() => sheetTop(page)).toBeLessThan(half - 100);
      await expectNothingUnderAnother(page);
      // At its full height what lets go of it is at the lower edge, where a thumb is.
      const map = await page.getByRole('button', { name: 'Show the map' }).boundingBox();
      expect(map?.y).toBeGreaterThan(size.height - 80);
      // Nothing that is out of sight takes the focus.
      await expect(page.getByRole('button', { name: 'Show layers' })).toBeHidden();
      await lower.press('ArrowDown');
      await expect.poll(() => sheetTop(page)).toBeCloseTo(half, 0);

      // The list of layers is a sheet of its own, which the way back closes; the page stays.
      const address = page.url();
      await page.getByRole('button', { name: 'Show layers' }).tap();
      const layers = page.getByRole('group', { name: 'Layers' });
      await expect(layers).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
      await expectNothingUnderAnother(page);
      await tall(page.getByRole('button', { name: 'Hide layers' }));
      await page.keyboard.press('Escape');
      await expect(layers).toBeHidden();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(page.url()).toBe(address);
    },
  );
}

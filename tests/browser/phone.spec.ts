import { expect, test, type Page } from '@playwright/test';
import { openAtlas, waitForMap, withoutMap } from './open-atlas.ts';

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
  await openAtlas(page);
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
  await waitForMap(page);
});

test('lists, filters, the calendar and a story are read and used on a phone', async ({ page }) => {
  await withoutMap(page);
  for (const address of [
    '',
    '?panel=populations&filter=group:bird',
    '?panel=calendar',
    '?panel=barriers',
    '?panel=countries',
    '?story=elk-ya-ha-tinda&step=4',
  ]) {
    await page.goto(`./${address}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    await expect(page.getByRole('main').locator('.skeleton')).toHaveCount(0);
    for (const fold of await page.locator('.facet > summary').all()) await fold.click();
    await expectNoSidewaysScroll(page);
    const wide = await page.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth);
    expect(wide, address).toBeLessThanOrEqual(0);
    expect(await smallTargets(page), address).toEqual([]);
  }
  await page.getByRole('link', { name: 'Next' }).tap();
  await expect(page.getByText('Guided story, step 5 of 5')).toBeVisible();
});

import { expect, test, type Page } from '@playwright/test';
import { findViolations } from './find-violations.ts';
import { layerBox, openAtlas, openWithoutMap, withoutMap, withoutWebGl } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { SCREENS, SIZES, THEMES } from '../screens/screens.ts';

/** What axe finds wrong on the page as it stands, in either theme. */
async function expectNoViolations(page: Page): Promise<void> {
  // By the page's own choice: that of the system is told of with a frame, which a busy map keeps waiting.
  for (const theme of ['light', 'dark'] as const) {
    await page.getByLabel('Theme').selectOption(theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await findViolations(page), theme).toEqual([]);
  }
}

test('axe finds nothing wrong beside the map, light or dark', { tag: '@full' }, async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('navigation', { name: 'Populations' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Zoom in' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'What crosses the corridors' })).toBeVisible();
  await page.getByText('About the data and the method', { exact: true }).click();
  await expectNoViolations(page);

  await page.getByRole('link', { name: 'Wild reindeer of Setesdal Austhei' }).first().click();
  await layerBox(page, 'Roads').check();
  await layerBox(page, 'Tracks').check();
  await expect(page.getByRole('table', { name: 'Barrier crossings' }).locator('tfoot')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Time of the tracks' })).toBeVisible();
  await page.getByRole('button', { name: 'Download data' }).click();
  await page.getByText('Load from a file').first().click();
  await expectNoViolations(page);

  await page.getByRole('main').getByRole('link', { name: 'Norway' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Norway' })).toBeVisible();
  await expectNoViolations(page);
});

test('axe finds nothing wrong on the other pages, light or dark', async ({ page }) => {
  await withoutMap(page);
  for (const address of ['?species=cervus-canadensis', '?module=roads-usa', '?population=african-elephant-etosha', '?panel=open-module']) {
    await page.goto(`./${address}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('main').locator('.skeleton')).toHaveCount(0);
    await expectNoViolations(page);
  }
});

/** What axe finds wrong on a screen in one theme and two sizes, a line each. */
async function findOnScreen(page: Page, name: string, theme: (typeof THEMES)[number]): Promise<string[]> {
  const found: string[] = [];
  await page.setViewportSize(SIZES.desktop);
  // By the page's own choice: without a frame, which a page at rest has none of, that of the system is not told of.
  await page.locator('select:has(option[value="dark"])').selectOption(theme);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    // What has another form on a phone may have to be fetched.
    await expect(page.getByRole('main').locator('.skeleton')).toHaveCount(0);
    found.push(...(await findViolations(page)).map((violation) => `${name}, ${size}: ${violation}`));
  }
  return found;
}

// A test for each language and theme: each is short enough to be run alone.
for (const [lang, theme] of ['en', 'fr', 'es', 'ru', 'ar', 'zh'].flatMap((each) => THEMES.map((one) => [each, one] as const))) {
  test(`axe finds nothing wrong on any screen in ${lang}, ${theme}, on a desktop or a phone`, { tag: '@full' }, async ({ page }) => {
    // Twenty screens, each of them twice.
    test.setTimeout(600_000);
    await withoutWebGl(page);
    const found: string[] = [];
    for (const { name, address } of SCREENS) {
      await page.setViewportSize(SIZES.desktop);
      await page.goto(`./${address === '' ? '?' : `${address}&`}lang=${lang}`);
      await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${lang}`));
      // An address of nothing has words and a link alone.
      await expect(page.getByRole('main').locator('h1, h2, h3, p').first()).toBeVisible();
      found.push(...(await findOnScreen(page, name, theme)));
    }
    expect(found).toEqual([]);
  });

  test(`axe finds nothing wrong beside a map in ${lang}, ${theme}, with its layers and the bar of time`, { tag: '@full' }, async ({ page }) => {
    test.setTimeout(300_000);
    await page.setViewportSize(SIZES.desktop);
    await openAtlas(page, `?population=wild-reindeer-setesdal-austhei&layers=corridors-high,roads,tracks&lang=${lang}`);
    await expect(page.locator('.time-bar')).toBeVisible();
    await expect(page.locator('#layers').getByRole('checkbox').first()).toBeVisible();
    expect(await findOnScreen(page, 'with its map', theme)).toEqual([]);
  });
}

/** Press Tab until something with this accessible name has the focus; the way there is short. */
async function tabTo(page: Page, role: 'link' | 'button' | 'combobox' | 'checkbox', name: string, most = 40): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true }).first();
  for (let press = 0; press < most; press++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      expect(await showsFocus(page), `${role} ${name} shows its focus`).toBe(true);
      return;
    }
  }
  throw new Error(`${most} presses of Tab do not reach the ${role} “${name}”.`);
}

/** Whether what has the focus, or the box that holds it, is outlined or ringed. */
async function showsFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    for (let element = document.activeElement, level = 0; element && level < 2; element = element.parentElement, level++) {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return true;
      if (level === 0 && boxShadow !== 'none') return true;
    }
    return false;
  });
}

test('the whole way by keyboard, from the opening to a document', async ({ page }) => {
  await openWithoutMap(page);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the text' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await tabTo(page, 'link', 'Wild reindeer of Setesdal Austhei');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Wild reindeer of Setesdal Austhei' })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();

  await tabTo(page, 'button', '+ Roads');
  await page.keyboard.press('Enter');
  await expect(layerBox(page, 'Roads')).toBeChecked();
  const table = page.getByRole('table', { name: 'Barrier crossings' });
  await expect(table.locator('tfoot')).toBeVisible();
  // The ways past the text: to the first table and the layers.
  for (const [name, target] of [
    ['Skip to the results', page.getByRole('main').locator('table').first()],
    ['Skip to the layers', page.getByRole('button', { name: 'Hide layers' })],
  ] as const) {
    await skip.focus();
    await tabTo(page, 'link', name, 4);
    await expect(page.getByRole('link', { name, exact: true })).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(target).toBeFocused();
  }
  await page.getByRole('main').focus();
  await tabTo(page, 'button', 'Barrier');
  await page.keyboard.press('Enter');
  const head = table.getByRole('columnheader', { name: 'Barrier' });
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await page.keyboard.press('Space');
  await expect(head).toHaveAttribute('aria-sort', 'descending');

  await skip.focus();
  await tabTo(page, 'combobox', 'Search species, populations and countries', 6);
  await page.keyboard.type('spain');
  await expect(page.getByRole('option', { name: /Spain/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Spain' })).toBeVisible();
  await tabTo(page, 'checkbox', 'High-use corridors', 150);
  await page.keyboard.press('Space');
  await expect(layerBox(page, 'High-use corridors')).not.toBeChecked();

  await page.getByRole('main').focus();
  await tabTo(page, 'button', 'Download country brief');
  const { name } = await readDownload(page, () => page.keyboard.press('Enter'));
  expect(name).toMatch(/^esp-brief-.*\.pdf$/);
});

test('a link leads past the text to the map', { tag: '@full' }, async ({ page }) => {
  await openAtlas(page);
  // It comes once the map is there.
  await expect(page.getByRole('link', { name: 'Skip to the map' })).toBeAttached();
  await page.keyboard.press('Tab');
  await tabTo(page, 'link', 'Skip to the map', 4);
  await page.keyboard.press('Enter');
  await expect(page.locator('.map canvas').first()).toBeFocused();
});

import { expect, test } from '@playwright/test';
import { alertsOf, layerBox, openAtlas, openWithoutMap, waitForMap, withoutMap } from './open-atlas.ts';

const DEER = 'Mule deer of the upper Green River basin';
const ADDRESS = '?population=mule-deer-upper-green-river&layers=corridors-high,railways&projection=flat#8.5/43.1/-110.3';

test('an address restores what was on screen, and back and forward go through pages', async ({ page }) => {
  const check = async (): Promise<void> => {
    await expect(page.getByRole('heading', { level: 1, name: DEER })).toBeVisible();
    for (const on of ['High-use corridors', 'Railways']) await expect(layerBox(page, on)).toBeChecked();
    for (const off of ['Medium-use corridors', 'Low-use corridors', 'Stopovers', 'Tracks', 'Roads', 'Pipelines'])
      await expect(layerBox(page, off)).not.toBeChecked();
    await expect(page.getByRole('combobox', { name: 'Map', exact: true })).toHaveValue('flat');
    await waitForMap(page);
    const { search, hash } = new URL(page.url());
    expect(`${decodeURIComponent(search)}${hash}`).toBe(ADDRESS);
  };
  await openAtlas(page, ADDRESS);
  await check();
  // What is restored is the address and its page.
  await withoutMap(page);
  await page.reload();
  await check();

  await page.getByRole('link', { name: 'United States' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'United States of America' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('country')).toBe('USA');
  expect(new URL(page.url()).searchParams.get('layers')).toBe('corridors-high,railways');
  await waitForMap(page);
  await page.goBack();
  await check();
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: 'United States of America' })).toBeVisible();
});

test('an address restores the time of the tracks', { tag: '@full' }, async ({ page }) => {
  const address = '?population=mule-deer-upper-green-river&layers=tracks&time=2009-05-01T00:00Z';
  await openWithoutMap(page, address);
  await expect(layerBox(page, 'Tracks')).toBeChecked();
  await expect(page.getByRole('region', { name: 'Time of the tracks' }).getByRole('slider')).toHaveAttribute('aria-valuetext', '1 May 2009');
  expect(decodeURIComponent(new URL(page.url()).search)).toBe(address);
});

test('a country’s address, and a language that the atlas does not have', async ({ page }) => {
  await openWithoutMap(page, '?country=NOR&lang=xx');
  await expect(page.getByRole('heading', { level: 1, name: 'Norway' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('combobox', { name: 'Language' })).toHaveValue('en');
  await expect(page.getByRole('main').getByRole('link', { name: 'Wild reindeer of Setesdal Austhei' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
  await expect(page.getByRole('heading', { level: 1, name: 'Norvège' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('lang')).toBe('fr');
});

test('the way back leaves the language as it was chosen', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?country=NOR');
  await page.getByRole('main').getByRole('link', { name: 'Wild reindeer of Setesdal Austhei' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Wild reindeer of Setesdal Austhei' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Norvège' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('lang')).toBe('fr');
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: 'Rennes sauvages de Setesdal Austhei' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});

test('a page is found again where it was read, after a reload and on the way back', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?population=mule-deer-upper-green-river');
  const main = page.getByRole('main');
  await expect(main.locator('.skeleton')).toHaveCount(0);
  // What comes above what is read moves it down a little, and the browser follows.
  const isNear = (top: unknown): boolean => typeof top === 'number' && Math.abs(top - 900) < 150;
  const kept = async (): Promise<boolean> => isNear(await page.evaluate((): unknown => history.state?.scroll));
  const read = (): Promise<number> => main.evaluate(({ scrollTop }) => scrollTop);
  const isThere = async (): Promise<boolean> => isNear(await read());
  await main.evaluate((element) => element.scrollTo({ top: 900, behavior: 'instant' }));
  await expect.poll(kept).toBe(true);
  await page.reload();
  await expect.poll(isThere).toBe(true);

  await main
    .getByRole('link', { name: 'United States' })
    .first()
    .evaluate((link: HTMLElement) => link.click());
  await expect(page.getByRole('heading', { level: 1, name: 'United States of America' })).toBeVisible();
  expect(await read()).toBe(0);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: DEER })).toBeVisible();
  await expect.poll(isThere).toBe(true);
});

test('pages that do not exist say so and lead back', async ({ page }) => {
  await withoutMap(page);
  for (const [address, named] of [
    ['?population=unicorn-of-nowhere', 'unicorn-of-nowhere'],
    ['?country=QQQ', 'QQQ'],
  ] as const) {
    await page.goto(`./${address}`);
    const alert = alertsOf(page);
    await expect(alert).toContainText(`no page for “${named}”`);
    await alert.getByRole('link', { name: 'All populations' }).click();
    await expect(page.getByRole('navigation', { name: 'Populations' })).toBeVisible();
    await expect(alert).toHaveCount(0);
  }
});

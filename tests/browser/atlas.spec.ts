import { expect, test } from '@playwright/test';
import { readPdf } from '../unit/factsheet/read-pdf.ts';
import { countPixels } from './count-pixels.ts';
import { layerBox, openAtlas, waitForMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { strayRequests, watchPage } from './watch-page.ts';

const DEER = 'Mule deer of the upper Green River basin';
/** #0B5D4B, high-use corridors in the light theme. */
const HIGH_USE = [0x0b, 0x5d, 0x4b] as const;

test('from the list of populations by search to a factsheet', { tag: '@full' }, async ({ page, baseURL }) => {
  const watch = watchPage(page);
  await openAtlas(page);
  const populations = page.getByRole('navigation', { name: 'Populations' });
  await expect(populations.getByRole('link', { name: DEER })).toBeVisible();

  await test.step('search by keyboard', async () => {
    const search = page.getByRole('combobox', { name: 'Search species, populations and countries' });
    await search.focus();
    await page.keyboard.type('mule deer');
    await expect(page.getByRole('option', { name: DEER })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: DEER })).toBeVisible();
    expect(new URL(page.url()).searchParams.get('population')).toBe('mule-deer-upper-green-river');
    await expect(search).toHaveValue('');
  });

  await test.step('the corridor is on the map, and goes with its box', async () => {
    const tall = { timeout: 20_000 };
    await expect.poll(() => countPixels(page, HIGH_USE), tall).toBeGreaterThan(1500);
    await layerBox(page, 'High-use corridors').uncheck();
    await expect.poll(() => countPixels(page, HIGH_USE), tall).toBeLessThan(150);
    await layerBox(page, 'High-use corridors').check();
    await expect.poll(() => countPixels(page, HIGH_USE), tall).toBeGreaterThan(1500);
  });

  await test.step('no railway crosses it, and the page says so', async () => {
    const table = page.getByRole('table', { name: 'Barrier crossings' });
    await layerBox(page, 'Railways').check();
    await expect(page.getByRole('main')).toContainText('None found: Railways of North America');
    await expect(table.locator('tbody').getByRole('row', { name: /Railway/ })).toHaveCount(0);
    await waitForMap(page);
  });

  await test.step('the factsheet says what the page says', async () => {
    const { name, bytes } = await readDownload(page, () => page.getByRole('button', { name: 'Download factsheet' }).click());
    expect(name).toMatch(/mule-deer.*\.pdf$/);
    const pdf = await readPdf(new Blob([bytes]));
    expect(pdf.text).toContain(DEER);
    expect(pdf.text).toContain('Animals tracked 15');
    const figures = await page.locator('.key-figures dd, .bars dd').allInnerTexts();
    expect(figures.length).toBeGreaterThanOrEqual(8);
    for (const figure of figures) expect(pdf.packed).toContain(figure.replaceAll(/\s/g, ''));
    expect(pdf.text).toContain('Licence: MIT');
    expect(pdf.text).toContain('None found: Railways of North America');
    expect(`${pdf.packed} ${pdf.links.join(' ')}`).toContain('?population=mule-deer-upper-green-river');
    expect(pdf.info).toMatchObject({ Title: expect.stringContaining(DEER) });
  });

  expect(watch.errors).toEqual([]);
  expect(strayRequests(watch, new URL(baseURL ?? '').origin)).toEqual([]);
});

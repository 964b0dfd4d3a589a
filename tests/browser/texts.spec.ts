import { expect, test } from '@playwright/test';
import { withoutMap } from './open-atlas.ts';

test('a page fetches the texts of its reader’s language alone, and those of another when that is chosen', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(...(/\/texts\/(\w+)\.json$/.exec(new URL(request.url()).pathname)?.slice(1) ?? [])));
  await withoutMap(page);
  await page.goto('./?population=white-stork-sw-germany');
  await expect(page.getByRole('heading', { level: 1, name: 'White storks of south-western Germany' })).toBeVisible();
  expect(asked).toEqual([]);
  await page.goto('./?population=white-stork-sw-germany&lang=fr');
  await expect(page.getByRole('heading', { level: 1, name: /Cigognes blanches/ })).toBeVisible();
  expect(asked).toEqual(['fr']);
  // What is found by other languages comes when the search is reached for.
  await page.getByRole('combobox').first().click();
  await page.keyboard.type('اللقلق');
  await expect(page.getByRole('option', { name: /Cigogne blanche/ }).first()).toBeVisible();
  expect(asked.toSorted()).toEqual(['fr', 'words']);
});

test('texts that cannot be had are said as they were written, with the reason', async ({ page }) => {
  await page.route('**/atlas/texts/fr.json', (route) => route.abort());
  await withoutMap(page);
  await page.goto('./?population=white-stork-sw-germany&lang=fr');
  await expect(page.getByRole('heading', { level: 1, name: 'White storks of south-western Germany' })).toBeVisible();
  await expect(page.getByText('texts/fr.json')).toBeVisible();
});

test.describe('where the browser’s first language is not the atlas’s', () => {
  test.use({ locale: 'fr-CA' });

  test('the page is in it, and English is kept once it was chosen', async ({ page }) => {
    await withoutMap(page);
    await page.goto('./?country=MNG');
    await expect(page.getByRole('heading', { level: 1, name: 'Mongolie' })).toBeVisible();
    await page.getByRole('combobox', { name: 'Langue' }).selectOption('en');
    await expect(page).toHaveURL(/[?&]lang=en/);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Mongolia' })).toBeVisible();
  });
});

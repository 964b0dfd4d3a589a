import { expect, test } from '@playwright/test';
import { openAtlas } from './open-atlas.ts';
import { watchPage } from './watch-page.ts';

test('a country without entries says what is known, by which source, and who holds the data', async ({ page }) => {
  const watch = watchPage(page);
  await openAtlas(page, '?country=KAZ');
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1, name: 'Kazakhstan' })).toBeVisible();
  const treaties = page.getByRole('list', { name: 'Treaties' });
  await expect(treaties.getByRole('listitem').filter({ hasText: 'CMS' }).first()).toContainText('Party since 2006');
  await expect(treaties).toContainText('Signed: 16 May 2002');
  const species = page.getByRole('list', { name: 'Known to migrate here' });
  const saiga = species.getByRole('listitem').filter({ hasText: 'Saiga antelope' });
  await expect(saiga).toContainText('no open data in this atlas');
  await expect(saiga.getByRole('link').last()).toHaveAttribute('href', /cms\.int/);
  const holders = page.getByRole('list', { name: 'Who holds the data' });
  await expect(holders).toContainText('Global Initiative on Ungulate Migration');
  await expect(holders.getByRole('button', { name: 'Open a module' }).first()).toBeVisible();

  await test.step('a species without entries has a page', async () => {
    await saiga.getByRole('link', { name: 'Saiga antelope' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Saiga antelope' })).toBeVisible();
    await expect(main).toContainText('No population of this species has open data in this atlas.');
    await expect(page.getByRole('list', { name: 'Countries that sources name' }).getByRole('link')).toHaveText([
      'Kazakhstan',
      'Mongolia',
      'Russia',
      'Turkmenistan',
      'Uzbekistan',
    ]);
  });
  expect(watch.errors).toEqual([]);
});

test('an initiative shows its species and countries, what is open, and who holds the rest; never nought', async ({ page }) => {
  const watch = watchPage(page);
  await openAtlas(page);
  const search = page.getByRole('combobox', { name: 'Search species, populations and countries' });
  await search.click();
  await search.fill('CAMI');
  await page.getByRole('option', { name: /CAMI.*Treaty or initiative/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Central Asian Mammals Initiative' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('initiative')).toBe('cami');
  const matrix = page.getByRole('table', { name: 'Barriers by species and country' });
  await expect(matrix).toContainText('No open data.');
  await expect(matrix).toContainText('Open here all the same: Pipelines.');
  const cells = await matrix.getByRole('cell').allTextContents();
  expect(cells.length).toBeGreaterThan(0);
  expect(cells.filter((cell) => !cell.startsWith('No open data.'))).toEqual([]);
  await expect(page.getByRole('main')).toContainText('Canals and Power lines');
  expect(watch.errors).toEqual([]);
});

test('every country has a page that says something, in each language', async ({ page }) => {
  for (const [address, words] of [
    ['?country=ABW&lang=fr', 'Qui détient les données'],
    ['?country=TKM&lang=es', 'Quién tiene los datos'],
    ['?country=MNG&lang=ar', 'من لديه البيانات'],
  ] as const) {
    await page.goto(`./${address}`);
    await expect(page.getByRole('heading', { level: 2, name: words })).toBeVisible();
  }
});

import { expect, test } from '@playwright/test';
import { openAtlas, openWithoutMap, withoutMap } from './open-atlas.ts';

test('what is typed before the search has arrived stays, and is answered when it comes', async ({ page }) => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/SearchBox-[^/]*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  await withoutMap(page);
  await page.goto('./');
  const search = page.getByRole('combobox', { name: 'Search species, populations and countries' });
  await search.click();
  await page.keyboard.type('mule d');
  await expect(search).toHaveValue('mule d');
  release();
  await expect(page.getByRole('option', { name: 'Mule deer of the upper Green River basin' })).toBeVisible();
  await page.keyboard.type('eer');
  await expect(search).toHaveValue('mule deer');
});

test('keys choose what is highlighted, else the first row of what is typed, and nothing of an empty field', async ({ page }) => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/SearchBox-[^/]*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  await withoutMap(page);
  await page.goto('./');
  const search = page.getByRole('combobox', { name: 'Search species, populations and countries' });
  const rows = page.getByRole('listbox');
  await search.click();
  await expect(page.getByText('Loading the search…')).toBeVisible();
  release();
  await expect(rows.getByRole('option').first()).toBeVisible();
  await expect(page.getByText('Loading the search…')).toBeHidden();

  await page.keyboard.type('zzzz');
  await expect(page.getByText('Nothing found for “zzzz”.')).toBeVisible();
  for (let letter = 0; letter < 4; letter += 1) await page.keyboard.press('Backspace');
  await expect(search).toHaveValue('');
  await page.keyboard.press('Enter');
  await expect(rows.getByRole('option')).toHaveCount(0);
  expect(new URL(page.url()).search).toBe('');

  await page.keyboard.type('kenya');
  const highlighted = rows.getByRole('option', { selected: true });
  await expect(rows.getByRole('option', { name: /^Kenya/ })).toBeVisible();
  await expect(highlighted).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(highlighted).toHaveAccessibleName(/^Kenya/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Kenya' })).toBeVisible();
});

test('a row is taken by the pointer, the list goes round by arrows, and Escape closes it, then empties the field', async ({ page }) => {
  await openWithoutMap(page);
  const search = page.getByRole('combobox', { name: 'Search species, populations and countries' });
  const rows = page.getByRole('listbox', { name: 'Search species, populations and countries' }).getByRole('option');
  await search.click();
  await expect(rows).toHaveCount(8);
  await search.fill('elephant');
  await expect(rows.first()).toHaveAccessibleName(/^Elephants of Etosha/);
  await search.press('ArrowUp');
  await expect(search).toHaveAttribute('aria-activedescendant', (await rows.last().getAttribute('id')) ?? '');
  await expect(rows.last()).toBeInViewport({ ratio: 1 });
  await search.press('ArrowDown');
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true');
  await search.press('Escape');
  await expect(rows).toHaveCount(0);
  await expect(search).toHaveValue('elephant');
  await search.press('Escape');
  await expect(search).toHaveValue('');
  await search.fill('Gourma');
  await rows.first().hover();
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true');
  await rows.first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Elephants of the Gourma' })).toBeVisible();
  await expect(rows).toHaveCount(0);
});

test('names of roads and parks that do not arrive are told of, and all else is found', async ({ page }) => {
  await page.route('**/names.json', (route) => route.fulfill({ status: 404, body: '' }));
  await openWithoutMap(page);
  const search = page.getByRole('combobox', { name: 'Search species, populations and countries' });
  await search.click();
  await expect(page.getByRole('alert').filter({ hasText: 'names.json' })).toBeVisible();
  await search.fill('glacier national park');
  await expect(page.getByRole('option', { name: /^Glacier National Park/ })).toHaveCount(0);
  await search.fill('mule deer');
  await expect(page.getByRole('option', { name: /^Mule deer of the upper Green River basin/ })).toBeVisible();
});

test('towns of the base map and features of layers are found below what the atlas has, and the map turns to them', async ({ page }) => {
  await openAtlas(page);
  const search = page.getByRole('combobox', { name: 'Search species, populations and countries' });
  await search.fill('Banff');
  const town = page.getByRole('option', { name: 'Banff Town · Canada' });
  await expect(town).toBeVisible();
  await expect(page.locator('.search-list').getByRole('option').first()).toHaveAccessibleName(/^Elk of Ya Ha Tinda/);
  await town.click();
  await expect(search).toHaveValue('');
  await expect.poll(() => new URL(page.url()).hash).toMatch(/51\.\d+\/-115\.\d+/);

  await search.fill('Setesdalsvegen');
  const road = page.getByRole('option', { name: 'Setesdalsvegen Public roads of Setesdal Austhei (Elveg)' });
  await road.click();
  await expect.poll(() => new URL(page.url()).hash).toMatch(/5[89]\.\d+\/[78]\.\d+/);
  expect(new URL(page.url()).searchParams.get('layers')?.split(/[,~ ]/)).toContain('roads');
  const told = page.getByRole('complementary').filter({ hasText: 'Setesdalsvegen' });
  await expect(told).toContainText('Road');
  await told.getByRole('button', { name: 'Where to build a crossing' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Where to build a crossing/ })).toBeVisible();
});

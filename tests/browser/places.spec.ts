import { expect, test } from '@playwright/test';
import { alertsOf, layerBox, openWithoutMap } from './open-atlas.ts';
import { watchPage } from './watch-page.ts';

const MATRIX = 'Barriers by species and country';

test('a species, a module and a country: reached from one another, each with its populations and barriers', async ({ page }) => {
  const watch = watchPage(page);
  await openWithoutMap(page, '?population=mule-deer-pinedale');
  const main = page.getByRole('main');
  await main.getByRole('link', { name: 'Mule deer', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mule deer' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('species')).toBe('odocoileus-hemionus');
  const populations = page.getByRole('list', { name: 'Populations' });
  await expect(populations.getByRole('link')).toHaveText(['Mule deer of the upper Green River basin', 'Mule deer of Pinedale']);
  const row = page.getByRole('table', { name: MATRIX }).getByRole('row', { name: /^Mule deer/ });
  await expect(row.getByRole('button')).toHaveCount(2);

  await test.step('a figure of the matrix opens the map', async () => {
    await row.getByRole('button').last().click();
    await expect(layerBox(page, 'Fences')).toBeChecked();
  });

  await populations.getByRole('link', { name: 'Mule deer of Pinedale' }).click();
  await expect(main).toContainText('Preliminary');
  await main.getByRole('link', { name: 'Pronghorn and mule deer beside the fences of Pinedale' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Pronghorn and mule deer beside the fences of Pinedale' })).toBeVisible();
  await expect(populations.getByRole('link')).toHaveCount(2);
  // Animals without a corridor are in no matrix; those of fewer than three animals are preliminary.
  const matrix = page.getByRole('table', { name: MATRIX });
  await expect(matrix.getByRole('row')).toHaveCount(2);
  await expect(matrix).toContainText('†');

  await matrix.getByRole('link', { name: 'United States of America' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'United States of America' })).toBeVisible();
  await expect(main).toContainText('Animals with fixes in each month, of ');
  await expect(main).toContainText('Shared with Mexico and Guatemala.');

  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Pronghorn and mule deer beside the fences of Pinedale' })).toBeVisible();
  expect(watch.errors).toEqual([]);
});

test('a module of layers alone lists them, and shows one on the map; what is not there is told of', async ({ page }) => {
  await openWithoutMap(page, '?module=fences-pinedale-wyoming');
  await page
    .getByRole('main')
    .getByRole('button', { name: /Fences of the Pinedale area/ })
    .click();
  await expect(layerBox(page, 'Fences')).toBeChecked();
  for (const address of ['?species=homo-sapiens', '?module=nothing']) {
    await page.goto(`./${address}`);
    await expect(alertsOf(page)).toContainText(/homo-sapiens|nothing/);
  }
});

test('the first page has what is known of barriers first, and folds what cannot be told', async ({ page }) => {
  await openWithoutMap(page);
  const matrix = page.getByRole('table', { name: MATRIX });
  const godwit = matrix.getByRole('row').filter({ hasText: /Black-tailed godwit.*Belgium/ });
  await expect(matrix.getByRole('row').nth(1).getByRole('button').first()).toBeVisible();
  await expect(godwit).toHaveCount(0);
  await page.getByRole('button', { name: /^\d+ more where nothing can be told$/ }).click();
  await expect(matrix.getByRole('row').nth(1).getByRole('button').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /more where nothing can be told/ })).toHaveCount(0);
});

test('a country says what was here and what is of the whole journey, marks few animals, and offers no layer that tells nothing', async ({ page }) => {
  await openWithoutMap(page, '?country=KEN');
  const main = page.getByRole('main');
  const stork = main.locator('.country-population', { hasText: 'Ciconia ciconia' }).first();
  await expect(stork).toContainText('Whole journey, Autumn');
  await expect(stork).toContainText('Months in which the one animal tracked has fixes: Mar (1), Nov (1), Dec (1).');
  const wildebeest = main.locator('.country-population', { hasText: 'Connochaetes taurinus' });
  await expect(wildebeest.locator('.badge')).toHaveText('Preliminary: 2 animals');
  await expect(wildebeest).toContainText('Cannot be told from');
  const cuckoo = main.locator('.country-population', { hasText: 'Cuculus canorus' });
  await expect(cuckoo).toContainText('The corridor as drawn also crosses Turkmenistan');
  await expect(main.getByRole('button', { name: '+ Pipelines' })).toHaveCount(0);
});

test('layers are called in the page’s language, in the list, the tables and the sentences', async ({ page }) => {
  await openWithoutMap(page, '?population=elk-ya-ha-tinda&lang=fr');
  const name = 'Voies ferrées d’Amérique du Nord';
  await expect(page.locator('.layers-list')).toContainText(name);
  await expect(page.getByRole('main')).toContainText(name);
  await expect(page.getByText(/Railways of North America|Protected areas of Alberta/)).toHaveCount(0);
  // What its authors wrote in English says that it is English: to a voice that reads it out, to a hyphenator, to a translator.
  const source = page.locator('.sources li').first();
  await expect(source.getByRole('link')).toHaveAttribute('lang', 'en');
  await expect(source.locator('.quiet')).toHaveAttribute('lang', 'en');
  await expect(page.locator('.facts .source').first()).toHaveAttribute('lang', 'en');
});

import { expect, test } from '@playwright/test';
import { openAtlas, openWithoutMap, waitForMap, withoutMap } from './open-atlas.ts';
import { watchPage } from './watch-page.ts';

test('a country without entries says what is known, by which source, and who holds the data', async ({ page }) => {
  const watch = watchPage(page);
  await openWithoutMap(page, '?country=KAZ');
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1, name: 'Kazakhstan' })).toBeVisible();
  const treaties = page.getByRole('list', { name: 'Treaties' });
  await expect(treaties.getByRole('listitem').filter({ hasText: 'CMS' }).first()).toContainText('Party since 2006');
  await expect(treaties).toContainText('Signed: 16 May 2002');
  const species = page.getByRole('list', { name: 'Migratory species that sources place here' });
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
  await openWithoutMap(page);
  const search = page.getByRole('combobox', { name: 'Search species, populations and countries' });
  await search.click();
  await search.fill('CAMI');
  await page.getByRole('option', { name: /CAMI.*Treaty or initiative/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Central Asian Mammals Initiative' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('initiative')).toBe('cami');
  const matrix = page.getByRole('table', { name: 'Barriers by species and country' });
  await expect(matrix).toContainText('No open data.');
  await expect(page.getByText('None of its species (17) has open data in this atlas.')).toHaveCount(1);
  await expect(matrix.getByRole('row').filter({ hasText: 'Gobi bear' })).toContainText('No source that this atlas has read lists its countries.');
  await expect(matrix).toContainText('Open here all the same: Pipelines.');
  const leopard = matrix.getByRole('row').filter({ hasText: /Persian leopard.*Kazakhstan/ });
  await expect(leopard.getByRole('list', { name: 'Who may have data of such animals there:' }).getByRole('link')).toHaveText([/Central Asian Mammals/]);
  const cells = await matrix.getByRole('cell').allTextContents();
  expect(cells.length).toBeGreaterThan(0);
  expect(cells.filter((cell) => !cell.startsWith('No open data.'))).toEqual([]);
  await expect(page.getByRole('main')).toContainText('Canals and Power lines');
  expect(watch.errors).toEqual([]);
});

test('an initiative that is opened by its address is where the map is', { tag: '@full' }, async ({ page }) => {
  await openAtlas(page, '?initiative=cami');
  await expect(page.getByRole('heading', { level: 1, name: 'Central Asian Mammals Initiative' })).toBeVisible();
  await waitForMap(page);
  // The address has the camera once a person moves the map.
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => new URL(page.url()).hash).not.toBe('');
  const [, lat = 0, lon = 0] = new URL(page.url()).hash
    .replace(/^#(?:map=)?/, '')
    .split('/')
    .map(Number);
  expect(lat).toBeGreaterThan(25);
  expect(lon).toBeGreaterThan(60);
});

test('treaties that do not arrive are told of on the page of a species, and asked for again', { tag: '@full' }, async ({ page }) => {
  await page.route('**/known.json', (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await openWithoutMap(page, '?species=loxodonta-africana');
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText('known/known.json could not be fetched (HTTP 404).');
  await expect(page.getByRole('list', { name: 'Populations' })).toBeVisible();
  await page.unroute('**/known.json');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('list', { name: 'Named by treaties and initiatives' })).toContainText('West African Elephants MOU');
  await expect(alert).toHaveCount(0);
});

test('a country without animals here, and two with some, say who holds data, in French, Spanish and Arabic', async ({ page }) => {
  await withoutMap(page);
  for (const [address, words] of [
    ['?country=ABW&lang=fr', 'Qui détient les données'],
    ['?country=TKM&lang=es', 'Quién tiene los datos'],
    ['?country=MNG&lang=ar', 'من لديه البيانات'],
  ] as const) {
    await page.goto(`./${address}`);
    await expect(page.getByRole('heading', { level: 2, name: words })).toBeVisible();
  }
});

test('who holds data is found by a short name: what, how it is loaded, and what is open here of such animals', async ({ page }) => {
  await openWithoutMap(page, '?initiative=immas');
  await expect(page.getByRole('heading', { level: 1, name: /Marine Mammal Protected Areas Task Force/ })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Who holds the data' })).toContainText('choose the file under Priority areas');
  const search = page.getByRole('combobox', { name: 'Search species, populations and countries' });
  await search.fill('GIUM');
  await page.getByRole('option', { name: /GIUM.*Holder of data/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Global Initiative on Ungulate Migration (GIUM)' })).toBeVisible();
  const populations = page.getByRole('list', { name: 'Populations of such animals in this atlas' });
  await expect(populations.getByRole('link', { name: 'Mule deer of the upper Green River basin' })).toBeVisible();
  await expect(populations).not.toContainText('stork');
  await page.getByRole('link', { name: 'Central Asian Mammals Initiative' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Central Asian Mammals Initiative' })).toBeVisible();
});

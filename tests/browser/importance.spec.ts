import { expect, test } from '@playwright/test';
import Papa from 'papaparse';
import { openAtlas, openWithoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { strayRequests, watchPage } from './watch-page.ts';

test('places are ranked across modules by weights that a person can change, and taken away as files', { tag: '@full' }, async ({ page }) => {
  const watch = watchPage(page);
  await openWithoutMap(page);
  await page.getByRole('button', { name: 'Where it matters most' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Where it matters most' })).toBeVisible();
  const areas = page.getByRole('table', { name: 'Areas that rank highest' });
  const highest = areas.getByRole('row').nth(1);
  await expect(highest).toContainText('Blue whales');
  await expect(areas).toContainText(/United States|At sea/);
  // With every weight alike an area is worth its populations.
  await page.getByText('Weights', { exact: true }).click();
  await page.getByRole('button', { name: 'All alike' }).click();
  const scores = async (): Promise<number[]> => (await areas.locator('tbody tr td:nth-child(3)').allInnerTexts()).map(Number);
  await expect.poll(async () => (await scores()).every(Number.isInteger)).toBe(true);
  await expect
    .poll(async () => {
      const [score] = await scores();
      const held = await areas.locator('tbody tr').first().getByRole('listitem').count();
      return held > 1 && score === held;
    })
    .toBe(true);
  expect(await scores()).toEqual((await scores()).toSorted((a, b) => b - a));
  // A weight of none takes a group out of the ranking’s head.
  await page.getByRole('combobox', { name: 'Animals', exact: true }).selectOption('At sea');
  await expect(areas.getByRole('row').nth(1)).toContainText(/Blue whales|elephant seals|Loggerhead/);
  await expect(areas).not.toContainText('storks');
  await page.getByRole('combobox', { name: 'Animals', exact: true }).selectOption('All');

  const csv = await readDownload(page, () => page.getByRole('button', { name: 'Areas (CSV)' }).click());
  const { data, errors } = Papa.parse<Record<string, string>>(new TextDecoder().decode(csv.bytes).trim(), { header: true });
  expect(errors).toEqual([]);
  expect(data[0]).toMatchObject({ rank: '1' });
  expect(data.every(({ citations, licences }) => citations !== '' && licences !== '')).toBe(true);
  const cells = await readDownload(page, () => page.getByRole('button', { name: 'Cells (GeoJSON)' }).click());
  const collection = JSON.parse(new TextDecoder().decode(cells.bytes)) as { grid: string; rights: unknown[]; features: { properties: { rank: number } }[] };
  expect(collection.grid).toContain('EASE-Grid 2.0');
  expect(collection.rights.length).toBeGreaterThan(10);
  expect(collection.features[0]?.properties.rank).toBe(1);

  // More of everything takes more ground.
  const answer = page.getByText(/cells, .* hold .* of what each of \d+ populations uses most\.$/);
  const n = async (): Promise<number> => Number((await answer.innerText()).match(/^[\d,]+/)?.[0].replaceAll(',', ''));
  const before = await n();
  await page.getByRole('slider', { name: 'Share of each population’s most used cells' }).fill('0.6');
  await expect.poll(n).toBeGreaterThan(before);
  expect(strayRequests(watch, new URL(page.url()).origin)).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test('countries are ranked by their shares of all scores, and taken away as a file', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?panel=importance');
  await page.getByText('Rank countries', { exact: true }).click();
  const countries = page.getByRole('table', { name: 'By country' });
  await expect(countries.getByRole('row').filter({ hasText: 'United States' })).toContainText(/\d%.*\d% to \d/);
  await expect(countries.getByRole('row').filter({ hasText: 'At sea' })).toHaveCount(1);
  const byCountry = await readDownload(page, () => page.getByRole('button', { name: 'Countries (CSV)' }).click());
  const parsed = Papa.parse<Record<string, string>>(new TextDecoder().decode(byCountry.bytes).trim(), { header: true });
  expect(parsed.data.reduce((sum, { share }) => sum + Number(share), 0)).toBeCloseTo(1, 3);
  expect(parsed.data.find(({ iso3 }) => iso3 === 'NOR')?.['populations']).toBe('wild-reindeer-setesdal-austhei');
  expect(parsed.data.every(({ share, share_low: low, share_high: high }) => Number(low) <= Number(share) && Number(share) <= Number(high))).toBe(true);
});

test('cells that do not arrive are told of, and asked for again', { tag: '@full' }, async ({ page }) => {
  let isDown = true;
  await page.route(/\/cover\.json/, (route) => (isDown ? route.abort() : route.continue()));
  await openWithoutMap(page, '?panel=importance');
  await expect(page.getByText('The places were not ranked.')).toBeVisible();
  isDown = false;
  await page.getByRole('button', { name: 'Rank again' }).click();
  await expect(page.getByRole('table', { name: 'Areas that rank highest' })).toBeVisible();
});

test('the ranking is on the map while its page is open, and a place leads there', { tag: '@full' }, async ({ page }) => {
  await openAtlas(page, '?panel=importance&projection=flat');
  const areas = page.getByRole('table', { name: 'Areas that rank highest' });
  await areas.getByRole('button').first().click();
  await expect(page).toHaveURL(/#[\d.]+\/3[2-7]/);
});

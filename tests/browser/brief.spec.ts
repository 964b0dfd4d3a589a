import { expect, test } from '@playwright/test';
import { readPdf } from '../unit/factsheet/read-pdf.ts';
import { findViolations } from './find-violations.ts';
import { alertsOf, openWithoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { watchPage } from './watch-page.ts';

test('a policymaker takes away the brief of a country as a PDF and its table, in the language of the page', async ({ page }) => {
  const watch = watchPage(page);
  await openWithoutMap(page, '?country=CAN');
  const pdf = await readDownload(page, () => page.getByRole('button', { name: 'Download country brief' }).click());
  expect(pdf.name).toMatch(/^can-brief-\d{4}-\d\d-\d\d\.pdf$/);
  const sheet = await readPdf(new Blob([pdf.bytes]));
  expect(sheet.pages).toBeLessThanOrEqual(3);
  expect(sheet.info).toMatchObject({ Title: 'Canada – Migration brief', Language: 'en' });
  expect(sheet.text).toContain('3 populations of this atlas have tracked animals with fixes in this country.');
  expect(sheet.text).toContain('There is no map in this brief');
  expect(sheet.text).toContain('Elk of Ya Ha Tinda Railways 1 9.99');
  expect(sheet.text).toContain('Railways: 1.05 km for each 100 km² of corridor here');
  expect(sheet.text).toContain('Hebblewhite & Merrill (2016)');
  // Where the category of the species is written was read too.
  expect(sheet.text).toContain('Species: ');
  expect(sheet.links.some((link) => link.includes('?country=CAN'))).toBe(true);

  const csv = await readDownload(page, () => page.getByRole('button', { name: 'Table as CSV', exact: true }).click());
  expect(csv.name).toBe('can-brief.csv');
  const rows = new TextDecoder().decode(csv.bytes).split('\r\n');
  expect(rows[0]).toMatch(/^country,population,name,/);
  expect(rows[0]).toContain(',licence,attribution,citation,');
  expect(rows.filter((row) => row.startsWith('CAN,'))).toHaveLength(3);
  expect(rows.find((row) => row.includes('elk-ya-ha-tinda'))).toContain('9.991008');

  await page.goto('./?country=ALB&lang=ar');
  const arabic = await readDownload(page, () => page.getByRole('button', { name: 'تنزيل موجز البلد' }).click());
  const turned = await readPdf(new Blob([arabic.bytes]));
  expect(turned.info).toMatchObject({ Language: 'ar' });
  expect(turned.text).not.toMatch(/populations of this atlas|Sources|Indicators/);
  await expect(alertsOf(page)).toHaveCount(0);
  expect(watch.errors).toEqual([]);
});

test('a country’s page has its indicators, each with its definition, and the countries that share its populations', { tag: '@full' }, async ({ page }) => {
  const watch = watchPage(page);
  await openWithoutMap(page, '?country=CAN');
  await page.getByText('Indicators, and a comparison with neighbours').click();
  await expect(page.getByText('Railways: 1.05 km for each 100 km² of corridor here')).toBeVisible();
  await expect(page.getByText('It counts what was tracked and is open, not the country’s species.')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Kunming-Montreal Framework, Target 3/ })).toBeVisible();
  const csv = await readDownload(page, () => page.getByRole('button', { name: 'Indicators as CSV' }).click());
  expect(csv.name).toBe('can-indicators.csv');
  expect(new TextDecoder().decode(csv.bytes)).toContain('CAN,density,railways,');
  const table = page.getByRole('table', { name: 'Compared with neighbours' });
  await expect(table.getByRole('rowheader', { name: 'United States' })).toBeVisible();
  const compared = await readDownload(page, () => page.getByRole('button', { name: 'Table as CSV: Compared with neighbours' }).click());
  expect(compared.name).toBe('can-compared-with-neighbours.csv');
  // All rows, each with the licences of the modules of this country.
  const rows = new TextDecoder().decode(compared.bytes).trimEnd().split('\r\n');
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows.slice(1)) expect(row).toContain('Hebblewhite');
  expect(await findViolations(page)).toEqual([]);
  await page.goto('./?country=CAN&lang=ar');
  await page.getByText('المؤشرات والمقارنة مع الجيران').click();
  await expect(page.getByRole('heading', { name: 'مقارنة مع الجيران' })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test('a brief whose figures cannot be had says so, and is made when it is tried again', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?country=KEN');
  let broken = true;
  await page.route(/white-bearded-wildebeest-mara\/white-bearded-wildebeest-mara\.json|species\/ciconia-ciconia\.json/, (route) =>
    broken ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: 'Download country brief' }).click();
  await expect(alertsOf(page).first()).toBeVisible();
  broken = false;
  const pdf = await readDownload(page, () => page.getByRole('button', { name: 'Download country brief' }).click());
  expect(pdf.name).toMatch(/^ken-brief-/);
});

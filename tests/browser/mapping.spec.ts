import { expect, test, type Locator, type Page } from '@playwright/test';
import { alertsOf, openWithoutMap } from './open-atlas.ts';

const chooseFile = (page: Page, name: string, text: string): Promise<void> =>
  page.getByLabel('Tracking data').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const HEADER = 'event-id,timestamp,location-long,location-lat,individual-local-identifier';

test('dates with the year last are asked for, and the answer is at hand', async ({ page }) => {
  await openWithoutMap(page, '?panel=tracks');
  await chooseFile(page, 'us.csv', `${HEADER}\n1,3/14/2015 7:05,-110.1,43.2,D1\n2,3/15/2015 7:05,-110.2,43.3,D1\n`);
  await expect(
    page.getByText(
      /The dates in “timestamp” of us\.csv, such as 3\/14\/2015 7:05, can only be read month first\. .* 0 can only be day first and 2 only month first/,
    ),
  ).toBeVisible();
  const form = page.getByLabel('Date form');
  await expect(form).toHaveValue('month-day-year');
  await expect(alertsOf(page)).toHaveCount(0);
  await form.selectOption('day-month-year');
  await button(page, 'Import').click();
  await expect(alertsOf(page)).toContainText('was read day first, and 2 of 2 rows cannot be');
  await form.selectOption('month-day-year');
  await button(page, 'Import').click();
  await expect(page.getByText('CSV: 1 animal, 2 fixes, 14 March 2015 to 15 March 2015')).toBeVisible();
});

test('every role, a named zone, and a format that is known can be read another way', async ({ page }) => {
  await openWithoutMap(page, '?panel=tracks');
  const rows = ['lynx,01/07/2021,00:30,7.5,W,60,N', 'lynx,01/07/2021,12:30,7.6,W,60,N', 'lynx,02/07/2021,x,7.6,W,60,N'];
  await chooseFile(page, 'own.csv', ['animal,date,clock,lon,ew,lat,ns', ...rows, ''].join('\n'));
  await expect(page.getByText('own.csv has columns the atlas does not know.')).toBeVisible();
  await page.getByLabel('Date form').selectOption('day-month-year');
  await page.getByLabel('Clock of times without a zone').fill('Europe/Berlin');
  await expect(page.getByLabel('Time of day, where it has a column of its own')).toHaveValue('clock');
  await page.getByLabel('Hemisphere of the latitude (N, S)').selectOption('ns');
  await page.getByLabel('Hemisphere of the longitude (E, W)').selectOption('ew');
  await expect(page.getByLabel('Both coordinates in one column')).toBeVisible();
  await expect(page.getByLabel('Location error (m)')).toBeVisible();
  await button(page, 'Import').click();
  await test.step('half past midnight in Berlin is the day before in UTC; what was lost stands in the open', async () => {
    await expect(page.getByText('CSV: 1 animal, 2 fixes, 30 June 2021 to 1 July 2021')).toBeVisible();
    await expect(page.getByText('1 row of 3 left out:')).toBeVisible();
    await expect(page.getByText('time cannot be read: 1 row, first in line 4')).toBeVisible();
  });
  await test.step('a Movebank file, read by its tag', async () => {
    await button(page, 'Other files').click();
    await chooseFile(page, 'm.csv', `${HEADER},tag\n1,2021-03-01 06:00:00,7,59,a,t\n2,2021-03-02 06:00:00,7.1,59,a,t\n`);
    await expect(page.getByText('Movebank CSV: 1 animal, 2 fixes')).toBeVisible();
    await button(page, 'Read the columns another way').click();
    await expect(page.getByText('Say how m.csv is to be read.')).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Animal', exact: true })).toHaveValue('individual-local-identifier');
    await page.getByRole('combobox', { name: 'Animal', exact: true }).selectOption('tag');
    await button(page, 'Import').click();
    await expect(page.getByText(/^CSV: 1 animal, 2 fixes/)).toBeVisible();
    await expect(page.getByText('Say how m.csv is to be read.')).toHaveCount(0);
  });
});

test('a file of one animal is read at once where it can be of no other, and else by a choice', async ({ page }) => {
  await openWithoutMap(page, '?panel=tracks');
  await chooseFile(page, 'Ren 7.csv', 'time,lon,lat\n2021-03-01T06:00Z,7,59\n2021-03-02T06:00Z,7.1,59\n');
  await expect(page.getByText('CSV: 1 animal, 2 fixes, 1 March 2021 to 2 March 2021')).toBeVisible();
  await expect(page.getByText('all its rows were taken for one animal, “Ren 7”, after the name of the file')).toBeAttached();
  await button(page, 'Other files').click();
  await chooseFile(page, 'Ren 8.csv', 'time,lon,lat,dev\n2021-03-01T06:00Z,7,59,A\n2021-03-02T06:00Z,7.1,59,A\n');
  await expect(page.getByText('Ren 8.csv has columns the atlas does not know.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Animal', exact: true }).selectOption({ label: 'No column: the file is of one animal' });
  await button(page, 'Import').click();
  await expect(page.getByText('CSV: 1 animal, 2 fixes, 1 March 2021 to 2 March 2021')).toBeVisible();
  await expect(page.getByText('“Ren 8”, after the name of the file')).toBeAttached();
  await test.step('times that cannot be stand in the open', async () => {
    await button(page, 'Other files').click();
    await chooseFile(page, 'b.csv', 'id,time,lon,lat\na,2563-03-01T06:00Z,7,59\na,2563-03-02T06:00Z,7.1,59\n');
    await expect(page.getByText(/lie in the future: 2, the first in row 2, of the year 2563/)).toBeVisible();
  });
});

test('a table of thousands of columns does not slow the form; one of half a million is refused', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?panel=tracks');
  const names = Array.from({ length: 4500 }, (_, i) => `c${i}`);
  const row = (time: string): string => ['a', time, '7', '59', ...names.slice(4).map(() => '')].join(';');
  await chooseFile(page, 'wide.csv', [['who', 'at', 'lo', 'la', ...names.slice(4)].join(';'), row('2021-03-01T00:00Z'), row('2021-03-02T00:00Z')].join('\n'));
  await expect(page.getByText('wide.csv has columns the atlas does not know.')).toBeVisible();
  expect(await page.getByRole('main').evaluate((main) => main.querySelectorAll('*').length)).toBeLessThan(4000);
  await page.getByRole('combobox', { name: 'Animal', exact: true }).fill('who');
  await page.getByRole('combobox', { name: 'Time', exact: true }).fill('at');
  await page.getByLabel('Longitude or easting').fill('lo');
  await page.getByLabel('Latitude or northing').fill('la');
  await button(page, 'Import').click();
  await expect(page.getByText(/^CSV: 1 animal, 2 fixes/)).toBeVisible();
  await button(page, 'Other files').click();
  await chooseFile(page, 'wider.csv', `${'c,'.repeat(300_000)}c\n1\n`);
  await expect(alertsOf(page)).toContainText('wider.csv, row 1: the header has 300,001 columns');
});

test('longitude and latitude exchanged in range: said beside the file, and exchanged by a button', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?panel=tracks');
  // Zebra of Laikipia, Kenya: as written they swim between Spain and Algeria.
  const rows = Array.from(
    { length: 40 },
    (_, i) => `${i},2015-03-${String(1 + (i % 28)).padStart(2, '0')} ${String(i % 24).padStart(2, '0')}:00:00,${0.3 + i / 200},${36.7 + i / 200},Z`,
  );
  await chooseFile(page, 'zebra.csv', [HEADER, ...rows, ''].join('\n'));
  const question = page.getByText(/^All positions, or nearly all, lie in the sea\. .* they would lie on land: Kenya\. Are the two exchanged\?$/);
  await expect(question).toBeVisible();
  await page.getByRole('main').getByText('Settings', { exact: true }).click();
  await page.getByLabel('Kind of animal').selectOption('Hoofed mammals');
  await expect(page.getByText('Most positions lie in the sea. With longitude and latitude exchanged they lie on land: Kenya.')).toBeVisible();
  await button(page, 'Swap longitude and latitude').click();
  await expect(page.getByText(/lie in the sea/)).toHaveCount(0);
  await page.getByText('What was read and left out').click();
  await expect(page.getByText('zebra.csv: longitude and latitude were exchanged, as you asked.')).toBeVisible();
});

import { expect, test, type Locator, type Page } from '@playwright/test';
import { strFromU8 } from 'fflate';
import { selectFixes, type Track } from '../../src/domain/tracks/track.ts';
import { layerBox, openWithoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { simulateHerd, writeMovebankCsv } from './simulate-herd.ts';
import { watchPage } from './watch-page.ts';

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const giveFile = (page: Page, name: string, text: string): Promise<void> =>
  page.getByLabel('Tracking data').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Days as Excel counts them, for times as Movebank writes them. */
const countDays = (csv: string): string =>
  csv.replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}/g, (time) => String(Date.parse(`${time.replace(' ', 'T')}Z`) / 86_400_000 + 25_569));

function gone(track: Track | undefined): Track {
  if (!track) throw new Error('no herd');
  return selectFixes(track, (index) => (track.time[index] ?? 0) < Date.UTC(2020, 7, 1));
}

test(
  'dates as Excel counts them are asked for; routes are switched on and taken away where nothing counts in a corridor',
  { tag: '@full' },
  async ({ page }) => {
    const { errors } = watchPage(page);
    await openWithoutMap(page, '?panel=tracks');
    await giveFile(page, 'serials.csv', countDays(writeMovebankCsv([gone(simulateHerd(1, 12)[0])])));
    await expect(page.getByText(/“timestamp” of serials\.csv holds numbers such as \d{5}.*, as Excel counts days/)).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Date form' })).toHaveValue('excel');
    await button(page, 'Import').click();
    await expect(page.getByText(/1 animal, .* 10 January 2020 to 31 July 2020/)).toBeVisible();
    await button(page, 'Find migrations').click();
    await expect(layerBox(page, 'Routes')).not.toBeChecked();
    await button(page, 'Compute corridors').click();
    await expect(page.getByText('1 migration was found and is shown as a route, without a corridor.')).toBeVisible();
    await expect(page.getByText('A migration in doubt counts once you tick it under “Migrations”, animal by animal.')).toBeVisible();
    await expect(layerBox(page, 'Routes')).toBeChecked();
    await expect(button(page, 'Corridors (GeoJSON)')).toHaveCount(0);
    const { name, bytes } = await readDownload(page, () => button(page, 'Routes (GeoJSON)').click());
    expect(name).toBe('serials-routes.geojson');
    expect(strFromU8(bytes)).toContain('"individual":"Rein 1"');
    expect(errors).toEqual([]);
  },
);

test('a file dropped after the first takes its place; one date is said once, and several species are told of', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?panel=tracks');
  await giveFile(page, 'first.csv', writeMovebankCsv(simulateHerd(2, 24)));
  await expect(page.getByText('Movebank CSV: 2 animals')).toBeVisible();
  const [one] = simulateHerd(1, 24);
  const text = `${writeMovebankCsv(one ? [one] : [])}1,2020-01-01 00:00:00.000,7,59,Alces alces,Elk 1\n2,2020-01-02 00:00:00.000,7,59.01,Alces alces,Elk 1\n`;
  const kept = await page.evaluate((csv) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([csv], 'second.csv'));
    const dragged = (type: string): boolean => document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    return [dragged('dragover'), dragged('drop')];
  }, text);
  // What is not prevented makes the browser leave the page for the file.
  expect(kept).toEqual([false, false]);
  await expect(page.getByText('The animals are of 2 species: Alces alces (1), Rangifer tarandus (1).')).toBeVisible();
  await expect(page.getByText('second.csv', { exact: true })).toBeVisible();
  await button(page, 'Find migrations').click();
  await button(page, 'Compute corridors').click();
  await expect(page.getByText(/^Buffered migration lines of 1 animal, of 2 tracked, from 2 migrations/)).toBeVisible();
  const departure = page.locator('dt', { hasText: 'Departure' }).first().locator('xpath=following-sibling::dd[1]');
  await expect(departure).toHaveText(/^\d+ April$/);
});

test('a KML of two collars: tracks with a time for each position, told apart by their folders', { tag: '@full' }, async ({ page }) => {
  const { errors } = watchPage(page);
  await openWithoutMap(page, '?panel=tracks');
  const folders = simulateHerd(2, 12).map(({ individual, time, lon, lat }) => {
    const positions = [...time].map((at, i) => `<when>${new Date(at).toISOString()}</when><gx:coord>${lon[i]} ${lat[i]} 0</gx:coord>`);
    return `<Folder><name>${individual}</name><Placemark><name>Track</name><gx:Track>${positions.join('')}</gx:Track></Placemark></Folder>`;
  });
  await giveFile(
    page,
    'collars.kml',
    `<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>${folders.join('')}</Document></kml>`,
  );
  await expect(page.getByText(/KML: 2 animals/)).toBeVisible();
  expect(errors).toEqual([]);
});

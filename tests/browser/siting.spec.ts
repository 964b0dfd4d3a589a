import { expect, test, type Locator, type Page } from '@playwright/test';
import Papa from 'papaparse';
import * as v from 'valibot';
import { findViolations } from './find-violations.ts';
import { readPdf } from '../unit/factsheet/read-pdf.ts';
import { openWithoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { simulateHerd, writeMovebankCsv } from './simulate-herd.ts';

/** Across the way of the simulated herd, which goes north from 7.6° E. */
const ACROSS = [
  [7.2, 59.2],
  [7.5, 59.23],
  [7.9, 59.27],
  [8.3, 59.3],
];
const Answer = v.object({ features: v.array(v.object({ properties: v.object({ kind: v.string() }) })) });

async function uploadLine(page: Page, coordinates: number[][], properties: object = {}): Promise<void> {
  const feature = { type: 'Feature', properties: { name: 'Valley road', ...properties }, geometry: { type: 'LineString', coordinates } };
  const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  await page.getByLabel('Upload an alignment').setInputFiles({ name: 'plan.geojson', mimeType: 'application/geo+json', buffer });
}

const siting = (page: Page) => page.getByRole('region', { name: 'Where to build a crossing of Valley road' });
const structuresOf = (part: Locator) => part.getByRole('table', { name: 'Structures' });
const structures = (page: Page) => structuresOf(siting(page));

test('reindeer across a road: places, shares that follow a structure, files, and refusals in words', async ({ page }) => {
  await openWithoutMap(page, '?panel=project');
  // Nobody has asked where to build: the places are found while what the line meets is read.
  const ahead = page.waitForRequest(/-tracks\.parquet$/);
  await uploadLine(page, ACROSS);
  await ahead;
  const button = page.getByRole('button', { name: 'Where to build a crossing', exact: true });
  await button.click();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  const part = siting(page);
  await expect(part).toContainText('thinned to four positions a day at most');
  await expect(structures(page).locator('tbody').getByRole('row')).toHaveCount(1);
  await expect(part).toContainText(
    'Failed encounters of these animals with this line cannot be told: the atlas publishes their tracks at four positions a day at most',
  );

  await test.step('three structures serve more than one', async () => {
    const share = async (): Promise<number> => Number(/serve ([\d.]+)%/.exec(await part.getByRole('status').innerText())?.[1]);
    const one = await share();
    await part.getByRole('spinbutton', { name: /^Structures/ }).fill('3');
    await part.getByRole('button', { name: 'Find the places' }).click();
    await expect(structures(page).locator('tbody').getByRole('row')).toHaveCount(3);
    const three = await share();
    expect(three).toBeGreaterThan(one);
    await expect(part).toContainText(/95.% interval over the animals: [\d.]+% to [\d.]+%/);
    await expect(part.getByRole('table', { name: 'Next best places' }).locator('tbody').getByRole('row').first()).toBeVisible();

    const slider = part.getByRole('slider', { name: 'Place of structure 1' });
    const before = Number(await slider.getAttribute('aria-valuenow'));
    await slider.focus();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowRight');
    expect(Number(await slider.getAttribute('aria-valuenow'))).toBeCloseTo(before + 2_100, -1);
    await expect(part).toContainText('Moved by hand');
    expect(await share()).toBeLessThan(three);
    // It lies on the second one now: the one that was moved last is taken.
    await slider.scrollIntoViewIfNeeded();
    const grip = await slider.boundingBox();
    if (!grip) throw new Error('The structure has no place on the page.');
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
    await page.mouse.down();
    await page.mouse.move(grip.x + grip.width / 2 + 60, grip.y + grip.height / 2, { steps: 3 });
    await page.mouse.up();
    expect(Number(await slider.getAttribute('aria-valuenow'))).toBeGreaterThan(before + 5_000);
    // What a person has moved is what the file holds, beside what was found there; the others are as they were.
    const { bytes } = await readDownload(page, () => part.getByRole('button', { name: 'Profile and structures as GeoJSON' }).click());
    const kinds = v.parse(Answer, JSON.parse(new TextDecoder().decode(bytes))).features.map(({ properties }) => properties.kind);
    expect(['structure', 'found'].map((kind) => kinds.filter((each) => each === kind).length)).toEqual([3, 1]);
    // Closed and opened again, and with a structure that stands already, it is where it was put.
    const place = await slider.getAttribute('aria-valuenow');
    await button.click();
    await button.click();
    await expect(part.getByRole('button', { name: 'Structure 1, placed by hand' })).toBeVisible();
    await expect(slider).toHaveAttribute('aria-valuenow', place ?? '');
    await part.getByRole('button', { name: 'Back to the best places' }).click();
    await expect.poll(share).toBe(three);
    // A step there and back is none.
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await expect(part).toContainText('Moved by hand');
    await page.keyboard.press('ArrowLeft');
    await expect(part).not.toContainText('Moved by hand');
    await expect(part).toContainText(/95.% interval over the animals/);
  });

  expect(await findViolations(page)).toEqual([]);

  await test.step('how it was computed, with the command that repeats it', async () => {
    await part.getByRole('button', { name: /^How this was computed/ }).click();
    const dialog = page.getByRole('dialog', { name: /^How this was computed/ });
    for (const words of ['--line project-lines.geojson', "'--group=Valley road'", '--structures 3'])
      await expect(dialog.locator('pre').first()).toContainText(words);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('months that are ticked are looked at alone, in the command too', async () => {
    const of = async (): Promise<number> => Number(/tracked animal: (\d+(?:\.\d+)?)/.exec(await part.innerText())?.[1]);
    const year = await of();
    for (const month of ['Jan', 'Feb', 'Mar']) await part.getByRole('checkbox', { name: month }).check();
    await part.getByRole('button', { name: 'Find the places' }).click();
    await expect(part).toContainText('Only Jan–Mar are looked at');
    expect(await of()).toBeLessThan(year);
    await part.getByRole('button', { name: /^How this was computed/ }).click();
    await expect(
      page
        .getByRole('dialog', { name: /^How this was computed/ })
        .locator('pre')
        .first(),
    ).toContainText('--months 1,2,3');
    await page.keyboard.press('Escape');
    for (const month of ['Jan', 'Feb', 'Mar']) await part.getByRole('checkbox', { name: month }).uncheck();
    await part.getByRole('button', { name: 'Find the places' }).click();
    await expect(part).not.toContainText('are looked at');
    expect(await of()).toBe(year);
  });

  await test.step('the profile as CSV, with the structures as GeoJSON', async () => {
    const csv = await readDownload(page, () => part.getByRole('button', { name: 'Profile as CSV' }).click());
    expect(csv.name).toBe('valley-road-siting.csv');
    const { data } = Papa.parse<Record<string, string>>(new TextDecoder().decode(csv.bytes).trim(), { header: true });
    expect(data.length).toBeGreaterThan(500);
    expect(data.reduce((sum, row) => sum + Number(row['crossingsPerYear']), 0)).toBeGreaterThan(0.1);
    const { bytes } = await readDownload(page, () => part.getByRole('button', { name: 'Profile and structures as GeoJSON' }).click());
    const { features } = v.parse(Answer, JSON.parse(new TextDecoder().decode(bytes)));
    expect(features.filter(({ properties }) => properties.kind === 'structure')).toHaveLength(3);
  });

  await test.step('what cannot be answered is refused in words, and the line stays', async () => {
    const accuracy = part.getByRole('spinbutton', { name: /^The line may lie off/ });
    await accuracy.fill('-4');
    await part.getByRole('button', { name: 'Find the places' }).click();
    await expect(part.getByRole('alert')).toHaveText('Write metres from 0 to 1,000,000, or leave it blank.');
    await expect(accuracy).toBeFocused();
    await accuracy.fill('');
    await part.getByRole('slider', { name: 'Place of structure 1' }).focus();
    await page.keyboard.press('PageUp');
    await expect(part).toContainText('Moved by hand');
    await part.getByRole('spinbutton', { name: /^Each serves/ }).fill('90000');
    await part.getByRole('button', { name: 'Find the places' }).click();
    await expect(part.getByRole('alert')).toContainText(/The 90,000 m that a structure serves are longer than the whole line/);
    await part.getByRole('spinbutton', { name: /^Each serves/ }).fill('2000');
    await part.getByRole('spinbutton', { name: /^The line may lie off/ }).fill('3000');
    await part.getByRole('button', { name: 'Find the places' }).click();
    await expect(part.getByRole('alert')).toContainText('animals would be counted as crossing where the road is not');
  });

  await test.step('what was asked for is there again after a reload', async () => {
    await page.reload();
    await expect(part.getByRole('spinbutton', { name: /^Structures/ })).toHaveValue('3');
    await expect(part.getByRole('alert')).toContainText('animals would be counted as crossing where the road is not');
    await part.getByRole('spinbutton', { name: /^The line may lie off/ }).fill('');
    await part.getByRole('button', { name: 'Find the places' }).click();
    await expect(part.getByRole('button', { name: 'Structure 1, placed by hand' })).toBeVisible();
  });
});

test('own tracks: the structure stands where the herd crosses', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?panel=tracks');
  const buffer = Buffer.from(writeMovebankCsv(simulateHerd(5)));
  await page.getByLabel('Tracking data').setInputFiles({ name: 'herd.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByRole('button', { name: 'Find migrations' })).toBeVisible();
  // So many fixes take a while to be put by: until then the page asks before it is left.
  await expect.poll(() => page.evaluate(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true })))).toBe(true);
  await openWithoutMap(page, '?panel=project');
  await uploadLine(page, ACROSS);
  await page.getByRole('button', { name: 'Where to build a crossing', exact: true }).click();
  const part = siting(page);
  await part.getByRole('combobox', { name: 'Whose tracks' }).selectOption('Your own tracks');
  await expect(part).not.toContainText('thinned to four positions');
  const place = structures(page).locator('tbody').getByRole('row').getByRole('cell').nth(2);
  await expect(place).toHaveText(/^59\.2\d*° N, 7\.[56]\d*° E$/);
  await expect(part).toContainText('Animals that crossed: 5 of 5.');
  const { bytes } = await readDownload(page, () => part.getByRole('button', { name: 'Profile and structures as GeoJSON' }).click());
  expect(new TextDecoder().decode(bytes)).toContain('"ownFiles":["herd.csv"]');
  const report = await readDownload(page, () => page.getByRole('button', { name: 'Download screening report' }).click());
  expect(report.name).toMatch(/-report-.*\.pdf$/);
  const { text } = await readPdf(new Blob([report.bytes]));
  expect(text.replaceAll(/\s+/g, ' ')).toContain('npx atlas siting herd.csv');
});

test('a road of the atlas that is shorter than what a structure serves has its profile, and places once less is asked for', async ({ page }) => {
  await openWithoutMap(page, '?panel=siting&barrier=59.31197,7.48425~roads-setesdal~37236');
  const part = page.getByRole('region', { name: /^Where to build a crossing of/ });
  await expect(part.getByRole('spinbutton', { name: /^Each serves/ })).toHaveValue('997');
  await expect(part).toContainText('Placed so, structures serve 100% of the crossings.');
  // Of the tracks that are published nobody could tell; the build could, of those at full rate.
  await expect(part).toContainText('Failed encounters are told from these animals’ tracks at full rate, a fix every 3 h (median)');
  await expect(part).toContainText('failed encounters (it came to the line and turned back, went along it, or was held): 0.4');
  const { bytes } = await readDownload(page, () => part.getByRole('button', { name: 'Profile as CSV' }).click());
  const { data } = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes).trim(), { header: true });
  expect(data.reduce((sum, row) => sum + Number(row['failedPerYear']), 0)).toBeCloseTo(0.447, 2);
  await part.getByRole('spinbutton', { name: /^Each serves/ }).fill('300');
  await part.getByRole('button', { name: 'Find the places' }).click();
  await expect(structuresOf(part).locator('tbody').getByRole('row')).toHaveCount(1);
  await expect(part).not.toContainText('serve 100%');
  // What was asked for there, and where a structure was put, is there again after a reload.
  await part.getByRole('slider').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('PageDown');
  await page.reload();
  await expect(part.getByRole('button', { name: 'Structure 1, placed by hand' })).toBeVisible();
  await expect(part.getByRole('spinbutton', { name: /^Each serves/ })).toHaveValue('300');
  await expect(part.getByRole('alert')).toHaveCount(0);
  // In the project it is the same road.
  await page.getByRole('button', { name: 'Take this line into Check a project' }).click();
  await expect(page.getByRole('button', { name: 'Lines as GeoJSON' })).toBeVisible();
  await expect(part).toContainText('Failed encounters are told from these animals’ tracks at full rate');
  await expect(part).toContainText('failed encounters (it came to the line and turned back, went along it, or was held): 0.4');
});

test('a line that by its own word lies farther off than a span is refused, and keeps its word in its files', async ({ page }) => {
  await openWithoutMap(page, '?panel=project');
  await uploadLine(page, ACROSS, { accuracyM: 3000 });
  await page.getByRole('button', { name: 'Where to build a crossing', exact: true }).click();
  await expect(siting(page).getByRole('spinbutton', { name: /^The line may lie off/ })).toHaveValue('3000');
  await expect(siting(page).getByRole('alert')).toContainText('animals would be counted as crossing where the road is not');
  const { bytes } = await readDownload(page, () => page.getByRole('button', { name: 'Lines as GeoJSON' }).click());
  expect(new TextDecoder().decode(bytes)).toContain('"accuracyM":3000');
});

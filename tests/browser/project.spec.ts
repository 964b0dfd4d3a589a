import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import Papa from 'papaparse';
import * as v from 'valibot';
import { alertsOf, openAtlas, openWithoutMap, waitForMap, withoutMap } from './open-atlas.ts';
import { readPdf } from '../unit/factsheet/read-pdf.ts';
import { readDownload } from './read-download.ts';
import { strayRequests, watchPage } from './watch-page.ts';

const REINDEER = 'Wild reindeer of Setesdal Austhei';
/** A line that carries its own mark, so that a request with any of it would show. */
const MARK = '59.2312345';
const alignment = (features: object[]) => ({
  name: 'plan.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
});
const line = (name: string, coordinates: number[][]) => ({ type: 'Feature', properties: { name }, geometry: { type: 'LineString', coordinates } });
const ACROSS = line('Valley road', [
  [7.2, 59.2],
  [7.5, Number(MARK)],
  [7.9, 59.27],
  [8.3, 59.3],
]);
/** In the middle of Australia, where no animals of this atlas are known. */
const FAR = line('Outback road', [
  [133, -25],
  [133.4, -25.2],
]);
const AROUND = line('Southern bypass', [
  [7.2, 58.85],
  [7.6, 58.82],
  [8.3, 58.8],
]);

const Items = v.object({ features: v.array(v.object({ properties: v.object({ item: v.string() }) })) });
const Lines = v.object({
  features: v.array(v.object({ geometry: v.object({ type: v.literal('MultiLineString'), coordinates: v.array(v.array(v.array(v.number()))) }) })),
});
/** Where the mouse goes is counted on a window of this size. */
const WINDOW = { width: 1440, height: 900 };

const results = (page: Page, name: string) => page.getByRole('region', { name: `What ${name} meets` });
const upload = (page: Page) => page.getByLabel('Upload an alignment');
const classes = (page: Page) => page.getByRole('table', { name: `Corridor of ${REINDEER} met` });

test('an uploaded line: what it meets, alternatives ranked, kept, passed on, and sent nowhere', async ({ page }) => {
  const watch = watchPage(page);
  await openWithoutMap(page);
  await page.getByRole('button', { name: 'Check a project' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check a project' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('panel')).toBe('project');
  await upload(page).setInputFiles(alignment([ACROSS, AROUND]));

  const answer = results(page, 'Valley road');
  await expect(answer.getByRole('status')).toContainText(/^This road cuts 1 of \d+ high-use parts of Wild reindeer/);
  await expect(answer.getByRole('status')).toContainText(/Months to avoid for works: .*September/);
  const high = classes(page).getByRole('row', { name: /^High use/ });
  await expect(high.getByRole('cell')).toHaveText([/^1 of \d+$/, /^\d+$/, /^\d+\.\d\d$/]);
  await expect(answer).toContainText(/Tracked animals crossed this line \d+ times \(9 animals, 2007–2009\)/);
  await expect(answer).toContainText('It cuts the corridor into separate parts');
  await expect(answer.getByRole('list', { name: `Crossings by month, ${REINDEER}` }).getByRole('listitem')).toHaveCount(12);
  await expect(answer).toContainText(/Road: \S+; the line meets barriers of this layer at \d+ places?/);
  const insideKm = Number(await high.getByRole('cell').last().innerText());

  const reason = `less high-use corridor than Valley road: 0 km against ${insideKm < 10 ? insideKm.toFixed(1) : insideKm.toFixed(0)} km`;

  await test.step('alternatives side by side, the one around first, with the reason', async () => {
    const table = page.getByRole('table', { name: 'Alternatives side by side' });
    await expect(table.getByRole('columnheader')).toHaveText(['Figure', 'Southern bypass', 'Valley road']);
    await expect(table.getByRole('row', { name: /^Rank/ }).getByRole('cell')).toHaveText(['1', '2']);
    await expect(page.getByText(reason)).toBeVisible();
  });

  await test.step('type and ground change words and figures', async () => {
    await page.getByRole('combobox', { name: 'Type' }).selectOption('Railway');
    await page.getByRole('spinbutton', { name: 'Ground on each side (m)' }).fill('100');
    await expect(answer.getByRole('status')).toContainText(/^This railway cuts/);
    // A strip of 200 m: 20 ha a kilometre, but for its ends.
    await expect(high.getByRole('cell').last()).not.toHaveText(insideKm.toFixed(2));
    const hectares = Number(await high.getByRole('cell').last().innerText());
    expect(Math.abs(hectares / (insideKm * 20) - 1)).toBeLessThan(0.1);
    await page.getByRole('textbox', { name: 'Name of the project' }).fill('Valley crossing');
  });

  await test.step('a file that cannot be used says why and changes nothing', async () => {
    await upload(page).setInputFiles({ name: 'broken.kml', mimeType: 'text/plain', buffer: Buffer.from('<kml><Placemark>') });
    const alert = page.getByRole('alert').filter({ hasText: 'broken.kml' });
    await expect(alert).toContainText('Nothing was loaded');
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await expect(answer.getByRole('status')).toContainText(/^This railway cuts/);
  });

  const saved = await test.step('results and project as files', async () => {
    const csv = await readDownload(page, () => page.getByRole('button', { name: 'Results as CSV' }).click());
    expect(csv.name).toBe('valley-crossing-results.csv');
    const { data, errors } = Papa.parse<Record<string, string>>(new TextDecoder().decode(csv.bytes).trim(), { header: true });
    expect(errors).toEqual([]);
    const row = data.find(({ item, alternative, use_class: use }) => item === 'corridor' && alternative === 'Valley road' && use === 'high');
    expect(row).toMatchObject({ parts: expect.stringMatching(/^\d+$/), rank: '2', licence: expect.stringMatching(/./), citation: expect.stringMatching(/./) });
    const geojson = await readDownload(page, () => page.getByRole('button', { name: 'Results as GeoJSON' }).click());
    const { features } = v.parse(Items, JSON.parse(new TextDecoder().decode(geojson.bytes)));
    expect(features.filter(({ properties }) => properties.item === 'alternative')).toHaveLength(2);
    expect(features.filter(({ properties }) => properties.item === 'tracked crossing').length).toBeGreaterThan(10);
    return readDownload(page, () => page.getByRole('button', { name: 'Save project file' }).click());
  });

  await test.step('the screening report says what the page says', async () => {
    test.setTimeout(240_000);
    const shown = await high.getByRole('cell').allInnerTexts();
    const said = await answer.getByRole('status').locator('.lead').innerText();
    await upload(page).setInputFiles(alignment([FAR]));
    const unranked = 'Not ranked, for this atlas knows no animals within 50 km: Outback road. That is not absence.';
    await expect(page.getByText(unranked)).toBeVisible();
    const report = await readDownload(page, async () => {
      await page.getByRole('button', { name: 'Download screening report' }).click();
      const busy = page.getByRole('button', { name: 'Making the screening report' });
      await expect(busy).toBeDisabled();
      await expect(busy).toHaveAttribute('aria-busy', 'true');
    });
    await expect(page.getByRole('status').filter({ hasText: 'The screening report was handed to your browser' })).toBeVisible();
    expect(report.name).toMatch(/^valley-crossing-report-\d{4}-\d{2}-\d{2}\.pdf$/);
    const { packed, right } = await readPdf(new Blob([report.bytes]));
    expect(right).toBeLessThanOrEqual(595.28 - 42 + 0.5);
    for (const text of [
      'Southern bypass meets least of 2 alternatives.',
      said,
      `High use ${shown.join(' ')}`,
      reason,
      unranked,
      `${new URL(page.url()).origin}/atlas/wild-reindeer-setesdal/wild-reindeer-setesdal-austhei.pmtiles`,
      '--barriers valley-crossing-lines.geojson',
    ])
      expect(packed, text).toContain(text.replaceAll(/\s/g, ''));
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(page.getByText(unranked)).toHaveCount(0);
    const lines = await readDownload(page, () => page.getByRole('button', { name: 'Lines as GeoJSON' }).click());
    expect(lines.name).toBe('valley-crossing-lines.geojson');
    if (process.env['REPORT_SAMPLES'] !== undefined) writeFileSync(join(process.env['REPORT_SAMPLES'], 'browser.pdf'), report.bytes);
  });

  await test.step('a reload keeps the project', async () => {
    await page.reload();
    await expect(results(page, 'Valley road').getByRole('status')).toContainText(/^This railway cuts/);
    await expect(page.getByRole('textbox', { name: 'Name of the project' })).toHaveValue('Valley crossing');
    await expect(page.getByRole('button', { name: 'Southern bypass' }).first()).toBeVisible();
  });

  await test.step('forgotten, undone, forgotten for good, and opened from its file', async () => {
    await page.getByRole('button', { name: 'Forget this project' }).click();
    await expect(results(page, 'Valley road')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(results(page, 'Valley road')).toBeVisible();
    await expect(page.getByText('Forgotten.')).toHaveCount(0);
    await page.getByRole('button', { name: 'Forget this project' }).click();
    await expect(page.getByText('Forgotten.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('This alternative has no line yet')).toBeVisible();
    await page.getByLabel('Open project file').setInputFiles({ name: saved.name, mimeType: 'application/json', buffer: Buffer.from(saved.bytes) });
    await expect(results(page, 'Valley road').getByRole('status')).toContainText(/^This railway cuts/);
  });

  expect(strayRequests(watch, new URL(page.url()).origin)).toEqual([]);
  for (const { url, method, body } of watch.requests) {
    expect(`${url} ${body}`).not.toContain(MARK);
    expect(method).toMatch(/GET|HEAD/);
  }
  expect(watch.errors).toEqual([]);
});

test('a line drawn with the mouse, its vertices moved, and both undone', { tag: '@full' }, async ({ page }) => {
  await page.setViewportSize(WINDOW);
  await openAtlas(page, '?panel=project#9/59.25/7.66');
  const click = async (x: number, y: number): Promise<void> => {
    await page.mouse.move(x, y, { steps: 4 });
    await page.mouse.click(x, y);
  };
  await page.getByRole('button', { name: 'Draw a line' }).click();
  await expect(page.getByText('Click to place vertices')).toBeVisible();
  await waitForMap(page);
  await click(480, 430);
  await click(620, 440);
  await click(700, 450);
  await page.mouse.move(900, 470, { steps: 4 });
  await page.mouse.dblclick(900, 470);
  const status = results(page, 'Alternative A').getByRole('status');
  await expect(status).toContainText(/^This road cuts 1 of/);
  await expect(page.getByText('Click to place vertices')).toHaveCount(0);
  // The click that ends a line opens no population.
  expect(new URL(page.url()).searchParams.get('population')).toBeNull();
  const drawn = await status.innerText();

  await page.getByRole('button', { name: 'Edit vertices' }).click();
  await expect(page.getByText('Drag a vertex')).toBeVisible();
  await waitForMap(page);
  await page.mouse.move(700, 450, { steps: 4 });
  await page.mouse.down();
  await page.mouse.move(700, 520, { steps: 8 });
  await page.mouse.up();
  await expect(status).not.toHaveText(drawn);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => status.innerText()).toBe(drawn);
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(status).not.toHaveText(drawn);
  await page.getByRole('button', { name: 'Done' }).click();

  await withoutMap(page);
  await page.reload();
  await expect(status).toContainText('This road cuts');
});

test('a line written as coordinates, and the way back', async ({ page }) => {
  await openWithoutMap(page, '?population=wild-reindeer-setesdal-austhei');
  await page.getByRole('button', { name: 'Check a project' }).click();
  await page.getByText('Write coordinates instead').click();
  const box = page.getByRole('textbox', { name: 'Positions, longitude then latitude' });
  await box.fill('7.2 59.05; 8.3 95');
  await page.getByRole('button', { name: 'Use this line' }).click();
  await expect(alertsOf(page)).toContainText('Position 2');
  await box.fill('7.2 59.2; 8.3 59.3');
  await page.getByRole('button', { name: 'Use this line' }).click();
  await expect(results(page, 'Alternative A').getByRole('status')).toContainText(/^This road cuts 1 of/);
  await expect(alertsOf(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect(page.getByText('are alike in every figure compared')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: REINDEER })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: 'Check a project' })).toBeVisible();
});

test('a first line that is taken back leaves the map where it was', { tag: '@full' }, async ({ page }) => {
  const zoom = (): number => Number(/^#([\d.-]+)/.exec(new URL(page.url()).hash)?.[1]);
  await openAtlas(page, '?panel=project&layers=#2.5/50/10');
  await page.getByText('Write coordinates instead').click();
  await page.getByRole('textbox', { name: 'Positions, longitude then latitude' }).fill('7.2 59.05; 8.3 59.15');
  await page.getByRole('button', { name: 'Use this line' }).click();
  await expect.poll(zoom).toBeGreaterThan(6);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(zoom).toBeLessThan(4);
});

test('a vertex drawn near a barrier on the map lies on it', { tag: '@full' }, async ({ page }) => {
  const [lon, lat] = [7.66, 59.25];
  await page.setViewportSize(WINDOW);
  await openAtlas(page, `?panel=project#9/${lat}/${lon}`);
  const fences = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { id: 'f', name: 'Corner fence' },
        geometry: {
          type: 'LineString',
          coordinates: [
            [lon, lat + 0.2],
            [lon, lat],
            [lon + 0.2, lat],
          ],
        },
      },
    ],
  };
  await page
    .getByLabel('File of lines: Fences')
    .setInputFiles({ name: 'fences.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(JSON.stringify(fences)) });
  await expect(page.getByRole('checkbox', { name: 'Fences' })).toBeChecked();
  await waitForMap(page);
  // The middle of the map that panel and layers leave free, as the address names it.
  const [panel, list] = await Promise.all([page.locator('.panel').boundingBox(), page.locator('.layers-list').boundingBox()]);
  const [x, y] = [((panel?.x ?? 0) + (panel?.width ?? 0) + 24 + 1440 - (list?.width ?? 0) - 36) / 2, 450];
  await page.getByRole('button', { name: 'Draw a line' }).click();
  await expect(page.getByText('Click to place vertices')).toBeVisible();
  await waitForMap(page);
  await page.mouse.move(x - 5, y + 5, { steps: 4 });
  await page.mouse.click(x - 5, y + 5);
  await page.mouse.move(x - 120, y + 90, { steps: 4 });
  await page.mouse.dblclick(x - 120, y + 90);
  await expect(results(page, 'Alternative A').getByRole('status')).toBeVisible();
  const file = await readDownload(page, () => page.getByRole('button', { name: 'Lines as GeoJSON' }).click());
  const [drawn] = v.parse(Lines, JSON.parse(new TextDecoder().decode(file.bytes))).features;
  const flat = drawn?.geometry.coordinates.flat(2) ?? [];
  expect(flat[0]).toBeCloseTo(lon, 3);
  expect(flat[1]).toBeCloseTo(lat, 3);
});

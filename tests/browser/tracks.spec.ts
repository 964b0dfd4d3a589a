import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { fromArrayBuffer } from 'geotiff';
import Papa from 'papaparse';
import proj4 from 'proj4';
import initSqlJs from 'sql.js';
import * as v from 'valibot';
import { ManifestSchema } from '../../data/manifest.ts';
import { readPdf } from '../unit/factsheet/read-pdf.ts';
import { alertsOf, layerBox, openWithoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { simulateHerd, writeMovebankCsv } from './simulate-herd.ts';
import { strayRequests, watchPage } from './watch-page.ts';

const HERD = simulateHerd(3);
const FIXES = HERD.reduce((sum, { time }) => sum + time.length, 0);
const Collection = v.object({
  licence: v.optional(v.string()),
  features: v.array(v.object({ geometry: v.object({ type: v.string() }), properties: v.record(v.string(), v.unknown()) })),
});

const csvFile = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const chooseFile = (page: Page, name: string, text: string): Promise<void> => page.getByLabel('Tracking data').setInputFiles(csvFile(name, text));
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

async function importHerd(page: Page, tracks = HERD): Promise<void> {
  await chooseFile(page, 'herd.csv', writeMovebankCsv(tracks));
  await expect(page.getByText(`Movebank CSV: ${tracks.length} animals`)).toBeVisible();
}

async function download(page: Page, name: string): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  return readDownload(page, () => button(page, name).click());
}

/** Hold back the script of a worker. What then does not come about, the page's own thread does not do. */
async function holdWorker(page: Page, name: string): Promise<{ asked: Promise<void>; release: () => void }> {
  let [ask, release] = [(): void => undefined, (): void => undefined];
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(new RegExp(`/${name}-(?!client)[^/]*\\.js`), async (route) => {
    ask();
    await released;
    await route.continue();
  });
  return { asked, release };
}

test('from a tracking file to corridors, crossings and every download; kept, and forgotten', async ({ page, baseURL }) => {
  const watch = watchPage(page);
  await openWithoutMap(page, '?panel=tracks');
  const main = page.getByRole('main');
  const slider = (edge: 'Start' | 'End', sequence: string): Locator => page.getByRole('slider', { name: `${edge} of ${sequence}` });
  const dateInput = (edge: 'Start' | 'End', sequence: string): Locator => page.locator(`input[type=date][aria-label="${edge} of ${sequence}"]`);
  const spring = 'Rein 1 2020 spring 1';

  await test.step('the import says what was read', async () => {
    const [first = ''] = writeMovebankCsv(HERD).split('\n', 2).slice(1);
    await chooseFile(page, 'herd.csv', `${writeMovebankCsv(HERD)}${first}\n1,2020-05-01 00:00:00.000,,,Rangifer tarandus,Rein 1\n`);
    await expect(page.getByText(`Movebank CSV: 3 animals, ${FIXES.toLocaleString('en-GB')} fixes`)).toBeVisible();
    await page.getByText('What was read and left out').click();
    await expect(main).toContainText(`${(FIXES + 2).toLocaleString('en-GB')} rows read, ${FIXES.toLocaleString('en-GB')} fixes kept.`);
    await expect(main.getByRole('listitem').filter({ hasText: 'same individual and instant: 1 row' })).toBeVisible();
  });

  await test.step('migrations are found, two for each animal', async () => {
    await button(page, 'Find migrations').click();
    await expect(page.getByText('6 migrations of 3 animals.')).toBeVisible();
    await expect(main.getByRole('slider')).toHaveCount(4);
    await expect(slider('Start', spring)).toHaveAttribute('aria-valuetext', /April 2020/);
    await expect(page.getByText('Compute the corridors of these migrations.')).toBeVisible();
  });

  await test.step('their edges move by mouse, by keyboard and by date; each step is undone and redone', async () => {
    const start = slider('Start', spring);
    const found = await dateInput('Start', spring).inputValue();
    await start.scrollIntoViewIfNeeded();
    const box = await start.locator('line').boundingBox();
    if (!box) throw new Error('The edge is not on screen.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.up();
    await expect(button(page, 'Redo')).toBeDisabled();
    expect(await dateInput('Start', spring).inputValue()).toBe(found);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 12, y, { steps: 4 });
    await page.mouse.up();
    await expect(dateInput('Start', spring)).not.toHaveValue(found);
    const dragged = await dateInput('Start', spring).inputValue();
    expect(Date.parse(found) - Date.parse(dragged)).toBeGreaterThan(5 * 86_400_000);

    await start.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageUp');
    const nudged = new Date(Date.parse(dragged) + 8 * 86_400_000).toISOString().slice(0, 10);
    await expect(dateInput('Start', spring)).toHaveValue(nudged);
    await expect(start).toBeFocused();

    await dateInput('End', spring).fill('2020-05-11');
    await expect(slider('End', spring)).toHaveAttribute('aria-valuetext', '11 May 2020');
    // A year half typed is no date of this animal.
    await dateInput('End', spring).fill('0202-05-11');
    await dateInput('End', spring).blur();
    await expect(dateInput('End', spring)).toHaveValue('2020-05-11');

    for (let step = 0; step < 4; step++) await button(page, 'Undo').click();
    await expect(dateInput('Start', spring)).toHaveValue(found);
    for (let step = 0; step < 3; step++) await button(page, 'Redo').click();
    await expect(dateInput('Start', spring)).toHaveValue(nudged);
  });

  await test.step('one is removed and one added', async () => {
    await button(page, 'Remove Rein 1 2020 autumn 2').click();
    await expect(page.getByText('5 migrations of 3 animals.')).toBeVisible();
    await button(page, 'Add a migration').click();
    await expect(page.getByText('6 migrations of 3 animals.')).toBeVisible();
    await page.getByRole('combobox', { name: 'Season of Rein 1 2020 spring 2' }).selectOption('autumn');
    await button(page, 'Undo').click();
    await button(page, 'Undo').click();
    await button(page, 'Undo').click();
    await expect(slider('Start', 'Rein 1 2020 autumn 2')).toBeVisible();
  });

  await test.step('corridors, and the roads that cross them', async () => {
    await button(page, 'Compute corridors').click();
    await expect(page.getByText('Corridor area')).toBeVisible();
    await expect(main).toContainText('Turn on a barrier layer to see what crosses your corridors.');
    await layerBox(page, 'Roads').check();
    const table = page.getByRole('table', { name: 'Barrier crossings' });
    // Of animals of an unknown kind nothing is counted, and the page says so; what crosses can be looked at.
    await main.getByText('Settings', { exact: true }).click();
    await page.getByLabel('Scientific name').fill('');
    await expect(main).toContainText('the kind of animal is not stated');
    await expect(main.getByText('Looked at, not counted')).toBeVisible();
    await expect(table.locator('tfoot')).toHaveCount(0);
    await page.getByLabel('Kind of animal').selectOption('ungulate');
    await expect(table.locator('tfoot')).toBeVisible();
    expect(await table.getByRole('rowheader').count()).toBeGreaterThan(1);
    await page.getByLabel('Kind of animal').selectOption('');
    // A name is no setting of the method: the corridors stay.
    await page.getByLabel('Name of the population').fill('Rein of the test');
    await expect(page.getByText('Corridor area')).toBeVisible();
  });

  await test.step('every download can be read', async () => {
    await page.getByText('For the downloads and the module').click();
    await page.getByLabel('Custodian').fill('The ranger');
    await page.getByLabel('Licence').fill('CC-BY-4.0');
    await page.getByLabel('Citation').fill('Ranger 2020, Rein of the test');
    const geojson = await download(page, 'Corridors (GeoJSON)');
    expect(geojson.name).toBe('rein-of-the-test-corridors.geojson');
    const { features } = v.parse(Collection, JSON.parse(strFromU8(geojson.bytes)));
    expect(features.map(({ properties }) => properties['use'])).toContain('low');
    expect(features.every(({ geometry }) => geometry.type === 'MultiPolygon')).toBe(true);
    expect(strFromU8(geojson.bytes)).toContain('CC-BY-4.0');

    const geopackage = await download(page, 'Corridors, stopovers and routes (GeoPackage)');
    const sql = await initSqlJs({ wasmBinary: new Uint8Array(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer });
    const database = new sql.Database(geopackage.bytes);
    const tables = database.exec('SELECT table_name FROM gpkg_contents ORDER BY table_name')[0]?.values.flat();
    expect(tables).toEqual(expect.arrayContaining(['corridors', 'routes']));
    expect(database.exec('SELECT count(*) FROM routes')[0]?.values).toEqual([[6]]);
    expect(database.exec('SELECT count(*) FROM corridors')[0]?.values).toEqual([[features.filter(({ properties }) => 'use' in properties).length]]);
    database.close();

    const csv = Papa.parse<Record<string, string>>(strFromU8((await download(page, 'Migrations (CSV)')).bytes).trim(), { header: true });
    expect(csv.meta.fields).toEqual(['individual', 'sequence', 'season', 'class', 'start', 'end', 'fixes', 'days', 'distanceKm', 'varianceM2PerS', 'flags']);
    expect(csv.data).toHaveLength(6);
    for (const row of csv.data) expect(Number(row['distanceKm'])).toBeGreaterThan(40);

    const tiff = await fromArrayBuffer((await download(page, 'Utilisation distribution (GeoTIFF)')).bytes.buffer);
    const image = await tiff.getImage();
    const [band] = await image.readRasters();
    let sum = 0;
    if (typeof band === 'object') for (let cell = 0; cell < band.length; cell++) sum += Number(band[cell]);
    expect(sum).toBeCloseTo(1, 3);

    await button(page, 'Module folder (ZIP)').click();
    await expect(alertsOf(page)).toContainText('what kind of animal');
    await alertsOf(page).getByRole('button').click();
    // The name tells the kind.
    await page.getByLabel('Scientific name').fill('Rangifer tarandus');
    await expect(page.getByLabel('Kind of animal')).toHaveValue('ungulate');
    const folder = await download(page, 'Module folder (ZIP)');
    const entries = unzipSync(folder.bytes);
    const manifest = v.parse(ManifestSchema, JSON.parse(strFromU8(entries['rein-of-the-test/module.json'] ?? new Uint8Array())));
    expect(manifest).toMatchObject({
      custodian: 'The ranger',
      licence: 'CC-BY-4.0',
      populations: [{ species: { scientific: 'Rangifer tarandus', group: 'ungulate' } }],
    });
    expect(
      strFromU8(entries['rein-of-the-test/tracks.csv'] ?? new Uint8Array())
        .trimEnd()
        .split('\n'),
    ).toHaveLength(FIXES + 1);

    const crossings = await readDownload(page, () => page.getByRole('button', { name: /Download .* as CSV/ }).click());
    expect(Papa.parse(strFromU8(crossings.bytes).trim(), { header: true }).data.length).toBeGreaterThan(1);

    const sheet = await download(page, 'Download factsheet');
    const pdf = await readPdf(new Blob([sheet.bytes]));
    expect(pdf.text).toContain('Rein of the test');
    expect(pdf.text).toContain('Animals tracked 3');
    expect(pdf.text).toContain('The ranger');
  });

  await test.step('all but the corridors is there after a reload, and says so', async () => {
    // What is left is texts.
    await page.reload();
    await expect(page.getByText('6 migrations of 3 animals.')).toBeVisible();
    await expect(page.getByText('Corridors are not kept')).toBeVisible();
    await expect(dateInput('Start', spring)).toBeVisible();
    await button(page, 'Compute corridors').click();
    await expect(page.getByText('Corridor area')).toBeVisible();
  });

  await test.step('a wrong file says so and leaves it', async () => {
    await button(page, 'Other files').click();
    await expect(page.getByLabel('Tracking data')).toBeFocused();
    await chooseFile(page, 'accelerometer.csv', 'timestamp,individual-local-identifier,acceleration-raw-x\n2020-01-01 00:00:00.000,Rein 1,3\n');
    await expect(alertsOf(page)).toContainText('accelerometer.csv');
    await expect(page.getByText('6 migrations of 3 animals.')).toBeVisible();
    await expect(page.getByText('Corridor area')).toBeVisible();
    await alertsOf(page).getByRole('button').click();
  });

  await test.step('forgotten when asked', async () => {
    await button(page, 'Forget this data').click();
    await expect(button(page, 'Find migrations')).toHaveCount(0);
    await page.reload();
    await expect(page.getByLabel('Tracking data')).toBeVisible();
    await expect(button(page, 'Forget this data')).toHaveCount(0);
  });

  expect(watch.errors).toEqual([]);
  expect(strayRequests(watch, new URL(baseURL ?? '').origin)).toEqual([]);
  expect(watch.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  for (const { url, body } of watch.requests) expect(`${url} ${body}`).not.toMatch(/rein(?: |%20|\+)|herd\.csv|ranger/i);
});

test('columns the atlas does not know are asked for, and exchanged coordinates are put right', async ({ page }) => {
  await openWithoutMap(page, '?panel=tracks');
  const [track] = HERD;
  if (!track) throw new Error('no herd');
  const rows = Array.from(track.time, (time, i) => {
    const [east = 0, north = 0] = proj4('EPSG:4326', '+proj=utm +zone=32 +datum=WGS84', [track.lon[i] ?? 0, track.lat[i] ?? 0]);
    return `A;${new Date(time).toISOString().slice(0, 19)};${east.toFixed(1)};${north.toFixed(1)}`;
  });
  await chooseFile(page, 'collar.csv', ['Kennung;Zeitpunkt;Rechtswert;Hochwert', ...rows].join('\n'));
  await expect(page.getByRole('heading', { name: 'Which column is which?' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'First rows of collar.csv' }).getByRole('row')).toHaveCount(4);
  for (const [label, column] of [
    ['Animal', 'Kennung'],
    ['Time', 'Zeitpunkt'],
    ['Longitude or easting', 'Rechtswert'],
    ['Latitude or northing', 'Hochwert'],
  ] as const) {
    await page.getByRole('combobox', { name: label, exact: true }).selectOption(column);
  }
  await page.getByLabel(/^Coordinate system/).fill('EPSG:9');
  await button(page, 'Import').click();
  await expect(alertsOf(page)).toContainText('EPSG:9');
  await alertsOf(page).getByRole('button').click();
  await page.getByLabel(/^Coordinate system/).fill('EPSG:32632');
  await button(page, 'Import').click();
  await expect(page.getByText(`CSV: 1 animal, ${track.time.length.toLocaleString('en-GB')} fixes`)).toBeVisible();
  await button(page, 'Find migrations').click();
  await expect(page.getByText('2 migrations of 1 animal.')).toBeVisible();

  await button(page, 'Other files').click();
  const east = HERD.map((each) => ({ ...each, lon: each.lon.map((lon) => lon + 100) }));
  await chooseFile(page, 'swapped.csv', writeMovebankCsv(east, true));
  await expect(alertsOf(page)).toContainText(/swapped\.csv, row 2: .*exchanged/);
  await expect(page.getByText('2 migrations of 1 animal.')).toBeVisible();
  await button(page, 'Swap longitude and latitude').click();
  await expect(page.getByText('Movebank CSV: 3 animals')).toBeVisible();
  await button(page, 'Find migrations').click();
  await expect(page.getByText('6 migrations of 3 animals.')).toBeVisible();
});

test(
  'files are read, migrations found and corridors drawn by workers: without them nothing comes, and the page answers',
  { tag: '@full' },
  async ({ page }) => {
    await openWithoutMap(page, '?panel=tracks');
    const answers = async (): Promise<void> => {
      for (const theme of ['dark', 'light']) {
        await page.getByLabel('Theme').selectOption(theme);
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      }
    };

    await test.step('import', async () => {
      const worker = await holdWorker(page, 'import-worker');
      await chooseFile(page, 'herd.csv', writeMovebankCsv(HERD));
      await worker.asked;
      await answers();
      await expect(page.getByRole('progressbar', { name: 'Reading the file' })).toBeVisible();
      worker.release();
      await expect(page.getByText('Movebank CSV: 3 animals')).toBeVisible();
    });
    await test.step('migrations', async () => {
      const worker = await holdWorker(page, 'corridors-worker');
      await button(page, 'Find migrations').click();
      await worker.asked;
      await answers();
      await expect(page.getByRole('progressbar', { name: 'Finding migrations' })).toBeVisible();
      worker.release();
      await expect(page.getByText('6 migrations of 3 animals.')).toBeVisible();
    });
    await test.step('corridors', async () => {
      // The worker that searched is there already: what it found is kept, and a page anew starts without it.
      await page.reload();
      await expect(page.getByText('6 migrations of 3 animals.')).toBeVisible();
      const worker = await holdWorker(page, 'corridors-worker');
      await button(page, 'Compute corridors').click();
      await worker.asked;
      await answers();
      await expect(page.getByRole('progressbar', { name: 'Computing corridors' })).toBeVisible();
      worker.release();
      await expect(page.getByText('Corridor area')).toBeVisible();
    });
  },
);

test('a large import can be cancelled and leaves the earlier work', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?panel=tracks');
  await importHerd(page);
  await button(page, 'Other files').click();
  await page.getByLabel('Tracking data').evaluate((input) => {
    const line = (i: number): string =>
      `${i},${new Date(1.6e12 + i * 60_000).toISOString()},7.${i % 100_000},59.${i % 100_000},Rangifer tarandus,big ${i % 40}\n`;
    const block = Array.from({ length: 20_000 }, (_, i) => line(i)).join('');
    const parts = [
      'event-id,timestamp,location-long,location-lat,individual-taxon-canonical-name,individual-local-identifier\n',
      ...Array<string>(48).fill(block),
    ];
    const transfer = new DataTransfer();
    transfer.items.add(new File(parts, 'big.csv', { type: 'text/csv' }));
    if (input instanceof HTMLInputElement) input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  const progress = page.getByRole('progressbar', { name: 'Reading the file' });
  await expect.poll(async () => Number((await progress.getAttribute('value')) ?? 0), { intervals: [50] }).toBeGreaterThan(0.05);
  await button(page, 'Cancel').click();
  await expect(progress).toHaveCount(0);
  await expect(page.getByText('Movebank CSV: 3 animals')).toBeVisible();
  await expect(alertsOf(page)).toHaveCount(0);
});

test('200 animals: searched and drawn with progress and a way out', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?panel=tracks');
  await importHerd(page, simulateHerd(200, 4.2));
  await button(page, 'Find migrations').click();
  const finding = page.getByRole('progressbar', { name: 'Finding migrations' });
  await expect(finding).toHaveAttribute('value', /0\.\d/);
  await button(page, 'Cancel').click();
  await expect(finding).toHaveCount(0);
  await expect(page.getByText(/migrations of/)).toHaveCount(0);
  await button(page, 'Find migrations').click();
  await expect(page.getByText(/^400 migrations of 200 animals/)).toBeVisible();
  // Fine cells, so that there is time to give up.
  await page.getByText('Settings', { exact: true }).click();
  await page.getByLabel('Cell (m)').fill('25');
  await page.getByLabel('Cell (m)').blur();
  await button(page, 'Compute corridors').click();
  const computing = page.getByRole('progressbar', { name: 'Computing corridors' });
  await expect(computing).toHaveAttribute('value', /0\.\d/);
  await button(page, 'Cancel').click();
  await expect(computing).toHaveCount(0);
  await expect(page.getByText('Corridor area')).toHaveCount(0);
  await expect(button(page, 'Compute corridors')).toBeEnabled();
});

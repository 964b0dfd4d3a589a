import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { area, bboxPolygon, featureCollection, intersect } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { layerBox, openAtlas, openWithoutMap, withoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { strayRequests, watchPage } from './watch-page.ts';

const KIND = 'Important Marine Mammal Areas';
const SECRET = 'Quiet Meadow of the Test';
/** Two boxes [west, south, east, north] over the corridor of the mule deer: all of it is 921 km². */
const BOXES: readonly (readonly [string, number, number, number, number])[] = [
  [SECRET, -110.4, 42.9, -110.1, 43.2],
  ['Second Meadow', -110.1, 43.2, -109.9, 43.3],
];

/** The mule deer's corridor of low use, which holds the others. */
function readLowUse(): Feature<MultiPolygon> {
  const file = new URL('../../public/atlas/mule-deer-wyoming/mule-deer-upper-green-river-corridors.geojson', import.meta.url);
  const { features }: { features: [Feature<MultiPolygon>] } = JSON.parse(readFileSync(file, 'utf8'));
  return features[0];
}

function areasFile(boxes = BOXES): Buffer {
  const features = boxes.map(([name, west, south, east, north]) => ({
    type: 'Feature',
    // In the columns of the task force's own file.
    properties: { Title: name, 'Criteria 2': 'A, B2', Species: 'Balaenoptera musculus', Link: `https://areas.example/${encodeURIComponent(name)}` },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    },
  }));
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
}

test('areas from a person’s file: shown, measured, kept, forgotten, and sent nowhere', { tag: '@full' }, async ({ page, baseURL }) => {
  const watch = watchPage(page);
  await openAtlas(page, '?population=mule-deer-upper-green-river');
  const box = layerBox(page, KIND);
  const input = page.getByLabel(`File of ${KIND}`);
  const coverage = page.getByRole('table', { name: `Corridor inside ${KIND} (meadows.geojson)` });
  await expect(box).toBeDisabled();
  await input.setInputFiles({ name: 'meadows.geojson', mimeType: 'application/geo+json', buffer: areasFile() });
  await expect(box).toBeChecked();
  // Turf, on the file of corridors that the page offers, says the same share.
  const low = readLowUse();
  const shared = BOXES.map(([, ...box]) => intersect(featureCollection<MultiPolygon | Polygon>([low, bboxPolygon(box)])));
  const inside = shared.reduce((sum, part) => sum + (part ? area(part) : 0), 0);
  const shown = coverage.getByRole('row', { name: /^Low use/ });
  await expect(shown).toContainText(/[1-9]\d*(?:\.\d)?%/);
  expect(Math.abs(Number(/([\d.]+)\s*%/.exec(await shown.innerText())?.[1]) - (100 * inside) / area(low))).toBeLessThan(0.3);
  await expect(page.getByRole('main').getByText(SECRET)).toBeVisible();

  await test.step('they are listed beside the layer', async () => {
    await page.getByText('Your file: meadows.geojson, 2 areas').click();
    const list = page.getByRole('list', { name: `Loaded ${KIND}` });
    await expect(list.getByRole('listitem')).toHaveText(BOXES.map(([name]) => new RegExp(`^${name}.*Criteria: A, B2\\. For Balaenoptera musculus\\.`)).sort());
    await expect(list.getByRole('link', { name: `Its page: ${SECRET}` })).toHaveAttribute('href', 'https://areas.example/Quiet%20Meadow%20of%20the%20Test');
    const before = page.url();
    await list.getByRole('button', { name: SECRET }).click();
    await expect.poll(() => page.url()).not.toBe(before);
  });

  await test.step('a wrong file says so and leaves them', async () => {
    await input.setInputFiles({ name: 'notes.geojson', mimeType: 'text/plain', buffer: Buffer.from('Dear ranger, the areas are on the other disk.') });
    await expect(page.getByRole('alert')).toContainText('notes.geojson');
    await expect(page.getByText('Your file: meadows.geojson, 2 areas')).toBeVisible();
    await expect(box).toBeChecked();
  });

  await test.step('they are there on the next visit', async () => {
    await withoutMap(page);
    await page.reload();
    await expect(box).toBeChecked();
    await expect(coverage.getByRole('row', { name: /^Low use/ })).toContainText('%');
  });

  await test.step('and forgotten when asked', async () => {
    await page.getByText('Your file: meadows.geojson, 2 areas').click();
    await page.getByRole('button', { name: 'Forget this file' }).click();
    await expect(coverage).toHaveCount(0);
    await expect(box).toBeDisabled();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(box).toBeDisabled();
    await expect(box).not.toBeChecked();
  });

  expect(strayRequests(watch, new URL(baseURL ?? '').origin)).toEqual([]);
  expect(watch.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  for (const { url, body } of watch.requests) expect(`${url} ${body}`).not.toMatch(/meadow|-110\.4/i);
  expect(watch.errors).toEqual([]);
});

test('economic zones from a person’s file say whose waters a corridor at sea lies in, and protect nothing', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?population=blue-whale-eastern-north-pacific');
  await expect(page.getByText('no layer of exclusive economic zones is loaded')).toBeVisible();
  const zones = areasFile([
    ['Northern Waters', -130, 25, -105, 45],
    ['Southern Waters', -125, 10, -105, 25],
  ]);
  await page.getByLabel('File of Exclusive economic zones').setInputFiles({ name: 'zones.geojson', mimeType: 'application/geo+json', buffer: zones });
  const table = page.getByRole('table', { name: 'Corridor by exclusive economic zone of Exclusive economic zones (zones.geojson)' });
  await expect(table.getByRole('row', { name: /^Northern Waters/ })).toContainText(/[1-9][\d,]*\skm².*[1-9]\d*(?:\.\d)?%/);
  await expect(table.getByRole('row', { name: /^Outside of these zones/ })).toContainText(/km²/);
  await expect(page.getByText('no layer of exclusive economic zones is loaded')).toHaveCount(0);
  await expect(page.getByRole('table', { name: /^Corridor inside.*zones/ })).toHaveCount(0);
});

test('a country’s page lists the corridors at sea in its zones, as the population’s page has them', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?population=blue-whale-eastern-north-pacific');
  const zone = (name: string, kind: string, state: string, west: number, east: number) => ({
    type: 'Feature',
    properties: { MRGID: west, GEONAME: name, POL_TYPE: kind, ISO_TER1: state },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 10],
          [east, 10],
          [east, 30],
          [west, 30],
          [west, 10],
        ],
      ],
    },
  });
  const zones = [zone('Costa Rican zone, moved', '200NM', 'CRI', -120, -110), zone('Shared zone', 'Joint regime', 'CRI', -130, -120)];
  const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: zones }));
  await page.getByLabel('File of Exclusive economic zones').setInputFiles({ name: 'zones.geojson', mimeType: 'application/geo+json', buffer });
  const there = page.getByRole('table', { name: /^Corridor by exclusive economic zone/ }).getByRole('row', { name: /^Costa Rican zone/ });
  await expect(there).toContainText(/[1-9].*km²/);
  const figures = await there.getByRole('cell').allTextContents();
  await page.getByRole('combobox', { name: /^Search/ }).fill('Costa Rica');
  await page.keyboard.press('Enter');
  const table = page.getByRole('table', { name: 'Corridors at sea in zones of Costa Rica, by Exclusive economic zones (zones.geojson)' });
  await expect(table.getByRole('row', { name: /^Blue whales/ }).getByRole('cell')).toHaveText(figures);
  const csv = await readDownload(page, () => page.getByRole('button', { name: 'Table as CSV', exact: true }).click());
  const [head = '', ...rows] = new TextDecoder().decode(csv.bytes).split('\r\n');
  const km2 = rows.find((row) => row.includes('blue-whale-eastern-north-pacific'))?.split(',')[head.split(',').indexOf('economic_zone_km2_here')];
  expect(km2).toMatch(/^Exclusive economic zones \(zones\.geojson\): [1-9]/);
  await page.getByRole('combobox', { name: /^Search/ }).fill('Germany');
  await page.keyboard.press('Enter');
  await expect(page.getByText('no zone there is said to be that of Germany alone')).toBeVisible();
});

import { expect, test, type Page } from '@playwright/test';
import { layerBox, openAtlas, unfoldKinds, waitForMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { simulateHerd, writeMovebankCsv } from './simulate-herd.ts';
import { strayRequests, watchPage } from './watch-page.ts';

/** Stands in every file of the person's: a request with any of it would show. */
const MARK = 'Quiet Meadow 59.0812345';

const json = (name: string, geometry: object) => ({
  name,
  mimeType: 'application/geo+json',
  buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name: MARK }, geometry }] })),
});
const LINE = {
  type: 'LineString',
  coordinates: [
    [7.2, 59.05],
    [7.5, 59.0812345],
    [8.3, 59.15],
  ],
};
const AREA = {
  type: 'Polygon',
  coordinates: [
    [
      [7.3, 59],
      [7.9, 59],
      [7.9, 59.4],
      [7.3, 59.4],
      [7.3, 59],
    ],
  ],
};

/** Whatever the page's own policy stops is an error in its console, which `watchPage` gathers. */
async function tellViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error(`policy: ${violatedDirective} ${blockedURI}`));
  });
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

test('every feature with a person’s own data: the site’s own files are asked for and nothing else, and its policy holds', async ({ page, baseURL }) => {
  // A long way, with a PDF at its end.
  test.slow();
  const watch = watchPage(page);
  await tellViolations(page);
  const answer = await page.goto('./?panel=tracks&projection=flat');
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
    'content',
    /default-src 'none'.*script-src 'self' 'wasm-unsafe-eval';/,
  );
  await waitForMap(page);

  await test.step('own tracks, corridors, crossings, and downloads that need WebAssembly', async () => {
    const [first] = simulateHerd(1, 6);
    if (!first) throw new Error('The herd is empty.');
    await page
      .getByLabel('Tracking data')
      .setInputFiles({ name: `${MARK}.csv`, mimeType: 'text/csv', buffer: Buffer.from(writeMovebankCsv([{ ...first, individual: MARK }])) });
    await press(page, 'Find migrations');
    await press(page, 'Compute corridors');
    await expect(page.getByText('Corridor area')).toBeVisible();
    await layerBox(page, 'Roads').check();
    await expect(page.getByRole('table', { name: 'Barrier crossings' })).toBeVisible();
    await page.getByText('For the downloads and the module').click();
    await page.getByLabel('Custodian').fill('The ranger');
    await page.getByLabel('Licence').fill('CC-BY-4.0');
    await page.getByLabel('Citation').fill(MARK);
    for (const name of ['Corridors (GeoJSON)', 'Corridors, stopovers and routes (GeoPackage)', 'Utilisation distribution (GeoTIFF)']) {
      expect((await readDownload(page, () => press(page, name))).bytes.length).toBeGreaterThan(1000);
    }
  });

  await test.step('own lines and areas as layers', async () => {
    const layers = page.getByRole('group', { name: 'Layers' });
    await unfoldKinds(page);
    await layers
      .locator('.layer')
      .filter({ has: page.getByRole('checkbox', { name: 'Canals', exact: true }) })
      .locator('summary')
      .click();
    await layers.getByLabel('File of lines: Canals').setInputFiles(json('canal.geojson', LINE));
    await expect(layerBox(page, 'Canals')).toBeChecked();
    await page.getByLabel('File of Important Marine Mammal Areas').setInputFiles(json('areas.geojson', AREA));
    await expect(layerBox(page, 'Important Marine Mammal Areas')).toBeChecked();
  });

  await test.step('an own project and its report', async () => {
    await page.getByRole('link', { name: 'All populations' }).click();
    await press(page, 'Check a project');
    await page.getByLabel('Upload an alignment').setInputFiles(json('plan.geojson', LINE));
    await expect(page.getByRole('region', { name: `What ${MARK} meets` }).getByRole('status')).toContainText(/^This road cuts/);
    expect((await readDownload(page, () => press(page, 'Download screening report'))).bytes.length).toBeGreaterThan(10_000);
  });

  expect(strayRequests(watch, new URL(baseURL ?? '').origin)).toEqual([]);
  const told = watch.requests.filter(({ url, method, body }) => `${decodeURIComponent(url)} ${body}`.includes('59.0812345') || method !== 'GET');
  expect(told).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test(
  'a population with its tracks, its factsheet, and another language and look: nothing but the site’s own files, and its policy holds',
  { tag: '@full' },
  async ({ page, baseURL }) => {
    const watch = watchPage(page);
    await tellViolations(page);
    await openAtlas(page, '?population=wild-reindeer-setesdal-austhei&layers=corridors-high,roads,tracks');
    await expect(page.getByRole('region', { name: 'Time of the tracks' })).toBeVisible();
    expect((await readDownload(page, () => press(page, 'Download factsheet'))).bytes.length).toBeGreaterThan(10_000);
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark');
    await page.getByRole('combobox', { name: 'Map' }).selectOption('Flat');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ar');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    expect(strayRequests(watch, new URL(baseURL ?? '').origin)).toEqual([]);
    expect(watch.errors).toEqual([]);
  },
);

test('what a catalog says is text on the page and on the map, never markup', async ({ page }) => {
  await page.addInitScript(() => addEventListener('marked', () => document.documentElement.setAttribute('data-marked', 'yes')));
  const evil = `<img src=x onerror="dispatchEvent(new Event('marked'))"><b id="evil">bold</b>`;
  await page.route('**/catalog.json', async (route) => {
    const answer = await route.fetch();
    const index: { title: string; baseMap: { attribution: string }; modules: { title: string; attribution: string }[]; layers: { title: string }[] } =
      await answer.json();
    index.baseMap.attribution = evil;
    for (const each of index.modules) Object.assign(each, { title: evil, attribution: `${evil} ${each.title}` });
    for (const each of index.layers) each.title = evil;
    await route.fulfill({ json: index });
  });
  await openAtlas(page, '?population=mule-deer-upper-green-river&layers=corridors-high,roads,pipelines,protected-areas');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.maplibregl-ctrl-attrib')).toContainText('<b id="evil">');
  await expect(page.locator('#evil')).toHaveCount(0);
  await expect(page.locator('html')).not.toHaveAttribute('data-marked', 'yes');
});

test('what the site does not have is answered by 404', async ({ request }) => {
  for (const path of ['./nothing.html', './atlas/nothing.json', './assets/nothing.js']) expect((await request.get(path)).status()).toBe(404);
  expect((await request.get('./?population=nothing')).status()).toBe(200);
});
